"""Pages under exports: views, forms and page models."""
