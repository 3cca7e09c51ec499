"""Which of the lists beside today's people aren't empty, in one statement.

Most days most of them are, and an empty list needs no query.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, QuerySet

from cookout.capture.received_capture import ReceivedCapture
from cookout.mastermind.group import Group
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.sessions.session import GroupSession
from cookout.members.compiled_query import CompiledQuery
from cookout.members.member import Member
from cookout.referrals.introduction import Introduction
from cookout.referrals.newly_met import looked_for_by
from cookout.referrals.recommendation import Recommendation

A_WEEK = timedelta(days=7)


def group_promises(member: Any, *, on: Any) -> QuerySet[GroupPromise]:
    """A member's promises in groups: due in the next days, or made in a session lately."""
    return (
        GroupPromise.objects.made_by(member)
        .open()
        .due_or_fresh(due_by=on + A_WEEK, since=on - A_WEEK)
    )


def _lists(member: Any, on: Any) -> dict[str, QuerySet[Any]]:
    recommended = Recommendation.objects.of(member)
    return {
        "group_turns": Group.objects.seen_by(member),
        "group_promises": group_promises(member, on=on),
        "sessions": GroupSession.objects.seen_by(member).filter(ended_at=None, cancelled_at=None),
        "asked": recommended.to_ask_about(on=on),
        "introduced": Introduction.objects.of(member).to_ask_about(on=on),
        "went": recommended.came_home(on=on),
        "met": looked_for_by(member),
        "to_check": ReceivedCapture.objects.of(member).waiting(),
    }


_FILLED = CompiledQuery(
    lambda member, on: Member.objects.filter(pk=member).values(
        **{f"has_{name}": Exists(rows) for name, rows in _lists(member, on).items()}
    )
)


def filled_lists(member: Member, *, on: date) -> set[str]:
    """The names of the lists that aren't empty."""
    (found,) = _FILLED(member=member.pk, on=on)
    return {name.removeprefix("has_") for name, is_any in found.items() if is_any}
