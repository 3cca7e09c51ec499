"""The bars of an event, from everyone met to those at the table, and whether it was worth it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from cookout.people.event import Event
from cookout.practice.phrases import capital, number, one_line
from cookout.practice.plan import event_worth

WIDEST = 100


class Bar(NamedTuple):
    """One bar: its label, its count, and its width in percent of the first."""

    name: str
    label: str
    number: int
    width: str


def bars(what: event_worth.Narrowing) -> list[Bar]:
    """The five bars of an event; none where nobody was met."""
    counts = [(name, label, getattr(what, name)) for name, label in event_worth.STEPS]
    return [
        Bar(name, label, count, f"{count * WIDEST / what.met:.1f}")
        for name, label, count in counts
        if what.met
    ]


def undecided(what: event_worth.Narrowing) -> str:
    """How many wait for a decision, which may still lengthen the second bar."""
    if not what.undecided:
        return ""
    verb = "needs" if what.undecided == 1 else "need"
    return f"{capital(words=number(count=what.undecided))} still {verb} a decision."


@dataclass(frozen=True)
class Balance:
    """One event, or several with one name: where the people are now, its cost, and whether it was
    worth it."""

    event: Event
    name: str
    became: str
    took: str
    worth: str
    each: str
    is_several: bool


def balances(
    events: Iterable[Event], met: dict[int, event_worth.Narrowing], *, on: date
) -> list[Balance]:
    """Each event that people were met at, several of one name as one; the latest first."""
    rows: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        rows[" ".join(event.name.casefold().split())].append(event)
    found = [_balance(row, met, on) for row in rows.values()]
    return [balance for balance in found if balance]


def _balance(row: list[Event], met: dict[int, event_worth.Narrowing], on: date) -> Balance | None:
    what = sum((met[event.pk] for event in row), event_worth.Narrowing())
    last = max(row, key=lambda event: (event.on, event.pk))
    if not what.met or last.on > on:
        return None
    hours = _sum(event.hours for event in row)
    return Balance(
        event=last,
        name=one_line(text=last.name, most=80),
        became=event_worth.in_words(what=what),
        took=event_worth.took(fee=_sum(event.fee for event in row), hours=hours, times=len(row)),
        worth=event_worth.WORTH[event_worth.worth(what=what, last_on=last.on, on=on)],
        each=event_worth.hours_for_each(what=what, hours=hours),
        is_several=len(row) > 1,
    )


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    return sum((amount for amount in amounts if amount), Decimal(0)) or None
