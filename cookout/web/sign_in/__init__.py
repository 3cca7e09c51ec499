"""Pages under sign_in: views, forms and page models."""
