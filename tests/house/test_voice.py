"""Every page of the demo, email, command, error and document speaks plain American English, and
writes days, times and money as in the member's region."""

from __future__ import annotations

import ast
import html
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click import Context, Group
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import timezone

from cookout.cli.main import cookout
from cookout.letters.delivery import Delivery, LetterKind
from cookout.letters.feed import Feed
from cookout.letters.letter_text import letter
from cookout.letters.preferences import Wish
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.sessions.session import GroupSession
from cookout.members.member import Member
from tests.world import cast_world

ROOT = Path(__file__).parents[2]
AT = datetime(2026, 11, 28, 18, 2, tzinfo=UTC)
PAGES_EACH = 2
"""Of each address that names a row, so many pages are read."""
TEMPLATE_TAG = re.compile(r"(?s){%.*?%}|{{.*?}}|{#.*?#}")
DOCUMENTS = (*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md")
APART = ("migrations", "cast")
"""Folders without texts of the product: the cast's own words are invented people's."""

FORMER = """
Take in|Take out|Bring people in|Take them in|Leave it,|See what is in it|What is in it|Left out
Written down|written down|Are they one|Take it apart|Nobody is here|Letters and calendar
Morning letter|look at the week|on the way|Looked after|Take it back|take it back|great job
pass them on|Begin with a draft|Check my words|story so far|Log with several|A time with
did not happen|Noted\\.|warm for (?!now)|quiet for|had its day|Released|No day named|no day named
hallway: high five|Answer what you can|rub you the wrong way: |A change of mind|do not fit
seats are counted|fit round|Your table gets as large|Whoever|whoever|One change, if you like
Let these go|It has been quiet|Go on\\b|That is your review|of every 100|cannot eat
Does not come|Not said|How many more they bring|Asked\\?|one tap logs|Worth the fee
It is meant to narrow|Filled takes|How crowded\\b(?! is your)|Nobody waits|Find anybody|Now you
Nobody matches|Good to have you back|Erase for good|comes back whole
I thought of you today|I have in mind|have not forgotten|nobody to keep|nobody's\\b|is no row of
[Tt]ake (?:it|that|them|the file) in\\b|Cookout takes in|puts it in again|which letters it uses
to take along|Say whom|Serve an|the letters that are due
Shall we talk|E-mail|e-mail
""".strip().replace("\n", "|")
WHOM = r"(?:^|[.?!>] )Whom\b|\bOf whom\b"
"""What the first version said, and what nobody says aloud."""

BODY = r"\b(?:[Ss]ome|[Aa]ny|[Ee]very)body\b"
MAIL = r"\bMail\b(?! server)"
HARD = re.compile(rf"{FORMER}|{WHOM}|{BODY}|{MAIL}|\w!(?:\s|$)|\b[Aa]dviser\b")

MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
ISO = r"(?<!like )\b20\d\d-\d\d-\d\d\b"
ELSEWHERE = {
    "US": re.compile(
        rf"\b\d{{1,2}} {MONTH}\b(?! \d{{1,2}}\b)|\b(?:1[3-9]|2[0-3]):[0-5]\d\b|[£€]\d|{ISO}"
    ),
    "GB": re.compile(rf"(?<!\d ){MONTH} \d{{1,2}}\b|\d [AP]M\b|\$\d|{ISO}"),
}
"""Of each region, how it never writes a day, a time or money."""


def shown(page: str) -> str:
    """What a person reads of a page: its text and the names of its boxes and buttons."""
    page = re.sub(r"(?s)<(script|style|svg|textarea)\b.*?</\1>", " ", page)
    names = re.findall(r'(?:aria-label|placeholder|title)="([^"]*)"', page)
    text = re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<!--.*?-->", " ", page))
    return " ".join(html.unescape(" · ".join([text, *names])).split())


def pages_of(member: Member, *, each: int = PAGES_EACH) -> dict[str, str]:
    """The pages that a member comes to by links, from Today on."""
    client, read, seen = Client(), {}, set()
    client.force_login(member)
    waiting, often = ["/"], Counter[str]()
    while waiting:
        address = waiting.pop()
        try:
            name = resolve(address.partition("?")[0]).url_name or ""
        except Resolver404:
            continue
        if often[name] >= each:
            continue
        often[name] += 1
        answer = client.get(address)
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        page = answer.content.decode()
        read[address] = shown(page)
        for link in re.findall(r'href="(/[^"#]*)', page):
            found = html.unescape(link)
            if found not in seen and not found.startswith("/static/"):
                seen.add(found)
                waiting.append(found)
    return read


def found_in(texts: dict[str, str], pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{where}: {text[max(0, found.start() - 40) : found.end() + 30]}"
        for where, text in texts.items()
        for found in pattern.finditer(text)
    ]


def hard_words(texts: dict[str, str]) -> list[str]:
    return found_in(texts, HARD)


def texts_of(path: Path) -> Iterator[str]:
    """The texts of a module that may be shown: they begin like a sentence, or have a slot. What
    stands alone in a line is a docstring."""
    tree = ast.parse(path.read_text())
    aside = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            aside |= {id(part) for part in node.values}
            parts = (part.value if isinstance(part, ast.Constant) else "…" for part in node.values)
            yield "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and id(node) not in aside:
            words = str(node.value)
            if re.match(r"[A-Z{][^\n]* ", words):
                yield words


def prose_of(path: Path) -> str:
    """A document without its code."""
    return re.sub(r"(?s)```.*?```|`[^`\n]*`", "", path.read_text())


@pytest.mark.django_db
def test_no_page_of_the_demo_says_what_nobody_says() -> None:
    pages = pages_of(cast_world(at=timezone.now()))
    assert len(pages) > 30
    assert hard_words(pages) == []
    assert found_in(pages, ELSEWHERE["US"]) == []


@pytest.mark.django_db
def test_pages_write_days_times_and_money_as_in_another_region() -> None:
    member = cast_world(at=timezone.now())
    member.region = "GB"
    member.save()
    pages = pages_of(member, each=1)
    assert len(pages) > 30
    # A change log has the words in which something was noted, here in the United States.
    pages = {where: text for where, text in pages.items() if not where.endswith("/history/")}
    assert found_in(pages, ELSEWHERE["GB"]) == []


@pytest.mark.django_db
def test_no_email_and_no_calendar_says_what_nobody_says() -> None:
    member = cast_world(at=AT)
    texts = {}
    # What the groups said in the days since the last email.
    earlier = {"period": "earlier", "due_at": AT - timedelta(days=6), "delivered_at": AT}
    Delivery.objects.create(owner=member, kind=LetterKind.GROUPS, **earlier)
    coming = GroupSession.objects.seen_by(member).filter(starts_at__gt=AT).latest("pk")
    by_mail = GroupMember.objects.by_mail().first()
    for kind in LetterKind.values:
        of_session = kind == LetterKind.TOMORROW
        delivery = Delivery.plan(
            owner=member,
            kind=kind,
            period=f"{coming.pk}.0" if of_session else member.day(AT).isoformat(),
            due_at=AT,
            domain="cookout.example",
            recipient=by_mail if kind == LetterKind.GROUP else None,
        )
        for with_notes in (False, True):
            wish = Wish(owner=member, with_notes=with_notes, groups=True)
            made = letter(
                Delivery.objects.get(owner=member, kind=kind) if delivery is None else delivery,
                wish=wish,
                sender="cookout@example.org",
                home="http://localhost:8000/",
                at=AT,
            )
            texts[f"{kind} {with_notes}"] = f"{made['Subject']}\n{made.get_content()}"
    feed = Feed.make(owner=member, at=AT)
    texts["calendar"] = feed.calendar(home="http://localhost:8000/", at=AT).decode()
    assert hard_words(texts) == []


def test_no_help_of_a_command_says_what_nobody_says() -> None:
    assert isinstance(cookout, Group)
    group = Context(cookout)
    commands = {name: cookout.get_command(group, name) for name in cookout.list_commands(group)}
    texts = {
        name: command.get_help(Context(command)) for name, command in commands.items() if command
    }
    texts["cookout"] = cookout.get_help(group)
    assert "import" in texts
    assert hard_words(texts) == []


def test_no_text_of_a_module_says_what_nobody_says() -> None:
    files = (ROOT / "cookout").rglob("*.py")
    texts = {
        str(path.relative_to(ROOT)): "\n".join(texts_of(path))
        for path in files
        if not set(path.parts) & set(APART)
    }
    assert "There’s no such file." in texts["cookout/cli/import_files.py"]
    assert hard_words(texts) == []


def test_no_template_says_what_nobody_says() -> None:
    """Also where no page of the demo shows it."""
    texts = {
        str(path.relative_to(ROOT)): shown(TEMPLATE_TAG.sub(" ", path.read_text()))
        for path in (ROOT / "cookout/web/templates").rglob("*.html")
    }
    assert "Continue anyway" in texts["cookout/web/templates/sessions/_controls.html"]
    assert hard_words(texts) == []


def test_no_document_says_what_nobody_says() -> None:
    assert hard_words({path.name: prose_of(path) for path in DOCUMENTS}) == []


def test_a_day_of_another_region_is_found() -> None:
    assert found_in({"a page": "Saturday, November 28, 5:00 PM, $25"}, ELSEWHERE["US"]) == []
    assert len(found_in({"a page": "November 28, 5:00 PM, $25"}, ELSEWHERE["GB"])) == 3
    assert len(found_in({"a page": "28 November, 17:00, £25, 2026-11-28"}, ELSEWHERE["US"])) == 4


def test_the_former_words_are_found_where_they_stand() -> None:
    page = '<p>Written down twice?</p><button aria-label="Take it back">x</button><b>Good day!</b>'
    assert len(hard_words({"a page": shown(page)})) == 3
