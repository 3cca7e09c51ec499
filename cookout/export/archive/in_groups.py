"""What a member wrote in their groups: their own words, and nobody else's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models

from cookout.mastermind.clarifying_question import ClarifyingQuestion
from cookout.mastermind.earlier_more import EarlierMore
from cookout.mastermind.group_answer import GroupAnswer
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.group_question import FIELDS, GroupQuestion
from cookout.mastermind.group_share import GroupShare
from cookout.mastermind.question_outcome import QuestionOutcome
from cookout.mastermind.thank_you import ThankYou
from cookout.members.member import Member

Words = dict[str, Any]
QUESTION = ("asked_at", "brings", "first", "restated", *FIELDS)
ANSWER = ("given_at", "gives", "basis", "text", "more", "felt_heard")
PROMISE = ("what", "made_on", "due_on", "first_due_on", "kept_on", "released_on")


def own_words(member: Member) -> Iterator[Words]:
    """A group each, also those they left: what the member wrote there."""
    places = GroupMember.objects.filter(member=member).select_related("group")
    for place in places.order_by("joined_at", "pk"):
        yield {
            "group": place.group.name,
            "joined_at": place.joined_at,
            "left_at": place.left_at,
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
        "told_before": _rows(EarlierMore.objects.filter(answer__author=place), "told_at", "told"),
        "promises": _rows(GroupPromise.objects.filter(maker=place), *PROMISE),
        "thank_yous": _rows(ThankYou.objects.filter(giver=place), "given_at", "deed", "change"),
        "shared": _rows(GroupShare.objects.filter(author=place), "shared_at", "kind", "text"),
    }


def _rows(rows: models.QuerySet[Any], *fields: str) -> list[Words]:
    return list(rows.order_by("pk").values(*fields))
