"""Pages under today: views, forms and page models."""
