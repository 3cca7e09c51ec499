"""Whom to ask personally: at most three, nobody more than twice a week, each with a reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cookout.practice.routing.history import AnswerHistory, Askings, Question
from cookout.practice.routing.mix import Contributions, RoutingCandidate, parts_of, ranked
from cookout.practice.routing.reasons import Reader, reasons

MOST_ASKED = 3
MOST_A_WEEK = 2
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberToAsk:
    """A member as routing needs them: name, what they say they lived and can speak to, and when
    they were asked."""

    id: int
    name: str
    lived: tuple[str, ...] = ()
    speaks_to: tuple[str, ...] = ()
    asked_on: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalAsk:
    """Someone to ask personally: the reasons in words, the strongest first, and the score's parts
    by name."""

    member: int
    reasons: tuple[str, ...]
    contributions: Contributions


@dataclass(frozen=True, slots=True, kw_only=True)
class Routing:
    """Who is asked, the best first."""

    invitations: tuple[PersonalAsk, ...]


def was_asked_enough(*, asked_on: Iterable[date], on: date) -> bool:
    """Whether somebody was asked twice within the last seven days, this day included."""
    return sum(on - WEEK < day <= on for day in asked_on) >= MOST_A_WEEK


def choose(
    *,
    question: Question,
    people: Sequence[MemberToAsk],
    history: AnswerHistory,
    askings: Askings,
    on: date,
    leave_out: Collection[int] = (),
    most: int = MOST_ASKED,
) -> Routing:
    """At most three members to ask a question personally.

    `leave_out` are those who declined it or were asked for it before. Somebody of whom nothing is
    known that speaks for asking them is not asked: the question is open to them as to everyone.
    """
    by_id = {
        person.id: person for person in people if person.id not in (*leave_out, question.asker)
    }
    declared = {person.id: (*person.lived, *person.speaks_to) for person in by_id.values()}
    order = ranked(
        parts=parts_of(question=question, history=history, declared=declared),
        members=by_id,
        askings=askings,
    )
    fit = [candidate for candidate in order if _speaks_for(candidate)]
    tired = {
        candidate.member
        for candidate in fit
        if was_asked_enough(asked_on=by_id[candidate.member].asked_on, on=on)
    }
    chosen = [candidate for candidate in fit if candidate.member not in tired][
        : min(most, MOST_ASKED)
    ]
    names = {person.id: person.name for person in people}
    reader = Reader(question=question, history=history, names=names)
    return Routing(
        invitations=tuple(_invitation(found, by_id[found.member], reader) for found in chosen),
    )


def _speaks_for(candidate: RoutingCandidate) -> bool:
    return any(number > 0 for number in candidate.contributions.values())


def _invitation(candidate: RoutingCandidate, person: MemberToAsk, reader: Reader) -> PersonalAsk:
    parts = candidate.contributions
    return PersonalAsk(
        member=person.id,
        reasons=reasons(
            reader, member=person.id, speaks_to=person.speaks_to, parts=parts, lived=person.lived
        ),
        contributions=parts,
    )
