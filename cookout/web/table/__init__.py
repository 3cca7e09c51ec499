"""Pages under table: views, forms and page models."""
