"""Today's list by the plan: the minutes of the day, days without any, absences and the way back."""

from datetime import date, timedelta

import pytest

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.people.remember import Remember
from cookout.plan.absence import Absence
from cookout.plan.plan import Plan
from cookout.plan.week import Week
from cookout.plan.workdays import days_of
from cookout.promises.promise import Promise
from cookout.today.today import today
from tests.cast import AT, TODAY, day, rowan, talk
from tests.today.test_today import close, listed, warm

pytestmark = pytest.mark.django_db


def plan(owner: Member, *minutes: int, begins: date | None = None) -> None:
    made = Plan(owner=owner)
    made.make(minutes=minutes, pattern_from=begins, cookout_size=15, events=0, people_each=0, at=AT)


def test_only_what_fits_the_minutes_is_listed_and_the_rest_can_wait() -> None:
    owner = rowan()
    plan(owner, *[25] * 7)
    for n in range(4):
        close(owner, f"Friend {n}", ago=31 + n)
    found = today(member=owner, on=TODAY)
    assert found.there == 25
    assert found.minutes <= 25
    assert len(found.steps) + found.more == 4
    assert len(found.steps) >= 2


def test_what_was_done_already_takes_from_the_minutes() -> None:
    owner = rowan()
    plan(owner, *[25] * 7)
    for n in range(4):
        close(owner, f"Friend {n}", ago=31 + n)
    talk(close(owner, "Somebody else", ago=5), ago=0, minutes=25)
    assert today(member=owner, on=TODAY).steps == []


def test_a_day_without_minutes_lists_nobody_and_says_how_many_wait() -> None:
    owner = rowan()
    plan(owner, 0, 25, begins=TODAY)
    close(owner, "Priya Nair", ago=40)
    found = today(member=owner, on=TODAY)
    assert (found.steps, found.more, found.there) == ([], 1, 0)
    assert listed(today(member=owner, on=TODAY + timedelta(days=1))) == ["Priya Nair"]


def test_who_comes_due_in_an_absence_is_asked_before_it() -> None:
    owner = rowan()
    plan(owner, *[25] * 7)
    close(owner, "Priya Nair", ago=18)
    assert listed(today(member=owner, on=TODAY)) == []
    away = Absence(owner=owner, first_on=TODAY + timedelta(days=2))
    away.last_on = TODAY + timedelta(days=15)
    away.save()
    assert listed(today(member=owner, on=TODAY)) == ["Priya Nair"]
    within = today(member=owner, on=TODAY + timedelta(days=3))
    assert (within.steps, within.back_on) == ([], TODAY + timedelta(days=16))


def test_after_an_absence_there_is_no_flood() -> None:
    owner = rowan()
    plan(owner, *[25] * 7)
    for n in range(12):
        close(owner, f"Friend {n}", ago=32 + n)
    Absence.objects.create(owner=owner, first_on=day(15), last_on=day(1))
    found = today(member=owner, on=TODAY)
    assert found.minutes <= 25
    assert len(found.steps) <= 5
    assert len(found.steps) + found.more == 12


def test_a_note_is_never_followed_by_another_note() -> None:
    owner = rowan()
    plan(owner, *[25] * 7)
    for n in range(10):
        friend = close(owner, f"Friend {n}", ago=60)
        talk(friend, ago=32 + n, kind="message", minutes=5)
    assert "note" not in {reach.kind for reach in today(member=owner, on=TODAY).steps}


def test_a_promise_that_cannot_wait_comes_before_the_minutes_are_gone() -> None:
    owner = rowan()
    plan(owner, *[10] * 7)
    close(owner, "Priya Nair", ago=60)
    dana = warm(owner, "Dana Whitfield", ago=10)
    Promise.make(person=dana, what="send the link", on=day(3), due_on=TODAY)
    assert listed(today(member=owner, on=TODAY)) == ["Dana Whitfield"]


def test_minutes_to_spare_go_to_whoever_is_nearly_due() -> None:
    owner = rowan()
    close(owner, "Priya Nair", ago=25)
    assert listed(today(member=owner, on=TODAY)) == []
    plan(owner, *[25] * 7)
    assert listed(today(member=owner, on=TODAY)) == ["Priya Nair"]


def test_a_harder_trade_brings_people_back_sooner() -> None:
    owner = rowan()
    close(owner, "Priya Nair", ago=24)
    assert listed(today(member=owner, on=TODAY)) == []
    Plan(owner=owner).work_in(trade="Life insurance agent", difficulty="hard")
    assert listed(today(member=owner, on=TODAY)) == ["Priya Nair"]


def test_a_card_says_who_could_be_introduced_to_whom() -> None:
    owner = rowan()
    priya = close(owner, "Priya Nair", ago=40)
    Remember.objects.create(owner=owner, person=priya, kind="wants", words="an estate lawyer")
    close(owner, "Nadia Brandt", ago=3, role="Estate lawyer")
    reach = today(member=owner, on=TODAY).steps[0]
    assert reach.person_id == priya.pk
    assert "Nadia" in reach.step


def test_whoever_never_answered_for_two_months_leaves_the_list() -> None:
    owner = rowan()
    silent = Person(owner=owner, made_at=AT)
    silent.write(name="Rick Stone", met_on=day(70))
    silent.stand("deep", on=day(70))
    talk(silent, ago=70, kind="met", direction="both")
    talk(silent, ago=50, kind="message", direction="out")
    assert listed(today(member=owner, on=TODAY)) == []
    talk(silent, ago=45, kind="message", direction="in")
    assert listed(today(member=owner, on=TODAY)) == ["Rick Stone"]


def test_whom_the_member_chose_for_the_week_is_listed_until_they_were_in_touch() -> None:
    owner = rowan()
    plan(owner, *[25] * 7)
    close(owner, "Priya Nair", ago=8)
    gus = close(owner, "Gus Amato", ago=9)
    assert listed(today(member=owner, on=TODAY)) == []
    Week.of_day(owner=owner, day=TODAY).choose([gus])
    found = today(member=owner, on=TODAY)
    assert listed(found) == ["Gus Amato"]
    assert found.steps[0].reason == "You picked Gus for this week. You last talked 9 days ago."
    talk(gus, ago=0)
    assert listed(today(member=owner, on=TODAY)) == []


def test_days_away_that_are_far_off_are_not_even_read() -> None:
    owner = rowan()
    plan(owner, *[25] * 7)
    for first in (day(-3), day(-600)):
        Absence.objects.create(owner=owner, first_on=first, last_on=first)
    assert [one.first_on for one in days_of(member=owner, on=TODAY).away] == [day(-3)]
