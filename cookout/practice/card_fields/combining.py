"""Combine a code with the print: the code wins, and the print adds what it leaves out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cookout.practice.card_fields.fields import CardFields, FieldReading
from cookout.practice.card_fields.phones import digits
from cookout.practice.duplicates.names import fold


def combine(first: CardFields, second: CardFields) -> CardFields:
    """Combine two readings of one card: the first wins, and the second's values become choices."""
    return CardFields(
        name=_either(first.name, second.name),
        company=_either(first.company, second.company),
        title=_either(first.title, second.title),
        trade=first.trade if first.title else first.trade or second.trade,
        address=_either(first.address, second.address),
        phones=_both(first.phones, second.phones, _national),
        mails=_both(first.mails, second.mails, fold),
        links=_both(first.links, second.links, _host),
    )


def _either(first: FieldReading | None, second: FieldReading | None) -> FieldReading | None:
    if first is None or second is None:
        return first or second
    same = fold(first.value) == fold(second.value)
    others = (second.value, *second.alternatives)
    kept = (other for other in others if not same and fold(other) != fold(first.value))
    return replace(
        first,
        alternatives=tuple(dict.fromkeys((*first.alternatives, *kept))),
        boxes=first.boxes or (second.boxes if same else ()),
    )


def _both(
    first: tuple[FieldReading, ...],
    second: tuple[FieldReading, ...],
    key: Callable[[str], str],
) -> tuple[FieldReading, ...]:
    known = {key(field.value) for field in first}
    slips = {other for field in second for other in field.alternatives if key(other) in known}
    added = (f for f in second if key(f.value) not in known and not slips & {*f.alternatives})
    printed = {key(field.value): field for field in second}
    kept = (
        replace(
            f, boxes=f.boxes or (printed[key(f.value)].boxes if key(f.value) in printed else ())
        )
        for f in first
    )
    return (*kept, *added)


def _national(value: str) -> str:
    """The last nine digits: the same with and without the country."""
    return digits(value)[-9:]


def _host(value: str) -> str:
    return value.casefold().removeprefix("www.").rstrip("/")
