"""Routing: which members to ask personally, and why; and who would complete a group."""
