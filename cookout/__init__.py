"""Cookout: go deep with the few, keep the others warm, and keep what you promise."""
