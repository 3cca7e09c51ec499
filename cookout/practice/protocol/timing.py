"""A length of a phase suggested from the group's own past sessions."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from statistics import median

from cookout.practice.protocol.times import MINUTE

SESSIONS, FEWEST = 6, 3
"""The last six sessions are looked at, and nothing is suggested from fewer than three."""

NOTICEABLE = 60
"""Seconds of difference below which nothing is suggested."""


def suggested_seconds(*, planned: int, taken: Sequence[int]) -> int | None:
    """The usual length of a phase in whole minutes, as a group really took it, newest last.

    The median, so that one long evening changes nothing. None where too few sessions are known
    or the plan is right within a minute.
    """
    recent = taken[-SESSIONS:]
    if len(recent) < FEWEST:
        return None
    usual = max(1, ceil(median(recent) / MINUTE)) * MINUTE
    return None if abs(usual - planned) < NOTICEABLE else usual


def suggestion_words(*, phase: str, planned: int, taken: Sequence[int]) -> str:
    """The suggestion as a sentence, or nothing."""
    usual = suggested_seconds(planned=planned, taken=taken)
    if usual is None:
        return ""
    sessions = min(len(taken), SESSIONS)
    return (
        f"“{phase}” took your group about {usual // MINUTE} min in the last "
        f"{sessions} sessions. It is planned for {planned / MINUTE:g}."
    )
