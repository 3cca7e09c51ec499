"""Web addresses in printed lines, with the slips that readers make in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cookout.practice.card_fields.domains import company_word, is_known_ending
from cookout.practice.card_fields.fields import FieldReading, is_near
from cookout.practice.card_fields.lines import TextLine
from cookout.practice.card_fields.mails import without_mails

_LINK = re.compile(
    r"(?:https?\s*:?/*\s*)?(?<![\w.@-])(?:[\w-]+\.)+[A-Za-z]{2,13}(?![\w@])(?:/[\w./@%?=&~+#-]*)?",
    re.I,
)


def find_links(lines: Iterable[TextLine]) -> Iterator[tuple[TextLine, FieldReading]]:
    """Every web address that is not part of a mail address, with the line it stands on."""
    for line in lines:
        readings = [mend_link(without_mails(t)) for t in (line.text, *line.alternatives)]
        for found in _LINK.finditer(readings[0]):
            value = _bare(found[0])
            if not value or not _is_link(value, found[0]):
                continue
            others = (_bare(o[0]) for text in readings[1:] for o in _LINK.finditer(text))
            near = dict.fromkeys(o for o in others if o and o != value and is_near(o, value))
            yield (
                line,
                FieldReading(
                    value=value,
                    confidence=line.confidence,
                    kind=kind_of_link(value),
                    alternatives=tuple(near),
                    boxes=(line.box,),
                ),
            )


def mend_link(text: str) -> str:
    """A line with the slips in "www." and "https://" mended."""
    text = re.sub(r"\b[wvW]{2,5}\s*[.,]\s*(?=[\w-]+\s?[.,])", "www.", text)
    text = re.sub(r"\bh?t{1,2}ps?\s*:\s*/*\s*", "https://", text, flags=re.I)
    text = re.sub(r"(?<=www\.)([\w-]+)\s*[.,]\s*(?=[a-z]{2,})", r"\1.", text)
    return re.sub(r"\b(linkedin)\s*[.,]\s*(com)\b", r"\1.\2", text, flags=re.I)


def kind_of_link(value: str) -> str:
    """The kind of a link by its host: linkedin, or website."""
    host = re.sub(r"^(?:https?://)?(?:www\.)?", "", value.casefold()).partition("/")[0]
    return "linkedin" if host.endswith("linkedin.com") else "website"


def _bare(text: str) -> str:
    bare = re.sub(r"^https?\s*:?/*\s*", "", text.strip(), flags=re.I).rstrip("./")
    host, slash, rest = bare.partition("/")
    return host.lower() + slash + rest


def _is_link(value: str, printed: str) -> bool:
    host = value.partition("/")[0]
    if printed.lower().startswith(("www.", "http")) or "/" in value:
        return len(host) > 5
    is_one_case = host == printed.strip() or printed.isupper()
    is_named = len(company_word(host)) > 2
    return is_named and is_one_case and is_known_ending(host)
