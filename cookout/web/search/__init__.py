"""Pages under search: views, forms and page models."""
