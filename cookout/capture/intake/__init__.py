"""An import: previewed, written slice by slice, and undone as a whole."""
