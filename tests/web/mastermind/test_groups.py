"""Mastermind groups on their pages."""

from __future__ import annotations

import pytest
from django.test import Client

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.members.member import Member
from tests.web.conftest import words

pytestmark = pytest.mark.django_db
NEW = {"name": "Thursday Mastermind", "purpose": "", "weeks": "2", "weekday": "3"}


def test_a_new_group_is_listed_and_hosted_by_its_founder(home: Client, rowans: Member) -> None:
    assert "No group yet." in words(home.get("/mastermind/"))
    answer = home.post("/groups/new/", {**NEW, "name": "  "})
    assert answer.status_code == 422
    assert "Enter a name" in words(answer)
    page = words(home.post("/groups/new/", {**NEW, "begins": "17:00"}, follow=True))
    assert "Meets every 2 weeks on Thursday at 5:00 PM · Rowan Cole hosts" in page
    assert "Thursday Mastermind" in words(home.get("/mastermind/"))


def test_the_host_is_warned_when_two_members_share_a_trade(
    home: Client, hosts: Client, group: Group
) -> None:
    about = {"trade": "Baker", "lived": "", "speaks_to": "Bread"}
    for browser in (home, hosts):
        browser.post(f"/groups/{group.pk}/about-me/", about)
    sentence = "Sol Reyes and Rowan Cole share a trade (baker). Ask both if that is fine."
    assert sentence in words(hosts.get(f"/groups/{group.pk}/"))
    assert sentence not in words(home.get(f"/groups/{group.pk}/"))


def test_a_member_stands_in_with_one_tap_and_the_host_leads_again(
    home: Client, hosts: Client, group: Group
) -> None:
    address = f"/groups/{group.pk}/"
    assert home.get(f"{address}edit/").status_code == 404
    home.post(f"{address}stand-in/")
    assert "Rowan Cole is leading for now" in words(hosts.get(address))
    assert home.get(f"{address}edit/").status_code == 200
    hosts.post(f"{address}stand-in/end/")
    assert home.get(f"{address}edit/").status_code == 404


def test_hosting_is_handed_over_and_then_one_may_leave(
    home: Client, hosts: Client, group: Group, rowans: Member
) -> None:
    address = f"/groups/{group.pk}/"
    assert "Choose who hosts next" in words(hosts.post(f"{address}leave/", follow=True))
    place = group.membership_of(rowans).pk
    assert home.post(f"{address}hand-over/", {"to": place}).status_code == 404
    hosts.post(f"{address}hand-over/", {"to": place})
    hosts.post(f"{address}leave/")
    assert hosts.get(address).status_code == 404
    assert "Rowan Cole hosts" in words(home.get(address))
    assert GroupMember.objects.filter(left_at=None).count() == 1
