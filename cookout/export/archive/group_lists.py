"""The lists in an archive of a hosted group, each with its fields and foreign keys.

Rows are identified by their position in these lists, counted from 1. A new model of groups is one
line here or one in LEFT_OUT of sections.py, and a row in docs/archive.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.group_share import GroupShare
from cookout.mastermind.joining.waiting_candidate import WaitingCandidate
from cookout.mastermind.parked_question import ParkedQuestion
from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.mastermind.questions.clarifying_question import ClarifyingQuestion
from cookout.mastermind.questions.group_answer import GroupAnswer
from cookout.mastermind.questions.group_question import FIELDS, GroupQuestion
from cookout.mastermind.questions.question_outcome import QuestionOutcome
from cookout.mastermind.sessions.earlier_more import EarlierMore
from cookout.mastermind.sessions.hot_seat import HotSeat, HotSeatRequest
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_card import HeardCard, SessionCard
from cookout.mastermind.sessions.session_promise import PromiseResult, SessionPromise
from cookout.mastermind.sessions.session_seat import SessionSeat
from cookout.mastermind.thank_you import ThankYou

GROUP = ("uid", "name", "purpose", "weeks", "weekday", "begins", "made_at")
MEMBERS = "members"


@dataclass(frozen=True)
class GroupList:
    """How the rows of one model are stored in a group's file."""

    name: str
    model: type[models.Model]
    fields: tuple[str, ...]
    points: tuple[tuple[str, str], ...] = ()
    """Foreign keys other than the group: each with the list it points into."""
    left_out: tuple[str, ...] = ()
    """Fields left out: addresses, keys, and fields with the same value in every row of the
    archive."""

    @property
    def names(self) -> frozenset[str]:
        """Every field of its model."""
        return frozenset(field.name for field in self.model._meta.concrete_fields)


# In this order they are written and taken in; what is pointed to comes before what points.
GROUP_LISTS = (
    GroupList(
        MEMBERS,
        GroupMember,
        ("name", "trade", "lived", "speaks_to", "joined_at", "left_at"),
        left_out=("member", "email", "shown_to_visitors"),
    ),
    GroupList(
        "questions",
        GroupQuestion,
        (
            *("uid", "brings", "first", "restated", *FIELDS, "provider_trade"),
            *("asked_at", "opened_at", "heard_at"),
        ),
        (("asker", MEMBERS),),
        left_out=("withdrawn_at",),
    ),
    GroupList(
        "clarifying_questions",
        ClarifyingQuestion,
        ("text", "asked_at", "reply", "replied_at"),
        (("question", "questions"), ("author", MEMBERS)),
    ),
    GroupList(
        "answers",
        GroupAnswer,
        (
            *("uid", "gives", "basis", "text", "given_at", "changed_at", "more_wanted"),
            *("more_wanted_at", "more", "more_at", "heard", "heard_why", "heard_at"),
            "felt_heard",
        ),
        (("question", "questions"), ("author", MEMBERS)),
    ),
    GroupList("earlier_more", EarlierMore, ("wanted", "told", "told_at"), (("answer", "answers"),)),
    GroupList(
        "outcomes", QuestionOutcome, ("days", "text", "told_at"), (("question", "questions"),)
    ),
    GroupList(
        "sessions",
        GroupSession,
        (
            *("uid", "starts_at", "place", "protocol_key", "lengths", "seconds", "hot_seats"),
            *("began_at", "ended_at"),
        ),
        left_out=("video_link", "timekeeper", "cancelled_at", "sequence", "version"),
    ),
    GroupList(
        "planned_sessions",
        GroupSession,
        ("uid", "starts_at", "place", "protocol_key", "lengths", "seconds", "sequence"),
        left_out=(
            *("video_link", "timekeeper", "hot_seats", "began_at", "ended_at"),
            *("cancelled_at", "version"),
        ),
    ),
    GroupList(
        "planned_hot_seats",
        HotSeat,
        ("number",),
        (("session", "planned_sessions"), ("member", MEMBERS), ("question", "questions")),
    ),
    GroupList(
        "hot_seat_requests",
        HotSeatRequest,
        ("asked_at",),
        (("question", "questions"),),
        left_out=("withdrawn_at",),
    ),
    GroupList(
        "attendance",
        SessionSeat,
        ("present_at",),
        (("session", "sessions"), ("member", MEMBERS)),
        left_out=("guest_name", "link_digest", "asked_at", "revoked_at"),
    ),
    GroupList(
        "hot_seats",
        HotSeat,
        ("number",),
        (("session", "sessions"), ("member", MEMBERS), ("question", "questions")),
    ),
    GroupList(
        "cards",
        SessionCard,
        ("hot_seat", "kind", "basis", "words", "written_at", "handed_in_at", "more_wanted_at"),
        (("session", "sessions"), ("seat", "attendance")),
        left_out=("key",),
    ),
    GroupList("heard_cards", HeardCard, ("value", "why", "at"), (("card", "cards"),)),
    GroupList(
        "promises",
        GroupPromise,
        (
            *("uid", "what", "made_on", "due_on", "first_due_on", "changed_on"),
            *("kept_on", "released_on"),
        ),
        (("maker", MEMBERS), ("question", "questions")),
    ),
    GroupList(
        "made_in_sessions",
        SessionPromise,
        ("hot_seat",),
        (("session", "sessions"), ("promise", "promises")),
        left_out=("key",),
    ),
    GroupList(
        "promise_results",
        PromiseResult,
        ("result", "at"),
        (("session", "sessions"), ("promise", "promises")),
    ),
    GroupList("shares", GroupShare, ("kind", "text", "shared_at"), (("author", MEMBERS),)),
    GroupList(
        "thank_yous",
        ThankYou,
        ("deed", "change", "given_at"),
        (("giver", MEMBERS), ("receiver", MEMBERS)),
    ),
    GroupList(
        "parked",
        ParkedQuestion,
        ("text", "parked_at"),
        (("parked_by", MEMBERS),),
        left_out=("taken_at",),
    ),
    GroupList(
        "waiting_list",
        WaitingCandidate,
        ("name", "email", "trade", "lived", "words", "waits_since"),
    ),
    GroupList(
        "told_providers",
        SharedExperience,
        ("provider", "trade", "what", "basis", "source_name", "outcome", "on", "at"),
        (("author", MEMBERS), ("session", "sessions"), ("question", "questions")),
        left_out=("seat", "key", "experience"),
    ),
)
GROUP_MODELS: frozenset[type[models.Model]] = frozenset(
    {Group, *(group_list.model for group_list in GROUP_LISTS)}
)
