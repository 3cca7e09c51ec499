"""The invitation to a group, opened by friends and tried by an enemy."""

from __future__ import annotations

import re
from copy import copy
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.joining.group_invitation import GroupInvitation
from cookout.members.member import Member
from cookout.members.once import Once
from tests.cast import AT
from tests.mastermind.world import another, by_mail
from tests.web.conftest import words

pytestmark = pytest.mark.django_db


def invited(hosts: Client, group: Group, **listed: int) -> str:
    """The address that a new invitation shows."""
    page = hosts.post(f"/groups/{group.pk}/invitations/", listed).content.decode()
    found = re.search(r"/groups/join/[\w-]+/", page)
    assert found
    return found[0]


def token_of(browser: Client, address: str) -> dict[str, str]:
    """What the form of a page proves itself with: its token, and the key by which it is once."""
    page = browser.get(address).content.decode()
    names = "csrfmiddlewaretoken|once"
    found = dict(re.findall(rf'type="hidden" name="({names})" value="([\w-]+)"', page))
    assert "csrfmiddlewaretoken" in found
    return found


def test_a_member_joins_by_the_link_once(hosts: Client, group: Group) -> None:
    address, browser = invited(hosts, group), Client()
    browser.force_login(another("Umar Novak"))
    assert browser.get(f"/groups/{group.pk}/").status_code == 404
    assert "Sol Reyes invited you" in words(browser.get(address))
    assert browser.get(f"/groups/{group.pk}/").status_code == 404
    assert "You’re in Thursday Mastermind." in words(browser.post(address, follow=True))
    # Sent twice, it is sent once.
    assert browser.post(address)["Location"] == f"/groups/{group.pk}/"
    late = Client()
    late.force_login(another("Nora Birch"))
    assert late.post(address).status_code == 404


def test_who_has_no_account_gets_one_and_a_place(hosts: Client, group: Group) -> None:
    address = invited(hosts, group)
    browser = Client(enforce_csrf_checks=True)
    token = token_of(browser, address)
    assert browser.post(address).status_code == 403
    answer = browser.post(address, {"time_zone": "Asia/Tokyo"} | token)
    assert answer["Location"] == "/you/"
    assert "You’re in Thursday Mastermind." in words(browser.get("/you/"))
    made = Member.objects.latest("pk")
    assert (made.invited_by, made.time_zone) == (group.host, "Asia/Tokyo")
    assert Group.objects.seen_by(made).get() == group
    assert Client().post(address).status_code == 404
    account = {"name": "Wanda Okafor", "email": "wanda@example.org", "password": "four odd words"}
    done = browser.post("/you/", account | token_of(browser, "/you/"))
    assert done["Location"] == f"/groups/{group.pk}/"


def test_a_second_tap_that_overtakes_the_first_answer_ends_where_the_first_did(
    hosts: Client, group: Group
) -> None:
    address = invited(hosts, group)
    browser = Client(enforce_csrf_checks=True)
    form = token_of(browser, address)
    assert form["once"]
    enemy = Client(enforce_csrf_checks=True)
    theirs = token_of(enemy, address)
    # The same browser, which knows no answer to the first yet.
    second, late = (Client(enforce_csrf_checks=True) for _ in range(2))
    for one in (second, late):
        one.cookies = copy(browser.cookies)
    before = Member.objects.count()
    assert browser.post(address, form)["Location"] == "/you/"
    answer = second.post(address, form)
    assert (answer.status_code, answer.headers.get("Location")) == (302, "/you/")
    assert Member.objects.count() == before + 1
    made = str(Member.objects.latest("pk").pk)
    assert browser.session["_auth_user_id"] == second.session["_auth_user_id"] == made
    # Nobody else gets in: neither by their own form, nor by this one's key in another browser.
    for said in (theirs, theirs | {"once": form["once"]}):
        assert enemy.post(address, said).status_code == 404
    assert "_auth_user_id" not in enemy.session
    # Nor does this browser, some minutes later.
    Once.objects.update(made_at=timezone.now() - timedelta(minutes=3))
    assert late.post(address, form).status_code == 404


def test_a_forged_or_canceled_link_opens_nothing_and_makes_nobody(
    hosts: Client, home: Client, group: Group
) -> None:
    address = invited(hosts, group)
    link = GroupInvitation.objects.latest("pk").pk
    assert home.post(f"/group-invitations/{link}/cancel/").status_code == 404
    hosts.post(f"/group-invitations/{link}/cancel/")
    before = Member.objects.count()
    for gone in (address, "/groups/join/forged/", "/groups/join/%00/"):
        for answer in (Client().get(gone), Client().post(gone)):
            assert answer.status_code == 404
            assert "Thursday" not in words(answer)
    assert Member.objects.count() == before


def test_nothing_of_the_link_travels_on(hosts: Client, group: Group) -> None:
    answer = Client().get(invited(hosts, group))
    assert answer["Referrer-Policy"] == "strict-origin"
    assert "noindex" in answer["X-Robots-Tag"]
    assert "no-store" in answer["Cache-Control"]


def test_only_who_leads_can_invite(home: Client, group: Group) -> None:
    assert home.post(f"/groups/{group.pk}/invitations/").status_code == 404


def test_a_member_listed_by_email_gets_a_link_of_their_own(
    home: Client, hosts: Client, group: Group
) -> None:
    listed, own = by_mail(group), {"invited": 10**30}
    hosting = words(hosts.get(f"/groups/{group.pk}/hosting/"))
    assert "Brett Lindqvist brett@lindqvist.example Invite Brett" in hosting
    for wrong in (own, {"invited": group.members.present()[0].pk}):
        assert hosts.post(f"/groups/{group.pk}/invitations/", wrong).status_code == 404
    address = invited(hosts, group, invited=listed.pk)
    assert "Brett Lindqvist Created today" in words(hosts.get(f"/groups/{group.pk}/hosting/"))
    # Rowan is in the group already: only by saying so are the two one.
    assert "It also lists Brett Lindqvist" in words(home.get(address))
    home.post(address)
    assert group.members.present().count() == 3
    browser = Client()
    assert "as Brett Lindqvist" in words(browser.get(address))
    browser.post(address)
    listed.refresh_from_db()
    assert listed.member
    assert (listed.member.name, listed.email) == ("Brett Lindqvist", "")
    assert "Members without an account" not in words(hosts.get(f"/groups/{group.pk}/hosting/"))


def test_a_member_who_joined_another_way_says_that_both_are_them(
    home: Client, hosts: Client, group: Group
) -> None:
    address = invited(hosts, group, invited=by_mail(group).pk)
    for _ in range(2):
        answer = home.post(address, {"listed": "yes"})
        assert answer["Location"] == f"/groups/{group.pk}/"
    assert [str(member) for member in group.members.all()] == ["Sol Reyes", "Rowan Cole"]


def test_the_host_reads_that_someone_listed_has_a_members_name(hosts: Client, group: Group) -> None:
    told = {"name": "rowan cole", "email": "r@cole.example"}
    GroupMember.list_by_mail(group=group, at=AT, **told)
    by_mail(group)
    page = words(hosts.get(f"/groups/{group.pk}/hosting/"))
    assert page.count("Another member has this name.") == 1


def test_only_who_leads_takes_a_member_by_email_off_the_list(
    home: Client, hosts: Client, group: Group
) -> None:
    listed, sols = by_mail(group), group.members.present()[0]
    assert home.post(f"/group-members/{listed.pk}/unlisting/").status_code == 404
    assert hosts.post(f"/group-members/{sols.pk}/unlisting/").status_code == 404
    page = words(hosts.post(f"/group-members/{listed.pk}/unlisting/", follow=True))
    assert "Brett Lindqvist gets no more email from Thursday Mastermind." in page
    assert "Members without an account" not in page
