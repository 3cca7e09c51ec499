"""Pages under promises: views, forms and page models."""
