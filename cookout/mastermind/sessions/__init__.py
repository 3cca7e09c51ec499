"""Sessions of a group: their days, their rooms, and what is kept of them."""
