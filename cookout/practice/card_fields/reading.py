"""Lines of a card turned into fields: what has a pattern first, then who, where and what.

Mails, links, phones and the address are recognized by pattern. The rest of the lines compete: each
could be the name, the company or the title, and the assignment with the largest sum wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cookout.practice.card_fields.addresses import find_address
from cookout.practice.card_fields.fields import CardFields, FieldReading
from cookout.practice.card_fields.labels import is_label, without_label
from cookout.practice.card_fields.lines import Line, join_pieces
from cookout.practice.card_fields.mails import (
    company_words,
    country_of,
    find_links,
    find_mails,
    find_torn_mails,
)
from cookout.practice.card_fields.person_names import GENERIC, local_likeness
from cookout.practice.card_fields.phones import countries_of, digits, find_phones
from cookout.practice.card_fields.roles import assign_roles
from cookout.practice.duplicates.names import fold
from cookout.practice.trades import find_trade

CLEARLY_LIKE = 4.5
"""From this likeness on a mail's local part is made of the name."""


def read_fields(pieces: Iterable[Line], *, region: str = "US") -> CardFields:
    """Turn the pieces that a reader found, on one or both sides of a card, into its fields.

    `region` is the country whose numbers are meant where the card does not say.
    """
    lines = list(join_pieces(pieces))
    mails = list(find_mails(lines))
    links = list(find_links(lines))
    if not mails:
        mails = list(find_torn_mails(lines, [link for _, link in links]))
    found_mails, found_links = (_once(f for _, f in found) for found in (mails, links))
    found_mails, found_links = _agree(found_mails, found_links)
    countries = (country_of(found_mails, found_links), *countries_of(lines), region)
    regions = tuple(dict.fromkeys(filter(None, countries)))
    contact_lines = [line for line, _ in (*mails, *links)]
    phones = list(find_phones([x for x in lines if x not in contact_lines], regions=regions))
    phones += list(find_phones(contact_lines, regions=regions))
    claimed = [*contact_lines, *(line for line, _ in phones)]
    rest = [line for line in lines if line not in claimed and not is_label(line.text)]
    address, taken = find_address(rest)
    rest = [replace(x, text=without_label(x.text)) for x in rest if x not in taken]
    roles = assign_roles(
        rest,
        locals_=[mail.value.partition("@")[0] for mail in found_mails],
        domains=company_words(found_mails, found_links),
    )
    found_mails = tuple(_like_name(mail, roles.name) for mail in found_mails)
    name = _spelled_like(roles.name, roles.company, slips=False)
    return CardFields(
        name=name,
        company=_spelled_like(roles.company, name, slips=True),
        title=roles.title,
        trade=_trade(roles.title),
        phones=_once((field for _, field in phones), by_digits=True),
        mails=found_mails,
        links=found_links,
        address=address,
    )


def _once(fields: Iterable[FieldReading], *, by_digits: bool = False) -> tuple[FieldReading, ...]:
    """Each value once: the surest reading of it."""
    kept: dict[str, FieldReading] = {}
    for field in fields:
        key = digits(field.value) if by_digits else field.value.casefold().removeprefix("www.")
        if key not in kept or kept[key].confidence < field.confidence:
            kept[key] = field
    return tuple(kept.values())


def _agree(
    mails: Sequence[FieldReading], links: Sequence[FieldReading]
) -> tuple[tuple[FieldReading, ...], tuple[FieldReading, ...]]:
    """Mails and links whose hosts differ in a letter or two doubt each other."""
    hosts = [link.value.removeprefix("www.").partition("/")[0] for link in links]
    agreed = []
    for mail in mails:
        local, _, host = mail.value.partition("@")
        longer = next((h for h in hosts if h != host and host.startswith(h)), "")
        if longer:  # the next word ran into it
            mail, host = replace(mail, value=f"{local}@{longer}"), longer
        other = next((h for h in hosts if h != host and _slip_apart(h, host)), "")
        agreed.append(
            replace(
                mail,
                confidence=min(mail.confidence, 0.7),
                alternatives=(*mail.alternatives, f"{local}@{other}"),
            )
            if other
            else mail
        )
    return tuple(agreed), tuple(links)


def _like_name(mail: FieldReading, name: FieldReading | None) -> FieldReading:
    """The reading of a mail that the name explains best: "edoe@", label and all, is "doe@"."""
    local, _, host = mail.value.partition("@")
    choices = [mail.value, *mail.alternatives]
    choices += [f"{local[1:]}@{host}"] if local[:1] in "emc" and len(local) > 3 else []
    if local[:1] in "emc" and local[1:] in GENERIC and local not in GENERIC:
        return replace(mail, value=choices[-1], alternatives=tuple(choices[:-1]))
    if name is None or len(choices) == 1:
        return mail
    likes = [local_likeness(name.value, choice.partition("@")[0]) for choice in choices]
    best = max(range(len(choices)), key=lambda at: (likes[at], -at))
    if likes[best] < CLEARLY_LIKE or likes[0] >= likes[best]:
        return mail
    value = choices.pop(best)
    confidence = min(mail.confidence, 0.75)
    return replace(mail, value=value, confidence=confidence, alternatives=tuple(choices))


def _spelled_like(
    field: FieldReading | None, other: FieldReading | None, *, slips: bool
) -> FieldReading | None:
    """A field with its words as another spells them: of two the one with accents is right.

    With `slips` also a word that differs in a letter: a company is called like its owner.
    """
    if field is None or other is None:
        return field
    value = field.value
    for word in filter(str.isalpha, field.value.split()):
        for model in filter(str.isalpha, other.value.split()):
            if _is_misread(word.casefold(), model.casefold(), slips=slips):
                value = value.replace(word, model.upper() if word.isupper() else model)
    if value == field.value:
        return field
    alternatives = (field.value, *field.alternatives)
    confidence = min(field.confidence, 0.75)
    return replace(field, value=value, confidence=confidence, alternatives=alternatives)


def _is_misread(word: str, model: str, *, slips: bool) -> bool:
    if len(model) < 4 or word == model:
        return False
    if fold(word) == fold(model):
        return word.isascii() or (slips and not model.isascii())
    return slips and len(model) > 4 and len(word) == len(model) and _slip_apart(word, model)


def _slip_apart(one: str, other: str) -> bool:
    """Whether two hosts of one length differ in one or two letters, or one lacks a letter."""
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) <= 2
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(
        long[:at] + long[at + 1 :] == short for at in range(len(long))
    )


def _trade(title: FieldReading | None) -> FieldReading | None:
    found = find_trade(title.value) if title else None
    return replace(title, value=found.name, alternatives=()) if title and found else None
