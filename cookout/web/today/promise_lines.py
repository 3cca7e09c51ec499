"""The promises due in the next days, as lines on Today."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from cookout.members.member import Member
from cookout.practice.phrases import capital, one_line, promise_day
from cookout.promises.promise import Promise
from cookout.today.today import Today
from cookout.web.http.addresses import addresses
from cookout.web.parts.person_summary import called
from cookout.web.today.today_lists import group_promises

LONGEST_PROMISE = 160


class PromiseLine(NamedTuple):
    """A promise in a row: words and day, whether it is late, and the address of its checkbox."""

    what: str
    when: str
    late: bool
    url: str


def promise_lines(today: Today) -> list[PromiseLine]:
    """The open promises of the next days, each with whom it was made to."""
    on, keep = today.day, addresses("promise_keep")
    return [
        PromiseLine(
            one_line(text=promise.what, most=LONGEST_PROMISE),
            _by_when(promise, on),
            promise.is_late(on=on),
            keep(promise.pk),
        )
        for promise in today.promises
    ]


def group_promise_lines(member: Member, *, on: date) -> list[PromiseLine]:
    """The promises in groups that are due in the next days, each with its group."""
    keep = addresses("group_promise_keep")
    return [
        PromiseLine(
            one_line(text=promise.what, most=LONGEST_PROMISE),
            f"{capital(words=promise_day(due_on=promise.due_on, on=on))}, in {promise.group.name}",
            promise.is_late(on=on),
            keep(promise.pk),
        )
        for promise in group_promises(member, on=on).select_related("group")
    ]


def _by_when(promise: Promise, on: date) -> str:
    day = promise_day(due_on=promise.due_on, on=on)
    return f"{capital(words=day)}, to {called(promise.person)}"
