"""Who keeps a plan here."""
