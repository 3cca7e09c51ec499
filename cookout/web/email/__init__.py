"""Pages under email: views, forms and page models."""
