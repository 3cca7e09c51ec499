"""What every page needs of HTTP: the door, pagination, limits, errors."""
