"""Notifications on the phone: by web push to a browser, and by ntfy to a topic."""
