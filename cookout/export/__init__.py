"""What goes out again: cards, a table, and the archive that another Cookout takes in."""
