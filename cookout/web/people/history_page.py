"""A person's change log in words: what happened, by whom or what, and what changed."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from cookout.members.member import Member
from cookout.people.history.change import Cause, Change, current_label
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
SHORT, AROUND = 12, 2
"""Words up to which a text is shown whole, and words shown around a change."""


class HistoryEntry(NamedTuple):
    """One change: its head, its lines, and when it was."""

    head: str
    lines: list[str]
    when: str


def told(change: Change, *, owner: Member, on: date) -> HistoryEntry:
    """One change in words, on a day of the member."""
    source = one_line(text=change.source, most=60) or "a file"
    lines = [_line(*line) for line in change.said]
    head = HEADS[Cause(change.cause)][change.is_new].format(source=source)
    moment = change.at.astimezone(owner.zone)
    return HistoryEntry(head, lines, f"{day_words(moment.date(), on)}, {clock(moment.time())}")


def _line(label: str, before: str, now: str) -> str:
    label = current_label(label)
    if label == TRASH:
        return "Moved to trash" if now else "Restored"
    if not now:
        return f"{label}: {before} removed"
    if not before:
        return f"{label}: {now}"
    before, now = changed_part(before, now)
    return f"{label}: {before} changed to {now}"


def changed_part(before: str, now: str) -> tuple[str, str]:
    """The words in which two long texts differ, with a few around them."""
    old, new = before.split(), now.split()
    if max(len(old), len(new)) <= SHORT:
        return before, now
    same = _shared(old, new)
    rest = _shared(old[same:][::-1], new[same:][::-1])
    start, end = max(0, same - AROUND), max(0, rest - AROUND)
    return _cut(old, start, end), _cut(new, start, end)


def _shared(one: list[str], other: list[str]) -> int:
    """How many leading words two texts share."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _cut(words: list[str], start: int, end: int) -> str:
    shown = " ".join(words[start : len(words) - end])
    return f"{'…' if start else ''}{shown}{'…' if end else ''}"
