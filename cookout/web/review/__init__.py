"""Pages under review: views, forms and page models."""
