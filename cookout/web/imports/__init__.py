"""Pages under imports: views, forms and page models."""
