"""A member's page in a group: what they asked and helped with, and a thank-you for a deed."""

from __future__ import annotations

import pytest
from django.test import Client

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.thank_you import ThankYou
from cookout.members.member import Member
from tests.cast import AT
from tests.mastermind.questions.test_questions import asked
from tests.mastermind.world import another
from tests.web.conftest import words

pytestmark = pytest.mark.django_db
SAID = {"deed": "Read my lease twice", "change": "I signed for three years."}


@pytest.fixture
def sols(group: Group, host: Member) -> GroupMember:
    """Sol's place in the group."""
    return group.membership_of(host)


def test_a_member_is_thanked_for_a_deed_and_may_read_it_once(
    home: Client, hosts: Client, sols: GroupMember
) -> None:
    asked(sols)
    address = f"/group-members/{sols.pk}/"
    assert "What Sol asked How do I find a partner?" in words(home.get(address))
    short = home.post(address, SAID | {"deed": "Great job"})
    assert short.status_code == 422
    assert "Say what they did" in words(short)
    assert "I signed for three years." in words(short)
    read = words(home.post(address, SAID, follow=True))
    assert "Sol is thanked." in read
    assert "Rowan: Read my lease twice What it changed: I signed for three years." in read
    mine = words(hosts.get(address))
    assert "What others thanked you for" in mine
    assert "Thank Sol" not in mine
    thanks = ThankYou.objects.get()
    assert hosts.post(f"/thank-yous/{thanks.pk}/removal/").status_code == 404
    home.post(f"/thank-yous/{thanks.pk}/removal/")
    assert not ThankYou.objects.exists()


def test_nobody_thanks_themselves_and_strangers_find_nothing(
    hosts: Client, sols: GroupMember
) -> None:
    address = f"/group-members/{sols.pk}/"
    hosts.post(address, SAID)
    assert not ThankYou.objects.exists()
    stranger = Client()
    stranger.force_login(another("Bo Lind"))
    assert stranger.get(address).status_code == 404
    assert stranger.post(address, SAID).status_code == 404


def test_who_left_is_thanked_no_more_and_what_was_typed_comes_back(
    home: Client, hosts: Client, group: Group, host: Member
) -> None:
    place = group.members.exclude(member=host).get()
    address = f"/group-members/{place.pk}/"
    place.leave(at=AT)
    assert "Thank Rowan" not in words(hosts.get(address))
    answer = hosts.post(address, SAID)
    assert answer.status_code == 422
    page = words(answer)
    assert "Rowan is no longer in the group." in page
    assert "I signed for three years." in page
    assert not ThankYou.objects.exists()
