"""Duplicates and merging: suggested, merged, and undone."""
