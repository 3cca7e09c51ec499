"""Pages under duplicates: views, forms and page models."""
