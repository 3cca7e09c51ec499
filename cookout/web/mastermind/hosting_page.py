"""What the host sees between sessions: who is late with what, and who asks to come."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.host_overview import host_overview
from cookout.mastermind.joining.would_complete import visitors_of, waiting_list_of
from cookout.mastermind.sessions.next_session import next_session
from cookout.mastermind.sessions.phase_lengths import suggestions_of
from cookout.members.member import Member
from cookout.practice.formats import clock, full_day
from cookout.practice.phrases import calendar_day
from cookout.practice.protocol.library import find_protocol
from cookout.web.mastermind.group_page import open_invitations, warnings
from cookout.web.sessions.session_page import waited
from cookout.web.sessions.starts import starts_words


def hosting_page(group: Group, *, member: Member, at: datetime) -> dict[str, Any]:
    on = member.day(at)
    members = list(group.members.present().select_related("member", "group"))
    promises = group.promises.open().filter(maker__left_at=None).select_related("maker__member")
    late: list[GroupPromise] = [promise for promise in promises if promise.is_late(on=on)]
    return {
        "here": "mastermind",
        "group": group,
        "members": members,
        "by_mail": _by_mail(members),
        "warnings": warnings(members),
        "overview": host_overview(group, member=member, at=at),
        "late": late,
        "open_promises": [promise for promise in promises if promise not in late],
        "parked": group.parked.waiting(),
        "visitors": visitors_of(group),
        "waiting_list": [
            (candidate, calendar_day(day=member.day(candidate.since), on=on))
            for candidate in waiting_list_of(group)
        ],
        "invitations": open_invitations(group, member=member, at=at),
        "on": on,
        **_next(group, member, at),
    }


def _by_mail(members: list[GroupMember]) -> list[tuple[GroupMember, bool]]:
    """Those without an account, each with whether a member with one has the same name."""
    accounts = {member.full_name.casefold() for member in members if member.member_id}
    return [
        (member, member.full_name.casefold() in accounts)
        for member in members
        if not member.member_id
    ]


def _next(group: Group, member: Member, at: datetime) -> dict[str, Any]:
    """The session that is planned, else the one that is proposed; and what the past suggests."""
    planned = group.sessions.to_come(at=at).first()
    proposed = next_session(group, member=member, at=at)
    protocol = find_protocol(planned.protocol_key if planned else proposed.protocol_key)
    begins = f" at {clock(proposed.begins)}" if proposed.begins else ""
    on = member.day(at)
    return {
        "planned": planned,
        "planned_starts": starts_words(planned, member=member) if planned else "",
        "proposed": proposed,
        "proposed_starts": full_day(proposed.on) + begins,
        "proposed_seats": [
            (request, waited(request.weeks_waited(on=on))) for request in proposed.requests
        ],
        "protocol": protocol,
        "suggestions": suggestions_of(group, protocol),
    }
