"""Pages under cookouts: views, forms and page models."""
