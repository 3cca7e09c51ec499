"""The page of a session's minutes, and what a member can save from them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.mastermind.sessions.closing_word import host_to_tell
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_card import SessionCard
from cookout.mastermind.sessions.session_minutes import SessionMinutes, minutes_of
from cookout.practice.numbers import GROUP_NEWS_FOR
from cookout.web.http.door import Visit
from cookout.web.mastermind.question_form import AskedQuestion, lines_of
from cookout.web.sessions.starts import starts_words


class ClosingWords(forms.Form):
    """The form for a few lines to the host."""

    text = lines_of("What helped, and what would help more?", lines=2)


def aloud_id(number: int) -> str:
    """The id prefix for the fields of a hot seat's form."""
    return f"aloud-{number}-%s"


def minutes_page(
    session: GroupSession,
    request: Visit,
    *,
    aloud: AskedQuestion | None = None,
    closing: forms.Form | None = None,
) -> dict[str, Any]:
    """The context of a session after its bell, with a form redisplayed with errors."""
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
        "form": aloud or closing,
        **_closing(session, mine, closing, request.at),
        "to_write_down": _to_write_down(minutes, mine, aloud),
        "attendance": _attendance(session) if session.group.is_led_by(request.user) else [],
        "to_keep": [
            experience
            for experience in minutes.experiences
            if experience.author_id == mine.pk
            and experience.basis != SharedExperience.ProviderBasis.MET
        ],
    }


def _closing(
    session: GroupSession, mine: GroupMember, back: forms.Form | None, at: datetime
) -> dict[str, Any]:
    """What a member may tell the host of it; for who was told, what others did.

    It is asked first while the session is fresh and nothing was told.
    """
    before = session.closing_words.filter(author=mine).first()
    form = ClosingWords(auto_id="closing-%s", initial={"text": before.text if before else ""})
    tells, ended_at = host_to_tell(session, mine), session.ended_at
    is_fresh = ended_at is not None and at < ended_at + GROUP_NEWS_FOR
    return {
        "tells": tells,
        "told_before": before,
        "closing_first": tells is not None and before is None and is_fresh,
        "closing_form": back or form,
        "closing_words": session.closing_words.filter(told=mine).select_related("author__member"),
    }


def _to_write_down(
    minutes: SessionMinutes, mine: GroupMember, aloud: AskedQuestion | None
) -> list[tuple[int, AskedQuestion]]:
    """The hot seats in which this member asked aloud and wrote nothing, with a form each."""
    chairs = [hot_seat.chair for hot_seat in minutes.hot_seats]
    numbers = [
        chair.number for chair in chairs if chair.member_id == mine.pk and not chair.question_id
    ]
    forms = [AskedQuestion(auto_id=aloud_id(number)) for number in numbers]
    return [
        (number, aloud if aloud and aloud.auto_id == form.auto_id else form)
        for number, form in zip(numbers, forms, strict=True)
    ]


def _attendance(session: GroupSession) -> list[tuple[GroupMember, bool]]:
    """Everyone in the group now, and whether they were there."""
    came = set(session.seats.came().values_list("member_id", flat=True))
    members = session.group.members.present().select_related("member")
    return [(member, member.pk in came) for member in members]
