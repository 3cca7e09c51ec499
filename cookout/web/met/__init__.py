"""Pages under met: views, forms and page models."""
