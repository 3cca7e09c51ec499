"""What a notification says: first names and a plain reason, and the page it opens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from cookout.letters.delivery import Delivery, LetterKind, NothingLeft
from cookout.letters.letter_text import REVIEW, digest_subject, said_plainly
from cookout.letters.phone.phone_wish import PhoneWish
from cookout.letters.promises_due import promise_lines, promise_subject, promises_due
from cookout.letters.session_reminder import reminded_of, when_words
from cookout.practice.formats import in_region
from cookout.practice.phrases import capital, one_line
from cookout.today.today import today

LINES = 5
LONGEST = 120
"""Characters of a line: all of it, sealed, must fit the 4,096 bytes that push services take."""
TEST = "Notifications from your Cookout arrive here."


@dataclass(frozen=True)
class PhoneNote:
    """A notification: its title and body, the address it opens, and of which kind it is.

    A later one of a kind takes the place of an earlier one on the phone.
    """

    kind: str
    title: str
    body: str
    page: str


def phone_note(delivery: Delivery, *, wish: PhoneWish, home: str, at: datetime) -> PhoneNote:
    """The note of a delivery, as it is to be said now. Raises NothingLeft."""
    with in_region(delivery.owner.region):
        title, lines, page = _words(delivery, wish, at)
    shown = [one_line(text=line, most=LONGEST) for line in lines[:LINES]]
    if len(lines) > LINES:
        shown.append(f"and {len(lines) - LINES} more")
    title = one_line(text=title, most=LONGEST)
    # Two sessions on one day are two notes.
    several = delivery.kind == LetterKind.TOMORROW
    kind = page.strip("/").replace("/", "-") if several else str(delivery.kind)
    return PhoneNote(kind, title, "\n".join(shown), urljoin(home, page))


def _words(delivery: Delivery, wish: PhoneWish, at: datetime) -> tuple[str, list[str], str]:
    member = delivery.owner
    if delivery.kind == LetterKind.DIGEST:
        list_ = today(member=member, on=member.day(at))
        if not list_.steps:
            raise NothingLeft
        lines = [said_plainly(step, with_notes=wish.show_more) for step in list_.steps]
        return digest_subject(list_), lines, "/"
    if delivery.kind == LetterKind.PROMISE:
        due = promises_due(delivery)
        return promise_subject(due), promise_lines(due, with_notes=wish.show_more), "/promises/"
    if delivery.kind == LetterKind.REVIEW:
        return "Your weekly review", [REVIEW], "/review/"
    if delivery.kind == LetterKind.TOMORROW:
        session = reminded_of(delivery, at=at)
        starts = capital(words=when_words(session, delivery=delivery, at=at))
        where = f"{starts}, {session.place}" if wish.show_more and session.place else starts
        return session.group.name, [f"{where}."], f"/sessions/{session.pk}/"
    return "Test from your Cookout", [TEST], "/email/"
