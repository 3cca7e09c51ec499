"""What a page asks, and how the answers are read."""
