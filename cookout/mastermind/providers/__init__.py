"""Providers that members of a group have used, and what they tell each other of them."""
