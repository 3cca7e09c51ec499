"""Pages under needs: views, forms and page models."""
