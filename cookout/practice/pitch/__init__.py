"""The pitch check: whether a message pushes more than it cares."""
