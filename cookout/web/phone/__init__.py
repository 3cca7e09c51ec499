"""What a phone without a connection needs: a page to capture on, and where it sends to."""
