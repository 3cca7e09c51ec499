"""A year of "who do you know who...?": what became of the needs, by what a member goes by.

`python -m bench.referrals [--seeds N] [--people N] [--json]`: a made-up town (bench/town.py, its
assumptions are printed) asks one member for people, in the words of the needs that
`bench.lookup` measures with. Three ways of answering live through the same years in a database in
memory: cookout looks the need up and names the first whom the member or someone they trust used
and of whom more went well than not, else says no honestly; recency names whoever of the trade was
met last; search names whoever comes up first for the trade's name.

answered: the share of needs for which somebody was named whom the member or someone they trust had
used. went_well: of the jobs with those named, the share that went well. honest_no: the share of
needs for which nobody was named. needs_went_well: the share of all needs that ended well, those
included where the asker went elsewhere. minutes: the member's for each need, all that is written
down included.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.in_memory"
django.setup()

from bench.lookup import NEEDS, needs_in  # noqa: E402
from bench.town import Asked, MetAgain, Told, Town, assumptions  # noqa: E402
from cookout.members.member import Member  # noqa: E402
from cookout.people.person import Person  # noqa: E402
from cookout.people.search import search  # noqa: E402
from cookout.people.search.search import find  # noqa: E402
from cookout.referrals.experience import Experience  # noqa: E402
from cookout.referrals.look_up import LookUp, look_up  # noqa: E402
from cookout.referrals.recommendation import Recommendation  # noqa: E402

WAYS = ("cookout", "recency", "search")
SEEDS = 5
COMES_HOME_AFTER = timedelta(days=14)
ANSWERING, SAYING_NO, ANOTHER_TRADE, WRITING_DOWN, TAPPING = 3.0, 1.0, 0.5, 1.0, 0.2
MAKING_GOOD = 15.0
MINUTES = (
    f"Minutes: {ANSWERING:g} to name somebody, {SAYING_NO:g} for an honest no, {ANOTHER_TRADE:g} "
    f"to choose another trade; cookout also {WRITING_DOWN:g} for each job written down and "
    f"{TAPPING:g} for each outcome; {MAKING_GOOD:g} to make good where it went badly."
)
WELL, BADLY = "well", "badly"


@dataclass(kw_only=True)
class Tally:
    """What came of the needs of one way."""

    needs: int = 0
    named: int = 0
    answered: int = 0
    results: Counter[str] = field(default_factory=Counter)
    ended_well: int = 0
    minutes: float = 0

    def figures(self) -> dict[str, float]:
        needs, named = max(self.needs, 1), max(self.named, 1)
        return {
            "answered": round(self.answered / needs, 3),
            "went_well": round(self.results[WELL] / named, 3),
            "went_badly": round(self.results[BADLY] / named, 3),
            "honest_no": round(1 - self.named / needs, 3),
            "needs_went_well": round(self.ended_well / needs, 3),
            "minutes": round(self.minutes / needs, 2),
        }


class AnsweringMember:
    """One member who lives through a town's year and answers in one way."""

    def __init__(self, town: Town, way: str, tally: Tally) -> None:
        self.town, self.way, self.tally = town, way, tally
        self.owner, self.people = _settle(town, way)
        self.ids = {person.pk: id for id, person in enumerate(self.people)}
        self.met_on = [neighbor.met_on for neighbor in town.neighbors]
        self.coming: list[tuple[Recommendation, str]] = []

    def live(self) -> None:
        for job in self.town.before:
            self.hear(job)
        for one in self.town.year:
            self.outcomes_come_home(one)
            if isinstance(one, MetAgain):
                self.met_on[one.person] = one.on
            elif isinstance(one, Told):
                self.hear(one)
                self.spend(WRITING_DOWN)
            else:
                self.answer(one)

    def hear(self, job: Told) -> None:
        source = None if job.source is None else self.people[job.source]
        Experience.make(
            person=self.people[job.provider],
            source=source,
            source_name=source.name if source else "",
            on=job.on,
            at=datetime.combine(job.on, time(12), UTC),
            outcome=job.outcome,
        )

    def answer(self, asked: Asked) -> None:
        self.tally.needs += 1
        named = getattr(self, self.way)(asked)
        if named is None:
            self.tally.minutes += SAYING_NO
            self.tally.ended_well += self.town.elsewhere(asked) == WELL
            return
        result = self.town.outcome(asked, self.ids[named.pk])
        self.tally.named += 1
        self.tally.answered += self.vouched(named)
        self.tally.results[result] += 1
        self.tally.ended_well += result == WELL
        self.tally.minutes += ANSWERING + MAKING_GOOD * (result == BADLY)
        made = Recommendation.make(
            provider=named,
            asker=self.people[asked.asker],
            basis="used" if named.experiences.filter(source=None).exists() else "trusted",
            evidence="What I know.",
            on=asked.on,
        )
        if self.town.comes_home(asked):
            self.coming.append((made, result))

    def outcomes_come_home(self, one: Asked | Told | MetAgain) -> None:
        while self.coming and self.coming[0][0].sent_on + COMES_HOME_AFTER <= one.on:
            made, result = self.coming.pop(0)
            made.tell(result, on=one.on)
            self.spend(TAPPING)

    def spend(self, minutes: float) -> None:
        """Only Cookout asks for what is written down."""
        self.tally.minutes += minutes * (self.way == "cookout")

    def vouched(self, person: Person) -> bool:
        """Whether the member, or someone they trust, had used them."""
        told = Recommendation.objects.filter(provider=person).exclude(result="")
        return person.experiences.exists() or told.exists()

    def cookout(self, asked: Asked) -> Person | None:
        found = self.look_up(asked)
        good = (one for one in (*found.used, *found.trusted) if one.went_well)
        others = (one.person for one in good if self.ids[one.person.pk] != asked.asker)
        return next(others, None)

    def look_up(self, asked: Asked) -> LookUp:
        """The look-up of the words; the member sees a wrong trade, and chooses or types."""
        found = look_up(self.owner, asked.words, on=asked.on)
        if found is None or found.trade != asked.trade:
            self.tally.minutes += ANOTHER_TRADE
            found = look_up(self.owner, asked.trade, on=asked.on, trade=asked.trade)
        assert found
        return found

    def recency(self, asked: Asked) -> Person | None:
        met = [
            (self.met_on[provider.id], provider.id)
            for provider in self.town.providers
            if provider.trade == asked.trade and provider.id != asked.asker
        ]
        return self.people[max(met)[1]] if met else None

    def search(self, asked: Asked) -> Person | None:
        hits = find(self.owner, asked.trade, limit=2)
        ids = [self.ids[hit.person_id] for hit in hits]
        return next((self.people[id] for id in ids if id != asked.asker), None)


def _settle(town: Town, way: str) -> tuple[Member, Sequence[Person]]:
    """A member with everybody of the town in their book."""
    at = datetime(2026, 1, 1, tzinfo=UTC)
    owner = Member(name="Rowan Cole", email=f"{way}-{town.seed}@example.org", welcomed_at=at)
    owner.save()
    people = [
        Person(
            owner=owner, name=neighbor.name, role=neighbor.trade, met_on=neighbor.met_on, made_at=at
        )
        for neighbor in town.neighbors
    ]
    for person in people:
        person.fill_keys()
    Person.objects.bulk_create(people)
    search.write([person.pk for person in people])
    return owner, people


def measure(towns: Iterable[Town]) -> dict[str, dict[str, float]]:
    tallies = {way: Tally() for way in WAYS}
    for town in towns:
        for way, tally in tallies.items():
            AnsweringMember(town, way, tally).live()
    return {way: tally.figures() for way, tally in tallies.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--needs", type=Path, default=NEEDS, help="needs with codes, a line each")
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--seeds", type=int, default=SEEDS, help="so many towns, a year in each")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    asked = parser.parse_args()
    from cookout.cli.serve.prepare import migrate

    migrate()
    needs = needs_in(asked.needs)
    towns = [Town(seed=n, needs=needs, people=asked.people) for n in range(asked.seeds)]
    rows, world = measure(towns), [*assumptions(towns[0]), MINUTES]
    if asked.json:
        print(json.dumps({**rows, "assumptions": world}))
        return
    print("\n".join(world))
    print(f"{len(towns)} years, {sum(len(t.year) for t in towns):,} things that happen in them")
    columns = list(rows["cookout"])
    print(f"{'':<10}" + "".join(f"{column:>16}" for column in columns))
    for way, row in rows.items():
        print(f"{way:<10}" + "".join(f"{row[column]:>16g}" for column in columns))


if __name__ == "__main__":
    main()
