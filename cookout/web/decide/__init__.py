"""Pages under decide: views, forms and page models."""
