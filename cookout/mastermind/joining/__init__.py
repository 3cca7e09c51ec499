"""How people come into a group: invited, listed, as visitors, or from the waiting list."""
