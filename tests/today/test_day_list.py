"""A day's list is drawn once: it gets shorter, ends, and goes on only where the member asks."""

from datetime import timedelta

import pytest

from cookout.members.member import Member
from cookout.people.merging.merge import Merge
from cookout.people.person import Person
from cookout.plan.plan import Plan
from cookout.promises.promise import Promise
from cookout.table.decision import Decision
from cookout.today.day_list import DayListEntry
from cookout.today.not_today import NotToday
from cookout.today.today import show_more, today
from tests.cast import AT, TODAY, day, person, rowan, sol, talk

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> Member:
    return rowan()


def friends(owner: Member, count: int) -> list[Person]:
    """Friends at the table, the one who waits longest first."""
    made = []
    for number in range(count):
        one = person(owner, f"Friend {number}")
        Decision.make(person=one, kind="seat", on=day(400), at=AT)
        talk(one, ago=60 - number)
        made.append(one)
    return made


def names(owner: Member) -> list[str]:
    return [step.name for step in today(member=owner, on=TODAY).steps]


def test_not_today_brings_nobody_new(owner: Member) -> None:
    people = friends(owner, 9)
    assert names(owner) == [f"Friend {n}" for n in range(5)]
    for one in people[:5]:
        NotToday.say(person=one, on=TODAY)
    found = today(member=owner, on=TODAY)
    assert (found.steps, found.more) == ([], 4)


def test_a_finished_list_does_not_fill_itself_again(owner: Member) -> None:
    people = friends(owner, 9)
    today(member=owner, on=TODAY)
    for one in people[:5]:
        talk(one, ago=0, kind="message")
    found = today(member=owner, on=TODAY)
    assert (found.steps, len(found.done), found.more) == ([], 5, 4)


def test_minutes_that_are_left_over_bring_nobody_new(owner: Member) -> None:
    Plan(owner=owner).make(
        minutes=[30] * 7, pattern_from=None, cookout_size=15, events=0, people_each=0, at=AT
    )
    people = friends(owner, 4)
    drawn = names(owner)
    assert 0 < len(drawn) < 4
    NotToday.say(person=people[0], on=TODAY)
    assert names(owner) == drawn[1:]


def test_not_today_taken_back_is_where_it_was(owner: Member) -> None:
    people = friends(owner, 6)
    drawn = names(owner)
    NotToday.say(person=people[1], on=TODAY)
    NotToday.take_back(person=people[1], on=TODAY)
    assert names(owner) == drawn


def test_show_more_puts_the_next_few_at_the_end(owner: Member) -> None:
    friends(owner, 9)
    drawn = names(owner)
    show_more(member=owner, on=TODAY)
    assert names(owner) == [*drawn, "Friend 5", "Friend 6", "Friend 7"]
    show_more(member=owner, on=TODAY)
    show_more(member=owner, on=TODAY)
    assert len(names(owner)) == 9
    assert today(member=owner, on=TODAY).more == 0


def test_show_more_goes_beyond_the_minutes_of_the_day(owner: Member) -> None:
    Plan(owner=owner).make(
        minutes=[0] * 6 + [25], pattern_from=None, cookout_size=15, events=0, people_each=0, at=AT
    )
    friends(owner, 2)
    assert names(owner) == []
    show_more(member=owner, on=TODAY)
    assert names(owner) == ["Friend 0", "Friend 1"]


def test_somebody_who_comes_due_during_the_day_waits_until_tomorrow(owner: Member) -> None:
    friends(owner, 1)
    names(owner)
    gus = person(owner, "Gus Amato")
    Promise.make(person=gus, what="send the link", on=TODAY, due_on=TODAY)
    found = today(member=owner, on=TODAY)
    assert [step.name for step in found.steps] == ["Friend 0"]
    assert [promise.what for promise in found.promises] == ["send the link"]
    tomorrow = today(member=owner, on=TODAY + timedelta(days=1))
    assert [step.name for step in tomorrow.steps] == ["Gus Amato", "Friend 0"]


def test_an_empty_list_is_not_drawn_so_that_a_first_day_can_begin(owner: Member) -> None:
    assert names(owner) == []
    friends(owner, 1)
    assert names(owner) == ["Friend 0"]


def test_who_was_let_go_or_lies_in_the_trash_leaves_the_list(owner: Member) -> None:
    people = friends(owner, 3)
    names(owner)
    Decision.make(person=people[0], kind="farewell", on=TODAY, at=AT)
    people[1].trash(at=AT)
    assert names(owner) == ["Friend 2"]


def test_two_of_a_list_who_are_made_one_stand_there_once(owner: Member) -> None:
    one, other = friends(owner, 2)
    names(owner)
    Merge.make(kept=one, other=other, at=AT)
    assert len(names(owner)) == 1


def test_a_new_day_draws_a_new_list_and_forgets_the_old_one(owner: Member) -> None:
    friends(owner, 3)
    names(owner)
    today(member=owner, on=TODAY + timedelta(days=1))
    assert set(DayListEntry.objects.values_list("on", flat=True)) == {TODAY + timedelta(days=1)}


def test_nobody_elses_list_is_touched(owner: Member) -> None:
    friends(owner, 1)
    names(owner)
    show_more(member=sol(), on=TODAY)
    assert DayListEntry.objects.of(owner).count() == 1
