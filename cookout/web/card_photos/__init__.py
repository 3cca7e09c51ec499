"""Pages under card-photos: views, forms and page models."""
