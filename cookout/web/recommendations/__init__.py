"""Pages under recommendations: views, forms and page models."""
