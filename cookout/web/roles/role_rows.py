"""A needed role as a row: who fills it, who could introduce someone, and how common it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from cookout.people.person import Person
from cookout.people.role import Role
from cookout.practice.phrases import one_line, span
from cookout.table.role_map import Mapped
from cookout.web.roles.role_form import HowCrowded


class PraisedLongAgo(NamedTuple):
    """Someone whose great work was long ago."""

    person: Person
    words: str


class Asked(NamedTuple):
    """Someone who could introduce, why, and the link to a draft."""

    person: Person
    reasons: tuple[str, ...]
    draft_url: str


@dataclass(frozen=True)
class RoleRow:
    """One row of the map."""

    mapped: Mapped
    again: list[PraisedLongAgo]
    asked: list[Asked]
    form: HowCrowded

    @property
    def role(self) -> Role:
        return self.mapped.role

    @property
    def has_one_great(self) -> bool:
        return len(self.mapped.great) == 1

    @property
    def trade_query(self) -> str:
        """The query that narrows the list of people to this trade."""
        return urlencode({"trade": self.role.key})


def need(mapped: Mapped, *, on: date) -> RoleRow:
    """The row of one role on a day."""
    role = mapped.role
    return RoleRow(
        mapped=mapped,
        again=[PraisedLongAgo(contact, _still(contact, on)) for contact in mapped.again],
        asked=[
            Asked(introducer.person, introducer.reasons, _draft_url(introducer.person, role, turn))
            for turn, introducer in enumerate(mapped.introducers)
        ],
        form=HowCrowded(initial={"crowded": role.crowded}, auto_id=f"crowded_{role.pk}_%s"),
    )


def _still(person: Person, on: date) -> str:
    name = one_line(text=person.name, most=40)
    last: date | None = getattr(person, "used_on", None) or person.great_on
    since = span(days=(on - last).days) if last else ""
    return f"You last used {name} {since} ago. Used them since?"


def _draft_url(person: Person, role: Role, turn: int) -> str:
    asked = {"role": role.pk} | ({"turn": turn} if turn else {})
    return f"{reverse('words', args=[person.pk])}?{urlencode(asked)}"
