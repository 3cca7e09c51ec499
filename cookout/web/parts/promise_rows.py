"""Promises as rows: what, when in words, and the addresses of the checkbox and the link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from cookout.mastermind.group_promise import GroupPromise
from cookout.members.compiled_query import CompiledQuery
from cookout.people.person import Person
from cookout.practice.evidence.promises_kept import PromisesKept
from cookout.practice.formats import full_day
from cookout.practice.numbers import KEPT_PROMISE_SHOWN_FOR
from cookout.practice.phrases import capital, promise_day, when
from cookout.promises.promise import Promise
from cookout.web.parts.person_summary import called

SHOWN = 20
SPOKEN_OF = 2


@dataclass(frozen=True)
class PromiseRow:
    """One promise, as a list shows it."""

    promise: Promise
    what: str
    when: str
    late: bool
    url: str
    edit_url: str

    @property
    def kept(self) -> bool:
        """Whether the checkbox is checked."""
        return self.promise.kept_on is not None


def row(promise: Promise, *, on: date, who: str = "") -> PromiseRow:
    """A promise on a day; `who` names its person in front."""
    verb = "promise_keep" if promise.is_open else "promise_reopen"
    return PromiseRow(
        promise=promise,
        what=f"{who}: {promise.what}" if who else promise.what,
        when=in_words(promise, on=on),
        late=promise.is_late(on=on),
        url=reverse(verb, args=[promise.pk]),
        edit_url=reverse("promise", args=[promise.pk]),
    )


@dataclass(frozen=True)
class GroupPromiseRow:
    """A promise to a group in a list; it is edited in the group."""

    what: str
    when: str
    late: bool
    url: str
    edit_url: str


def group_row(promise: GroupPromise, *, on: date) -> GroupPromiseRow:
    """An open promise to a group, on a day."""
    day = capital(words=promise_day(due_on=promise.due_on, on=on))
    return GroupPromiseRow(
        what=promise.what,
        when=f"{day}, in {promise.group.name}",
        late=promise.is_late(on=on),
        url=reverse("group_promise_keep", args=[promise.pk]),
        edit_url=reverse("group_promise", args=[promise.pk]),
    )


def in_words(promise: Promise, *, on: date) -> str:
    """When it is due, or how it ended: "3 days late", "Kept on 2 November"."""
    if promise.kept_on:
        return f"Kept {when(day=promise.kept_on, on=on)}"
    if promise.released_on:
        return f"No longer needed, {when(day=promise.released_on, on=on).removeprefix('on ')}"
    day = capital(words=promise_day(due_on=promise.due_on, on=on))
    repetition = promise.repetition
    return f"{day}, {repetition.words}" if repetition else day


def next_time(promise: Promise) -> str:
    """When a repeating promise that was kept comes again; nothing for others."""
    following = promise.next if promise.repeats else None
    if not (following and following.is_open and following.due_on):
        return ""
    return f" Next: {full_day(following.due_on)}."


def between(person: Person, *, on: date) -> list[PromiseRow]:
    """The promises between the member and a person: the open ones, then those kept lately."""
    shown = _BETWEEN(person=person.pk, on=on)
    return [row(promise, on=on, who="You" if promise.mine else called(person)) for promise in shown]


def _between(person: Any, on: Any) -> QuerySet[Promise]:
    still_open, lately = (
        Q(kept_on=None, released_on=None),
        Q(kept_on__gte=on - KEPT_PROMISE_SHOWN_FOR),
    )
    promises = Promise.objects.filter(person=person, trashed_at=None).filter(still_open | lately)
    kept_last, by_day = F("kept_on").desc(nulls_first=True), F("due_on").asc(nulls_last=True)
    return promises.order_by(kept_last, by_day, "pk")[:SHOWN]


_BETWEEN = CompiledQuery(_between)
_RECORDS = CompiledQuery(
    lambda person, on: Promise.objects.filter(person=person).mine().records(on=on)
)


def kept_for(person: Person, *, on: date) -> str:
    """You kept 3 of 4 promises, of those to a person."""
    return "".join(
        kept_in_words(PromisesKept(**record)) for record in _RECORDS(person=person.pk, on=on)
    )


def kept_in_words(record: PromisesKept) -> str:
    """You kept 3 of 4 promises: nothing where there are too few to speak of."""
    due = record.kept + record.broken
    return f"You {record.in_words()} promises." if due >= SPOKEN_OF else ""


def rows(promises: Iterable[Promise], *, on: date) -> list[PromiseRow]:
    return [row(promise, on=on) for promise in promises]
