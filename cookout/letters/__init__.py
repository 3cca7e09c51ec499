"""Emails, notifications and calendar entries: when each is due, and whether it was sent."""
