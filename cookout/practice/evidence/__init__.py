"""Evidence behind a recommendation: what was experienced, by whom, and how sure it makes us."""
