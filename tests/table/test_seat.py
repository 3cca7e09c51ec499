"""Seats: a full table is full, whichever door asks for one."""

import pytest

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.plan.plan import Plan
from cookout.table.decision import Decision, DecisionKind
from cookout.table.seat import Seats, TableIsFull, seats
from tests.cast import AT, TODAY, person, rowan

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> Member:
    """Somebody whose plan has two seats."""
    owner = rowan()
    Plan(owner=owner).make(
        minutes=[25] * 5, pattern_from=None, cookout_size=2, events=0, people_each=0, at=AT
    )
    return owner


def seat(one: Person, *, beyond_plan: bool = False) -> Decision:
    return Decision.make(
        person=one, kind=DecisionKind.SEAT, on=TODAY, at=AT, beyond_plan=beyond_plan
    )


def full(owner: Member) -> list[Person]:
    people = [person(owner, name) for name in ("Dana Whitlow", "Gus Amato")]
    for one in people:
        seat(one)
    return people


def test_a_full_table_refuses_and_nothing_is_written(owner: Member) -> None:
    full(owner)
    nora = person(owner, "Nora Quist")
    Decision.make(person=nora, kind=DecisionKind.WARMTH, on=TODAY, at=AT)
    with pytest.raises(TableIsFull):
        seat(nora)
    nora.refresh_from_db()
    assert nora.place == Person.Place.WARM
    assert nora.decisions.standing().get().kind == DecisionKind.WARMTH
    assert seats(member=owner, on=TODAY) == Seats(taken=2, there=2)


def test_whoever_sits_there_may_be_seated_again(owner: Member) -> None:
    dana, _ = full(owner)
    assert seat(dana).kind == DecisionKind.SEAT


def test_a_seat_that_somebody_left_is_free(owner: Member) -> None:
    dana, _ = full(owner)
    Decision.make(person=dana, kind=DecisionKind.WARMTH, on=TODAY, at=AT)
    nora = person(owner, "Nora Quist")
    seat(nora)
    nora.refresh_from_db()
    assert nora.place == Person.Place.DEEP


def test_one_more_than_the_plan_has_seats_for_is_the_members_word(owner: Member) -> None:
    full(owner)
    seat(person(owner, "Nora Quist"), beyond_plan=True)
    now = seats(member=owner, on=TODAY)
    assert (now.taken, now.is_full, now.is_over) == (3, True, True)


def test_without_a_plan_no_table_is_full() -> None:
    owner = rowan()
    for number in range(20):
        seat(person(owner, f"Guest {number}"))
    assert not seats(member=owner, on=TODAY).is_full


def test_taking_back_a_decision_gives_the_seat_back_even_to_a_full_table(owner: Member) -> None:
    dana, _ = full(owner)
    warm = Decision.make(person=dana, kind=DecisionKind.WARMTH, on=TODAY, at=AT)
    seat(person(owner, "Nora Quist"))
    warm.undo()
    assert seats(member=owner, on=TODAY).is_over
