"""Pages under interactions: views, forms and page models."""
