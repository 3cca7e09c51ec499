"""Contact points as links; a value that is no safe address stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

from cookout.people.contact_point import ContactKind, ContactPoint
from cookout.people.person import Person
from cookout.people.usual_way import USUAL_WAYS
from cookout.practice.formats import DEFAULT_REGION
from cookout.practice.phone_numbers import PhoneNumber, first_number, numbers_in
from cookout.practice.phrases import capital
from cookout.practice.which_number import lines, to_call, to_text

MAIL = re.compile(r"[^\s@<>\"(),;:\\]+@[^\s@<>\"(),;:\\/?#&]+")
# Where a chat opens: by a number with its country, by a name, or by an address of its own.
CHAT_SITES = {
    "wa.me": "WhatsApp",
    "api.whatsapp.com": "WhatsApp",
    "signal.me": "Signal",
    "t.me": "Telegram",
    "telegram.me": "Telegram",
}
CHAT_BY_NUMBER = {
    "WhatsApp": "https://wa.me/{digits}",
    "Signal": "https://signal.me/#p/{number}",
    "Telegram": "https://t.me/{number}",
}
TELEGRAM_NAME = re.compile(r"@?([A-Za-z]\w{3,31})")
TAKES_A_DRAFT = ("https://wa.me/", "https://t.me/")


@dataclass(frozen=True)
class Way:
    """A contact point as a page shows it: label, text and link, if any. A field with two numbers is
    two of these."""

    point: ContactPoint
    name: str
    href: str = ""
    words: str = ""
    is_first: bool = True
    """Whether it is the first of its contact point: its buttons are shown there."""

    @property
    def is_outside(self) -> bool:
        """Whether it leads to another site."""
        return self.href.startswith("http")


@dataclass(frozen=True)
class Action:
    """A button to reach a person: its label, icon and link."""

    words: str
    icon: str
    href: str
    is_first: bool = False

    @property
    def is_outside(self) -> bool:
        """Whether it leads to another site, such as a chat app's."""
        return self.href.startswith("http")

    @property
    def takes_a_message(self) -> bool:
        return not self.href.startswith("tel:")

    def with_draft(self, draft: str) -> Action:
        return replace(self, href=with_draft(self.href, draft))


@dataclass(frozen=True)
class Reached:
    """Every way to reach a person, and the buttons, the preferred one first."""

    ways: list[Way]
    actions: list[Action]


def ways(points: Iterable[ContactPoint], region: str = DEFAULT_REGION) -> list[Way]:
    """Contact points, linked if that is safe and it is certain what to dial."""
    return [way for point in points for way in _ways(point, region)]


def reached(
    points: Iterable[ContactPoint], *, region: str = DEFAULT_REGION, usual: str = ""
) -> Reached:
    """How to reach a person. Text and Call take the number that is right for each."""
    every = list(points)
    working = [contact_point for contact_point in every if not contact_point.failed_on]
    phones = [contact_point for contact_point in working if contact_point.kind == ContactKind.PHONE]
    numbers = lines(((phone.label, phone.value) for phone in phones), region)
    text, call = to_text(numbers), to_call(numbers)
    mails = (
        _mailto(contact_point.value.strip())
        for contact_point in working
        if contact_point.kind == ContactKind.MAIL
    )
    found = {
        "Text": ("text", f"sms:{_dialed(text.number)}" if text else ""),
        "Call": ("call", f"tel:{_dialed(call.number)}" if call else ""),
        "Email": ("mail", next(filter(None, mails), "")),
        **{name: ("text", href) for name, href in _chats(working, region)},
    }
    actions = [Action(name, icon, href) for name, (icon, href) in found.items() if href]
    actions.sort(key=lambda one: one.words != USUAL_WAYS.get(usual))
    return Reached(
        ways(every, region),
        [replace(action, is_first=not place) for place, action in enumerate(actions)],
    )


def reach_of(person: Person, *, region: str) -> Reached:
    """Every way to reach a person, and the buttons that do."""
    return reached(person.contact_points.all(), region=region, usual=person.usual_way)


def with_draft(href: str, draft: str) -> str:
    """A link that opens a message with the draft in it, if its scheme allows that."""
    words = quote(draft.encode("utf-8", "replace").decode(), safe="")
    if href.startswith(("sms:", "mailto:")):
        return f"{href}?body={words}" if words else href
    if href.startswith(TAKES_A_DRAFT) and words:
        return f"{href}?text={words}"
    return href


def _ways(point: ContactPoint, region: str) -> Iterator[Way]:
    name = capital(words=point.label) or point.get_kind_display()
    if point.kind == ContactKind.PHONE:
        numbers = numbers_in(point.value, region)
        for place, number in enumerate(numbers):
            words = point.value if len(numbers) == 1 else number.dialed
            yield Way(point, name, f"tel:{_dialed(number)}", words, is_first=not place)
        if not numbers:
            yield Way(point, name, words=point.value)
    elif point.kind == ContactKind.MAIL:
        yield Way(point, name, _mailto(point.value.strip()), words=point.value)
    else:
        chat = next((href for _, href in _chats([point], region)), "")
        yield Way(point, name, chat or _web(point.value.strip()), words=point.value)


def _dialed(number: PhoneNumber) -> str:
    return quote(number.dialed, safe="+*")


def _chats(points: Iterable[ContactPoint], region: str) -> Iterator[tuple[str, str]]:
    """The chat apps that a contact point's label and value name, without doubles."""
    seen = set[str]()
    for point in points:
        for app, href in _chat(point, region):
            if app not in seen:
                seen.add(app)
                yield app, href


def _chat(point: ContactPoint, region: str) -> Iterator[tuple[str, str]]:
    value, labels = point.value.strip(), point.label.casefold()
    if point.kind == ContactKind.MAIL or point.kind == ContactKind.ADDRESS:
        return
    if href := _web(value if "://" in value else f"https://{value}"):
        host = (urlsplit(href).hostname or "").removeprefix("www.")
        if app := CHAT_SITES.get(host):
            yield app, href
            return
    for app, pattern in CHAT_BY_NUMBER.items():
        if app.casefold() not in labels:
            continue
        number = first_number(value, region)
        if number and number.is_international:
            yield app, pattern.format(digits=number.dialed[1:], number=number.dialed)
        elif app == "Telegram" and (named := TELEGRAM_NAME.fullmatch(value)):
            yield app, f"https://t.me/{named[1]}"


def _mailto(address: str) -> str:
    return f"mailto:{quote(address, safe='@')}" if MAIL.fullmatch(address) else ""


def _web(address: str) -> str:
    """The value as a web address; empty for any other scheme, such as javascript."""
    if any(c.isspace() or not c.isprintable() for c in address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.hostname else ""
