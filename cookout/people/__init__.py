"""Whom you met, and what you wrote down about them."""
