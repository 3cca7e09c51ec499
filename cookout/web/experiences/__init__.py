"""Pages under experiences: views, forms and page models."""
