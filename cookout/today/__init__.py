"""What to do with the minutes you have today."""
