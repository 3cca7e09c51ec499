"""The fields of a person in words, and the difference between two states of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cookout.people.event import Event
from cookout.people.merging.choices import ASPECTS, EMPTY, Aspect
from cookout.people.person import Person
from cookout.people.usual_way import USUAL_WAYS
from cookout.practice import formats
from cookout.practice.notice import NOTICE_WORDS
from cookout.vcard.person_fields import LABELS

Line = tuple[str, str, str]
"""The label of a field, the value before, and the value after."""
OTHERS = (
    Aspect("notes", "Notes", ("notes",)),
    Aspect("private_on", "Private", ("private_on",)),
    Aspect("birthday_notice", "Birthday notice", ("birthday_notice",)),
    Aspect("place", "Place", ("place",)),
    Aspect("trashed_at", "Trash", ("trashed_at",)),
)
FIELDS = tuple(name for aspect in (*ASPECTS, *OTHERS) for name in aspect.fields)
MOST = 500
"""Longer values are cut: a change log isn't a second notebook."""


def differences(before: dict[str, Any], now: dict[str, Any]) -> list[Line]:
    """A line for each field that differs. Missing fields are skipped."""
    return list(_differences((*ASPECTS, *OTHERS), before, now))


def _differences(
    aspects: Iterable[Aspect], before: dict[str, Any], now: dict[str, Any]
) -> Iterable[Line]:
    for aspect in aspects:
        names = [name for name in aspect.fields if name in before and name in now]
        changed = [name for name in names if _plain(before[name]) != _plain(now[name])]
        if not changed:
            continue
        line = aspect.label, _words(aspect, before), _words(aspect, now)
        if line[1] != line[2]:
            yield line
            continue
        # Of a name whose words are the same only the part that changed is told.
        for name in changed:
            yield LABELS.get(name, aspect.label), str(before[name] or ""), str(now[name] or "")


def _plain(value: Any) -> Any:
    return None if value in EMPTY else value


def _words(aspect: Aspect, state: dict[str, Any]) -> str:
    values: list[Any] = [state.get(name) for name in aspect.fields]
    if aspect.name == "birthday":
        year, month, day = values
        words = formats.partial_day(year=year, of_month=month, of_day=day)
    elif aspect.name == "name":
        parts = " ".join(str(value) for value in values[1:] if value)
        words = str(values[0] or parts)
    elif aspect.name == "event":
        words = Event.objects.filter(pk=values[0]).values_list("name", flat=True).first() or ""
    elif aspect.name == "place":
        words = Person.Place(values[0]).label
    elif aspect.name == "birthday_notice":
        words = NOTICE_WORDS.get(values[0], "")
    elif aspect.name == "usual_way":
        words = USUAL_WAYS.get(values[0], values[0] or "")
    elif aspect.name == "trashed_at":
        words = "in it" if values[0] else ""
    elif aspect.name in ("private_on", "met_on") and values[0]:
        words = formats.day_and_year(values[0])
    else:
        words = str(values[0] or "")
    return words if len(words) <= MOST else f"{words[: MOST - 1]}…"
