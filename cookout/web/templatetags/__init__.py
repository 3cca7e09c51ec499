"""The look, as tags: what a page is put together from."""
