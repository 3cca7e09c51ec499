"""Today: what is due with each person, in which order, what fits, and its words."""
