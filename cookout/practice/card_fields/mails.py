"""Mail addresses and links in printed lines, with the slips that readers make in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from cookout.practice.card_fields.fields import FieldReading
from cookout.practice.card_fields.lines import Line

FREE_MAIL = frozenset(
    "gmail googlemail yahoo hotmail outlook live msn icloud me mac aol gmx web t-online freenet "
    "orange wanadoo free laposte libero tiscali virgilio wp o2 onet interia seznam comcast "
    "verizon att sbcglobal bellsouth cox earthlink proton protonmail pm mail ymail hey fastmail "
    "zoho yandex bluewin telia telenet skynet ziggo kpn xs4all btinternet sky virginmedia uol "
    "bol terra sapo rambler inbox freemail citromail abv posteo mailbox".split()
)
GENERIC_TLDS = frozenset(
    "com org net edu gov mil int info biz name pro coop aero app dev cloud online site store "
    "shop tech design studio agency consulting legal law finance bank insurance health care "
    "clinic dental energy solar build construction company group partners global international "
    "digital media marketing photography pictures art film music team tools works world life "
    "live work email expert guru solutions services systems support network software house "
    "homes realty properties estate land garden kitchen restaurant cafe coffee pizza wine bar "
    "hotel travel tours school academy training coach fitness yoga fashion jewelry boutique "
    "salon auto cars repair plumbing capital fund ventures holdings fm berlin hamburg koeln "
    "koln bayern wien paris london amsterdam nyc eus cat xyz top club vip page link space fit "
    "one plus".split()
)
_LOCAL, _HOST = r"[\w.+'-]+", r"[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,13}"
_MAIL = re.compile(rf"({_LOCAL})@({_HOST})")
_DOTLESS = re.compile(
    rf"^({'|'.join(sorted(FREE_MAIL, key=len, reverse=True))})(com|net|org|de|fr)\b"
)
_TORN = re.compile(rf"({_LOCAL})@([\w-]{{3,}}\.?[\w-]*\.?)")
_LOOSE_DOT = re.compile(r"(?<=[\w-])\s*[.,]\s+(?=[\w-]+\.?[a-z]*\b)|(?<=[\w-])\s+\.\s*(?=[\w-])")
_LINK = re.compile(
    r"(?:https?\s*:?/*\s*)?(?<![\w.@-])(?:[\w-]+\.)+[A-Za-z]{2,13}(?![\w@])(?:/[\w./@%?=&~+#-]*)?",
    re.I,
)
_SECOND_LEVEL = frozenset("co com org net ac gov ltd plc".split())


def find_mails(lines: Iterable[Line]) -> Iterator[tuple[Line, FieldReading]]:
    """Every mail address, with the line it stands on."""
    for line in lines:
        readings = [mend_mail(text) for text in (line.text, *line.alternatives)]
        for found in _MAIL.finditer(readings[0]):
            value = _tidy(found)
            others = (_tidy(other) for text in readings[1:] for other in _MAIL.finditer(text))
            # In small letters a capital I is mostly an l.
            slip = [found[0].replace("I", "l").lower()] if _has_odd_capital(found[0]) else []
            near = dict.fromkeys(o for o in (*others, *slip) if o != value and _is_like(o, value))
            yield (
                line,
                FieldReading(
                    value=value,
                    confidence=line.confidence if _is_known(value) else line.confidence * 0.7,
                    alternatives=tuple(near),
                    boxes=(line.box,),
                ),
            )


def find_torn_mails(
    lines: Iterable[Line], links: Sequence[FieldReading]
) -> Iterator[tuple[Line, FieldReading]]:
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


def _is_known(value: str) -> bool:
    ending = value.rpartition(".")[2]
    return ending in GENERIC_TLDS or len(ending) == 2


def _is_like(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() > 0.7


def find_links(lines: Iterable[Line]) -> Iterator[tuple[Line, FieldReading]]:
    """Every web address that is not part of a mail address, with the line it stands on."""
    for line in lines:
        readings = [
            mend_link(_MAIL.sub(" ", mend_mail(t))) for t in (line.text, *line.alternatives)
        ]
        for found in _LINK.finditer(readings[0]):
            value = _bare(found[0])
            if not value or not _is_link(value, found[0]):
                continue
            others = (_bare(o[0]) for text in readings[1:] for o in _LINK.finditer(text))
            near = dict.fromkeys(o for o in others if o and o != value and _is_like(o, value))
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
    ending = host.rpartition(".")[2]
    if printed.lower().startswith(("www.", "http")) or "/" in value:
        return len(host) > 5
    is_one_case = host == printed.strip() or printed.isupper()
    is_named = len(_company_word(host)) > 2
    return is_named and is_one_case and (ending in GENERIC_TLDS or len(ending) == 2)


def company_words(mails: Sequence[FieldReading], links: Sequence[FieldReading]) -> list[str]:
    """The part of each mail's and website's domain that names a company, the likeliest first."""
    hosts = [mail.value.rpartition("@")[2] for mail in mails]
    hosts += [link.value.partition("/")[0] for link in links if link.kind == "website"]
    named = (_company_word(host) for host in hosts)
    return list(dict.fromkeys(word for word in named if word and word not in FREE_MAIL))


def _company_word(host: str) -> str:
    parts = host.removeprefix("www.").split(".")[:-1]
    if len(parts) > 1 and parts[-1] in _SECOND_LEVEL:
        parts = parts[:-1]
    return parts[-1] if parts else ""


def country_of(mails: Sequence[FieldReading], links: Sequence[FieldReading]) -> str:
    """The country that the domains end in, as two capitals, or nothing."""
    for field in (*mails, *links):
        ending = field.value.partition("/")[0].rpartition(".")[2]
        if len(ending) == 2 and ending not in _SOLD_WORLDWIDE:
            return "GB" if ending == "uk" else ending.upper()
    return ""


_SOLD_WORLDWIDE = frozenset("io co me ai tv cc fm gg ly to eu ws sh vc so is".split())
