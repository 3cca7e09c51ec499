"""Whether somebody answered: the definition of the practice, and the same in SQL."""

from datetime import date
from itertools import product

import pytest
from django.db import connection

from cookout.members.member import Member
from cookout.people.answered import ANSWERED, never_answered
from cookout.people.interaction import Interaction, InteractionKind
from cookout.people.person import Person
from cookout.practice.answers import IN_SQL, Touch, has_answered
from tests.cast import AT, TODAY, day, person, rowan

pytestmark = pytest.mark.django_db
MET_ON = day(70)


@pytest.fixture
def owner() -> Member:
    return rowan()


def met(owner: Member, name: str) -> Person:
    one = person(owner, name, met_on=MET_ON)
    one.stand(Person.Place.NEW, on=MET_ON)
    touch(one, "met", "both", MET_ON)
    return one


def touch(one: Person, kind: str, direction: str, on: date, minutes: int | None = None) -> None:
    Interaction.log(people=[one], kind=kind, direction=direction, on=on, at=AT, minutes=minutes)


def in_sql(one: Person) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            f"select {ANSWERED} from cookout_person p where p.id = %(id)s",
            {**IN_SQL, "id": one.pk},
        )
        return bool(cursor.fetchone()[0])


def names(owner: Member) -> list[str]:
    return [one.name for one in never_answered(member=owner, on=TODAY)]


def test_sql_and_the_practice_agree_on_every_kind_direction_and_day(owner: Member) -> None:
    ways = product(InteractionKind, Interaction.Direction, (MET_ON, day(5)))
    for number, (kind, direction, on) in enumerate(ways):
        one = met(owner, f"Guest {number}")
        touch(one, kind, direction, on)
        touches = [Touch(on=on, kind=kind, direction=direction)]
        assert in_sql(one) == has_answered(touches=touches, met_on=MET_ON), (kind, direction, on)


def test_somebody_called_for_30_minutes_is_not_asked_about_as_silent(owner: Member) -> None:
    touch(met(owner, "Nora"), "call", "out", day(5), minutes=30)
    assert names(owner) == []


def test_somebody_who_was_only_written_to_is_asked_about(owner: Member) -> None:
    touch(met(owner, "Nora"), "message", "out", day(5))
    assert names(owner) == ["Nora"]


def test_an_answer_that_lies_in_the_trash_is_none(owner: Member) -> None:
    nora = met(owner, "Nora")
    touch(nora, "call", "out", day(5))
    nora.interactions.get(kind="call").trash(at=AT)
    assert names(owner) == ["Nora"]


def test_nobody_is_asked_about_before_60_days_or_once_decided_about(owner: Member) -> None:
    one = met(owner, "Nora")
    one.write(met_on=day(60))
    assert names(owner) == []
    one.write(met_on=day(61))
    assert names(owner) == ["Nora"]
    one.stand(Person.Place.WARM, on=TODAY)
    assert names(owner) == []
