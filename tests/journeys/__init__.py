"""The few things people come for, in a real browser on a real server."""
