"""Pages under plan: views, forms and page models."""
