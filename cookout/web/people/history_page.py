"""The history of a person, told: what happened, by whom or what, and what says something else."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from cookout.members.member import Member
from cookout.people.history.change import Cause, Change
from cookout.practice.formats import clock
from cookout.practice.phrases import one_line
from cookout.web.parts.templatetags.day_words import day_words

HEADS = {
    Cause.HAND: ("You changed", "You wrote them down"),
    Cause.INTAKE: ("Changed by {source}", "Came with {source}"),
    Cause.UNDO: ("{source} was undone", "{source} was undone"),
    Cause.MERGE: ("Merged with {source}", "Merged with {source}"),
    Cause.APART: ("Taken apart from {source}", "Taken apart from {source}"),
    Cause.ARCHIVE: ("Came with an archive", "Came with an archive"),
}
TRASH = "Trash"


class Told(NamedTuple):
    """One change: its head, its lines, and when it was."""

    head: str
    lines: list[str]
    when: str


def told(change: Change, *, owner: Member, on: date) -> Told:
    """One change in words, on a day of the member."""
    source = one_line(text=change.source, most=60) or "a file"
    lines = [_line(*said) for said in change.said]
    head = HEADS[Cause(change.cause)][change.is_new].format(source=source)
    moment = change.at.astimezone(owner.zone)
    return Told(head, lines, f"{day_words(moment.date(), on)}, {clock(moment.time())}")


def _line(label: str, before: str, now: str) -> str:
    if label == TRASH:
        return "Put in the trash" if now else "Taken out of the trash"
    if not now:
        return f"{label}: no longer {before}"
    return f"{label}: {now} instead of {before}" if before else f"{label}: {now}"
