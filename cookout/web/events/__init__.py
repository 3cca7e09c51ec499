"""Pages under events: views, forms and page models."""
