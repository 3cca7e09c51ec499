"""Words that cards print before a number, an address or a link, in common languages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cookout.practice.duplicates.names import fold

_WORDS: Mapping[str, str] = {
    "mobile": "mobile mob mobil mobiltelefon mobiel mobiele m c cel cell cellphone cellular "
    "celular cellulare movil handy portable port gsm cep matkapuhelin komorka kom telemovel "
    "whatsapp iphone mobilni mobilny",
    "work": "phone ph p t tel tif te1 tell telephone telefon telefono telefone telefoon fon tlf tf "
    "tfno "
    "puh puhelin office o d direct work buro main desk dir zentrale durchwahl standard",
    "fax": "fax f telefax faks faksi telecopie",
    "home": "home private privat h",
    "mail": "email e-mail mail e courriel correo e-post epost sahkoposti eposta e-posta posta",
    "link": "web website webseite www w url internet site homepage",
    "address": "address adresse a anschrift direccion indirizzo adres adress osoite endereco add",
    "skype": "skype",
}
KIND_OF: Mapping[str, str] = {
    word: kind for kind, words in _WORDS.items() for word in words.split()
}
_NOT_WORDS = re.compile(r"[^\w-]+")


def kind_of_label(text: str) -> str:
    """The kind that the last label word of a text names, or nothing. A letter has to be last."""
    words = [word.strip("-") for word in _NOT_WORDS.split(fold(text)) if word.strip("-")]
    if not words:
        return ""
    before = [word for word in words[-2:-1] if len(word) > 1]
    return next((KIND_OF[word] for word in (words[-1], *before) if word in KIND_OF), "")


def is_label(text: str) -> bool:
    """Whether a text is nothing but a label, as "Tel." or "Direct / Mobile:" is."""
    words = [word for word in _NOT_WORDS.split(fold(text)) if word]
    return 0 < len(words) <= 2 and all(word.strip("-") in KIND_OF for word in words)


def without_label(text: str, *, kinds: frozenset[str] = frozenset(_WORDS)) -> str:
    """A text without the label it begins with, where a sign or a blank ends that label."""
    found = re.match(r"\s*([\w-]+)\s*[:.|]+\s*(?=\S)", text) or re.match(r"\s*(\w)\s+(?=\S)", text)
    if found and KIND_OF.get(fold(found[1])) in kinds:
        return text[found.end() :]
    return text


def spaced(text: str) -> str:
    """A text in which a label that ran into its number ("T089") stands apart from it."""
    return re.sub(r"(?<![\w@])([^\W\d_]{1,12})[.:]?(?=[+(]?\d{2})", _apart, text)


def _apart(found: re.Match[str]) -> str:
    return f"{found[0]} " if fold(found[1]) in KIND_OF else found[0]
