"""Letters to members of a group who take part by email: what it is about, and a link. No words of
the group are in them, since mail is read by others on the way."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import urljoin

from cookout.letters.addresses import mail_address
from cookout.letters.delivery import Delivery, LetterKind
from cookout.mastermind.group_notice import GroupNotice
from cookout.practice.phrases import one_line

About = GroupNotice.About
SUBJECTS = {
    About.ASKED: "{asker} asked {group} a question",
    About.HEARD: "{asker} said what they heard from you",
    About.TOLD: "{asker} told what came of it",
}
LINES = {
    About.ASKED: "Would you answer? It takes a few minutes, and you can pass.",
    About.HEARD: "Read what {asker} heard, and say whether you felt heard.",
    About.TOLD: "You answered {asker}. Read what came of it.",
}


def plan_group_letters(*, at: datetime, domain: str) -> None:
    """A delivery for every notice that has none, in the ledger of the group's host."""
    GroupNotice.plan(at=at)
    waiting = (
        GroupNotice.objects.standing().filter(delivery=None).exclude(question__group__host=None)
    )
    for notice in waiting.select_related("question__group__host"):
        host = notice.question.group.host
        assert host
        Delivery.plan(
            owner=host,
            kind=LetterKind.GROUP,
            period=f"notice-{notice.pk}",
            due_at=at,
            domain=domain,
            notice=notice,
        )


def group_letter(delivery: Delivery, *, sender: str, home: str, at: datetime) -> EmailMessage:
    """The letter of a notice, with a new link. ValueError for an address that is none."""
    notice = delivery.notice
    if notice is None or not GroupNotice.objects.standing().filter(pk=notice.pk).exists():
        raise ValueError("nobody to write to")
    names = {
        "asker": notice.question.asker.first_name,
        "group": one_line(text=notice.question.group.name, most=60),
    }
    about = About(notice.about)
    made = EmailMessage(policy=SMTP)
    made["Subject"] = one_line(text=SUBJECTS[about].format(**names), most=120)
    made["From"] = mail_address("Cookout", sender)
    made["To"] = mail_address(notice.recipient.full_name, notice.recipient.email)
    made["Date"] = format_datetime(at)
    made["Message-ID"] = delivery.message_id
    made["Auto-Submitted"] = "auto-generated"
    link = urljoin(home, f"/groups/reply/{notice.new_link(at=at)}/")
    hello = f"Hello {notice.recipient.first_name},"
    lines = (hello, "", LINES[about].format(**names), "", f"Open it: {link}")
    made.set_content("\n".join(lines) + "\n", cte="quoted-printable")
    return made
