"""Ways to reach somebody as links; whatever is no safe address stays words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from cookout.people.contact_point import ContactPoint
from cookout.practice.phrases import capital

MAIL = re.compile(r"[^\s@<>\"(),;:\\]+@[^\s@<>\"(),;:\\/?#&]+")
FEWEST_DIGITS = 3


@dataclass(frozen=True)
class Way:
    """A contact point as a page shows it: its name, its words and where a tap goes, if anywhere."""

    point: ContactPoint
    name: str
    href: str = ""
    text_href: str = ""

    @property
    def is_outside(self) -> bool:
        """Whether it leads to another site."""
        return self.href.startswith("http")


def way(point: ContactPoint) -> Way:
    """A contact point, linked where that is safe."""
    name = capital(words=point.label) or point.get_kind_display()
    if point.kind == ContactPoint.Kind.PHONE:
        number = quote(point.dialled, safe="+")
        if len(number) < FEWEST_DIGITS:
            return Way(point, name)
        return Way(point, name, f"tel:{number}", f"sms:{number}")
    if point.kind == ContactPoint.Kind.MAIL:
        return Way(point, name, _mailto(point.value.strip()))
    return Way(point, name, _web(point.value.strip()))


def ways(points: Iterable[ContactPoint]) -> list[Way]:
    return [way(point) for point in points]


def _mailto(address: str) -> str:
    return f"mailto:{quote(address, safe='@')}" if MAIL.fullmatch(address) else ""


def _web(address: str) -> str:
    """The address of a page elsewhere; none of any other scheme, such as javascript."""
    if any(c.isspace() or not c.isprintable() for c in address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.hostname else ""
