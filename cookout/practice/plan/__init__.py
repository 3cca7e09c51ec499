"""The plan: what a member's minutes carry, who sits at the table, and how it was kept."""
