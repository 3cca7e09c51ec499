"""Full-text search over people, on SQLite and PostgreSQL."""
