"""A session in a member's own log: who was there, corrected, undone, and never doubled."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cookout.mastermind.fellow_person import FellowPerson
from cookout.mastermind.group import Group
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_end import correct_attendance, end_session
from cookout.mastermind.sessions.session_meeting import follow_attendance
from cookout.members.member import Member
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from tests.cast import AT, person
from tests.mastermind.sessions.session_world import begun, places, three

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=1)


@pytest.fixture
def group() -> Group:
    return three()


def me(group: Group) -> Member:
    owner = places(group)["Rowan"].member
    assert owner
    return owner


def choose(group: Group, *names: str) -> list[Person]:
    """Rowan has fellow members among Rowan's people."""
    chosen = (places(group)[name] for name in names)
    return [FellowPerson.choose(owner=me(group), place=one, at=AT).person for one in chosen]


def ended(group: Group) -> GroupSession:
    session = begun(group)
    end_session(session, at=LATER)
    return session


def logged(group: Group) -> list[set[str]]:
    rows = Interaction.objects.of(me(group)).not_in_trash()
    return [{one.name for one in row.people.all()} for row in rows]


def present(session: GroupSession, *names: str) -> None:
    members = places(session.group)
    correct_attendance(session, present=[members[name] for name in names], at=LATER)


def test_the_bell_logs_one_meeting_with_those_who_are_people_of_mine(group: Group) -> None:
    choose(group, "Sol", "Priya")
    session = ended(group)
    follow_attendance(session, at=LATER)
    assert logged(group) == [{"Sol Reyes", "Priya Nair"}]
    met = Interaction.objects.of(me(group)).get()
    assert (met.kind, met.words, met.on) == ("met", "Thursday Mastermind", me(group).day(AT))
    assert Interaction.objects.count() == 1


def test_without_the_choice_nothing_is_logged(group: Group) -> None:
    ended(group)
    assert not Interaction.objects.exists()


def test_corrected_attendance_is_followed_undone_and_done_again(group: Group) -> None:
    choose(group, "Sol", "Priya")
    session = ended(group)
    present(session, "Rowan", "Sol")
    assert logged(group) == [{"Sol Reyes"}]
    present(session, "Sol", "Priya")
    assert logged(group) == []
    present(session, "Rowan", "Priya")
    assert logged(group) == [{"Priya Nair"}]
    assert Interaction.objects.count() == 1


def test_what_the_member_deleted_or_added_stays_theirs(group: Group) -> None:
    choose(group, "Sol")
    session = ended(group)
    met = Interaction.objects.get()
    dana = person(me(group), "Dana Whitfield")
    met.rewrite(people=[*met.people.all(), dana])
    present(session, "Rowan", "Sol", "Priya")
    assert logged(group) == [{"Sol Reyes", "Dana Whitfield"}]
    met.trash(at=LATER)
    present(session, "Rowan", "Sol")
    assert logged(group) == []


def test_a_meeting_logged_by_hand_that_day_is_not_logged_twice(group: Group) -> None:
    (sol,) = choose(group, "Sol")
    Interaction.log(people=[sol], kind="met", on=me(group).day(AT), at=AT)
    ended(group)
    assert logged(group) == [{"Sol Reyes"}]


def test_attendance_is_by_tap_until_the_bell(group: Group) -> None:
    with pytest.raises(ValueError, match="bell"):
        correct_attendance(begun(group), present=[], at=AT)
