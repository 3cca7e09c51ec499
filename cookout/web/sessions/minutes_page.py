"""The minutes of a session on their page, and what a member can take from them."""

from __future__ import annotations

from typing import Any

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.session import GroupSession
from cookout.mastermind.session_card import SessionCard
from cookout.mastermind.session_minutes import minutes_of
from cookout.mastermind.shared_experience import SharedExperience
from cookout.web.http.door import Visit
from cookout.web.sessions.starts import starts_words


def minutes_page(session: GroupSession, request: Visit) -> dict[str, Any]:
    """The context of a session after its bell."""
    minutes = minutes_of(session)
    mine = session.group.membership_of(request.user)
    return {
        "here": "mastermind",
        "session": session,
        "group": session.group,
        "starts": starts_words(session, member=request.user),
        "minutes": minutes,
        "mine": mine,
        "drafts": SessionCard.objects.drafts().filter(session=session, seat__member=mine),
        "attendance": _attendance(session) if session.group.is_led_by(request.user) else [],
        "to_keep": [
            one
            for one in minutes.experiences
            if one.author_id == mine.pk and one.basis != SharedExperience.ProviderBasis.MET
        ],
    }


def _attendance(session: GroupSession) -> list[tuple[GroupMember, bool]]:
    """Everyone in the group now, and whether they were there."""
    came = set(session.seats.came().values_list("member_id", flat=True))
    members = session.group.members.present().select_related("member")
    return [(one, one.pk in came) for one in members]
