"""Captures that a phone made without a connection, sealed to this Cookout."""
