"""A crowd written down, some of it twice: what each book says of whom, and what changes meanwhile.

TIMES and VIEWS have the chances. Before the slips of the pen, a second record of a person shares
with the first at least one thing other than the name: without that nobody could tell it from a
namesake's. The slips may take it away again.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace
from itertools import combinations

from bench.crowd import Crowd, Somebody
from bench.crowd_names import FAMILY
from bench.pen import LABELS, Pen
from cookout.practice.duplicates.candidates import PersonRecord

TIMES = {
    "written twice": 0.25,
    "written once more": 0.04,
    # Between one record and the next.
    "another job": 0.3,
    "another mobile": 0.08,
    "another private mail": 0.08,
    "moved": 0.1,
    "married": 0.05,
    "and joined both names": 0.4,
    # Of a birthday.
    "no year": 0.4,
}
VIEWS: tuple[dict[str, float], ...] = (
    # How often each kind of book says what: a phone, a business card, a network's export, an
    # address list, a mail program.
    {"mobile": 0.95, "home": 0.4, "mail": 0.4, "street": 0.15, "firm": 0.2, "birthday": 0.2},
    {"mobile": 0.6, "office": 0.7, "direct": 0.9, "work mail": 0.9, "firm": 1.0},
    {"mail": 0.6, "work mail": 0.3, "firm": 0.95, "birthday": 0.15},
    {"mobile": 0.4, "home": 0.7, "mail": 0.6, "street": 0.9, "birthday": 0.4},
    {"mobile": 0.2, "mail": 0.8, "work mail": 0.6, "firm": 0.2},
)


class Book:
    """Everybody's records in no order, and whose each is; the same for the same seed."""

    def __init__(self, *, people: int, seed: int) -> None:
        self.chance = random.Random(seed)
        self.crowd = Crowd(people=people, chance=self.chance)
        self.pen = Pen(self.chance)
        written = [
            (number, record)
            for number, one in enumerate(self.crowd.people)
            for record in self.write_down(one)
        ]
        self.chance.shuffle(written)
        self.records = [replace(record, id=place) for place, (_, record) in enumerate(written)]
        self.whose = [number for number, _ in written]

    def true_pairs(self) -> set[tuple[int, int]]:
        """The ids of every two records of one person, the lower first."""
        ids: dict[int, list[int]] = defaultdict(list)
        for record, person in enumerate(self.whose):
            ids[person].append(record)
        return {pair for one in ids.values() for pair in combinations(one, 2)}

    def happens(self, what: str) -> bool:
        return self.chance.random() < TIMES[what]

    def write_down(self, one: Somebody) -> list[PersonRecord]:
        first = self.view(one)
        records = [self.record(one, first)]
        for _ in range(self.happens("written twice") + self.happens("written once more")):
            later = self.later(one)
            while not (said := self.view(later)).items() & first.items():
                later = self.later(one)
            records.append(self.record(later, said))
        return records

    def view(self, one: Somebody) -> dict[str, str]:
        """What one book says about somebody; never nothing."""
        known = one.facts | ({"birthday": str(one.birthday)} if one.birthday else {})
        chances = self.chance.choice(VIEWS)
        said = {what: known[what] for what in chances if what in known}
        kept = {what: fact for what, fact in said.items() if self.chance.random() < chances[what]}
        return kept or said or {"street": known["street"]}

    def later(self, one: Somebody) -> Somebody:
        """The same person some years on."""
        now = replace(one, facts=dict(one.facts))
        if now.firm and self.happens("another job"):
            now.firm = self.chance.choice(self.crowd.firms)
            self.crowd.employ(now)
        if self.happens("moved"):
            now.facts["street"] = self.crowd.street()
            now.facts.pop("home", None)
        if "mobile" in now.facts and self.happens("another mobile"):
            now.facts["mobile"] = self.crowd.number()
        if "mail" in now.facts and self.happens("another private mail"):
            now.facts["mail"] = self.crowd.private_mail(now)
        if self.happens("married"):
            new = self.chance.choice(FAMILY)
            now.family = f"{one.family}-{new}" if self.happens("and joined both names") else new
        return now

    def record(self, one: Somebody, said: dict[str, str]) -> PersonRecord:
        birthday = one.birthday if "birthday" in said else None
        return PersonRecord(
            id=0,
            **self.pen.name(one),
            company=self.pen.company(said.get("firm", "")),
            phones=tuple(self.pen.phone(kind, said[kind]) for kind in LABELS if kind in said),
            mails=tuple(
                self.pen.mail(said[kind]) for kind in ("mail", "work mail") if kind in said
            ),
            addresses=(self.pen.address(said["street"]),) if "street" in said else (),
            birthday=(None, *birthday[1:]) if birthday and self.happens("no year") else birthday,
        )
