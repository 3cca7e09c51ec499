"""Pages under roles: views, forms and page models."""
