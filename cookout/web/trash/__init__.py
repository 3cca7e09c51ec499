"""Pages under trash: views, forms and page models."""
