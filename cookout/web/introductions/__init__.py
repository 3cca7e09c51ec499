"""Pages under introductions: views, forms and page models."""
