"""Pages under received: what others or a phone sent in, to be checked."""
