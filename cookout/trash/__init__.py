"""What is no longer wanted: it lies in the trash for a while, and is erased for good."""
