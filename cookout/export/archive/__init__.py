"""The archive: everything of a member in one zip, written and read back."""
