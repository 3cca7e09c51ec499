"""Letters to members of a group who take part by email: what each matter is, and its link. No words
of the group are in them, since mail is read by others on the way."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import urljoin

from cookout.letters.addresses import mail_address
from cookout.letters.delivery import Delivery, LetterKind, NothingLeft
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.notices.group_notice import GroupNotice
from cookout.mastermind.notices.notices_due import AT_ONCE
from cookout.mastermind.sessions.session_turn import words_for
from cookout.practice.phrases import capital, number, one_line

About = GroupNotice.About
SUBJECTS: dict[str, str] = {
    About.ASKED: "{name} asked you a question in {group}",
    About.TURN: "It’s your turn in {group}",
    About.MORE: "{name} would like to hear more from you",
    About.TO_HEAR: "What did you hear from {group}?",
    About.TO_TELL: "What came of your question to {group}?",
    About.HEARD: "{name} said what they heard from you",
    About.TOLD: "{name} told what came of it",
    About.DUE: "Your promise to {group} is due",
    About.THANKED: "{name} thanked you",
    About.OPEN: "{name} asked {group} a question",
}
LINES: dict[str, str] = {
    About.ASKED: "{name} asked you a question. It takes a few minutes, and you can pass.",
    About.TURN: "{group} meets in writing, and it’s your turn to {what}.",
    About.MORE: "{name} read your answer, and asks you to tell more.",
    About.TO_HEAR: "{group} answered your question. Say what you heard, answer by answer.",
    About.TO_TELL: "You asked {group} a question a while ago. Say what came of it.",
    About.HEARD: "Read what {name} heard, and say whether you felt heard.",
    About.TOLD: "You answered {name}. Read what came of it.",
    About.DUE: "A promise of yours is due. Read it, and mark it as kept.",
    About.THANKED: "Read what {name} thanks you for.",
    About.OPEN: "{name} asked the group a question. Answer it if you can.",
}
BETWEEN = timedelta(days=1)
"""Between two letters to a member, unless somebody waits for their words."""


def plan_group_letters(*, at: datetime, domain: str) -> None:
    """Plan a delivery for every member by email for whom something waits, in the ledger of their
    group's host."""
    if not GroupMember.objects.by_mail().exists():
        return
    GroupNotice.plan(at=at)
    unsent = Delivery.objects.open().filter(kind=LetterKind.GROUP).exclude(recipient=None)
    news = GroupNotice.objects.unmailed(at=at)
    places = GroupMember.objects.by_mail().filter(pk__in=news.values("recipient"))
    for place in places.exclude(pk__in=unsent.values("recipient")).select_related("group__host"):
        if (host := place.group.host) and _is_time(place, at):
            Delivery.plan(
                owner=host,
                kind=LetterKind.GROUP,
                period=f"{place.pk}.{int(at.timestamp())}",
                due_at=at,
                domain=domain,
                recipient=place,
            )


def _is_time(place: GroupMember, at: datetime) -> bool:
    """Whether to send: at most one email a day, but at once if someone waits for their words."""
    waiting = GroupNotice.waiting(place, at=at)
    if any(group_notice.about in AT_ONCE for group_notice in waiting):
        return True
    last = GroupNotice.last_mailed_at(place)
    return bool(waiting) and (last is None or not at - BETWEEN < last <= at)


def group_letter(delivery: Delivery, *, sender: str, home: str, at: datetime) -> EmailMessage:
    """An email with all that waits for a member, each with a new link.

    ValueError for an invalid address, NothingLeft if all of it was done meanwhile.
    """
    place = delivery.present_recipient()
    waiting = GroupNotice.waiting(place, at=at) if place else []
    if place is None or not waiting:
        raise NothingLeft
    GroupNotice.put_into(delivery.message_id, waiting, to=place)
    waiting = _once_a_page(waiting)
    group = one_line(text=place.group.name, most=60)
    made = EmailMessage(policy=SMTP)
    made["Subject"] = one_line(text=_subject(waiting, group), most=120)
    made["From"] = mail_address("Cookout", sender)
    made["To"] = mail_address(place.full_name, place.email)
    made["Date"] = format_datetime(at)
    made["Message-ID"] = delivery.message_id
    made["Auto-Submitted"] = "auto-generated"
    lines = [f"Hello {place.first_name},"]
    for group_notice in waiting:
        link = urljoin(home, f"/groups/reply/{group_notice.new_link(at=at)}/")
        lines += ["", _line(group_notice, group), f"Open it: {link}"]
    made.set_content("\n".join(lines) + "\n", cte="quoted-printable")
    return made


def _once_a_page(waiting: list[GroupNotice]) -> list[GroupNotice]:
    """One notice of several that open the same page: answers to hear are listed together."""
    seen: dict[object, GroupNotice] = {}
    for notice in waiting:
        together = notice.about == About.TO_HEAR
        seen.setdefault(notice.question_id if together else notice.key, notice)
    return list(seen.values())


def _line(notice: GroupNotice, group: str) -> str:
    what = words_for(notice.recipient, notice.session) if notice.session else ""
    return LINES[notice.about].format(name=_who(notice), group=group, what=what)


def _subject(waiting: list[GroupNotice], group: str) -> str:
    first = waiting[0]
    if len(waiting) == 1 or first.about in AT_ONCE:
        return SUBJECTS[first.about].format(name=_who(first), group=group)
    if all(group_notice.about == About.OPEN for group_notice in waiting):
        return f"{group} has {number(count=len(waiting))} open questions"
    return capital(words=f"news from {group}")


def _who(notice: GroupNotice) -> str:
    """Whose matter it is: who asked, or who thanks."""
    if notice.thank_you:
        return notice.thank_you.giver.first_name
    return notice.question.asker.first_name if notice.question else ""
