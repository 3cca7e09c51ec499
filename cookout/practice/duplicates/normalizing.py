"""What two records may have in common besides a name, in forms that make two spellings equal."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from cookout.practice.duplicates.names import fold
from cookout.practice.formats import DEFAULT_REGION
from cookout.practice.phone_numbers import first_written, mistyped_digits

_COUNTRY = re.compile(
    r"1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]"
    r"|(?:2[1-689]|3[578]|42|5[09]|6[789]|8[05789]|9[679])\d"
)
_WORD = re.compile(r"[^\W_]+")
_STRASSE = re.compile("strasse$")
_NO_LETTER = re.compile("[^a-z]")
_LONG_POSTAL_CODE = re.compile(r"(\d{5})-\d{4}\b")
LOCAL, _NATIONAL = 7, 8
_TAGS_MEAN_NOTHING = frozenset(
    "gmail.com outlook.com hotmail.com live.com icloud.com me.com fastmail.com proton.me "
    "protonmail.com pm.me".split()
)
_OFFICES = frozenset(
    "info office contact hello mail admin sales support team enquiries inquiries help service "
    "services reception frontdesk accounts billing marketing hr jobs kontakt post buero".split()
)
_LEGAL = frozenset(
    "inc incorporated ltd limited llc llp plc corp corporation co company gmbh ag kg sa sarl bv "
    "ab oy the and".split()
)
_NO_FIRM = frozenset(
    "/self employed/selfemployed/freelance/freelancer/retired/student/none/n a/na/unemployed"
    "/homemaker/private/independent/various/home".split("/")
)
_STREETS = frozenset(
    "street st avenue ave road rd drive dr lane ln boulevard blvd court ct place pl way square sq "
    "apt apartment unit suite ste floor flat no north south east west rue via calle".split()
)


def mailbox(text: str) -> str:
    """A mail address as its mailbox: dots and tags count only where the host heeds them."""
    local, _, host = text.casefold().strip().strip("<>").removeprefix("mailto:").rpartition("@")
    host = "gmail.com" if host == "googlemail.com" else host
    if host in _TAGS_MEAN_NOTHING:
        local = local.partition("+")[0]
    if host == "gmail.com":
        local = local.replace(".", "")
    return f"{local}@{host}" if local and "." in host else ""


def is_office(mail: str) -> bool:
    """Whether a mailbox is by its name an office's rather than somebody's."""
    return _NO_LETTER.split(mail, 1)[0] in _OFFICES


def digits(text: str, region: str = DEFAULT_REGION) -> str:
    """The significant digits of a number, with a plus where its country is certain.

    "+49 (0)30 1234567", "0049 30 1234567" and, in Germany, "030 1234567" are one; elsewhere that
    becomes "301234567". Empty for a number too short, or one and the same digit throughout.
    """
    number = first_written(text, region)
    dialed = number.dialed if number else mistyped_digits(text)
    found = dialed.lstrip("+0")
    if not found.isdigit() or len(found) < LOCAL or len(set(found)) == 1:
        return ""
    return f"+{found}" if dialed.startswith("+") else found


def fullest(numbers: Iterable[str]) -> dict[str, str]:
    """For each number, the fullest way in which these numbers write it.

    A number without its country is the same as one with it; one of seven digits without its area
    too. Where two different numbers would fit, it stays by itself.
    """
    alike: dict[str, list[str]] = defaultdict(list)
    for number in sorted(set(numbers), key=lambda one: (-len(one), one)):
        alike[number[-LOCAL:]].append(number)
    found: dict[str, str] = {}
    for ending in alike.values():
        for place, number in enumerate(ending):
            fuller = {found[one] for one in ending[:place] if _may_be(number, one)}
            found[number] = fuller.pop() if len(fuller) == 1 else number
    return found


def _may_be(number: str, fuller: str) -> bool:
    """Whether the fuller number is this one with more in front."""
    if number.startswith("+") or not fuller.endswith(number):
        return False
    front = fuller.removesuffix(number).removeprefix("+")
    if len(number) >= _NATIONAL and _COUNTRY.fullmatch(front.removesuffix("0")):
        return True
    return not front or (len(number) == LOCAL and front.removeprefix("1").isdigit())


def street(text: str) -> tuple[str, str] | None:
    """The house number with the street's first word, and the postal code where there is one.

    Floors, towns and the ways to write "Street" make no difference.
    """
    words = _WORD.findall(fold(_LONG_POSTAL_CODE.sub(r"\1", text)))
    numbers = [word for word in words if word[0].isdigit()]
    named = (_STRASSE.sub("str", word) for word in words if word not in _STREETS)
    first = next((word for word in named if word.isalpha() and len(word) > 2), "")
    code = next(
        (number for number in reversed(numbers[1:]) if number.isdigit() and len(number) > 3), ""
    )
    return (f"{numbers[0]} {first}", code) if numbers and first else None


@lru_cache(maxsize=20_000)
def firm(text: str) -> str:
    """A company without its legal form; empty for what people write who work for nobody."""
    words = " ".join(word for word in _WORD.findall(fold(text)) if word not in _LEGAL)
    return "" if words in _NO_FIRM else words


@lru_cache(maxsize=1_000)
def line(label: str) -> str:
    """What a phone's label says it is: mobile, home, office, fax, or nothing."""
    folded = fold(label)
    for kind, words in (
        ("mobile", ("mobil", "cell", "iphone", "handy", "movil", "portable")),
        ("fax", ("fax",)),
        ("home", ("home", "haus", "casa")),
        ("office", ("work", "office", "business", "company", "main", "buro")),
    ):
        if any(word in folded for word in words):
            return kind
    return ""
