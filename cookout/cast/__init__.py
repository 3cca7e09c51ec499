"""The cast: one small invented world, for the demo, the tests and the pictures."""
