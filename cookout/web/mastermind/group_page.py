"""A group on its page: when it meets, who is in it, and what a member may do."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from cookout.mastermind.fellow_person import FellowPerson
from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember, competing
from cookout.mastermind.joining.group_invitation import GroupInvitation
from cookout.mastermind.providers.provider_pairs import compare_providers
from cookout.mastermind.questions.heard_back import heard_back_ledger
from cookout.members.member import Member
from cookout.practice import formats
from cookout.practice.mastermind.competing import warning
from cookout.practice.phrases import calendar_day, when

EVERY = {1: "every week"}
HEARD = 10


class OpenGroupInvitation(NamedTuple):
    """An open invitation: for whom, since when, and until when."""

    pk: int
    name: str
    made: str
    until: str


def group_page(group: Group, *, member: Member, at: datetime) -> dict[str, Any]:
    members = list(group.members.present().select_related("member", "group"))
    mine = next(one for one in members if one.member_id == member.pk)
    leader = group.stand_in or group.host
    leads = group.is_led_by(member)
    return {
        "here": "mastermind",
        "group": group,
        "members": members,
        "mine": mine,
        "rhythm": rhythm_words(group),
        "leader": next(
            (member for member in members if leader and member.member_id == leader.pk), None
        ),
        "leads": leads,
        "is_host": mine.is_host,
        "warnings": warnings(members) if leads else [],
        "waiting": group.questions.waiting().select_related("asker__member"),
        "heard": group.questions.standing()
        .exclude(heard_at=None)
        .select_related("asker__member")[:HEARD],
        "shares": list(group.shares.select_related("author__member")),
        "promises": group.promises.open().select_related("maker__member"),
        "providers": compare_providers(mine),
        "ledger": heard_back_ledger(group, member=member, on=member.day(at)),
        "on": member.day(at),
        "people": _people(members, member),
        "heirs": [member for member in members if member != mine and member.member_id],
    }


def _people(members: list[GroupMember], member: Member) -> list[tuple[GroupMember, int | None]]:
    """The members, each with the number of the person they are among this member's people."""
    mine = FellowPerson.objects.of(member).filter(place__in=members, person__trashed_at=None)
    people = dict(mine.values_list("place_id", "person_id"))
    return [(member, people.get(member.pk)) for member in members]


def open_invitations(group: Group, *, member: Member, at: datetime) -> list[OpenGroupInvitation]:
    """The invitations that can still be used."""
    on = member.day(at)
    links = group.invitations.open(at=at).select_related("invited__member")
    found: list[GroupInvitation] = list(links)
    return [
        OpenGroupInvitation(
            invitation.pk,
            name=invitation.invited.full_name if invitation.invited else "",
            made=when(day=member.day(invitation.made_at), on=on),
            until=calendar_day(day=member.day(invitation.expires_at), on=on),
        )
        for invitation in found
    ]


def rhythm_words(group: Group) -> str:
    """ "Every 2 weeks on Thursday at 5:00 PM"."""
    every = EVERY.get(group.weeks, f"every {group.weeks} weeks")
    day = "" if group.weekday is None else f" on {formats.weekday(group.weekday)}"
    at = f" at {formats.clock(group.begins)}" if group.begins else ""
    return f"Meets {every}{day}{at}"


def warnings(members: list[GroupMember]) -> list[str]:
    """A sentence for every two members who share a trade."""
    return [
        warning(first=first, second=second, trade=trade)
        for first, second, trade in competing(members)
    ]
