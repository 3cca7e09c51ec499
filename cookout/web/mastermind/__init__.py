"""Pages of the mastermind: views, forms and page models."""
