"""What to tell members who take part by email now, and why. The rules only; stores nothing.

Anything answered, withdrawn, declined or kept meanwhile is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Exists, F, OuterRef

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.questions.group_answer import GroupAnswer
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.questions.personal_request import PersonalRequest
from cookout.mastermind.questions.question_outcome import QuestionOutcome, outcome_due
from cookout.mastermind.sessions.hot_seat import HotSeat
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_turn import turns_in_writing
from cookout.mastermind.thank_you import ThankYou
from cookout.practice.mastermind.outcomes import OUTCOME_DAYS

LOOKS_BACK = timedelta(days=30)
"""Older things aren't told to anyone who joins now."""


class NoticeAbout(models.TextChoices):
    """What a notice is about."""

    ASKED = "asked", "Asked personally"
    TURN = "turn", "Their turn in a session in writing"
    MORE = "more", "Tell me more"
    TO_HEAR = "hear", "What they heard is still to be said"
    TO_TELL = "tell", "What came of it is still to be told"
    HEARD = "heard", "What was heard"
    TOLD = "told", "What came of it"
    DUE = "due", "A promise due"
    THANKED = "thank", "A thank-you"
    OPEN = "open", "An open question"


AT_ONCE = (NoticeAbout.ASKED, NoticeAbout.TURN, NoticeAbout.MORE)
"""Kinds sent at once, since someone waits for the member. Others wait a day after the last
email."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueNotice:
    """One thing to tell one member. Its key identifies it across runs."""

    about: NoticeAbout
    key: str
    question: GroupQuestion | None = None
    promise: GroupPromise | None = None
    thank_you: ThankYou | None = None
    session: GroupSession | None = None


Due = Iterator[tuple[int, DueNotice]]
"""A member's number, and what they may be told."""


def due_notices(places: Collection[GroupMember], *, at: datetime) -> Due:
    """Everything to tell members now, told before or not; the urgent first.

    The number of queries doesn't grow with the members.
    """
    since = at - LOOKS_BACK
    yield from _asked(places, since)
    yield from _turns(places)
    yield from _more_wanted(places, since)
    yield from _to_hear(places, since)
    yield from _to_tell(places, at)
    yield from _heard(places, since)
    yield from _told(places, since)
    yield from _promises(places, at)
    yield from _thanked(places, since)
    yield from _open(places, since)


def asked_key(question: GroupQuestion) -> str:
    """The key of a question that was put to a member personally."""
    return f"{NoticeAbout.ASKED}.{question.pk}"


def _asked(places: Collection[GroupMember], since: datetime) -> Due:
    rows = PersonalRequest.objects.filter(
        asked__in=places,
        declined_at=None,
        asked_at__gt=since,
        question__opened_at__gt=since,
        question__heard_at=None,
        question__withdrawn_at=None,
    )
    answered = GroupAnswer.objects.filter(question=OuterRef("question"), author=OuterRef("asked"))
    for row in rows.exclude(Exists(answered)).select_related("question"):
        key = asked_key(row.question)
        yield row.asked_id, DueNotice(about=NoticeAbout.ASKED, key=key, question=row.question)


def _turns(places: Collection[GroupMember]) -> Due:
    """Sessions in writing: once a phase, however often it is stepped back to."""
    for turn in turns_in_writing(groups={place.group_id for place in places}):
        key = f"{NoticeAbout.TURN}.{turn.session.pk}.{turn.index}"
        notice = DueNotice(about=NoticeAbout.TURN, key=key, session=turn.session)
        for place in places:
            if place.pk in turn.waits_for:
                yield place.pk, notice


def _open(places: Collection[GroupMember], since: datetime) -> Due:
    """Questions to the whole group since they joined, of which nothing else speaks to them."""
    waiting = GroupQuestion.objects.standing().filter(heard_at=None, opened_at__gt=since)
    here = waiting.filter(group__in={place.group_id for place in places})
    done = set(GroupAnswer.objects.filter(author__in=places).values_list("author", "question"))
    asked = PersonalRequest.objects.filter(asked__in=places)
    done |= set(asked.values_list("asked", "question"))
    for question in here.order_by("opened_at", "pk"):
        notice = DueNotice(about=NoticeAbout.OPEN, key=f"open.{question.pk}", question=question)
        for place in places:
            if _is_open_to(place, question) and (place.pk, question.pk) not in done:
                yield place.pk, notice


def _is_open_to(place: GroupMember, question: GroupQuestion) -> bool:
    if place.group_id != question.group_id or place.pk == question.asker_id:
        return False
    return question.opened_at is not None and place.joined_at <= question.opened_at


def _more_wanted(places: Collection[GroupMember], since: datetime) -> Due:
    rows = _answers(places).filter(more_wanted_at__gt=since, more="").exclude(more_wanted="")
    counted = rows.annotate(earlier=models.Count("earlier_more"))
    for answer in counted.order_by("more_wanted_at", "pk"):
        key = f"more.{answer.pk}.{answer.earlier}"
        yield answer.author_id, DueNotice(about=NoticeAbout.MORE, key=key, question=answer.question)


def _to_hear(places: Collection[GroupMember], since: datetime) -> Due:
    """Answers to their own questions of which they have said nothing, each once; not while a
    session hears them."""
    rows = GroupAnswer.objects.not_heard().filter(question__asker__in=places, given_at__gt=since)
    running = HotSeat.objects.filter(session__in=GroupSession.objects.running())
    here = running.filter(question=OuterRef("question"))
    for answer in rows.exclude(Exists(here)).select_related("question"):
        key = f"{NoticeAbout.TO_HEAR}.{answer.pk}"
        yield (
            answer.question.asker_id,
            DueNotice(about=NoticeAbout.TO_HEAR, key=key, question=answer.question),
        )


def _to_tell(places: Collection[GroupMember], at: datetime) -> Due:
    """Their own questions of which an outcome came due within the time that is looked back on."""
    by_pk = {place.pk: place for place in places}
    longest = LOOKS_BACK + timedelta(days=OUTCOME_DAYS[-1] + 1)
    heard = GroupQuestion.objects.standing().filter(asker__in=places, heard_at__gt=at - longest)
    for question in heard.select_related("asker").prefetch_related("outcomes"):
        place = by_pk[question.asker_id]
        on, zone_of = place.day(at), place.whose_clock
        days = outcome_due(question, on=on, zone_of=zone_of)
        if days and days != outcome_due(question, on=on - LOOKS_BACK, zone_of=zone_of):
            key = f"{NoticeAbout.TO_TELL}.{question.pk}.{days}"
            yield place.pk, DueNotice(about=NoticeAbout.TO_TELL, key=key, question=question)


def _heard(places: Collection[GroupMember], since: datetime) -> Due:
    for answer in _answers(places).filter(heard_at__gt=since).order_by("heard_at", "pk"):
        key = f"heard.{answer.question_id}"
        yield (
            answer.author_id,
            DueNotice(about=NoticeAbout.HEARD, key=key, question=answer.question),
        )


def _told(places: Collection[GroupMember], since: datetime) -> Due:
    lately = QuestionOutcome.objects.filter(told_at__gt=since)
    answered = _answers(places).filter(question__outcomes__in=lately).distinct()
    for answer in answered.prefetch_related("question__outcomes"):
        for outcome in answer.question.outcomes.all():
            if outcome.told_at > since:
                key = f"told.{answer.question_id}.{outcome.days}"
                about = NoticeAbout.TOLD
                yield answer.author_id, DueNotice(about=about, key=key, question=answer.question)


def _answers(places: Collection[GroupMember]) -> models.QuerySet[GroupAnswer]:
    rows = GroupAnswer.objects.filter(author__in=places, question__withdrawn_at=None)
    return rows.select_related("question")


def _promises(places: Collection[GroupMember], at: datetime) -> Due:
    """Those whose day has come; not what they promised or moved that very day."""
    days = {place.pk: place.day(at) for place in places}
    said_before = models.Q(made_on__lt=F("due_on")) & (
        models.Q(changed_on=None) | models.Q(changed_on__lt=F("due_on"))
    )
    latest = at.date() + timedelta(days=1)
    near = GroupPromise.objects.filter(maker__in=places).filter(said_before).open().due(on=latest)
    for group_promise in near.filter(due_on__gt=latest - LOOKS_BACK):
        if group_promise.due_on <= days[group_promise.maker_id]:
            key = f"due.{group_promise.pk}.{group_promise.due_on.isoformat()}"
            yield (
                group_promise.maker_id,
                DueNotice(about=NoticeAbout.DUE, key=key, promise=group_promise),
            )


def _thanked(places: Collection[GroupMember], since: datetime) -> Due:
    lately = ThankYou.objects.filter(receiver__in=places, given_at__gt=since)
    for thanks in lately.order_by("pk"):
        notice = DueNotice(about=NoticeAbout.THANKED, key=f"thank.{thanks.pk}", thank_you=thanks)
        yield thanks.receiver_id, notice
