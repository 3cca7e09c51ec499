"""What is measured: each file a command, `python -m bench.NAME`, that prints a table."""
