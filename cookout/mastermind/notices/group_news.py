"""The news of a member's groups in a span of time, for one email.

Without `with_notes` it contains no words of a group, since email isn't private.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.db.models import Q

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.questions.group_answer import GroupAnswer
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.questions.personal_request import PersonalRequest
from cookout.mastermind.questions.question_outcome import QuestionOutcome, outcome_due
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_turn import turns_in_writing
from cookout.mastermind.thank_you import ThankYou
from cookout.members.member import Member
from cookout.practice.formats import clock
from cookout.practice.phrases import listed, one_line

SHORT = 120


Link = Callable[[PersonalRequest], str]
"""The address at which a question that was put to a member is answered without signing in."""


def group_news(
    member: Member,
    *,
    since: datetime,
    at: datetime,
    with_notes: bool = False,
    with_promises: bool = True,
    link: Link | None = None,
) -> list[str]:
    """A sentence each: asked personally, their turn in writing, answered, heard, what came of it,
    what is to be told, a session tomorrow, promises."""
    if not Group.objects.seen_by(member).exists():
        return []
    span = (since, at)
    lines = [*_asked(member, span, with_notes, link), *_turns(member, span, with_notes)]
    lines += _answered(member, span, with_notes)
    lines += [*_heard(member, span, with_notes), *_told(member, span, with_notes)]
    lines += [*_to_tell(member, span, with_notes), *_thanked(member, span, with_notes)]
    lines += _sessions(member, at)
    return [*lines, *(_promises(member, at, with_notes) if with_promises else ())]


Span = tuple[datetime, datetime]


def _asked(member: Member, span: Span, with_notes: bool, link: Link | None) -> Iterator[str]:
    rows = PersonalRequest.objects.seen_by(member).filter(
        asked__member=member,
        declined_at=None,
        asked_at__range=span,
        question__withdrawn_at=None,
        question__heard_at=None,
    )
    answered = GroupAnswer.objects.filter(author__member=member).values("question")
    waiting = rows.exclude(question__in=answered)
    for request in waiting.select_related("asked", *_about("question__")):
        words = (
            f"{request.question.asker.first_name} asked you a question in {request.question.group}"
        )
        yield _line(words, request.question, with_notes)
        if link:
            yield f"Answer without signing in: {link(request)}"


def _turns(member: Member, span: Span, with_notes: bool) -> Iterator[str]:
    """Phases of sessions in writing that wait for the member since then."""
    places = {
        group_member.group_id: group_member.pk
        for group_member in GroupMember.objects.present().filter(member=member)
    }
    for turn in turns_in_writing(groups=places):
        group = turn.session.group
        if span[0] <= turn.began_at <= span[1] and places[group.pk] in turn.waits_for:
            words = f"It’s your turn in {group} to {turn.words}"
            question = turn.chair.question if turn.chair else None
            yield _line(words, question, with_notes) if question else f"{words}."


def _answered(member: Member, span: Span, with_notes: bool) -> Iterator[str]:
    """Answers to the member's own questions that came since, and more that was told."""
    rows = GroupAnswer.objects.seen_by(member).filter(
        question__asker__member=member, question__withdrawn_at=None, heard=""
    )
    lately = rows.filter(Q(given_at__range=span) | Q(more_at__range=span))
    names: dict[GroupQuestion, list[str]] = {}
    for answer in lately.order_by("given_at", "pk").select_related(
        "author__member", *_about("question__")
    ):
        names.setdefault(answer.question, []).append(answer.author.first_name)
    for question, authors in names.items():
        words = f"{listed(names=authors)} answered you in {question.group}"
        yield _line(words, question, with_notes)


def _to_tell(member: Member, span: Span, with_notes: bool) -> Iterator[str]:
    """The member's own questions of which an outcome is due now, and was not before."""
    first, last = map(member.day, span)
    mine = GroupQuestion.objects.seen_by(member).standing().filter(asker__member=member)
    heard = mine.exclude(heard_at=None).select_related(*_about("")).prefetch_related("outcomes")
    for question in heard:
        due = outcome_due(question, on=last, zone_of=member)
        if due and due != outcome_due(question, on=first, zone_of=member):
            words = (
                f"{due} days ago you heard your answers in {question.group}. Say what came of it"
            )
            yield _line(words, question, with_notes)


def _heard(member: Member, span: Span, with_notes: bool) -> Iterator[str]:
    rows = GroupAnswer.objects.seen_by(member).filter(author__member=member)
    lately = rows.filter(heard_at__range=span, question__withdrawn_at=None)
    for answer in lately.select_related(*_about("question__")):
        words = f"{answer.question.asker.first_name} said what they heard from you"
        yield _line(words, answer.question, with_notes)


def _told(member: Member, span: Span, with_notes: bool) -> Iterator[str]:
    rows = QuestionOutcome.objects.seen_by(member).filter(told_at__range=span)
    mine = rows.filter(question__answers__author__member=member, question__withdrawn_at=None)
    for outcome in mine.select_related(*_about("question__")):
        words = f"{outcome.question.asker.first_name} told what came of a question you answered"
        yield _line(words, outcome.question, with_notes)


def _thanked(member: Member, span: Span, with_notes: bool) -> Iterator[str]:
    rows = ThankYou.objects.seen_by(member).filter(receiver__member=member, given_at__range=span)
    for row in rows.select_related("giver__member", "group"):
        deed = f": {one_line(text=row.deed, most=SHORT)}" if with_notes else ""
        yield f"{row.giver.first_name} thanked you in {row.group}{deed}."


def _sessions(member: Member, at: datetime) -> Iterator[str]:
    """Those of tomorrow, unless the member said that they can't come."""
    tomorrow = member.day(at) + timedelta(days=1)
    rows = GroupSession.objects.seen_by(member).filter(
        cancelled_at=None, starts_at__range=(at, at + timedelta(days=2))
    )
    for row in rows.select_related("group").order_by("starts_at"):
        away = row.replies.filter(member__member=member, comes=False).exists()
        if member.day(row.starts_at) == tomorrow and not away:
            starts = clock(row.starts_at.astimezone(member.zone).time())
            yield f"{row.group} meets tomorrow at {starts}."


def _promises(member: Member, at: datetime, with_notes: bool) -> Iterator[str]:
    due = GroupPromise.objects.seen_by(member).made_by(member).open()
    for promise in due.filter(due_on=member.day(at)).select_related("group"):
        what = f": {one_line(text=promise.what, most=SHORT)}" if with_notes else ""
        yield f"A promise to {promise.group} is due today{what}."


def _about(path: str) -> tuple[str, str]:
    return f"{path}asker__member", f"{path}group"


def _line(sentence: str, question: GroupQuestion, with_notes: bool) -> str:
    words = f": “{one_line(text=question.text, most=SHORT)}”" if with_notes else "."
    return one_line(text=f"{sentence}{words}", most=300)
