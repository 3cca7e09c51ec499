"""Mail addresses in printed lines, with the slips that readers make in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cookout.practice.card_fields.domains import FREE_MAIL, GENERIC_TLDS, is_known_ending
from cookout.practice.card_fields.fields import FieldReading, is_near
from cookout.practice.card_fields.lines import TextLine

_LOCAL, _HOST = r"[\w.+'-]+", r"[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,13}"
_MAIL = re.compile(rf"({_LOCAL})@({_HOST})")
_DOTLESS = re.compile(
    rf"^({'|'.join(sorted(FREE_MAIL, key=len, reverse=True))})(com|net|org|de|fr)\b"
)
_TORN = re.compile(rf"({_LOCAL})@([\w-]{{3,}}\.?[\w-]*\.?)")
_LOOSE_DOT = re.compile(r"(?<=[\w-])\s*[.,]\s+(?=[\w-]+\.?[a-z]*\b)|(?<=[\w-])\s+\.\s*(?=[\w-])")


def find_mails(lines: Iterable[TextLine]) -> Iterator[tuple[TextLine, FieldReading]]:
    """Every mail address, with the line it stands on."""
    for line in lines:
        readings = [mend_mail(text) for text in (line.text, *line.alternatives)]
        for found in _MAIL.finditer(readings[0]):
            value = _tidy(found)
            others = (_tidy(other) for text in readings[1:] for other in _MAIL.finditer(text))
            # In small letters a capital I is mostly an l.
            slip = [found[0].replace("I", "l").lower()] if _has_odd_capital(found[0]) else []
            near = dict.fromkeys(o for o in (*others, *slip) if o != value and is_near(o, value))
            yield (
                line,
                FieldReading(
                    value=value,
                    confidence=line.confidence if is_known_ending(value) else line.confidence * 0.7,
                    alternatives=tuple(near),
                    boxes=(line.box,),
                ),
            )


def find_torn_mails(
    lines: Iterable[TextLine], links: Sequence[FieldReading]
) -> Iterator[tuple[TextLine, FieldReading]]:
    """Mail addresses whose end was not read: completed from the website, else left in doubt."""
    hosts = [link.value.removeprefix("www.").partition("/")[0] for link in links]
    for line in lines:
        found = _TORN.search(mend_mail(line.text))
        if not found:
            continue
        local, torn = found[1].strip(".'-_").lower(), found[2].rstrip(".-").lower()
        host = next((host for host in hosts if len(torn) > 3 and host.startswith(torn)), "")
        yield (
            line,
            FieldReading(
                value=f"{local}@{host or torn}",
                confidence=min(line.confidence, 0.7 if host else 0.3),
                boxes=(line.box,),
            ),
        )


def without_mails(text: str, instead: str = " ") -> str:
    """A line without the mail addresses in it."""
    return _MAIL.sub(instead, mend_mail(text))


def mend_mail(text: str) -> str:
    """A line with the blanks and signs that a reader puts into a mail address taken out."""
    text = re.sub(r"\s*[\[({]\s*at\s*[\])}]\s*", "@", text, flags=re.I)
    text = re.sub(r"\s*[\[({]\s*(?:dot|punkt)\s*[\])}]\s*", ".", text, flags=re.I)
    text = re.sub(r"(?<=[\w-])\s*[©®]\s*(?=[\w-]+\.\w)", "@", text)
    text = re.sub(r"@{2,}", "@", text)
    if "@" not in text:
        return text
    before, _, after = text.rpartition("@")
    after = _LOOSE_DOT.sub(".", after.lstrip())
    after = re.sub(r"(?<=\w),(?=[a-z]{2,4}\b)", ".", after)
    after = _DOTLESS.sub(r"\1.\2", after)
    after = re.sub(r"(?<=[a-z0-9-])\s?(?=\.(?:com|net|org)\b)", "", after)
    before = re.sub(r"(?<=\w)\s*([._])\s*(?=\w+\s*$)", r"\1", before.rstrip())
    return f"{before}@{after}"


def _tidy(found: re.Match[str]) -> str:
    local, host = found[1].strip(".'-_"), found[2].strip(".-")
    # A label that ran into the address: "E.jane@" and "Email.jane@" are no mailboxes.
    local = re.sub(r"^(?:e-?mail|mail)[.:](?=\w)", "", local, flags=re.I)
    name, _, ending = host.lower().rpartition(".")
    if ending not in GENERIC_TLDS and len(ending) > 3:
        # The next word ran in: "comoffice".
        starts = (("com", "com"), ("net", "net"), ("org", "org"), ("co", "com"))
        ending = next((right for start, right in starts if ending.startswith(start)), ending)
    return f"{local.lower()}@{name}.{ending}"


def _has_odd_capital(text: str) -> bool:
    return "I" in text and text.replace("I", "l").islower()
