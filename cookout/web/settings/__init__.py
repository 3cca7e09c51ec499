"""Pages under settings: views, forms and page models."""
