"""Phone numbers as people write them: read by the country they name, else by a region.

`region` is an ISO 3166 country in capitals, such as "US": the country of a number that names none.
The library that knows all countries is loaded with the first number that needs it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import unquote

from cookout.practice.formats import DEFAULT_REGION

if TYPE_CHECKING:
    import phonenumbers

FEWEST, LOCAL, MOST = 3, 7, 15
"""Digits of a service such as 911, of a number within a town, and of any by ITU-T E.164."""
_SHORTEST = 2
MOBILE_EMERGENCY = ("112", "911")
"""What every mobile connects to an emergency service, by 3GPP TS 22.101, 10.1."""
LONGEST = 500
"""A longer text is no phone number."""

LineType = Literal["mobile", "fixed", "pager", ""]
_NORTH_AMERICAN = re.compile(
    r"(?:\+?1[ .-]?)?\(?([2-9]\d\d)\)?[ .-]{0,2}([2-9]\d\d)[ .-]?(\d{4})", re.ASCII
)
_NO_ONES = re.compile(
    r"\+1[ .-]?\(?(?!8[024]9)([2-9]\d\d)\)?[ .-]{0,2}([01]\d\d)[ .-]?(\d{4})", re.ASCII
)
"""Of the right length, and given out to nobody."""
_TOLL_FREE = {"800", "833", "844", "855", "866", "877", "888"}
_SCHEME = re.compile(r"^\s*(?:tel|callto|sms|facetime(?:-audio)?):(?://)?", re.I)
_PARAMETER = re.compile(r";(?:phone-context|isub|cpc|postd)=[^;]*", re.I)
# Whatever stands in brackets and is no part of a number: "(after 18:00)", "[home]".
_REMARK = re.compile(r"[(\[{<][^()\[\]{}<>]*[^\d\s()+.\-/*#][^()\[\]{}<>]*[)\]}>]")
_WORDS_FOR_IT = (
    r"(?:extension|extn|ext|durchwahl|dw|nebenstelle|apparat|app|klappe|poste|interno|int|anexo"
    r"|ramal|toestel|tst|wewn|wew|linka|anknytning|ankn|lokal|lok|alanumero|доб|вн)"
)
_EXTENSION = re.compile(
    rf"(?<=[\d)])[\s,;.\-/(]*(?:;ext=|\b{_WORDS_FOR_IT}(?![^\W\d_])[.:]?|内線"
    r"|(?<![A-Za-z])x(?=[\s.:]*\d)|#(?=\s*\d))[\s.:=]*(\d{1,7})(?!\d)\)?",
    re.I,
)
# An extension without its number: nobody outside could dial it.
_NO_MORE = re.compile(
    rf"[\s(]*(?:{_WORDS_FOR_IT}(?![^\W\d_])|内線|x)[\s.:=#]*\d{{1,7}}[\s)]*", re.I
)
# Dialed after a pause: an extension, a menu or a code, and no part of the number.
_PAUSE = re.compile(
    r"(?<=[\d)])(?:\s*[pPwW]+\s*(?=[\d#*])|[,;]+(?=[\d#*])|\s*,{2,}\s*(?=[\d#*]))[\d,;#*pPwW ]*"
)
_BETWEEN = re.compile(r"[\n,;|&]|(?<=\d)\s+(?=\(?\+)")
_VANITY = re.compile(
    r"[+(]?\d[\d\s().\-]*?(?:[.\-]?[A-Za-z]+|\s[A-Z]{2,})(?:[\s.\-]?[A-Z\d]+|[.\-][a-z]+)*"
)
_JOINED = re.compile(r"\d\)?[.\-]?[A-Za-z]{2,}")
_WORDS = re.compile(r"[^\W\d_]+[\d:.]*|\d{1,2}:\d\d")
_A_DAY = re.compile(r"(?:19|20)\d\d([-./])\d\d?\1\d\d?")
_OH = re.compile(r"(?<=[\d.\-\s])[oO](?=\d)|(?<=\d)[oO](?=[\d.\-\s]*\d)")
# Left out where the country is named: 0, in Hungary 06, and 8 where Russia's plan was.
_TRUNK = re.compile(
    r"\(\s*0\s*\)|(?<=\+36)\s*\(\s*06\s*\)|(?:(?<=\+7)|(?<=\+37[05]))\s*\(\s*8\s*\)"
)
# Before 2020 a mobile of Mexico was dialed with a 1 from abroad, and with 044 or 045 within.
_MEXICAN = re.compile(r"(?:\+|00|011)521(\d{10})")
_CONTEXT = re.compile(r";phone-context=(\+[\d.-]+)", re.I)
# In Brazil the carrier's two digits are left open: (0xx11).
_CARRIER = re.compile(r"\(?\b0\s*(?:xx|\*\*)\s*(\d\d)\b\)?", re.I)
_NOT_DIALED = re.compile(r"[^\d+]")
_ZERO_AHEAD = re.compile(r"0(?!11)")
_CODE_BEHIND = re.compile(r"\d\D*#\s*\d")
_SHAPE = re.compile(r"[\d\s()+.\-/*#]*")
_PUNCTUATED = re.compile(r"[\d ()+.\-/]{,250}", re.ASCII)
"""As most numbers are written: plain, without an extension, and the same as their digits alone."""


class PhoneNumber(NamedTuple):
    """One number of a field: what a telephone dials, and what kind of line that is, if certain.

    `dialed` has a plus and the country where both are certain; else the digits as written.
    """

    dialed: str
    extension: str = ""
    line: LineType = ""
    rings: bool = True
    """Whether so many digits can be anybody's: a tap dials nothing else."""

    @property
    def is_international(self) -> bool:
        return self.dialed.startswith("+")

    @property
    def is_dialable(self) -> bool:
        """Whether it is a person's number, rather than a service's or a code."""
        return self.is_international or (self.dialed.isdigit() and len(self.dialed) >= LOCAL)

    @property
    def key(self) -> str:
        """The same for every way to write this number."""
        return f"{self.dialed};ext={self.extension}" if self.extension else self.dialed

    @property
    def national(self) -> str:
        """Its significant digits, without the country and the zero before a town."""
        if not self.is_international:
            return self.dialed.lstrip("0")
        if plainly := _NORTH_AMERICAN.fullmatch(self.dialed) or _NO_ONES.fullmatch(self.dialed):
            return "".join(plainly.groups())
        import phonenumbers

        return str(phonenumbers.national_significant_number(phonenumbers.parse(self.dialed)))


def numbers_in(text: str, region: str = DEFAULT_REGION) -> tuple[PhoneNumber, ...]:
    """The numbers of one field, in order; none where it cannot be told what to dial."""
    found = written_numbers(text, region)
    return (
        found
        if all(number.rings for number in found)
        else tuple(number for number in found if number.rings)
    )


@lru_cache(maxsize=50_000)
def written_numbers(text: str, region: str = DEFAULT_REGION) -> tuple[PhoneNumber, ...]:
    """The same, with those too short or too long to be dialed: they tell people apart, too."""
    # Most numbers of North America are written in one of a few ways, and read in no time.
    if region == DEFAULT_REGION and (plainly := _NORTH_AMERICAN.fullmatch(text)):
        line: LineType = "fixed" if plainly[1] in _TOLL_FREE else ""
        return (PhoneNumber(f"+1{plainly[1]}{plainly[2]}{plainly[3]}", "", line),)
    if len(text) > LONGEST:
        return ()
    if plainly := _NO_ONES.fullmatch(text):
        return (PhoneNumber(f"+1{plainly[1]}{plainly[2]}{plainly[3]}"),)
    plain = _plain(text)
    if _A_DAY.fullmatch(plain) or _NO_MORE.fullmatch(plain):
        return ()
    simple = _number(plain, region) if _SHAPE.fullmatch(plain) else None
    is_one = simple and (simple.is_international or "/" not in plain)
    if simple and is_one and not _CODE_BEHIND.search(plain):
        return (simple,)
    digits = _count(plain)
    plain, extension = _without_extension(plain)
    plain = _PAUSE.sub("\n", _REMARK.sub(" ", plain))
    vanity = _VANITY.search(plain)
    found = [
        number for line in _lines(_WORDS.sub("\n", plain)) if (number := _number(line, region))
    ]
    if vanity and _is_spelled(vanity[0], found):
        spelled = _spelled(vanity[0], region)
        found = [spelled] if spelled else []
    if extension and found:
        found[0] = found[0]._replace(extension=extension)
    # A few digits beside others are half of something: a service's number stands alone.
    whole = [
        phone_number
        for phone_number in found
        if _is_whole(phone_number) or _count(phone_number.dialed) == digits
    ]
    return tuple(dict.fromkeys(whole))


def first_number(text: str, region: str = DEFAULT_REGION) -> PhoneNumber | None:
    """The number that a tap dials."""
    return next(iter(numbers_in(text, region)), None)


def first_written(text: str, region: str = DEFAULT_REGION) -> PhoneNumber | None:
    """The number that a field is compared by."""
    return next(iter(written_numbers(text, region)), None)


def mistyped_digits(text: str) -> str:
    """The digits of a number with one too many or too few; empty for anything else."""
    plain = text.strip()
    is_one = _PUNCTUATED.fullmatch(plain) and _count(plain) <= MOST and not _A_DAY.fullmatch(plain)
    return "".join(filter("+0123456789".__contains__, plain)) if is_one else ""


def key(text: str, region: str = DEFAULT_REGION) -> str:
    """The same for every way to write a number, its extension included; empty for none."""
    number = first_written(text, region)
    return number.key if number else ""


def has_extension(text: str) -> bool:
    if _PUNCTUATED.fullmatch(text):
        return False
    return bool(_without_extension(_plain(text[:LONGEST]))[1])


def _plain(text: str) -> str:
    """Plain digits, dashes and brackets, without an address's scheme and parameters."""
    if _PUNCTUATED.fullmatch(text):
        return text.strip()
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in plain)
    plain = re.sub(r"[\u2010-\u2015\u2212\u30fc~]", "-", plain)
    plain = re.sub(r"[\u00b7\u2022\u2219]", ".", plain)
    plain = "".join(c for c in plain if unicodedata.category(c) != "Cf")
    plain = _OH.sub("0", plain)
    if scheme := _SCHEME.match(plain):
        plain = unquote(plain[scheme.end() :])
        if (context := _CONTEXT.search(plain)) and not plain.startswith("+"):
            plain = context[1] + plain
    return _CARRIER.sub(r"(\1)", _PARAMETER.sub("", plain)).strip()


def _without_extension(plain: str) -> tuple[str, str]:
    found = _EXTENSION.search(plain)
    if not found:
        return plain, ""
    return f"{plain[: found.start()]}\n{plain[found.end() :]}", found[1]


def _lines(text: str) -> Iterator[str]:
    """The parts of a field that may be a number each."""
    for part in _BETWEEN.split(text):
        pieces = part.split("/")
        several = all(_count(piece) >= LOCAL for piece in pieces if piece.strip())
        if len(pieces) > 1 and several:
            yield from pieces
        elif len(pieces) > 1 and _count(pieces[0]) >= LOCAL:
            # Another ending for the same number: "555-0101/0102".
            yield pieces[0]
        elif _count(part) > MOST and " - " in part:
            yield from part.split(" - ")
        else:
            yield part


def _number(line: str, region: str) -> PhoneNumber | None:
    """A line with nothing but a number in it."""
    if _count(line) < FEWEST and _is_emergency(line.strip(), region):
        return PhoneNumber(line.strip())
    if not FEWEST <= _count(line) <= MOST + 5:
        return None
    if "+" in line.strip()[1:]:
        before, _, after = line.partition("+") if line.strip()[0] != "+" else ("", "", line)
        if _count(before) > 3:
            return None
        line = f"+{after.lstrip('+')}"
    for way in _ways(line, region):
        if number := _given_out(_parsed(way, region)):
            return number
    return _as_written(line, region)


def _is_emergency(line: str, region: str) -> bool:
    """Whether two digits are an emergency service's, as 15, 17 and 18 in France."""
    if not line.isdigit() or len(line) < _SHORTEST:
        return False
    from phonenumbers import shortnumberinfo

    return bool(shortnumberinfo.is_emergency_number(line, region))


def _ways(line: str, region: str) -> Iterator[str]:
    """A number in the ways in which it may be meant, the likeliest first."""
    if _TRUNK.search(line):
        yield _TRUNK.sub("0", line)
        yield _TRUNK.sub(" ", line)
    if mexican := _MEXICAN.fullmatch(_NOT_DIALED.sub("", line)):
        yield f"+52{mexican[1]}"
    if "+" in line:
        yield line
        return
    digits = "".join(filter(str.isdigit, line))
    # Of North America's numbers none begins with a zero; with 011 one dials abroad.
    if region != DEFAULT_REGION or not _ZERO_AHEAD.match(digits):
        yield digits if _PUNCTUATED.fullmatch(line) else line
    for abroad in ("00", "011"):
        if digits.startswith(abroad):
            yield f"+{digits.removeprefix(abroad)}"


@lru_cache(maxsize=16)
def _parsed(line: str, region: str) -> phonenumbers.PhoneNumber | None:
    """The library's reading; kept, since a number that nobody gives out is looked at again."""
    import phonenumbers

    try:
        return phonenumbers.parse(line, region)
    except phonenumbers.NumberParseException:
        return None


def _given_out(parsed: phonenumbers.PhoneNumber | None) -> PhoneNumber | None:
    """A number that its country gives out: of a length that is possible, and of a type."""
    import phonenumbers

    if not parsed or not phonenumbers.is_possible_number(parsed):
        return None
    line_type = phonenumbers.number_type(parsed)
    if line_type == phonenumbers.PhoneNumberType.UNKNOWN:
        return None
    return PhoneNumber(_e164(parsed), "", _line_types().get(line_type, ""))


def _e164(parsed: phonenumbers.PhoneNumber) -> str:
    import phonenumbers

    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


@cache
def _line_types() -> dict[int, LineType]:
    from phonenumbers import PhoneNumberType

    return {
        PhoneNumberType.MOBILE: "mobile",
        PhoneNumberType.FIXED_LINE: "fixed",
        PhoneNumberType.TOLL_FREE: "fixed",
        PhoneNumberType.PAGER: "pager",
    }


def _as_written(line: str, region: str) -> PhoneNumber | None:
    """A number that no country is known to give out: dialed as it is written."""
    import phonenumbers

    if "+" in line:
        parsed = _parsed(_TRUNK.sub(" ", line), region)
        if parsed and phonenumbers.is_possible_number(parsed):
            # With its country a number is dialed whole: one within a town is too short.
            is_whole = _length(parsed) == phonenumbers.ValidationResult.IS_POSSIBLE
            return PhoneNumber(_e164(parsed), rings=is_whole)
        return None
    dialed = "".join(c for c in line if c.isdigit() or c in "*#")
    if not FEWEST <= _count(dialed) <= MOST:
        return None
    if dialed[0] in "0*#":
        # It may be of another country, or a service's.
        return PhoneNumber(dialed)
    parsed = _parsed(dialed, region)
    if parsed and _length(parsed) == phonenumbers.ValidationResult.TOO_LONG:
        # So many digits are more than one number.
        return None
    return PhoneNumber(dialed, rings=_rings(dialed, parsed, region))


def _length(parsed: phonenumbers.PhoneNumber) -> int:
    import phonenumbers

    return int(phonenumbers.is_possible_number_with_reason(parsed))


def _rings(dialed: str, parsed: phonenumbers.PhoneNumber | None, region: str) -> bool:
    """Whether digits as they are written are a number, a service's or an extension."""
    import phonenumbers
    from phonenumbers import shortnumberinfo

    if not dialed.isdigit() or dialed in MOBILE_EMERGENCY:
        return True
    return parsed is not None and bool(
        phonenumbers.is_possible_number(parsed)
        or shortnumberinfo.is_possible_short_number_for_region(parsed, region)
    )


def _is_whole(number: PhoneNumber) -> bool:
    return number.is_international or _count(number.dialed) >= LOCAL


def _is_spelled(vanity: str, found: list[PhoneNumber]) -> bool:
    """Whether letters are part of the number, rather than a word behind a whole one."""
    is_joined = bool(_JOINED.search(vanity))
    return not any(map(_is_whole, found[:1])) or (is_joined and not found[0].is_international)


def _spelled(vanity: str, region: str) -> PhoneNumber | None:
    """Letters as the keys that they stand on. Letters beyond the number are not dialed."""
    import phonenumbers

    digits = "".join(
        c for c in phonenumbers.convert_alpha_characters_in_number(vanity) if c in "+0123456789"
    )
    for end in range(len(digits), LOCAL - 1, -1):
        if number := _given_out(_parsed(digits[:end], region)):
            return number
    is_joined = _JOINED.search(vanity) and LOCAL <= len(digits) <= MOST
    return PhoneNumber(digits) if is_joined and len(digits) == LOCAL else None


def _count(text: str) -> int:
    return sum(map(str.isdigit, text))
