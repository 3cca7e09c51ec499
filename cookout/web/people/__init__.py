"""Pages under people: views, forms and page models."""
