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
    Cause.HAND: ("You changed", "You added them"),
    Cause.INTAKE: ("Updated from {source}", "Imported from {source}"),
    Cause.UNDO: ("Import of {source} undone", "Import of {source} undone"),
    Cause.MERGE: ("Merged with {source}", "Merged with {source}"),
    Cause.APART: ("Merge with {source} undone", "Merge with {source} undone"),
    Cause.ARCHIVE: ("Imported from an archive", "Imported from an archive"),
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
        return "Moved to trash" if now else "Restored"
    if not now:
        return f"{label}: {before} removed"
    return f"{label}: {before} changed to {now}" if before else f"{label}: {now}"
