"""A thank-you that somebody can hear: what the other did, and what it changed."""

from __future__ import annotations

from cookout.practice.spelling import words

LEAST_WORDS = 3
"""Fewer name no deed: "great job", "thank you"."""
LONGEST = 400


def wrong_with_deed(text: str) -> str:
    """What to change in what the other did; nothing where it is one."""
    if len(words(text)) < LEAST_WORDS:
        return "Say what they did, like “Read my lease twice”."
    return ""


def wrong_with_change(text: str) -> str:
    """What to change in what it changed; nothing where it says so."""
    if len(words(text)) < LEAST_WORDS:
        return "Say what it changed, like “I signed for three years, not ten”."
    return ""
