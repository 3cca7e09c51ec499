"""Weeks that went by: what was planned stays as it was, and weeks away are not judged."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from cookout.members.member import Member
from cookout.people.event import Event
from cookout.people.person import Person
from cookout.plan.absence import Absence
from cookout.plan.offer import offer
from cookout.plan.past_weeks import kept, planned, planned_at_review
from cookout.plan.period import Stretch
from cookout.plan.plan import Plan
from cookout.plan.week import Week, monday_of, to_review
from cookout.practice.plan.plan_phrases import PlanMessage
from tests.cast import AT, TODAY, day, person, rowan, talk

pytestmark = pytest.mark.django_db

LAST = monday_of(TODAY) - timedelta(weeks=1)
WEEKDAYS = (25, 25, 25, 25, 25, 0, 0)


def weeks(count: int) -> timedelta:
    return timedelta(weeks=count)


@pytest.fixture
def member() -> Member:
    return rowan()


@pytest.fixture
def dana(member: Member) -> Person:
    return person(member)


def plan_since(member: Member, ago: int, minutes: tuple[int, ...] = WEEKDAYS) -> Plan:
    plan = Plan.of_member(member)
    made = AT - weeks(ago)
    plan.make(minutes=minutes, pattern_from=None, cookout_size=15, events=0, people_each=0, at=made)
    return plan


def talks(dana: Person, *minutes: int) -> None:
    """So many minutes in each of the weeks before this one, the last one last."""
    for number, count in enumerate(reversed(minutes)):
        if count:
            on = LAST - weeks(number) + timedelta(days=2)
            talk(dana, ago=(TODAY - on).days, minutes=count)


def test_a_plan_counts_from_its_first_whole_week(member: Member) -> None:
    plan = plan_since(member, 3)
    assert list(planned(plan=plan, until=TODAY)) == [LAST - weeks(1), LAST]
    assert set(planned(plan=plan, until=TODAY).values()) == {125}


def test_looking_writes_nothing(member: Member) -> None:
    plan = plan_since(member, 3)
    kept(plan=plan, until=TODAY)
    assert not Week.objects.exists()


def test_a_later_change_of_the_plan_leaves_the_weeks_before_as_they_were(member: Member) -> None:
    plan = plan_since(member, 4)
    plan.resize(minutes=(10,) * 7, cookout_size=15, at=AT)
    assert list(planned(plan=plan, until=TODAY).values()) == [125, 125, 125]
    after = TODAY + weeks(1)
    assert list(planned(plan=plan, until=after).values()) == [125, 125, 125, 70]


def test_days_away_are_not_planned(member: Member) -> None:
    plan = plan_since(member, 2)
    Absence.objects.create(owner=member, first_on=LAST, last_on=LAST + timedelta(days=1))
    assert planned(plan=plan, until=TODAY)[LAST] == 75


def test_a_week_with_days_away_is_not_judged(member: Member, dana: Person) -> None:
    plan = plan_since(member, 4)
    talks(dana, 125, 125, 0)
    assert kept(plan=plan, until=TODAY).percent == 66
    Absence.objects.create(owner=member, first_on=LAST, last_on=LAST + timedelta(days=5))
    judged = kept(plan=plan, until=TODAY)
    assert (judged.percent, judged.weeks, judged.code) == (100, 2, PlanMessage.ON_PLAN)


def test_this_week_is_judged_once_its_sunday_has_come(member: Member) -> None:
    plan = plan_since(member, 3)
    monday = monday_of(TODAY)
    assert monday not in planned(plan=plan, until=monday + timedelta(days=5))
    assert monday in planned(plan=plan, until=monday + timedelta(days=6))


def test_three_bad_weeks_offer_the_minutes_really_used(member: Member, dana: Person) -> None:
    plan = plan_since(member, 5)
    talks(dana, 40, 50, 30)
    judged = kept(plan=plan, until=TODAY)
    assert judged.code is PlanMessage.PLAN_TOO_BIG
    smaller = offer(plan=plan, kept=judged, on=TODAY)
    assert smaller is not None
    assert (smaller.a_week, smaller.is_smaller) == (judged.typical, True)
    assert smaller.minutes[5:] == (0, 0)


def test_a_plan_that_was_just_changed_is_not_changed_again(member: Member, dana: Person) -> None:
    plan = plan_since(member, 5)
    talks(dana, 40, 50, 30)
    plan.resize(minutes=(6,) * 7, cookout_size=15, at=AT)
    judged = kept(plan=plan, until=TODAY)
    assert judged.code is PlanMessage.PLAN_TOO_BIG
    assert offer(plan=plan, kept=judged, on=TODAY) is None


def test_six_weeks_with_more_offer_one_seat(member: Member, dana: Person) -> None:
    plan = plan_since(member, 8)
    talks(dana, *[170] * 7)
    judged = kept(plan=plan, until=TODAY)
    assert judged.code is PlanMessage.ROOM_FOR_MORE
    more = offer(plan=plan, kept=judged, on=TODAY)
    assert more is not None
    assert not more.is_smaller
    assert more.cookout_size == 16 or 125 < more.a_week <= 170


def test_a_review_keeps_what_was_planned(member: Member) -> None:
    plan = plan_since(member, 2)
    week = Week.of_day(owner=member, day=LAST)
    week.review(at=AT, planned=planned_at_review(plan=plan, monday=LAST))
    week.review(at=AT + weeks(1), planned=7)
    week.refresh_from_db()
    assert (week.planned, week.reviewed_at) == (125, AT)


def test_without_a_plan_nothing_is_judged(member: Member) -> None:
    plan = Plan.of_member(member)
    assert kept(plan=plan, until=TODAY).code is PlanMessage.PLAN_NEW
    assert planned_at_review(plan=plan, monday=LAST) is None


def test_minutes_are_those_the_member_spent_with_people(member: Member, dana: Person) -> None:
    breakfast = Event.objects.create(owner=member, name="Breakfast", on=day(3))
    talk(dana, ago=3, minutes=20)
    talk(dana, ago=3, kind="message")
    talk(dana, ago=3, kind="call", direction="both")
    talk(dana, ago=3, kind="call", direction="in", minutes=90)
    talk(dana, ago=3, kind="online")
    talk(dana, ago=3, kind="met", event=breakfast)
    talk(dana, ago=3, minutes=50).trash(at=AT)
    stretch = Stretch(member=member, first=day(7), last=day(0))
    assert stretch.minutes_by_day() == {day(3): 20 + 5 + 15}


@pytest.mark.parametrize(
    ("on", "monday"),
    [
        (date(2026, 11, 22), date(2026, 11, 16)),
        (date(2026, 11, 19), date(2026, 11, 16)),
        (date(2026, 11, 18), date(2026, 11, 9)),
        (date(2026, 11, 16), date(2026, 11, 9)),
    ],
)
def test_a_review_looks_at_the_week_that_ends_nearest(on: date, monday: date) -> None:
    assert to_review(on) == monday


def test_shifts_are_planned_day_by_day(member: Member) -> None:
    plan = Plan.of_member(member)
    at: datetime = AT - weeks(2)
    plan.make(
        minutes=[30, 0, 0],
        pattern_from=LAST,
        cookout_size=15,
        events=None,
        people_each=None,
        at=at,
    )
    assert planned(plan=plan, until=TODAY)[LAST] == 90


def test_people_chosen_for_a_week_are_found_on_its_days(member: Member, dana: Person) -> None:
    Week.of_day(owner=member, day=TODAY).choose([dana])
    assert list(Week.people_chosen(owner=member, on=TODAY)) == [dana]
    assert not Week.people_chosen(owner=member, on=TODAY + weeks(1))
    dana.trash(at=AT)
    assert not Week.people_chosen(owner=member, on=TODAY)
