"""From a need in plain words to the trades that may meet it, and from a title to its trade."""
