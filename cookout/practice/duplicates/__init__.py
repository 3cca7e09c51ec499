"""Duplicates: which two records may be one person, and the evidence."""
