"""The evidence behind a recommendation: what was experienced, by whom, and how certain it is."""
