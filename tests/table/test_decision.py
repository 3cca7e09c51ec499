"""Decisions: who decided what about whom, and how each can be taken back."""

import pytest
from django.db import IntegrityError, transaction

from cookout.people.person import Person
from cookout.people.role import Role
from cookout.table.decision import Decision, DecisionKind, next_sunday
from cookout.table.regard import Regard, role_facts
from tests.cast import AT, TODAY, day, person, rowan, talk

pytestmark = pytest.mark.django_db


def test_a_decision_moves_somebody_and_stays_on_record() -> None:
    dana = person(rowan(), met_on=day(3))
    Decision.make(person=dana, kind=DecisionKind.SEAT, on=TODAY, at=AT)
    Decision.make(person=dana, kind=DecisionKind.FAREWELL, on=TODAY, at=AT)
    dana.refresh_from_db()
    assert (dana.place, dana.next_on) == (Person.Place.GONE, None)
    assert list(dana.decisions.values_list("kind", "ended_at").order_by("pk")) == [
        ("seat", AT),
        ("farewell", None),
    ]


def test_deciding_the_same_twice_is_once() -> None:
    dana = person(rowan())
    first = Decision.make(person=dana, kind=DecisionKind.WARMTH, on=TODAY, at=AT)
    assert Decision.make(person=dana, kind=DecisionKind.WARMTH, on=TODAY, at=AT) == first


def test_only_one_decision_can_hold() -> None:
    dana = person(rowan())
    Decision.make(person=dana, kind=DecisionKind.WARMTH, on=TODAY, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            owner=dana.owner,
            person=dana,
            kind=DecisionKind.SEAT,
            at=AT,
            on=TODAY,
            place_before="new",
        )


def test_taking_a_decision_back_leaves_everything_as_it_was() -> None:
    dana = person(rowan(), met_on=day(3))
    talk(dana, ago=3, kind="met")
    dana.refresh_from_db()
    dana.stand(Person.Place.NEW, on=day(3))
    warm = Decision.make(person=dana, kind=DecisionKind.WARMTH, on=day(1), at=AT)
    before = Person.objects.values().get(pk=dana.pk)
    gone = Decision.make(person=dana, kind=DecisionKind.FAREWELL, on=TODAY, at=AT)
    gone.undo()
    assert Person.objects.values().get(pk=dana.pk) == before
    warm.refresh_from_db()
    assert warm.ended_at is None


def test_later_asks_again_on_sunday() -> None:
    teo = person(rowan(), "Teo Alvarez", met_on=TODAY)
    teo.stand(Person.Place.NEW, on=TODAY)
    later = Decision.make(person=teo, kind=DecisionKind.LATER, on=TODAY, at=AT)
    new = Person.objects.of(teo.owner)
    assert not new.just_met(on=TODAY)
    assert new.just_met(on=next_sunday(TODAY)).get() == teo
    later.undo()
    assert new.just_met(on=TODAY).get() == teo


def test_sunday_is_never_today() -> None:
    assert [next_sunday(day(-n)).isoformat() for n in (0, 4, 5)] == [
        "2026-11-22",
        "2026-11-22",
        "2026-11-29",
    ]


def test_four_taps_can_reach_the_table() -> None:
    owner = rowan()
    dana = person(owner, role="Chimney sweep")
    Regard.of_person(dana).answer(high5=2, cookout=2, role_needed=True)
    assert Regard.of_person(dana).suggest(role_facts(dana)).place == "deep"


def test_no_answers_never_suggest_letting_go() -> None:
    assert Regard.of_person(dana := person(rowan())).suggest(role_facts(dana)).place == "warm"


def test_a_trade_that_somebody_does_well_keeps_the_next_one_warm() -> None:
    owner = rowan()
    person(owner, "Vera Holt", role="Mortgage adviser", great_on=day(400))
    teo = person(owner, "Teo Alvarez", role="mortgage adviser")
    facts = role_facts(teo)
    assert facts
    assert (facts.known, [one.name for one in facts.great], facts.needed) == (
        1,
        ["Vera Holt"],
        False,
    )
    answers = Regard.of_person(teo)
    answers.answer(like=2, trust=2, care=2, high5=2)
    assert answers.suggest(facts).place == "warm"
    answers.answer(cookout=2)
    assert answers.suggest(facts).place == "deep"


def test_a_needed_role_is_known_without_asking_again() -> None:
    owner = rowan()
    Role.need(owner=owner, name="Plumber", on=TODAY)
    tomas = person(owner, "Tomas Silva", role="plumber")
    facts = role_facts(tomas)
    assert facts
    assert facts.needed
    Regard.of_person(tomas).answer(high5=2)
    assert Regard.of_person(tomas).suggest(facts).place == "deep"


def test_a_decision_from_a_page_opened_long_ago_knows_where_they_stand_now() -> None:
    dana = person(rowan(), met_on=day(3))
    dana.stand(Person.Place.NEW, on=day(3))
    stale = Person.objects.get(pk=dana.pk)
    Decision.make(person=dana, kind=DecisionKind.SEAT, on=TODAY, at=AT)
    gone = Decision.make(person=stale, kind=DecisionKind.FAREWELL, on=TODAY, at=AT)
    assert gone.place_before == Person.Place.DEEP
    gone.undo()
    gone.undo()
    dana.refresh_from_db()
    assert dana.place == Person.Place.DEEP


def test_later_holds_again_when_what_came_after_it_is_taken_back() -> None:
    teo = person(rowan(), met_on=TODAY)
    teo.stand(Person.Place.NEW, on=TODAY)
    Decision.make(person=teo, kind=DecisionKind.LATER, on=TODAY, at=AT)
    Decision.make(person=teo, kind=DecisionKind.SEAT, on=TODAY, at=AT).undo()
    assert not Person.objects.of(teo.owner).just_met(on=TODAY)


def test_answers_from_two_pages_are_both_kept() -> None:
    dana = person(rowan())
    one, other = Regard.of_person(dana), Regard.of_person(dana)
    one.answer(like=2)
    other.answer(trust=1)
    found = Regard.objects.get()
    assert (found.like, found.trust) == (2, 1)
