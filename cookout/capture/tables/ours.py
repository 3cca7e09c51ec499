"""What Cookout's own exported table says of a person that is kept here already."""

from __future__ import annotations

OURS = ("Labels", "Place", "Met On", "Met At", "Great Since", "Private Since", "Remember")
"""Headings beside those of the fields and the contact points, in the order of the columns."""
