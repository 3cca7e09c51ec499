"""A thank-you that somebody can hear: what the other did, and what it changed."""

from __future__ import annotations

from cookout.practice.spelling import words

LEAST_WORDS = 3
"""Texts with fewer words name nothing specific: "great job", "thank you"."""
LONGEST = 400


def wrong_with_deed(text: str) -> str:
    """What to change in the text about what someone did; empty if it is fine."""
    if len(words(text)) < LEAST_WORDS:
        return "Say what they did, like “Read my lease twice”."
    return ""


def wrong_with_change(text: str) -> str:
    """What to change in the text about what that changed; empty if it is fine."""
    if len(words(text)) < LEAST_WORDS:
        return "Say what it changed, like “I signed for three years, not ten”."
    return ""
