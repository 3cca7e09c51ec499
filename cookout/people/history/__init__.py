"""Change history of each person."""
