"""Which number to text and which to call, by its label and the kind of line it is.

A text goes to a mobile. A call never goes to a fax or a pager.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from cookout.practice.duplicates.names import fold
from cookout.practice.formats import DEFAULT_REGION
from cookout.practice.phone_numbers import PhoneNumber, numbers_in

Label = Literal["mobile", "machine", "last", "landline", "switchboard", "home", "office", ""]
# In the languages in which address books label their numbers; the first that fits counts.
_LABELS: tuple[tuple[Label, tuple[str, ...]], ...] = (
    (
        "machine",
        (
            *("fax", "pager", "beeper", "telex", "tty", "tdd", "isdn", "modem", "bbs"),
            *(
                "faks",
                "telecop",
                "факс",
                "ファックス",
                "ファクス",
                "传真",
                "傳真",
                "팩스",
                "cercapersone",
            ),
            *("bipeur", "localizador", "personsok", "personsog", "semafoon", "hakulaite"),
            *("пейджер", "ポケベル"),
            *("voicemail", "answering machine", "anrufbeantworter", "mailbox", "repondeur"),
        ),
    ),
    (
        # Theirs no longer, or somebody else's: only where there is no other.
        "last",
        (
            *(" old ", " former", " alt ", " alte ", " ancien", " viejo", " vecchio", " stary "),
            *("do not call", "don't call", "wrong number", "disconnected", "not in service"),
            *("emergency", " ice ", "notfall", "urgence", "emergencia", "emergenza"),
        ),
    ),
    (
        "mobile",
        (
            *("mobil", "cell", "cel.", "iphone", "handy", "natel", "movil", "telemovel"),
            *("portable", "komork", "komorcz", "gsm", "whatsapp", "signal", "sms", "text"),
            *("mobiel", "celular", "kannyk", "matkapuhelin", "mobitel", "моб", "сотов"),
            *("携帯", "手机", "手機", "휴대", "cep tel"),
        ),
    ),
    (
        "landline",
        ("landline", "land line", "festnetz", "fixe", "fijo", "fisso", "vaste lijn", "pevna linka"),
    ),
    ("switchboard", ("company", "main", "assistant", "zentrale", "centralino", "switchboard")),
    (
        "home",
        (
            *("home", "haus", "privat", "casa", "domicile", "thuis", "hjem", "hemtel", "koti"),
            *("domow", "domu", "domov", "particular", "prive", "дом", "自宅", "家", "집"),
        ),
    ),
    (
        "office",
        (
            *("work", "office", "business", "buro", "arbeit", "trabajo", "lavoro", "travail"),
            *("arbejd", "arbet", "kontor", "trabalho", "ufficio", "oficina", "bureau", "werk"),
            *(
                "zakelijk",
                "prace",
                "praca",
                "sluzb",
                "tyo",
                "рабоч",
                "служ",
                "勤務",
                "会社",
                "직장",
            ),
        ),
    ),
)
_TO_TEXT: dict[Label, int] = {"mobile": 0, "": 2, "home": 3, "office": 4, "switchboard": 5}
_TO_CALL: dict[Label, int] = {"mobile": 0, "": 1, "home": 1, "office": 1, "switchboard": 2}
_TO_CALL["landline"] = 1
_TO_TEXT["last"] = _TO_CALL["last"] = _LAST = 9


class PhoneLine(NamedTuple):
    """One number of a person: its label as written, and the number itself."""

    label: str
    number: PhoneNumber
    place: int = 0
    """Which of the person's ways to be reached it is, from 0."""


def lines(points: Iterable[tuple[str, str]], region: str = DEFAULT_REGION) -> list[PhoneLine]:
    """The numbers in the phone fields of a person, each given by its label and its words."""
    return [
        PhoneLine(label, number, place)
        for place, (label, text) in enumerate(points)
        for number in numbers_in(text, region)
    ]


def to_text(lines: Iterable[PhoneLine]) -> PhoneLine | None:
    """The line that a text reaches, if there is any."""
    ranked = [(rank, line) for line in lines if (rank := _text_rank(line)) is not None]
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else None


def to_call(lines: Iterable[PhoneLine]) -> PhoneLine | None:
    """The line to call, if there is any."""
    ranked = [(rank, line) for line in lines if (rank := _call_rank(line)) is not None]
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _text_rank(line: PhoneLine) -> int | None:
    label, number = label_of(line.label), line.number
    is_textable = not number.extension and number.is_dialable
    if label == "machine" or number.line == "pager" or not is_textable:
        return None
    if label == "mobile":
        return 0
    if number.line == "fixed" or (label == "landline" and number.line != "mobile"):
        return None
    if label == "last":
        return _LAST
    return 1 if number.line == "mobile" else _TO_TEXT[label]


def _call_rank(line: PhoneLine) -> int | None:
    label, number = label_of(line.label), line.number
    if label == "machine" or number.line == "pager":
        return None
    if label == "last":
        return _LAST
    return 0 if number.line == "mobile" else _TO_CALL[label]


@lru_cache(maxsize=2_000)
def label_of(label: str) -> Label:
    """What a label says of a number: "work fax" is a machine, "mobile" or "Handy" a mobile."""
    words = f" {fold(label)} "
    return next((kind for kind, labels in _LABELS if any(label in words for label in labels)), "")
