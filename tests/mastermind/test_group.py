"""A group: who sees it, who leads it, who joins and leaves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cookout.mastermind.group import Group, NotTheHost
from cookout.mastermind.group_member import NAMELESS, GroupMember, HostMustHandOver, competing
from cookout.mastermind.joining.group_invitation import (
    GroupInvitation,
    InvitationIsSpent,
    TooManyGroupInvitations,
)
from cookout.trash.leaving import leave
from tests.cast import AT, rowan, sol
from tests.mastermind.world import another, by_mail, found, join

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def test_only_present_members_see_a_group_and_its_rows() -> None:
    host, member, stranger = sol(), rowan(), another("Umar Novak")
    group = found(host, member)
    for one, seen in ((host, 1), (member, 1), (stranger, 0)):
        assert Group.objects.seen_by(one).count() == seen
        assert GroupMember.objects.seen_by(one).count() == 2 * seen
    group.membership_of(member).leave(at=AT)
    assert not Group.objects.seen_by(member).exists()
    assert not GroupMember.objects.seen_by(member).exists()
    assert not GroupInvitation.objects.seen_by(member).exists()


def test_a_link_lets_one_person_join_within_a_week() -> None:
    host, member = sol(), rowan()
    group = found(host)
    secret = GroupInvitation.make(group=group, by=host, at=AT)
    for forged in (secret[:-1], "", f"{secret}x"):
        with pytest.raises(InvitationIsSpent):
            GroupInvitation.accept(forged, by=member, at=AT)
    with pytest.raises(InvitationIsSpent):
        GroupInvitation.accept(secret, by=member, at=AT + WEEK)
    GroupInvitation.accept(secret, by=host, at=AT)
    place = GroupInvitation.accept(secret, by=member, at=AT)
    assert (place.full_name, place.is_host) == ("Rowan Cole", False)
    with pytest.raises(InvitationIsSpent):
        GroupInvitation.accept(secret, by=another("Umar Novak"), at=AT)
    assert not GroupInvitation.objects.filter(digest__contains=secret).exists()


def test_a_canceled_link_and_the_link_of_one_who_left_open_nothing() -> None:
    host, member = sol(), rowan()
    group = found(host, member)
    secret = GroupInvitation.make(group=group, by=host, at=AT)
    GroupInvitation.objects.open(at=AT).get().cancel()
    with pytest.raises(InvitationIsSpent):
        GroupInvitation.find(secret, at=AT)
    group.stand_in_for_host(by=member, at=AT)
    secret = GroupInvitation.make(group=group, by=member, at=AT)
    group.membership_of(member).leave(at=AT)
    with pytest.raises(InvitationIsSpent):
        GroupInvitation.find(secret, at=AT)


def test_only_who_leads_invites_and_not_without_end() -> None:
    host, member = sol(), rowan()
    group = found(host, member)
    with pytest.raises(NotTheHost):
        GroupInvitation.make(group=group, by=member, at=AT)
    for _ in range(20):
        GroupInvitation.make(group=group, by=host, at=AT)
    with pytest.raises(TooManyGroupInvitations):
        GroupInvitation.make(group=group, by=host, at=AT)


def test_who_left_comes_back_to_the_same_place() -> None:
    host, member = sol(), rowan()
    group = found(host, member)
    place = group.membership_of(member)
    place.leave(at=AT)
    assert join(group, member).pk == place.pk
    assert Group.objects.seen_by(member).get() == group


def test_a_stand_in_leads_until_the_host_takes_it_back() -> None:
    host, member, third = sol(), rowan(), another("Umar Novak")
    group = found(host, member, third)
    group.stand_in_for_host(by=member, at=AT)
    assert group.is_led_by(host)
    assert group.is_led_by(member)
    assert not group.is_led_by(third)
    with pytest.raises(NotTheHost):
        group.end_stand_in(by=third)
    with pytest.raises(NotTheHost):
        group.hand_over(to=member, by=member)
    group.end_stand_in(by=host)
    assert not group.is_led_by(member)
    with pytest.raises(GroupMember.DoesNotExist):
        group.stand_in_for_host(by=another("Nora Birch"), at=AT)


def test_the_host_hands_over_before_leaving() -> None:
    host, member = sol(), rowan()
    group = found(host, member)
    with pytest.raises(HostMustHandOver):
        group.membership_of(host).leave(at=AT)
    group.hand_over(to=member, by=host)
    group.membership_of(host).leave(at=AT)
    assert group.membership_of(member).is_host


def test_with_the_last_account_a_group_ends_and_nobody_is_emailed() -> None:
    host, member = sol(), rowan()
    group = found(host, member)
    by_mail(group)
    group.open_to_visitors(by=host, at=AT)
    group.membership_of(member).leave(at=AT)
    assert group.members.by_mail().exists()
    group.membership_of(host).leave(at=AT)
    group.refresh_from_db()
    assert not group.members.present().exists()
    assert group.opened_to_visitors_at is None


def test_someone_listed_by_mail_gets_their_place_with_an_account() -> None:
    host, member = sol(), rowan()
    group = found(host)
    listed = GroupMember.list_by_mail(group=group, name="R. Cole", email="r@cole.example", at=AT)
    again = GroupMember.list_by_mail(group=group, name="Rowan", email="R@cole.example", at=AT)
    assert listed.pk == again.pk
    assert (again.full_name, again.address) == ("Rowan", "r@cole.example")
    secret = GroupInvitation.make(group=group, by=host, at=AT, invited=listed)
    place = GroupInvitation.accept(secret, by=member, at=AT)
    assert (place.pk, place.full_name) == (listed.pk, "Rowan Cole")
    assert place.address == "rowan@example.org"
    place.leave(at=AT)
    told = {"name": "Rowan", "email": "Rowan@example.org", "at": AT}
    assert GroupMember.list_by_mail(group=group, **told) == place
    assert not Group.objects.seen_by(member).exists()


def test_two_of_one_trade_are_named_with_it() -> None:
    host, member = sol(), rowan()
    group = found(host, member)
    for one, trade in ((host, "Plumber"), (member, "plumbing contractor")):
        group.membership_of(one).describe(trade=trade, lived="", speaks_to="")
    assert [pair[:2] for pair in competing(group.members.present())] in (
        [("Sol Reyes", "Rowan Cole")],
        [],
    )
    group.membership_of(member).describe(trade="PLUMBER", lived="", speaks_to="")
    assert competing(group.members.present()) == (("Sol Reyes", "Rowan Cole", "plumber"),)


def test_a_deleted_account_loses_its_name_and_hands_the_group_on() -> None:
    host, member = sol(), rowan()
    group = found(host, member)
    group.membership_of(host).describe(trade="Baker", lived="Sold a shop", speaks_to="Bread")
    leave(host)
    group.refresh_from_db()
    assert group.host == member
    gone = GroupMember.objects.get(member=None)
    assert (gone.full_name, gone.trade, gone.lived, gone.speaks_to) == (NAMELESS, "", "", "")
    assert gone.left_at is not None
    leave(member)
    assert not Group.objects.exists()
