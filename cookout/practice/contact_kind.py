"""Tell a phone number, an email address, a link and a postal address apart by how they look."""

from __future__ import annotations

import re

MAIL = re.compile(r"\S+@\S+\.\S+")
LINK = re.compile(
    r"(https?://|www\.)\S+|[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(/\S*)?", re.IGNORECASE
)
PHONE = re.compile(r"[+(\d][\d\s().+/,;x#*-]*", re.IGNORECASE)
FEWEST_DIGITS = 3


def contact_kind(value: str) -> str:
    """ "phone", "mail", "link" or "address"; empty where it looks like none of these."""
    plain = value.strip()
    if MAIL.fullmatch(plain):
        return "mail"
    if LINK.fullmatch(plain):
        return "link"
    digits = sum(character.isdigit() for character in plain)
    if PHONE.fullmatch(plain) and digits >= FEWEST_DIGITS:
        return "phone"
    is_address = digits and any(map(str.isalpha, plain)) and " " in plain
    return "address" if is_address else ""
