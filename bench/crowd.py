"""An invented crowd: households, jobs, namesakes, and whatever of them can be written down.

It knows nothing of how the product looks for doubles. TRUTH has its chances.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from bench.crowd_names import ENDS, FAMILY, GIVEN, PARTICLES, STARTS, STREETS, TOWNS, TRADES, TWINS

TRUTH = {
    # Of a person.
    "mobile": 0.9,
    "private mail": 0.8,
    "birthday": 0.5,
    "job": 0.75,
    "namesake of somebody": 0.06,
    "who is a colleague": 0.05,
    # Of a household; sizes are 1 to 5, 1 in four of nine.
    "partner keeps another name": 0.15,
    "home number": 0.6,
    "one mail for all": 0.15,
    "son named after father": 0.04,
    "children one letter apart": 0.04,
    # Of a job.
    "direct line": 0.35,
    "writes as the office": 0.1,
}
SIZES = (1, 1, 1, 1, 2, 2, 3, 4, 5)
PER_FIRM = 12
T = TypeVar("T")
HOSTS = ("gmail.com",) * 5 + ("yahoo.com", "hotmail.com", "icloud.com", "gmx.de", "letters.example")
OFFICE = ("info", "office", "hola", "studio", "welcome")
COUNTRIES = ("1",) * 7 + ("44", "49", "45")
LENGTH = {"1": 10, "44": 10, "49": 9, "45": 8}


@dataclass
class Firm:
    """A company with its mail host and switchboard."""

    name: str
    host: str
    switchboard: str


@dataclass
class Somebody:
    """One person as they truly are. Numbers in `facts` are country and rest, with a blank."""

    given: str
    family: str
    middle: str
    generation: str = ""
    birthday: tuple[int, int, int] | None = None
    firm: Firm | None = None
    facts: dict[str, str] = field(default_factory=dict)


def plain(name: str) -> str:
    """A name as people put it into a mail address."""
    letters = unicodedata.normalize("NFKD", name).lower().replace("ø", "o").replace("ł", "l")
    return "".join(letter for letter in letters if letter.isascii() and letter.isalpha())


class Crowd:
    """So many different people, the same for the same seed."""

    def __init__(self, *, people: int, chance: random.Random) -> None:
        self.chance = chance
        self.taken: set[str] = set()
        self.firms = [self.firm() for _ in range(people // PER_FIRM + 1)]
        self.people: list[Somebody] = []
        while len(self.people) < people:
            self.people += self.household()
        del self.people[people:]

    def happens(self, what: str) -> bool:
        return self.chance.random() < TRUTH[what]

    def often(self, some: Sequence[T]) -> T:
        """One of these, the first ones far more often than the last."""
        return some[int(len(some) * self.chance.random() ** 2)]

    def household(self) -> list[Somebody]:
        family = (
            self.often(FAMILY) if self.chance.random() < 0.97 else self.chance.choice(PARTICLES)
        )
        size = self.chance.choice(SIZES)
        given: list[str] = []
        while len(given) < size:
            given = list(dict.fromkeys((*given, self.often(GIVEN))))
        members = [self.somebody(one, family) for one in given]
        if len(members) > 1 and self.happens("partner keeps another name"):
            members[1].family = self.often(FAMILY)
        if len(members) > 2 and self.happens("son named after father"):
            members[0].generation, members[2].generation = "Sr", "Jr"
            members[2].given = members[0].given
        if len(members) > 3 and self.happens("children one letter apart"):
            members[2].given, members[3].given = self.chance.choice(TWINS)
        if len(members) == 1 and self.people and self.happens("namesake of somebody"):
            self.rename(members[0], self.chance.choice(self.people))
        self.move_in(members)
        for member in members:
            self.employ(member)
        return members

    def somebody(self, given: str, family: str) -> Somebody:
        one = Somebody(given, family, self.chance.choice(GIVEN))
        if self.happens("mobile"):
            one.facts["mobile"] = self.number()
        if self.happens("birthday"):
            day = (self.chance.randint(1940, 2005), self.chance.randint(1, 12))
            one.birthday = (*day, self.chance.randint(1, 28))
        if self.happens("job"):
            one.firm = self.often(self.firms)
        return one

    def rename(self, one: Somebody, other: Somebody) -> None:
        """Another person of the same name."""
        one.given, one.family = other.given, other.family
        if other.firm and self.happens("who is a colleague"):
            one.firm = other.firm

    def move_in(self, members: list[Somebody]) -> None:
        """Where a household lives, and what it shares."""
        home = {"street": self.street()}
        if self.happens("home number"):
            home["home"] = self.number()
        if len(members) > 1 and self.happens("one mail for all"):
            home["mail"] = self.mailbox(f"the{plain(members[0].family)}s", self.host())
        for member in members:
            member.facts |= home
            if "mail" not in home and self.happens("private mail"):
                member.facts["mail"] = self.private_mail(member)

    def employ(self, one: Somebody) -> None:
        """What somebody's job, if any, gives them to be written down."""
        if not (firm := one.firm):
            return
        given, family = plain(one.given), plain(one.family)
        local = self.chance.choice((f"{given}.{family}", f"{given[0]}{family}", given))
        office = f"{self.chance.choice(OFFICE)}@{firm.host}"
        own = self.mailbox(local, firm.host)
        one.facts |= {"firm": firm.name, "office": firm.switchboard}
        one.facts["work mail"] = office if self.happens("writes as the office") else own
        one.facts.pop("direct", None)
        if self.happens("direct line"):
            one.facts["direct"] = self.number(beside=firm.switchboard)

    def private_mail(self, one: Somebody) -> str:
        given, family = plain(one.given), plain(one.family)
        word = self.chance.choice(STARTS.split()) + self.chance.choice(ENDS.split())
        number = self.chance.randint(1, 99)
        locals_ = (f"{given}.{family}", f"{given}{family}{number}", f"{given[0]}{family}{number}")
        return self.mailbox(self.chance.choice((*locals_, f"{word.lower()}{number}")), self.host())

    def mailbox(self, local: str, host: str) -> str:
        """A mailbox that nobody else has."""
        number = ""
        while (key := f"{local}{number}@{host}".replace(".", "")) in self.taken:
            number = str(int(number or 1) + 1)
        self.taken.add(key)
        return f"{local}{number}@{host}"

    def host(self) -> str:
        return self.chance.choice(HOSTS)

    def number(self, beside: str = "") -> str:
        """A number that nobody else has; beside a switchboard, only its end is another."""
        while True:
            country, _, rest = beside.partition(" ")
            if beside:
                rest = rest[:-4] + f"{self.chance.randint(0, 9999):04d}"
            else:
                country = self.chance.choice(COUNTRIES)
                rest = "".join(self.chance.choices("23456789", k=LENGTH[country]))
            if f"{country} {rest}" not in self.taken:
                self.taken.add(f"{country} {rest}")
                return f"{country} {rest}"

    def street(self) -> str:
        name = f"{self.chance.randint(1, 400)} {self.chance.choice(STREETS.split())}"
        town = self.chance.randint(0, len(TOWNS) - 1)
        return f"{name}|{TOWNS[town]}|{91300 + town * 7}"

    def firm(self) -> Firm:
        word = self.chance.choice(STARTS.split()) + self.chance.choice(ENDS.split())
        name = f"{word} {self.chance.choice(TRADES.split())}"
        return Firm(name, f"{name.lower().replace(' ', '')}.example", self.number())
