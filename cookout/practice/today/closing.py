"""The last lines of a day's list: the same on the page, in the email and in the terminal."""

from __future__ import annotations

from datetime import date

from cookout.practice.phrases import calendar_day, capital, number

END = "That’s everyone for today."
REST = "The rest can wait."
NOBODY = "Nobody needs you today. Enjoy it."
NO_MINUTES = "You planned no time for today."
ALL_DONE = "All done for today."


def closing(*, more: int) -> str:
    """The end of a list with somebody on it: "That’s everyone for today. Three more can wait."."""
    return f"{END} {can_wait(more=more) or REST}"


def can_wait(*, more: int) -> str:
    """How many are due and not on the list; nothing where nobody is."""
    return capital(words=f"{number(count=more)} more can wait.") if more else ""


def nothing(*, on: date, back_on: date | None, minutes: int | None) -> str:
    """Why a list is empty: away, a day without minutes, or nobody to reach."""
    if back_on:
        return f"You are away. Your list is back on {calendar_day(day=back_on, on=on)}."
    return NO_MINUTES if minutes == 0 else NOBODY
