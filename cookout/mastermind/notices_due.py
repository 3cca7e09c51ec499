"""What members who take part by email are to be told now, and why: the rules, no rows.

What has been answered, withdrawn, declined or kept meanwhile is not among it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from django.db.models import F

from cookout.mastermind.group_answer import GroupAnswer
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.group_question import GroupQuestion
from cookout.mastermind.personal_request import PersonalRequest
from cookout.mastermind.question_outcome import QuestionOutcome
from cookout.mastermind.thank_you import ThankYou

LOOKS_BACK = timedelta(days=30)
"""What is older is told to nobody who joins now."""


class NoticeAbout(models.TextChoices):
    """What a notice is about."""

    ASKED = "asked", "Asked personally"
    MORE = "more", "Tell me more"
    HEARD = "heard", "What was heard"
    TOLD = "told", "What came of it"
    DUE = "due", "A promise due"
    THANKED = "thank", "A thank-you"
    OPEN = "open", "An open question"


AT_ONCE = (NoticeAbout.ASKED, NoticeAbout.MORE)
"""Somebody waits for their words. The rest waits until a day after their last letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueNotice:
    """One matter for one member. Its key is the same as long as it is the same matter."""

    about: NoticeAbout
    key: str
    question: GroupQuestion | None = None
    promise: GroupPromise | None = None
    thank_you: ThankYou | None = None


def due_notices(place: GroupMember, *, at: datetime) -> Iterator[DueNotice]:
    """Everything a member may be told now, whether or not they were; the pressing first."""
    since = at - LOOKS_BACK
    yield from _asked(place, since)
    yield from _more_wanted(place, since)
    yield from _heard(place, since)
    yield from _told(place, since)
    yield from _promises(place, at)
    yield from _thanked(place, since)
    yield from _open(place, since)


def asked_key(question: GroupQuestion) -> str:
    """The key of a question that was put to a member personally."""
    return f"{NoticeAbout.ASKED}.{question.pk}"


def _asked(place: GroupMember, since: datetime) -> Iterator[DueNotice]:
    rows = PersonalRequest.objects.filter(asked=place, declined_at=None, asked_at__gt=since)
    waiting = rows.filter(question__in=_unanswered(place, since))
    for one in waiting.select_related("question"):
        yield DueNotice(about=NoticeAbout.ASKED, key=asked_key(one.question), question=one.question)


def _open(place: GroupMember, since: datetime) -> Iterator[DueNotice]:
    """Questions to the whole group since they joined."""
    personal = PersonalRequest.objects.filter(asked=place).values("question")
    rows = _unanswered(place, since).filter(opened_at__gte=place.joined_at)
    for one in rows.exclude(pk__in=personal).order_by("opened_at", "pk"):
        yield DueNotice(about=NoticeAbout.OPEN, key=f"open.{one.pk}", question=one)


def _unanswered(place: GroupMember, since: datetime) -> models.QuerySet[GroupQuestion]:
    rows = GroupQuestion.objects.standing().filter(group=place.group_id, heard_at=None)
    answered = GroupAnswer.objects.filter(author=place).values("question")
    return rows.filter(opened_at__gt=since).exclude(asker=place).exclude(pk__in=answered)


def _more_wanted(place: GroupMember, since: datetime) -> Iterator[DueNotice]:
    rows = _answers(place).filter(more_wanted_at__gt=since, more="")
    counted = rows.exclude(more_wanted="").annotate(earlier=models.Count("earlier_more"))
    for one in counted.order_by("more_wanted_at", "pk"):
        key = f"more.{one.pk}.{one.earlier}"
        yield DueNotice(about=NoticeAbout.MORE, key=key, question=one.question)


def _heard(place: GroupMember, since: datetime) -> Iterator[DueNotice]:
    for one in _answers(place).filter(heard_at__gt=since).order_by("heard_at", "pk"):
        key = f"heard.{one.question_id}"
        yield DueNotice(about=NoticeAbout.HEARD, key=key, question=one.question)


def _told(place: GroupMember, since: datetime) -> Iterator[DueNotice]:
    rows = QuestionOutcome.objects.filter(question__in=_answers(place).values("question"))
    lately = rows.filter(told_at__gt=since).order_by("told_at", "pk")
    for one in lately.select_related("question"):
        key = f"told.{one.question_id}.{one.days}"
        yield DueNotice(about=NoticeAbout.TOLD, key=key, question=one.question)


def _answers(place: GroupMember) -> models.QuerySet[GroupAnswer]:
    rows = GroupAnswer.objects.filter(author=place, question__withdrawn_at=None)
    return rows.select_related("question")


def _promises(place: GroupMember, at: datetime) -> Iterator[DueNotice]:
    """Those whose day has come; not what they promised or moved that very day."""
    on = place.day(at)
    said_before = models.Q(made_on__lt=F("due_on")) & (
        models.Q(changed_on=None) | models.Q(changed_on__lt=F("due_on"))
    )
    due = GroupPromise.objects.filter(maker=place).filter(said_before).open().due(on=on)
    for one in due.filter(due_on__gt=on - LOOKS_BACK):
        key = f"due.{one.pk}.{one.due_on.isoformat()}"
        yield DueNotice(about=NoticeAbout.DUE, key=key, promise=one)


def _thanked(place: GroupMember, since: datetime) -> Iterator[DueNotice]:
    for one in ThankYou.objects.filter(receiver=place, given_at__gt=since).order_by("pk"):
        yield DueNotice(about=NoticeAbout.THANKED, key=f"thank.{one.pk}", thank_you=one)
