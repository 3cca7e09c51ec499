"""The table: seats, who keeps theirs, and who makes room when it is full."""

import pytest
from django.test import Client

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.plan.plan import Plan
from cookout.table.decision import Decision
from cookout.table.regard import Regard
from tests.cast import AT, TODAY, day, person

pytestmark = pytest.mark.django_db


def plan(owner: Member, *, size: int = 2) -> Plan:
    made = Plan(owner=owner)
    made.make(
        minutes=[25] * 5, pattern_from=None, cookout_size=size, events=0, people_each=0, at=AT
    )
    return made


def seated(owner: Member, name: str, **answers: int) -> Person:
    one = person(owner, name, met_on=day(90))
    if answers:
        Regard.of_person(one).answer(**answers)
    Decision.make(person=one, kind="seat", on=day(80), at=AT)
    return one


def test_without_a_plan_a_table_is_never_full(home: Client, member: Member) -> None:
    for number in range(20):
        seated(member, f"Guest {number}")
    newcomer = person(member, "Nora Quist")
    home.post(f"/people/{newcomer.pk}/seat/")
    newcomer.refresh_from_db()
    assert newcomer.place == Person.Place.DEEP


def test_a_full_table_asks_who_makes_room_and_names_who_and_why(
    home: Client, member: Member
) -> None:
    plan(member)
    seated(member, "Dana Whitfield", like=2, trust=2, care=2, high5=2, cookout=2)
    seated(member, "Marcus Bell", like=1, trust=1, care=1)
    newcomer = person(member, "Nora Quist")
    answer = home.post(f"/people/{newcomer.pk}/seat/", follow=True)
    page = answer.content.decode()
    assert "Your table is full. Who makes room?" in page
    assert "Marcus could make room" in page
    newcomer.refresh_from_db()
    assert newcomer.place == Person.Place.BOOK


def test_whoever_makes_room_is_kept_warm_and_each_decision_can_be_undone(
    home: Client, member: Member
) -> None:
    plan(member)
    seated(member, "Dana Whitfield", like=2, trust=2, care=2, high5=2, cookout=2)
    marcus = seated(member, "Marcus Bell", like=1, trust=1, care=1)
    newcomer = person(member, "Nora Quist")
    answer = home.post(f"/people/{newcomer.pk}/room/", {"choice": str(marcus.pk)}, follow=True)
    page = answer.content.decode()
    assert "Nora has a seat at your table." in page
    assert "You’re keeping Marcus warm." in page
    marcus.refresh_from_db()
    assert marcus.place == Person.Place.WARM
    for decision in Decision.objects.of(member).standing().filter(person__in=(marcus, newcomer)):
        home.post(f"/decisions/{decision.pk}/undo/")
    marcus.refresh_from_db()
    newcomer.refresh_from_db()
    assert (marcus.place, newcomer.place) == (Person.Place.DEEP, Person.Place.BOOK)


def test_keeping_warm_for_now_is_what_is_chosen_before_anything_else(
    home: Client, member: Member
) -> None:
    plan(member, size=1)
    seated(member, "Dana Whitfield")
    newcomer = person(member, "Nora Quist")
    page = home.get(f"/people/{newcomer.pk}/room/").content.decode()
    assert 'value="warm"' in page
    assert page.index("checked") < page.index('value="besides"')
    home.post(f"/people/{newcomer.pk}/room/", {"choice": "warm"})
    newcomer.refresh_from_db()
    assert newcomer.place == Person.Place.WARM


def test_whoever_keeps_their_seat_is_not_asked_to_make_room(home: Client, member: Member) -> None:
    plan(member, size=1)
    dana = seated(member, "Dana Whitfield")
    home.post(f"/people/{dana.pk}/pin/", {"keeps": "yes"})
    dana.refresh_from_db()
    assert dana.pinned_on is not None
    newcomer = person(member, "Nora Quist")
    page = home.get(f"/people/{newcomer.pk}/room/").content.decode()
    assert "no room for Nora next to the people you pinned" in page
    assert f'value="{dana.pk}"' not in page


def test_a_choice_that_is_none_says_so_and_changes_nothing(home: Client, member: Member) -> None:
    plan(member, size=1)
    seated(member, "Dana Whitfield")
    newcomer = person(member, "Nora Quist")
    answer = home.post(f"/people/{newcomer.pk}/room/", {"choice": "999"})
    assert answer.status_code == 422
    assert "Choose one of these" in answer.content.decode()


def test_new_people_who_never_answered_are_asked_about_after_two_months(
    home: Client, member: Member
) -> None:
    silent = person(member, "Nora Quist")
    silent.interactions.create(owner=member, kind="met", on=day(70), logged_at=AT)
    silent.recount()
    page = home.get("/table/").content.decode()
    assert "Suggested to let go" in page
    assert "Nora Quist" in page
    silent.interactions.create(owner=member, kind="message", direction="in", on=TODAY, logged_at=AT)
    assert "Suggested to let go" not in home.get("/table/").content.decode()


def test_who_left_the_table_in_another_tab_keeps_no_seat(home: Client, member: Member) -> None:
    dana = seated(member, "Dana Whitfield")
    Decision.make(person=dana, kind="warmth", on=TODAY, at=AT)
    page = home.post(f"/people/{dana.pk}/pin/", {"keeps": "yes"}, follow=True).content.decode()
    assert "Dana left your table." in page
    dana.refresh_from_db()
    assert dana.pinned_on is None


def test_a_table_over_its_seats_says_so_and_what_makes_room(home: Client, member: Member) -> None:
    for name in ("Dana Whitfield", "Marcus Bell", "Nora Quist"):
        seated(member, name)
    plan(member)
    page = home.get("/table/").content.decode()
    assert "3 of 2 seats taken, more than your plan has room for." in page
    page = home.get("/review/room/").content.decode()
    assert "3 people are at your table, and your plan has 2 seats." in page
