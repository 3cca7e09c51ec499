"""What goes out by mail and into a calendar, when, and what became of it."""
