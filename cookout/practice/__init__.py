"""What the product teaches, as plain Python: no database, no clock, no screen."""
