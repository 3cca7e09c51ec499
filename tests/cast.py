"""The cast for tests: the same invented people as in the demo, one at a time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from cookout.members.member import Member
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.referrals.experience import Experience

AT = datetime(2026, 11, 17, 14, 12, tzinfo=UTC)
TODAY = date(2026, 11, 17)


def day(ago: int) -> date:
    """A day counted back from the tests' today."""
    return TODAY - timedelta(days=ago)


def rowan() -> Member:
    """Rowan Cole: a police officer with a young family who sells life insurance."""
    return _member("Rowan Cole", "rowan@example.org")


def sol() -> Member:
    """Sol Reyes, who hosts a mastermind group, and whose people are not Rowan's."""
    return _member("Sol Reyes", "sol@example.org")


def _member(name: str, email: str) -> Member:
    member = Member(name=name, email=email, time_zone="America/Los_Angeles", welcomed_at=AT)
    member.set_password("a table for fifteen")
    member.save()
    return member


def person(owner: Member, name: str = "Dana Whitfield", **fields: Any) -> Person:
    """Somebody of a member's, just written down."""
    made = Person(owner=owner, made_at=AT)
    made.write(name=name, **fields)
    return made


def talk(someone: Person, *, ago: int = 0, kind: str = "call", **more: Any) -> Interaction:
    """A time in touch, so many days ago."""
    return Interaction.log(people=[someone], kind=kind, on=day(ago), at=AT, **more)


def job(someone: Person, *, on: date = TODAY, **told: Any) -> Experience:
    """An experience with somebody's work: by default the member's own, which went well."""
    told = {"outcome": "well", "again": True} | told
    return Experience.make(person=someone, on=on, at=AT, **told)
