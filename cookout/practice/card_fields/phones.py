"""Phone numbers in printed lines: found by pattern, kept when possible, with kind and region."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberType

from cookout.practice.card_fields.fields import FieldReading, is_near
from cookout.practice.card_fields.labels import kind_of_label, spaced
from cookout.practice.card_fields.lines import TextLine

_NUMBER = re.compile(
    r"(?<![\w@#])(?:\+|00)?\s?[(\[]?\d[\d\s()\[\].\-/–—·•'’]{5,}\d"
    r"(?:\s*(?:x|ext\.?|extension|poste|Durchwahl|DW)\s*\d{1,5}\b)?(?![\w@])",
    re.I,
)
_ABROAD = re.compile(r"(?:\+|\b00)[\d\s().\-/–]{7,}\d")
_REGISTERED = re.compile(
    r"(?:vat|ust|nmls|lic|licen[cs]e|dre|hrb|hra|siren|siret|rcs|nif|cif|iban|bic|iva|tva|reg|"
    r"abn|nip|regon|krs|kvk|btw|cvr|org|ico|dic|id|no|nr|#)[\s.:#-]*(?:[a-z]{1,3}[\s.:#-]*)*$",
    re.I,
)
KINDS = frozenset({"mobile", "work", "fax", "home"})
_MOBILE = {PhoneNumberType.MOBILE}
_SLIP = str.maketrans("OoQDIl|iSsB", "00001111558")
_SLIPPED = re.compile(
    r"(?<=\d)[OoQDIl|iSsB](?=[\d\s).-]*\d)|(?<=[+(])[OoIl|](?=\d)|(?<=[\s.-])[Oo](?=\d{2})"
)


def find_phones(
    lines: Iterable[TextLine], *, regions: tuple[str, ...]
) -> Iterator[tuple[TextLine, FieldReading]]:
    """Every phone number that is possible in one of `regions`, with the line it stands on.

    The kind is what its label says, else what the country's numbering says.
    """
    for line in lines:
        text, *others = (
            spaced(mend_digits(reading)) for reading in (line.text, *line.alternatives)
        )
        end = 0
        for found in _NUMBER.finditer(text):
            place = _Place(text[end : found.start()], text[found.end() :])
            end = found.end()
            for value in (_without_sign(one, regions) for one in _several(found[0])):
                number = parse(value, regions)
                if place.allows(value, number):
                    yield line, _field(line, value, number, place.label, others)


class _Place:
    """The text before and after a run of digits, and whether that makes it a phone number."""

    def __init__(self, before: str, after: str) -> None:
        self._before = before
        self.label = kind_of_label(before) or _label_after(after)
        self._is_alone = not re.search(r"[^\W\d_]{2}|\d", before + after)

    def allows(self, value: str, number: phonenumbers.PhoneNumber | None) -> bool:
        """Whether the digits are a phone number: labeled as one, or formatted like one and
        valid."""
        if self.label == "skype" or _is_years(value):
            return False
        if self.label in KINDS:
            return number is not None or 8 <= len(digits(value)) <= 15
        if self.label or not _REGISTERED.search(self._before):
            return self._reads_like_one(value, number)
        return False

    def _reads_like_one(self, value: str, number: phonenumbers.PhoneNumber | None) -> bool:
        count = len(digits(value))
        if number and count >= 9 and phonenumbers.is_valid_number(number):
            return True
        is_written_so = bool(re.search(r"[-.() /]", value)) or value.startswith("+")
        is_possible = number is not None or self._is_alone
        return is_written_so and is_possible and 8 <= count <= 15


def _field(
    line: TextLine,
    value: str,
    number: phonenumbers.PhoneNumber | None,
    label: str,
    others: Iterable[str],
) -> FieldReading:
    read = (_tidy(found[0]) for text in others for found in _NUMBER.finditer(text))
    near = (o for o in read if is_near(digits(o), digits(value)) and digits(o) != digits(value))
    is_valid = bool(number and phonenumbers.is_valid_number(number))
    return FieldReading(
        value=value,
        confidence=line.confidence * (1 if is_valid else 0.9),
        kind=label if label in KINDS else kind_of(number) if number else "work",
        alternatives=tuple(dict.fromkeys(near)),
        boxes=(line.box,),
    )


def countries_of(lines: Iterable[TextLine]) -> list[str]:
    """The countries of the numbers that are written with a country code."""
    found = (match[0] for line in lines for match in _ABROAD.finditer(line.text))
    numbers = (parse(_tidy(text), ("ZZ",)) for text in found)
    codes = (phonenumbers.region_code_for_number(number) for number in numbers if number)
    return list(dict.fromkeys(code for code in codes if code))


def mend_digits(text: str) -> str:
    """A line in which letters that stand between digits are the digits they look like."""
    if sum(letter.isdigit() for letter in text) < 6:
        return text
    # A pictogram of a phone, read as a ring or a letter before the plus.
    text = re.sub(r"(?<!\w)[0OoCcQ©®]\s?(?=\+\d)", " ", text)
    return _SLIPPED.sub(lambda slip: slip[0].translate(_SLIP), text)


def _tidy(text: str) -> str:
    text = " ".join(text.replace("—", "-").replace("–", "-").split()).strip(" .-/•·'’")
    if text.count("(") != text.count(")"):
        text = text.replace("(", " ").replace(")", " ")
    return " ".join(text.split())


def _several(text: str) -> list[str]:
    """The numbers in one run of digits, separated by a bullet, a slash or a second plus."""
    parts = re.split(r"\s[/•·]\s|[•]|\s+(?=\+)", text)
    whole = [_tidy(part) for part in parts if sum(c.isdigit() for c in part) >= 6]
    if len(whole) > 1:
        return whole
    number = _tidy(text)
    twice = re.fullmatch(
        r"(\(?\d{3}\)?[\s.-]?\d{3}[\s.-]\d{4})\s+(\(?\d{3}\)?[\s.-]?\d{3}[\s.-]\d{4})", number
    )
    return [twice[1], twice[2]] if twice else [number]


def parse(value: str, regions: tuple[str, ...]) -> phonenumbers.PhoneNumber | None:
    """A number that is possible, in the first of the regions where it is; or None."""
    count = len(digits(value))
    if not 7 <= count <= 19:
        return None
    possible = None
    for region in regions:
        try:
            number = phonenumbers.parse(value, region)
        except NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return number
        if phonenumbers.is_possible_number(number):
            possible = possible or number
    return possible


def digits(value: str) -> str:
    """A number's digits as two spellings of it share them, a trunk zero in brackets left out."""
    return "".join(filter(str.isdigit, re.sub(r"\(0\)", "", value)))


def kind_of(number: phonenumbers.PhoneNumber) -> str:
    """Mobile where the country's numbering says so, else work."""
    return "mobile" if phonenumbers.number_type(number) in _MOBILE else "work"


def _label_after(after: str) -> str:
    found = re.match(r"\s*[(\[]\s*([\w-]+)\.?\s*[)\]]", after) or re.match(
        r"\s+(\w{3,})\s*$", after
    )
    return kind_of_label(found[1]) if found else ""


def _without_sign(value: str, regions: tuple[str, ...]) -> str:
    """A number without a zero that stands before it alone: a pictogram read as a ring.

    A zero that touches the number goes only where the card's own country writes none.
    """
    if not value.startswith("0") or value.startswith("00"):
        return value
    rest = value[1:].lstrip()
    is_american = re.fullmatch(r"\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}", rest)
    if is_american or (value[1:2] == " " and len(digits(rest)) >= 8):
        return rest
    number, other = parse(value, regions[:1]), parse(rest, regions[:1])
    writes_none = len(regions) > 1 and phonenumbers.ndd_prefix_for_region(regions[0], True) != "0"
    is_valid = number and phonenumbers.is_valid_number(number)
    if writes_none and not is_valid and other and phonenumbers.is_valid_number(other):
        return rest
    return value


def _is_years(value: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d\s*[-–/]\s*(?:19|20)\d\d", value))
