"""What a member wrote in their groups: their own words only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.group_share import GroupShare
from cookout.mastermind.parked_question import ParkedQuestion
from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.mastermind.questions.clarifying_question import ClarifyingQuestion
from cookout.mastermind.questions.group_answer import GroupAnswer
from cookout.mastermind.questions.group_question import FIELDS, GroupQuestion
from cookout.mastermind.questions.question_outcome import QuestionOutcome
from cookout.mastermind.sessions.closing_word import ClosingWord
from cookout.mastermind.sessions.earlier_more import EarlierMore
from cookout.mastermind.sessions.hot_seat import HotSeat
from cookout.mastermind.sessions.session_card import HeardCard, SessionCard
from cookout.mastermind.sessions.session_promise import PromiseResult
from cookout.mastermind.thank_you import ThankYou
from cookout.members.member import Member

Words = dict[str, Any]
QUESTION = ("asked_at", "brings", "first", "restated", *FIELDS)
ANSWER = ("given_at", "gives", "basis", "text", "more", "felt_heard")
# A draft has no `handed_in_at`: its author alone reads it, and gets it here.
IN_SESSION = ("written_at", "handed_in_at", "kind", "basis", "words")
EXPERIENCE = ("at", "provider", "trade", "what", "basis", "source_name", "outcome", "on")
PROMISE = ("what", "made_on", "due_on", "first_due_on", "kept_on", "released_on")


def own_words(member: Member) -> Iterator[Words]:
    """For each group, left ones included, what the member wrote there."""
    places = GroupMember.objects.filter(member=member).select_related("group", "member")
    for place in places.order_by("joined_at", "pk"):
        yield {
            "group": place.group.name,
            "joined_at": place.joined_at,
            "left_at": place.left_at,
            **({"purpose": place.group.purpose} if place.is_host else {}),
            "trade": place.trade,
            "lived": place.lived,
            "speaks_to": place.speaks_to,
            **_written(place),
        }


def _written(place: GroupMember) -> Words:
    asked = GroupQuestion.objects.filter(asker=place)
    clarifying = ClarifyingQuestion.objects
    return {
        "questions": _rows(asked, *QUESTION),
        "outcomes": _rows(QuestionOutcome.objects.filter(question__in=asked), "days", "text"),
        "replies": _rows(clarifying.filter(question__in=asked).exclude(reply=""), "reply"),
        "heard": _rows(
            GroupAnswer.objects.filter(question__in=asked).exclude(heard=""), "heard", "heard_why"
        ),
        "clarifying_questions": _rows(clarifying.filter(author=place), "asked_at", "text"),
        "answers": _rows(GroupAnswer.objects.filter(author=place), *ANSWER),
        "more_wanted": _more_wanted(asked),
        "told_before": _rows(EarlierMore.objects.filter(answer__author=place), "told_at", "told"),
        "promises": _rows(GroupPromise.objects.filter(maker=place), *PROMISE),
        "kept_or_not": _results(place),
        "experiences": _rows(SharedExperience.objects.filter(author=place), *EXPERIENCE),
        "parked": _rows(ParkedQuestion.objects.filter(parked_by=place), "parked_at", "text"),
        "in_sessions": _rows(SessionCard.objects.filter(seat__member=place), *IN_SESSION),
        "told_the_host": _rows(ClosingWord.objects.filter(author=place), "written_at", "text"),
        "heard_in_sessions": _rows(_heard_in_sessions(place), "at", "value", "why"),
        "thank_yous": _rows(ThankYou.objects.filter(giver=place), "given_at", "deed", "change"),
        "shared": _rows(GroupShare.objects.filter(author=place), "shared_at", "kind", "text"),
    }


def _more_wanted(asked: models.QuerySet[GroupQuestion]) -> list[Words]:
    """What they wanted to hear more of, also where it was told since."""
    now = GroupAnswer.objects.filter(question__in=asked).exclude(more_wanted="")
    before = EarlierMore.objects.filter(answer__question__in=asked)
    return [
        *_rows(before, "wanted"),
        *({"wanted": row["more_wanted"]} for row in _rows(now, "more_wanted")),
    ]


def _results(place: GroupMember) -> list[Words]:
    """What they said in sessions of their promises."""
    rows: models.QuerySet[Any] = PromiseResult.objects.filter(promise__maker=place).order_by("pk")
    return list(rows.values("at", "result", what=models.F("promise__what")))


def _heard_in_sessions(place: GroupMember) -> models.QuerySet[HeardCard]:
    """What they heard while they were in the hot seat."""
    chairs = HotSeat.objects.filter(
        session=models.OuterRef("card__session"),
        number=models.OuterRef("card__hot_seat"),
        member=place,
    )
    return HeardCard.objects.filter(models.Exists(chairs))


def _rows(rows: models.QuerySet[Any], *fields: str) -> list[Words]:
    return list(rows.order_by("pk").values(*fields))
