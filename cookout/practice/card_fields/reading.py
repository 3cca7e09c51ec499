"""Lines of a card turned into fields: what has a pattern first, then who, where and what.

Mails, links, phones and the address are recognized by pattern. The rest of the lines compete: each
could be the name, the company or the title, and the assignment with the largest sum wins.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cookout.practice.card_fields.addresses import find_address
from cookout.practice.card_fields.agreement import agree, like_name, spelled_like
from cookout.practice.card_fields.domains import company_words, country_of
from cookout.practice.card_fields.fields import CardFields, FieldReading
from cookout.practice.card_fields.labels import is_label, without_label
from cookout.practice.card_fields.leftovers import leftovers
from cookout.practice.card_fields.lines import TextLine, join_pieces
from cookout.practice.card_fields.links import find_links
from cookout.practice.card_fields.mails import find_mails, find_torn_mails
from cookout.practice.card_fields.phones import countries_of, digits, find_phones
from cookout.practice.card_fields.roles import assign_roles
from cookout.practice.trades import find_trade


def read_fields(pieces: Iterable[TextLine], *, region: str = "US") -> CardFields:
    """Turn the pieces that a reader found, on one or both sides of a card, into its fields.

    `region` is the country whose numbers are meant where the card does not say.
    """
    lines = list(join_pieces(pieces))
    mails = list(find_mails(lines))
    links = list(find_links(lines))
    if not mails:
        mails = list(find_torn_mails(lines, [link for _, link in links]))
    found_mails, found_links = (_once(f for _, f in found) for found in (mails, links))
    found_mails, found_links = agree(found_mails, found_links)
    countries = (country_of(found_mails, found_links), *countries_of(lines), region)
    regions = tuple(dict.fromkeys(filter(None, countries)))
    contact_lines = [line for line, _ in (*mails, *links)]
    phones = list(find_phones([x for x in lines if x not in contact_lines], regions=regions))
    phones += list(find_phones(contact_lines, regions=regions))
    claimed = [*contact_lines, *(line for line, _ in phones)]
    values = [field.value for _, field in (*mails, *links, *phones)]
    rest = [line for line in lines if line not in claimed and not is_label(line.text)]
    rest += leftovers(dict.fromkeys(claimed), values)
    address, taken = find_address(rest)
    rest = [replace(x, text=without_label(x.text)) for x in rest if x not in taken]
    roles = assign_roles(
        rest,
        locals_=[mail.value.partition("@")[0] for mail in found_mails],
        domains=company_words(found_mails, found_links),
    )
    found_mails = tuple(like_name(mail, roles.name) for mail in found_mails)
    name = spelled_like(roles.name, roles.company, slips=False)
    return CardFields(
        name=name,
        company=spelled_like(roles.company, name, slips=True),
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


def _trade(title: FieldReading | None) -> FieldReading | None:
    found = find_trade(title.value) if title else None
    return replace(title, value=found.name, alternatives=()) if title and found else None
