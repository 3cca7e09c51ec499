"""Checks for rows of an archive whose fields are valid alone and contradict each other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import models

from cookout.people.event_series import EventSeries
from cookout.people.history.change import Change
from cookout.people.person import Person
from cookout.plan.absence import Absence
from cookout.plan.plan import Plan
from cookout.plan.week import Week, monday_of
from cookout.practice.numbers import MINUTES_OF_A_DAY
from cookout.practice.repeating import Repetition
from cookout.promises.promise import Promise
from cookout.table.cookout import Guest

Fields = dict[str, Any]
WEEK = 7
LONGEST_PATTERN = 366
MOST = 1_000
"""Whoever has more guests, events or people in four weeks has written nonsense."""


def nonsense(model: type[models.Model], fields: Fields) -> str:
    """The name of the field that makes no sense; empty if all do."""
    check = _CHECKS.get(model)
    return check(fields) if check else ""


def _birthday(fields: Fields) -> str:
    year, month, day = (fields.get(f"birth_{part}") for part in ("year", "month", "day"))
    try:
        # 29 February is a birthday in every year.
        date(2000 if year is None or not (month and day) else year, month or 1, day or 1)
        date(year or 1, 1, 1)
    except (ValueError, OverflowError):
        return "birth_day"
    return "birth_month" if day and not month else ""


def _plan(fields: Fields) -> str:
    """Seven days from Monday on, or a pattern of any length from a day on; or nothing told yet."""
    minutes, begins = fields.get("minutes", []), fields.get("pattern_from")
    if not isinstance(minutes, list) or not all(map(_is_day, minutes)):
        return "minutes"
    if len(minutes) > LONGEST_PATTERN or (begins is None and len(minutes) not in (0, WEEK)):
        return "minutes"
    if begins is not None and not minutes:
        return "pattern_from"
    if not 1 <= fields.get("cookout_size", 1) <= MOST:
        return "cookout_size"
    return next((name for name in ("events", "people_each") if (fields.get(name) or 0) > MOST), "")


def _is_day(minutes: object) -> bool:
    is_whole = isinstance(minutes, int) and not isinstance(minutes, bool)
    return is_whole and 0 <= minutes <= MINUTES_OF_A_DAY  # type: ignore[operator]


def _absence(fields: Fields) -> str:
    first, last = fields.get("first_on"), fields.get("last_on")
    return "last_on" if first and last and last < first else ""


def _week(fields: Fields) -> str:
    monday = fields.get("monday_on")
    if not monday or monday != monday_of(monday):
        return "monday_on"
    return "planned" if (fields.get("planned") or 0) > WEEK * MINUTES_OF_A_DAY else ""


def _change(fields: Fields) -> str:
    """Of each aspect its label, the words before and the words since."""
    lines = fields.get("said", [])
    is_told = isinstance(lines, list) and all(
        isinstance(line, list) and [type(part) for part in line] == [str, str, str]
        for line in lines
    )
    return "" if is_told else "said"


def _guest(fields: Fields) -> str:
    return "brings" if fields.get("brings", 0) > MOST else ""


def _repeating(fields: Fields) -> str:
    """A rule that can be read, and the day from which it counts."""
    if not (rule := fields.get("repeats")):
        return ""
    try:
        Repetition.read(rule)
    except ValueError:
        return "repeats"
    return "" if fields.get("repeats_from") and fields.get("due_on") else "repeats_from"


def _series(fields: Fields) -> str:
    if problem := _repeating(fields | {"repeats_from": True, "due_on": True}):
        return problem
    try:
        days = [date.fromisoformat(day) for day in fields.get("skipped", [])]
    except (TypeError, ValueError):
        return "skipped"
    if fields.get("skipped", []) != [day.isoformat() for day in days]:
        return "skipped"
    return "" if fields.get("repeats") and fields.get("first_on") else "first_on"


_CHECKS: dict[type[models.Model], Callable[[Fields], str]] = {
    Person: _birthday,
    Plan: _plan,
    Absence: _absence,
    Week: _week,
    Change: _change,
    Guest: _guest,
    Promise: _repeating,
    EventSeries: _series,
}
