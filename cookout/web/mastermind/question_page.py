"""A question on its page: both versions, its answers as this member may see them, whose turn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.questions.clarifying_question import ClarifyingQuestion
from cookout.mastermind.questions.group_answer import GroupAnswer
from cookout.mastermind.questions.group_question import FIELDS, GroupQuestion
from cookout.mastermind.questions.published_insight import PublishedInsight
from cookout.mastermind.questions.question_outcome import outcome_due
from cookout.mastermind.questions.session_clarifying import clarified_in_sessions
from cookout.mastermind.sessions.earlier_more import EarlierMore
from cookout.mastermind.sessions.hot_seat import HotSeatRequest, can_ask_for_hot_seat
from cookout.members.member import Member
from cookout.practice.mastermind import advice
from cookout.practice.mastermind.kinds import Brings, usual_answer
from cookout.practice.mastermind.questions import missing_for_hot_seat
from cookout.practice.phrases import calendar_day, listed, with_article
from cookout.web.http.concurrent_edit import mark
from cookout.web.mastermind.provider_answers import provider_answers
from cookout.web.mastermind.provider_form import NamedProvider
from cookout.web.mastermind.question_form import (
    DatedStep,
    FewWords,
    GivenWords,
    MoreWanted,
    RestatedQuestion,
    WhatWasHeard,
)

LABELS = {
    "background": "Background",
    "tried": "Tried so far",
    "options": "Options",
    "help_wanted": "Help wanted",
    "help_not_wanted": "Help not wanted",
}


@dataclass(frozen=True)
class ClarifyingCard:
    """A clarifying question, and the form for its reply."""

    asked: ClarifyingQuestion
    form: forms.Form


@dataclass(frozen=True)
class HotSeatCard:
    """The open request for a hot seat, else the names of fields to fill in first."""

    waiting: HotSeatRequest | None
    missing: str


@dataclass(frozen=True)
class AnswerCard:
    """One answer, and what this member may do with it."""

    answer: GroupAnswer
    is_mine: bool
    nudges: tuple[str, ...]
    form: forms.Form
    more_form: forms.Form
    tell_form: forms.Form
    insight: PublishedInsight | None
    i_agreed: bool
    mark: str
    earlier_more: list[EarlierMore]


def question_page(
    question: GroupQuestion, *, member: Member, at: datetime, **bound: forms.Form
) -> dict[str, Any]:
    """The context of the page; `bound` are forms redisplayed with errors."""
    on = member.day(at)
    mine = question.group.membership_of(member)
    is_asker = mine.pk == question.asker_id
    present = list(question.group.members.present().select_related("member"))
    rows = question.answers.select_related("author__member", "question", "published")
    answers = list(rows.prefetch_related("earlier_more"))
    own = next((answer for answer in answers if answer.author_id == mine.pk), None)
    promise = question.promises.first()
    return {
        "here": "mastermind",
        "question": question,
        "version_1": question.first,
        "group": question.group,
        "mine": mine,
        "is_asker": is_asker,
        "leads": question.group.is_led_by(member),
        "asks": with_article(noun=question.brings),
        "asked_on": calendar_day(day=member.day(question.asked_at), on=on),
        "told": [(LABELS[name], words) for name in FIELDS if (words := getattr(question, name))],
        "nudge": _offer(question) if is_asker else "",
        "clarifying": [
            ClarifyingCard(
                clarifying_question, _row_form(bound, FewWords, "reply", clarifying_question.pk)
            )
            for clarifying_question in question.clarifying.select_related("author__member")
        ],
        "clarified": clarified_in_sessions([question]).get(question.pk, []),
        "answers": [_card(answer, mine, bound) for answer in answers],
        "own": own,
        "answered": _turns(answers, present, question),
        "others": len(present) - 1,
        "unanswered": range(max(len(present) - 1 - len(answers), 0)),
        "requests": question.requests.select_related("asked__member"),
        "my_request": question.requests.filter(asked=mine, declined_at=None).first(),
        "promise": promise,
        "all_heard": bool(answers) and all(answer.heard for answer in answers),
        "outcome_due": outcome_due(question, on=on, zone_of=member) if is_asker else 0,
        "outcomes": question.outcomes.all(),
        "hot_seat": hot_seat_of(question) if is_asker else None,
        **_forms(question, own, on, bound),
        **provider_answers(question, mine=mine, member=member, on=on),
    }


def hot_seat_of(question: GroupQuestion) -> HotSeatCard | None:
    """What the asker can do about a hot seat; None if it had one, or is heard."""
    if not can_ask_for_hot_seat(question):
        return None
    waiting = HotSeatRequest.objects.filter(question=question).waiting().first()
    return HotSeatCard(waiting, listed(names=missing_for_hot_seat(question.written)))


def _offer(question: GroupQuestion) -> str:
    return advice.offer_nudge(question.text, *(getattr(question, name) for name in FIELDS))


def _forms(
    question: GroupQuestion, own: GroupAnswer | None, on: Any, bound: dict[str, forms.Form]
) -> dict[str, forms.Form]:
    usual = usual_answer(Brings(question.brings))
    now = {"basis": own.basis, "gives": own.gives, "text": own.text} if own else {"gives": usual}
    made: dict[str, forms.Form] = {
        "answer_form": GivenWords(initial=now),
        "restate_form": RestatedQuestion(initial={"question": question.text}),
        "clarify_form": FewWords(),
        "step_form": DatedStep(on=on),
        "provider_form": NamedProvider(on=on),
        "outcome_form": FewWords(auto_id="came-%s"),
    }
    return made | bound | {"form": next(iter(bound.values()), forms.Form())}


def _row_form(
    bound: dict[str, forms.Form], made: type[forms.Form], name: str, pk: int, **initial: str
) -> forms.Form:
    """The form of one row: the redisplayed one with its words, else an empty one."""
    auto_id, back = row_id(name, pk), bound.get(f"{name}_form")
    return back if back and back.auto_id == auto_id else made(auto_id=auto_id, initial=initial)


def row_id(name: str, pk: int) -> str:
    """The id prefix for the fields of a row's form."""
    return f"{name}-{pk}-%s"


def _card(answer: GroupAnswer, mine: GroupMember, bound: dict[str, forms.Form]) -> AnswerCard:
    is_mine = answer.author_id == mine.pk
    values = {"heard": answer.heard, "why": answer.heard_why}
    insight: PublishedInsight | None = getattr(answer, "published", None)
    return AnswerCard(
        answer,
        is_mine,
        answer.nudges if is_mine else (),
        _row_form(bound, WhatWasHeard, "heard", answer.pk, **values),
        _row_form(bound, MoreWanted, "more", answer.pk),
        _row_form(bound, FewWords, "tell", answer.pk),
        insight,
        i_agreed=bool(
            insight and (insight.author_agreed_at if is_mine else insight.asker_agreed_at)
        ),
        mark=mark(answer.text),
        earlier_more=list(answer.earlier_more.all()),
    )


def _turns(
    answers: Iterable[GroupAnswer], present: Iterable[GroupMember], question: GroupQuestion
) -> list[GroupMember]:
    gave = {answer.author_id for answer in answers}
    return [member for member in present if member.pk in gave and member.pk != question.asker_id]
