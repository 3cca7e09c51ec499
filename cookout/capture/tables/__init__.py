"""CSV files: encoding, columns and rows, read as people."""
