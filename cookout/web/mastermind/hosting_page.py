"""What the host sees between sessions: who is late with what, and who asks to come."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from cookout.mastermind.group import Group
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.host_overview import host_lines
from cookout.members.member import Member
from cookout.web.mastermind.group_page import open_invitations, warnings


def hosting_page(group: Group, *, member: Member, at: datetime) -> dict[str, Any]:
    on = member.day(at)
    members = list(group.members.present().select_related("member", "group"))
    promises = group.promises.open().filter(maker__left_at=None).select_related("maker__member")
    late: list[GroupPromise] = [one for one in promises if one.is_late(on=on)]
    return {
        "here": "mastermind",
        "group": group,
        "members": members,
        "warnings": warnings(members),
        "lines": host_lines(group, member=member, at=at),
        "late": late,
        "open_promises": [one for one in promises if one not in late],
        "parked": group.parked.waiting(),
        "visits": group.visit_requests.open(),
        "invitations": open_invitations(group, member=member, at=at),
        "on": on,
    }
