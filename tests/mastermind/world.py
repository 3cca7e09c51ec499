"""A small group for tests: Sol hosts, Rowan and a third are members."""

from __future__ import annotations

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.joining.group_invitation import GroupInvitation
from cookout.members.member import Member
from tests.cast import AT


def another(name: str) -> Member:
    """One more member, who signs in by first name at example.org."""
    email = f"{name.split()[0].lower()}@example.org"
    member = Member(name=name, email=email, time_zone="America/Los_Angeles", welcomed_at=AT)
    member.set_password("a table for fifteen")
    member.save()
    return member


def named(first: str) -> Member:
    """The member of a first name."""
    return Member.objects.get(name__startswith=first)


def found(host: Member, *members: Member) -> Group:
    """A group that a member hosts, and others who joined by a link each."""
    group = Group.found(host=host, name="Thursday Mastermind", at=AT)
    for member in members:
        join(group, member)
    return group


def by_mail(group: Group) -> GroupMember:
    """Brett, who takes part by email."""
    told = {"name": "Brett Lindqvist", "email": "brett@lindqvist.example", "at": AT}
    return GroupMember.list_by_mail(group=group, **told)


def join(group: Group, member: Member) -> GroupMember:
    assert group.host
    secret = GroupInvitation.make(group=group, by=group.host, at=AT)
    return GroupInvitation.accept(secret, by=member, at=AT)
