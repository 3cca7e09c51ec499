"""What each column of a table holds: recognised by the headings of exports, else guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cookout.capture.tables.headings import HeadingMeaning, key, meaning
from cookout.capture.tables.languages import EMAIL_TYPES, TITLES
from cookout.capture.tables.mapping import Column, Mapping, fingerprint
from cookout.capture.tables.sniffing import NO_TABLE
from cookout.practice.card_fields.given_names import is_given_name
from cookout.vcard.day_order import day_comes_first
from cookout.vcard.month_names import folded

__all__ = ["NO_TABLE", "Column", "Mapping", "fingerprint", "guess", "why_not"]

GOOGLE, OUTLOOK, LINKEDIN, THUNDERBIRD = "Google", "Outlook", "LinkedIn", "Thunderbird"

MESSAGES = (
    "These are LinkedIn's messages, not people. Import Connections.csv from the same download."
)
INVITATIONS = (
    "These are LinkedIn's invitations, not people. Import Connections.csv from the same download."
)
NOBODY = (
    "No column of this table has names, email addresses or phone numbers. Import a table of "
    "people, or choose which column has them."
)

PASSWORDS = "These are passwords, not people. Export your contacts and import that."
PAYMENTS = "These are payments, not people. Export your contacts and import that."
CALENDAR = "This is a calendar, not people. Export your contacts and import that."
CALLS = "These are calls, not people. Export your contacts and import that."
TEXTS = "These are messages, not people. Export your contacts and import that."
GOODS = "These are products, not people. Export your contacts and import that."

TURKISH_GIVEN = "ad"
_FEW = 8
LONGEST_NAME = 5
"""Words in a name, its titles and particles included."""
_NAMES = {"name", "given", "family", "nickname"}
_REACHED = {"mail", "phone", "profile"}
DAYS = {"birthday", "anniversary", "event", "died"}
_DAYS = {*DAYS, "connected_on"}
# Whose export has these headings: all of the first, and at least two of the second.
_EXPORTS = (
    (LINKEDIN, {"first name", "last name", "connected on"}, {"company", "position", "url"}),
    (
        GOOGLE,
        set[str](),
        {"email 1 value", "phone 1 value", "group membership", "organization title", "labels"}
        | {"yomi name", "given name", "phonetic first name", "file as", "organization 1 name"},
    ),
    (
        OUTLOOK,
        {"email address"},
        {"email 2 address", "email 3 address", "internet free busy", "business street"}
        | {"company main phone", "assistant phone", "email type", "email display name"},
    ),
    (
        THUNDERBIRD,
        {"primary email", "display name"},
        {"secondary email", "screen name", "pager number", "web page 1", "custom 1"},
    ),
)
_STRANGERS = (
    ({"conversation id", "from", "to", "content"}, MESSAGES),
    ({"from", "to", "sent at", "direction"}, INVITATIONS),
    *(({"password", address}, PASSWORDS) for address in ("url", "website", "web site", "uri")),
    *(({"subject", "start date", day}, CALENDAR) for day in ("end date", "start time")),
    ({"login password", "login uri"}, PASSWORDS),
    *(
        ({"duration", heading, when}, CALLS)
        for when in ("date", "time", "date time", "date and time", "start time", "call date")
        for heading in ("type", "call type", "direction")
    ),
    *(({"from", "to", words}, TEXTS) for words in ("text", "message", "body", "content")),
    *(({"date", "type", words}, TEXTS) for words in ("message", "text", "body")),
    ({"gross", "fee", "net"}, PAYMENTS),
    ({"transaction id", "amount"}, PAYMENTS),
    ({"iban", "betrag"}, PAYMENTS),
)
# Columns of what people pay. A table with names or ways to reach them may have these too.
_GOODS = set(
    "sku barcode ean upc isbn stock quantity qty price preis prix precio prezzo prijs cena menge "
    "artikelnummer artikel".split()
)
_DATES = set("date datum fecha data buchungstag valuta wertstellung posted".split())
_MONEY = set(
    "amount balance betrag saldo umsatz montant solde importe saldo importo bedrag kwota valor "
    "belopp belob debit credit soll haben price total quantity preis menge".split()
)
_LOOKS = {
    HeadingMeaning("mail"): r"(?:mailto:)?[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+",
    HeadingMeaning(
        "profile", "linkedin"
    ): r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/(?:in|pub)/\S+",
    HeadingMeaning("link"): r"(?:https?://|www\.)\S+",
    # Seven digits or more, and a sign that they are no mere number; no address of a computer.
    HeadingMeaning("phone"): (
        r"(?!\d{1,3}(?:\.\d{1,3}){3}\Z)(?=(?:\D*\d){7,15}\D*\Z)"
        r"(?:[+(0]|(?=.*\d[ ()./-]+\d))[\d ()./+-]+"
    ),
}
_LIKE = {found: re.compile(form, re.I) for found, form in _LOOKS.items()}
_NONE = HeadingMeaning("")
_DIFFERENT, _MOST = 0.6, 0.5
_PEOPLE = set("person persona personne kunde kundin mitglied member guest gast who wer".split())
# What a column is called that says how, where or what somebody is, and not who.
_NO_NAMES = set(
    "status state stage type typ tipo zustand stand country land pays pais paese kraj city ort "
    "company firma firm organization organisation category kategorie source quelle gender "
    "geschlecht sex language sprache region industry branche segment level rating priority "
    "department abteilung job role position group gruppe project projekt product plan tarif "
    "note notes remark comment color colour id art rolle".split()
)
_OF_A_COMPANY = re.compile(
    r"\b(?:ltd|inc|llc|gmbh|ag|corp|s\.?a|sarl|b\.?v|oy|ab|kg|co)\b\.?$", re.I
)
_A_DAY = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}")
_AN_AMOUNT = re.compile(r"[-+(]?\s*[$€£]?\s*-?\d[\d.,' ]*[.,]\d\d\)?\s*(?:[$€£]|[A-Z]{3})?")
_A_NAME = re.compile(r"[^\W\d_][^\d@/]{1,60}")


def guess(headers: Sequence[str], sample: Sequence[Sequence[str]]) -> Mapping:
    """What the columns hold, by their headings and by the values of some rows."""
    source = _source({key(header) for header in headers})
    values = [_column_values(sample, place) for place in range(len(headers))]
    found = [_meaning(header, those, source) for header, those in zip(headers, values, strict=True)]
    _settle_titles(headers, found, source)
    _settle_names(headers, found, values)
    columns = tuple(Column(header, *one) for header, one in zip(headers, found, strict=True))
    dated = zip(columns, values, strict=True)
    days = [day for column, those in dated if column.field in _DAYS for day in those]
    return Mapping(columns, source, day_comes_first(days))


def why_not(mapping: Mapping) -> str:
    """One sentence why a table holds no people; empty if it may."""
    keys = {key(header) for header in mapping.headers}
    for theirs, sentence in _STRANGERS:
        if theirs <= keys:
            return sentence
    fields = {column.field for column in mapping.columns}
    words = {word for key in keys for word in key.split()}
    is_reached = bool(fields & (_REACHED | {"address", "street", "birthday", "given", "family"}))
    if not is_reached and _GOODS & words and not _MONEY & words - _GOODS:
        return GOODS
    if fields & _NAMES and not is_reached and _MONEY & words and _DATES & words:
        return PAYMENTS
    if fields & (_NAMES | _REACHED):
        return ""
    if {"start date", "end date"} <= keys:
        return CALENDAR
    if any(_MONEY & set(key.split()) for key in keys):
        return PAYMENTS
    return NOBODY if len(mapping.columns) > 1 else NO_TABLE


def _source(keys: set[str]) -> str:
    exports = (name for name, all_of, some in _EXPORTS if all_of <= keys and len(some & keys) > 1)
    # In other languages Outlook has a column for the type of each mail address, as nobody else.
    elsewhere = OUTLOOK if keys & EMAIL_TYPES and len(keys) > _FEW else ""
    return next(exports, "") or elsewhere


def _column_values(sample: Sequence[Sequence[str]], place: int) -> list[str]:
    # The beginning of a cell says what it is, and nobody tries an expression on a million letters.
    texts = (row[place][:300].strip() for row in sample if place < len(row))
    return [text for text in texts if text]


def _meaning(header: str, values: list[str], source: str) -> HeadingMeaning:
    known = meaning(header)
    if source == LINKEDIN and key(header) == "url":
        return HeadingMeaning("profile", "linkedin")
    if known and known.field != "link":
        return known
    by_values = _by_values(values)
    if known:
        return by_values if by_values and by_values.field == "profile" else known
    if not by_values or source:
        return HeadingMeaning("kept")
    phone = meaning(f"{header} phone")  # a column "Work" full of numbers
    return phone if phone and by_values.field == "phone" else by_values


def _by_values(values: list[str]) -> HeadingMeaning | None:
    """What nearly every value of a column looks like."""
    values = [value for value in values if not _A_DAY.fullmatch(value)]
    for found, form in _LIKE.items():
        if sum(form.fullmatch(value) is not None for value in values) > len(values) * 0.8:
            return found
    return None


def _settle_titles(headers: Sequence[str], found: list[HeadingMeaning], source: str) -> None:
    """ "Title" is Dr where another column holds the position, as in Outlook; else the position."""
    fields = {heading_meaning.field for heading_meaning in found}
    is_prefix = "title" in fields or (source == OUTLOOK and "prefix" not in fields)
    for place, header in enumerate(headers):
        if key(header) in TITLES:
            found[place] = HeadingMeaning("prefix" if is_prefix else "title")
    # The birthday of a Portuguese file is the wedding day of a Spanish one.
    if "birthday" not in fields:
        for place, header in enumerate(headers):
            if key(header) == "aniversario":
                found[place] = HeadingMeaning("birthday")


def _likely_names(
    headers: Sequence[str], found: Sequence[HeadingMeaning], values: Sequence[list[str]]
) -> list[int]:
    """The columns that may hold names, the likeliest first: one whose words recur in the email
    addresses."""
    mails = [
        v for one, those in zip(found, values, strict=True) if one.field == "mail" for v in those
    ]
    places = [
        place
        for place, those in enumerate(values)
        if found[place] in (HeadingMeaning("kept"), HeadingMeaning("name"))
        and not _NO_NAMES & set(key(headers[place]).split())
        and sum(_A_NAME.fullmatch(value) is not None for value in those) > len(those) * 0.8
        # What is the same in every row, or one of a few words, is nobody's name.
        and len(set(those)) > len(those) * _DIFFERENT
        and not any(_OF_A_COMPANY.search(value) for value in those)
        and not _are_sentences(those)
    ]
    return sorted(places, key=lambda place: (-_repeated(values[place], mails), place))


def _are_sentences(values: list[str]) -> bool:
    """Whether many of these are sentences rather than names: the text of a letter or a poem."""
    words = [value.split() for value in values]
    sentences = sum(
        len(some) > LONGEST_NAME or (len(some) > 1 and some[-1][-1] in ".!?" and some[0].islower())
        for some in words
    )
    return sentences * 4 > len(values)


def may_hold_names(mapping: Mapping, sample: Sequence[Sequence[str]]) -> bool:
    """Whether any column of a table without known headings looks like names: a shopping list has
    none."""
    values = [_column_values(sample, place) for place in range(len(mapping.columns))]
    found = [HeadingMeaning(column.field) for column in mapping.columns]
    return any(
        sum(not value[:1].islower() for value in values[place]) > len(values[place]) * _MOST
        for place in _likely_names(mapping.headers, found, values)
    )


def _repeated(names: list[str], mails: list[str]) -> float:
    """How many of these words recur in an email address."""
    local_parts = " ".join(folded(mail.partition("@")[0]) for mail in mails)
    words = [[w for w in folded(name).split() if len(w) > 2] for name in names]
    return sum(any(w in local_parts for w in some) for some in words) / (len(names) or 1)


def names_in_doubt(mapping: Mapping, sample: Sequence[Sequence[str]]) -> list[str]:
    """The columns that may hold the names, if there are several and no email address tells
    which."""
    columns = mapping.columns
    if mapping.source or any(
        (meaning(column.heading) or _NONE).field in _NAMES for column in columns
    ):
        return []
    values = [_column_values(sample, place) for place in range(len(columns))]
    found = [HeadingMeaning(column.field) for column in columns]
    mails = [
        v for one, those in zip(found, values, strict=True) if one.field == "mail" for v in those
    ]
    likely = _likely_names(mapping.headers, found, values)
    fits = [
        _repeated(values[place], mails) >= _MOST or key(mapping.headers[place]) in _PEOPLE
        for place in likely
    ]
    is_plain = fits[:1] == [True] and not any(fits[1:])
    return [columns[place].heading for place in likely] if len(likely) > 1 and not is_plain else []


def _settle_names(
    headers: Sequence[str], found: list[HeadingMeaning], values: list[list[str]]
) -> None:
    """ "Name" beside a last name is the first name; without any name, the first words are one."""
    fields = [heading_meaning.field for heading_meaning in found]
    if "family" not in fields:
        for place, header in enumerate(headers):
            if key(header) == TURKISH_GIVEN:  # elsewhere an advertisement
                found[place], fields[place] = HeadingMeaning("kept"), "kept"
    if "name" in fields and len({"family", "given"} & set(fields)) == 1:
        # A "Name" that is one word is what the other column leaves to say.
        place = fields.index("name")
        if sum(" " in value for value in values[place]) * 2 < len(values[place]):
            found[place] = HeadingMeaning("given" if "family" in fields else "family")
    if {"birth_year", "birth_month", "birthday"} <= set(fields) and "birth_day" not in fields:
        found[fields.index("birthday")] = HeadingMeaning("birth_day")
    if not _NAMES & set(fields) and _REACHED & set(fields):
        likely = _likely_names(headers, found, values)
        if two := _given_and_family(likely, values):
            given, family = two
            found[given], found[family] = HeadingMeaning("given"), HeadingMeaning("family")
        elif likely:
            found[likely[0]] = HeadingMeaning("name")


def _given_and_family(places: list[int], values: list[list[str]]) -> tuple[int, int] | None:
    """Two adjacent columns of single words, one of which holds known given names."""
    shares = {
        place: sum(map(is_given_name, values[place])) / len(values[place])
        for place in places
        if all(" " not in value for value in values[place])
    }
    for place, share in shares.items():
        other = shares.get(place + 1)
        if other is not None and max(share, other) > _MOST > min(share, other):
            return (place, place + 1) if share > other else (place + 1, place)
    return None


def looks_like_payments(sample: Sequence[Sequence[str]]) -> bool:
    """Whether a table without known headings has a day and an amount in every row."""
    columns = [_column_values(sample, place) for place in range(max(map(len, sample), default=0))]

    def every(form: re.Pattern[str]) -> bool:
        return any(v and all(form.fullmatch(one) for one in v) for v in columns)

    return every(_A_DAY) and every(_AN_AMOUNT)
