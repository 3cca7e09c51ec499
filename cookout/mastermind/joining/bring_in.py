"""Bring an existing list of members and their open promises into a group."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise
from cookout.practice.formats import numeric_day
from cookout.vcard.days import partial_day

MOST_LINES = 60
LONGEST_NAME, LONGEST_TRADE, LONGEST_WHAT = 120, 200, 2_000
YEARS_AHEAD = 10
"""So far ahead a year of two digits can be."""
EXAMPLE_DAY = date(2026, 12, 10)


class WrongLine(ValueError):
    """A line that can't be read. The message names it, and what it should look like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedMember:
    """A line of a list of members: "Ana Birch, ana@example.org, Baker"."""

    name: str
    email: str
    trade: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPromise:
    """A line of a list of promises: "Ana Birch, Call the bank, 12/10/2026". The name may be an
    email."""

    name: str
    what: str
    due_on: date


def read_members(text: str) -> list[ListedMember]:
    """A member a line. Raises WrongLine."""
    found = []
    for line, cells in _lines(text):
        name, email, trade = (*cells, "", "")[:3]
        try:
            validate_email(email)
        except ValidationError:
            raise WrongLine(f"Enter a name and an email, like “Ana Birch, ana@example.org”: {line}")
        if not name or len(name) > LONGEST_NAME or len(trade) > LONGEST_TRADE:
            raise WrongLine(f"Enter a name and an email, like “Ana Birch, ana@example.org”: {line}")
        found.append(ListedMember(name=name, email=email, trade=trade))
    return found


def read_promises(text: str, *, on: date, day_first: bool) -> list[ListedPromise]:
    """A promise a line; commas in what is promised stay. Raises WrongLine.

    `day_first` is how the host's region writes a day in numbers.
    """
    found = []
    for line, cells in _lines(text):
        name, words, due_on = _promise_cells(cells, on=on, day_first=day_first)
        if not words or len(words) > LONGEST_WHAT or due_on is None:
            example = numeric_day(EXAMPLE_DAY)
            raise WrongLine(
                f"Enter who, what and when, like “Ana, Call the bank, {example}”: {line}"
            )
        found.append(ListedPromise(name=name, what=words, due_on=due_on))
    return found


def _promise_cells(cells: list[str], *, on: date, day_first: bool) -> tuple[str, str, date | None]:
    """Who, what and when; "December 10, 2026" takes two cells."""
    name, *rest = cells
    for day_cells in (1, 2):
        words, day = rest[:-day_cells], ", ".join(rest[-day_cells:])
        latest = on.year + YEARS_AHEAD
        match partial_day(day, day_first=day_first, latest=latest):
            case (int(year), int(month), int(of_month)):
                return name, ", ".join(words), date(year, month, of_month)
    return name, "", None


@transaction.atomic
def bring_in(
    group: Group,
    *,
    members: list[ListedMember],
    promises: list[ListedPromise],
    at: datetime,
    on: date,
) -> tuple[int, int]:
    """List them, those who are there already once; how many members and promises are new.

    Raises WrongLine where a promise is of somebody who is not in the group.
    """
    there = group.members.count()
    for member in members:
        GroupMember.list_by_mail(
            group=group, name=member.name, email=member.email, at=at, trade=member.trade
        )
    present = list(group.members.present().select_related("member"))
    made = sum(_promise(promise, present, on) for promise in promises)
    return group.members.count() - there, made


def _promise(listed: ListedPromise, present: list[GroupMember], on: date) -> bool:
    wanted = listed.name.casefold()
    found = [member for member in present if wanted in _names(member)]
    if not found:
        raise WrongLine(f"No member is called {listed.name}")
    if len(found) > 1:
        raise WrongLine(
            f"More than one member is called {listed.name}. Enter the email from your list instead"
        )
    maker = found[0]
    if maker.promises.filter(what=listed.what, due_on=listed.due_on).exists():
        return False
    GroupPromise.make(maker=maker, what=listed.what, due_on=listed.due_on, on=on)
    return True


def _names(member: GroupMember) -> set[str]:
    """What a list may call a member: their name, or the email they are listed with."""
    names = {member.full_name, member.first_name, member.email} - {""}
    return {name.casefold() for name in names}


def _lines(text: str) -> Iterator[tuple[str, list[str]]]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        raise WrongLine(f"Bring in up to {MOST_LINES} lines at a time")
    for line in lines:
        yield line, [cell.strip() for cell in next(csv.reader([line], skipinitialspace=True))]
