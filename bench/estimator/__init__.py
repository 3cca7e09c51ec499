"""Estimates the next rating between two people from past ratings, in contributions with names."""
