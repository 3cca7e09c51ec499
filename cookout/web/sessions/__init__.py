"""Sessions of a group: planned, run on everyone's own phone, and told in minutes afterwards."""
