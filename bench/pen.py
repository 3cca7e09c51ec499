"""How one thing is written: names short, swapped or misspelled, numbers in any form.

It knows nothing of how the product reads them. SLIPS has its chances.
"""

from __future__ import annotations

import random
import unicodedata

from bench.crowd import Somebody
from bench.crowd_names import FORMS, NICKNAMES
from cookout.practice.duplicates.candidates import Phone

SLIPS = {
    # Of a name.
    "a slip in the given name": 0.04,
    "a slip in the family name": 0.05,
    "a nickname": 0.35,
    "a nickname in its own field": 0.1,
    "an initial": 0.04,
    "the given name alone": 0.04,
    "parts swapped": 0.03,
    "accents lost": 0.5,
    "not in parts": 0.35,
    "family name first": 0.2,
    "a middle initial": 0.08,
    "a title": 0.04,
    "capitals": 0.04,
    "generation left out": 0.3,
    # Of a number, a mail, an address.
    "no label": 0.3,
    "a slip in a number": 0.02,
    "a slip in a mail": 0.02,
    "did not work": 0.03,
    "dots and tags": 0.15,
    "no postal code": 0.15,
}
LABELS = {
    "mobile": ("mobile", "Mobile", "cell", "CELL", "iPhone", "Handy", "mob."),
    "home": ("home", "Home", "HOME,VOICE", "private"),
    "office": ("work", "Work", "office", "WORK,VOICE", "main"),
    "direct": ("work", "Work", "direct", "WORK,VOICE"),
}
LETTERS = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "0123456789"
NO_TRUNK = ("1", "45")


class Pen:
    """Writes things down as people do."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def happens(self, what: str) -> bool:
        return self.chance.random() < SLIPS[what]

    def slip(self, text: str, signs: str) -> str:
        """One sign more, less, another, or swapped with the next."""
        at, new = self.chance.randrange(len(text) - 1), self.chance.choice(signs)
        one, two = text[at], text[at + 1]
        wrong = self.chance.choice((one + new + two, two, new + two, two + one))
        return text[:at] + wrong + text[at + 2 :]

    def name(self, one: Somebody) -> dict[str, str]:
        """A name whole, and its parts where this book has parts."""
        given, family, nickname = self.given(one), one.family, ""
        if self.happens("a slip in the family name"):
            family = self.slip(family, LETTERS)
        if self.happens("accents lost"):
            given, family = unaccented(given), unaccented(family)
        if one.given in NICKNAMES and self.happens("a nickname in its own field"):
            given, nickname = one.given, self.chance.choice(NICKNAMES[one.given])
        if self.happens("the given name alone"):
            family = ""
        if self.happens("parts swapped"):
            given, family = family, given
        whole = self.whole(one, given, family)
        if self.happens("capitals"):
            whole, given, family = whole.upper(), given.upper(), family.upper()
        if not self.happens("not in parts"):
            return {"name": whole, "given": given, "family": family, "nickname": nickname}
        if given and family and self.happens("family name first"):
            whole = f"{family}, {given}"
        return {"name": whole, "nickname": nickname}

    def given(self, one: Somebody) -> str:
        given = one.given
        if given in NICKNAMES and self.happens("a nickname"):
            given = self.chance.choice(NICKNAMES[given])
        if self.happens("an initial"):
            return given[0] + self.chance.choice(("", "."))
        return self.slip(given, LETTERS) if self.happens("a slip in the given name") else given

    def whole(self, one: Somebody, given: str, family: str) -> str:
        title = self.chance.choice(("Dr.", "Mr.", "Ms", "Prof.")) if self.happens("a title") else ""
        middle = f"{one.middle[0]}." if self.happens("a middle initial") else ""
        generation = "" if self.happens("generation left out") else one.generation
        return " ".join(f"{title} {given} {middle} {family} {generation}".split())

    def phone(self, kind: str, number: str) -> Phone:
        country, _, rest = number.partition(" ")
        if self.happens("a slip in a number"):
            rest = self.slip(rest, DIGITS)
        label = "" if self.happens("no label") else self.chance.choice(LABELS[kind])
        works = not self.happens("did not work")
        return Phone(value=self.dialled(country, rest), label=label, works=works)

    def dialled(self, country: str, rest: str) -> str:
        trunk = "" if country in NO_TRUNK else "0"
        area, local = rest[:3], rest[3:]
        bracketed = f"({trunk}){area}" if trunk else f"({area})"
        return self.chance.choice(
            (
                f"+{country} {area} {local}",
                f"+{country}{rest}",
                f"00{country} {area} {local}",
                f"+{country} {bracketed} {local[:3]}-{local[3:]}",
                f"{trunk}{rest}",
                f"({trunk}{area}) {local}",
                f"{trunk}{area}-{local[:3]}-{local[3:]}",
                f"{trunk}{area}.{local[:3]}.{local[3:]}",
            )
        )

    def mail(self, mail: str) -> str:
        local, _, host = mail.partition("@")
        if self.happens("a slip in a mail"):
            local = self.slip(local, LETTERS)
        if host == "gmail.com" and self.happens("dots and tags"):
            dotted = f"{local[:1]}.{local[1:]}"
            local = self.chance.choice((dotted, f"{local}+cards", local.upper()))
        return f"{local}@{host}"

    def address(self, street: str) -> str:
        line, town, code = street.split("|")
        road = self.chance.choice(("St", "Street", "St.", "street"))
        code = "" if self.happens("no postal code") else code
        return self.chance.choice(
            (f"{line} {road}, {town}, CA {code}", f"{line} {road}\n{town} {code}")
        )

    def company(self, firm: str) -> str:
        return f"{firm}{self.chance.choice(FORMS)}" if firm else ""


def unaccented(name: str) -> str:
    """A name as a keyboard without accents has it."""
    letters = unicodedata.normalize("NFKD", name)
    for letter, plain in (("ø", "o"), ("Ø", "O"), ("ł", "l"), ("Ł", "L"), ("ß", "ss")):
        letters = letters.replace(letter, plain)
    return "".join(one for one in letters if one.isascii())
