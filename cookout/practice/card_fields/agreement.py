"""Check the fields of a card against each other: a misread character in one shows beside the
others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cookout.practice.card_fields.fields import FieldReading
from cookout.practice.card_fields.person_names import GENERIC, local_likeness
from cookout.practice.duplicates.names import fold

CLEARLY_LIKE = 4.5
"""From this likeness on a mail's local part is made of the name."""


def agree(
    mails: Sequence[FieldReading], links: Sequence[FieldReading]
) -> tuple[tuple[FieldReading, ...], tuple[FieldReading, ...]]:
    """Lower the confidence of emails and links whose hosts differ in a letter or two."""
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


def like_name(mail: FieldReading, name: FieldReading | None) -> FieldReading:
    """The reading of an email that the name explains best: "edoe@", read with a label's letter, is
    "doe@"."""
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


def spelled_like(
    field: FieldReading | None, other: FieldReading | None, *, slips: bool
) -> FieldReading | None:
    """A field respelled as in another: of two spellings the one with accents is right.

    With `slips` also a word that differs in one letter: companies are named after their owners.
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
    """Whether two hosts differ in one or two letters, or one lacks a letter."""
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) <= 2
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(
        long[:at] + long[at + 1 :] == short for at in range(len(long))
    )
