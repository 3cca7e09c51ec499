"""The text of the emails: first names and a plain reason, and a link."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import urljoin

from cookout.letters.addresses import mail_address
from cookout.letters.delivery import Delivery, LetterKind, NothingLeft
from cookout.letters.group_letter import group_letter
from cookout.letters.preferences import Wish
from cookout.letters.promises_due import promise_lines, promise_subject, promises_due
from cookout.letters.session_mail import invitation, session_words
from cookout.letters.session_reminder import reminder_words
from cookout.mastermind.notices.group_news import group_news
from cookout.mastermind.notices.group_notice import GroupNotice
from cookout.mastermind.questions.personal_request import PersonalRequest
from cookout.practice.formats import full_day, in_region, weekday
from cookout.practice.phrases import capital, one_line, so_many
from cookout.practice.today.closing import closing, nothing
from cookout.practice.today.due import StepKind, TodayStep
from cookout.today.dates_ahead import dates_between
from cookout.today.today import Today, today

PLAINLY: dict[StepKind, str] = {
    "promise": "something you promised",
    "hello": "a first hello",
    "second_talk": "time to talk again",
    "talk": "time for a talk",
    "note": "a short note",
    "keep_warm": "a short hello",
}
REVIEW = "Time for your weekly review. It takes about eight minutes."
TEST = "This is a test. Emails from your Cookout arrive here."
LONGEST = 300


def letter(delivery: Delivery, *, wish: Wish, sender: str, home: str, at: datetime) -> EmailMessage:
    """The email of a delivery, as of now.

    ValueError for an invalid address, NothingLeft if there is nothing to say any more.
    """
    if delivery.kind == LetterKind.GROUP:
        return group_letter(delivery, sender=sender, home=home, at=at)
    member = delivery.owner
    with in_region(member.region):
        subject, lines = _words(delivery, wish, home, at)
    made = EmailMessage(policy=SMTP)
    made["Subject"] = one_line(text=subject, most=120)
    made["From"] = mail_address("Cookout", sender)
    place = delivery.present_recipient()
    name, address = (place.full_name, place.email) if place else (member.name, member.email)
    made["To"] = mail_address(name, address or "")
    made["Date"] = format_datetime(at)
    made["Message-ID"] = delivery.message_id
    made["Auto-Submitted"] = "auto-generated"
    made.set_content("\n".join(lines) + "\n", cte="quoted-printable")
    if entry := invitation(delivery, sender=sender, home=home):
        content, method = entry
        made.add_attachment(
            content.decode(), subtype="calendar", filename="session.ics", params={"method": method}
        )
    return made


def said_plainly(step: TodayStep, *, with_notes: bool = False) -> str:
    """One person of the list: the first name, and why. The reason comes from what is to be done,
    never from what was written about somebody, unless the member has chosen that."""
    reason = step.reason if with_notes else PLAINLY[step.kind]
    return one_line(text=f"{first_name(step)}: {reason}", most=LONGEST)


def first_name(step: TodayStep) -> str:
    return one_line(text=step.someone.first_name or step.name, most=40)


def _words(delivery: Delivery, wish: Wish, home: str, at: datetime) -> tuple[str, list[str]]:
    member = delivery.owner
    if delivery.kind == LetterKind.DIGEST:
        list_ = today(member=member, on=member.day(at))
        subject, lines = digest_subject(list_), _list(list_, wish.with_notes)
        lines += _dates(delivery, wish, list_)
        lines += ["", *news] if (news := _group_news(delivery, wish, home, at)) else []
    elif delivery.kind == LetterKind.GROUPS:
        subject, lines = "News from your groups", _group_news(delivery, wish, home, at)
        if not lines:
            raise NothingLeft
        home = urljoin(home, "mastermind/")
    elif delivery.kind == LetterKind.PROMISE:
        due = promises_due(delivery)
        subject, lines = promise_subject(due), promise_lines(due, with_notes=wish.with_notes)
        home = urljoin(home, "promises/")
    elif delivery.kind in (LetterKind.SESSION, LetterKind.MINUTES):
        notes = wish.with_notes
        subject, lines = session_words(delivery, home=home, with_notes=notes, at=at)
    elif delivery.kind == LetterKind.TOMORROW:
        subject, lines = reminder_words(delivery, home=home, at=at)
    elif delivery.kind == LetterKind.REVIEW:
        subject, lines = "Your weekly review", [REVIEW]
        home = urljoin(home, "review/")
    else:
        subject, lines = "Test email from your Cookout", [TEST]
    wishes = urljoin(home, "/email/")
    if place := delivery.present_recipient():
        # Without an account there is nothing to open and nothing to set.
        return subject, [_hello(place.first_name), "", *lines]
    hello = _hello(member.first_name)
    return subject, [hello, "", *lines, "", f"Open it: {home}", f"Settings: {wishes}"]


def _dates(delivery: Delivery, wish: Wish, list_: Today) -> list[str]:
    """The dates since the email before, and those before the next one; without those that are a
    reason of the list, where the email has those."""
    on, led = list_.day, list_.occasions if wish.with_notes else set()
    found = dates_between(
        member=delivery.owner,
        since=delivery.day_before,
        on=on,
        until=wish.next_digest_on(after=on) - timedelta(days=1),
    )
    parts = [
        important_date.sentence(on=on, with_notes=wish.with_notes)
        for important_date in found
        if (important_date.person_id, important_date.day) not in led
    ]
    return ["", *(one_line(text=part, most=LONGEST) for part in parts)] if parts else []


def _group_news(delivery: Delivery, wish: Wish, home: str, at: datetime) -> list[str]:
    """What the member's groups told or asked since the last one, where they want that by email."""
    if not wish.groups:
        return []

    def link(asked: PersonalRequest) -> str:
        return urljoin(home, f"/groups/reply/{GroupNotice.link_to_answer(asked, at=at)}/")

    return group_news(
        delivery.owner,
        since=delivery.news_since,
        at=delivery.due_at,
        with_notes=wish.with_notes,
        with_promises=not wish.promise,
        link=link,
    )


def _hello(first_name: str) -> str:
    name = one_line(text=first_name, most=40)
    return f"Hello {name}," if name else "Hello,"


def digest_subject(list_: Today) -> str:
    """The day, and how many are on its list."""
    day = weekday(list_.day.weekday())
    return f"{day}: {_people(list_)}" if list_.steps else f"{day}: nobody needs you"


def _people(list_: Today) -> str:
    return so_many(count=len(list_.steps), one="person", several="people")


def _list(list_: Today, with_notes: bool) -> list[str]:
    if not list_.steps:
        return [nothing(on=list_.day, back_on=list_.back_on, minutes=list_.there)]
    people, day = capital(words=_people(list_)), full_day(list_.day)
    first = f"{people} for {day}, about {list_.minutes} minutes."
    lines = [said_plainly(step, with_notes=with_notes) for step in list_.steps]
    return [first, "", *lines, "", closing(more=list_.more)]
