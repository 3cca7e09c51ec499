"""The server, its background jobs and what it prepares first."""
