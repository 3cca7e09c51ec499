"""When an asker is asked what came of a question, and what a group still waits to hear."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from cookout.practice.phrases import ago, calendar_day

OUTCOME_DAYS = (30, 90)
"""Days after the asker's promise on which they are asked what came of it."""


def due_outcomes(*, heard_on: date, told: Collection[int], on: date) -> tuple[int, ...]:
    """The OUTCOME_DAYS that have passed unanswered, the earliest first.

    A later outcome replaces an earlier one.
    """
    latest = max(told, default=0)
    return tuple(
        days for days in OUTCOME_DAYS if days > latest and heard_on + timedelta(days=days) <= on
    )


def not_heard(*, asker: str, author: str, question: str, given_on: date, on: date) -> str:
    """A line of the heard-back ledger: an answer that the asker has said nothing of."""
    since = ago(day=given_on, on=on)
    return f"{asker} hasn’t said what they heard from {author} on “{question}”, {since}"


def not_told(*, asker: str, question: str, due_on: date, on: date) -> str:
    """A line of the heard-back ledger: an outcome that the group waits for."""
    day = calendar_day(day=due_on, on=on)
    return f"{asker} hasn’t said what came of “{question}”, due {day}"
