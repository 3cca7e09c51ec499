"""An address that signs somebody in works once, for a while, and is kept only as its hash."""

from datetime import timedelta

import pytest

from cookout.members.member import Member
from cookout.members.token import Token, TokenIsSpent
from tests.cast import AT, rowan

pytestmark = pytest.mark.django_db
Purpose = Token.Purpose


def test_it_signs_in_once() -> None:
    member = rowan()
    secret = Token.make(member=member, at=AT)
    assert Token.spend(secret, at=AT) == member
    with pytest.raises(TokenIsSpent):
        Token.spend(secret, at=AT)


def test_looking_at_it_does_not_use_it_up() -> None:
    secret = Token.make(member=rowan(), at=AT)
    Token.find(secret, at=AT)
    assert Token.spend(secret, at=AT)


def test_it_is_good_for_15_minutes() -> None:
    secret = Token.make(member=rowan(), at=AT)
    assert Token.find(secret, at=AT + timedelta(minutes=14, seconds=59))
    with pytest.raises(TokenIsSpent):
        Token.spend(secret, at=AT + timedelta(minutes=15))


def test_the_secret_itself_is_kept_nowhere() -> None:
    secret = Token.make(member=rowan(), at=AT)
    assert secret not in str(Token.objects.values().get())


def test_an_invitation_is_no_sign_in_and_the_other_way_round() -> None:
    member = rowan()
    invitation = Token.make(member=member, at=AT, purpose=Purpose.INVITATION)
    sign_in = Token.make(member=member, at=AT)
    for secret, purpose in ((invitation, Purpose.SIGN_IN), (sign_in, Purpose.INVITATION)):
        with pytest.raises(TokenIsSpent):
            Token.spend(secret, at=AT, purpose=purpose)


def test_an_invitation_makes_a_member_who_remembers_who_invited() -> None:
    member = rowan()
    secret = Token.make(member=member, at=AT, purpose=Purpose.INVITATION)
    new = Token.spend(secret, at=AT + timedelta(days=6), purpose=Purpose.INVITATION)
    assert (new.invited_by, new.email, new.is_set_up) == (member, None, False)


def test_the_first_member_is_made_once() -> None:
    first = Member.objects.first_or_new()
    assert Member.objects.first_or_new() == first


@pytest.mark.parametrize("zone", ["", "Mars/Phobos", "../../etc/passwd", "America/Los_Angeles\0"])
def test_a_time_zone_that_is_none_is_not_taken(zone: str) -> None:
    member = rowan()
    assert not member.live_in(zone)
    member.time_zone = zone
    assert member.zone


def test_a_day_is_the_members_day() -> None:
    member = rowan()
    midnight_utc = AT.replace(hour=2)
    assert member.day(midnight_utc).isoformat() == "2026-11-16"
    member.live_in("Pacific/Auckland")
    assert member.day(midnight_utc).isoformat() == "2026-11-17"
