"""The pronouns in a sentence about a person whose pronouns are saved: him, her or them."""

from __future__ import annotations

from typing import NamedTuple

from cookout.practice.spelling import words


class Pronouns(NamedTuple):
    """The forms that sentences need: he, him, his."""

    subject: str
    object: str
    possessive: str


THEY = Pronouns("they", "them", "their")
EACH = (Pronouns("he", "him", "his"), Pronouns("she", "her", "her"), THEY)


def pronouns(written: str) -> Pronouns:
    """The first of "he/him", "she, her", "They" that is written; they where none of these is."""
    for word in words(written):
        for forms in EACH:
            if word in forms:
                return forms
    return THEY
