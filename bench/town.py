"""A made-up town and a year in it: who does what and how well, and who asks a member for whom.

It is drawn from a seed before any way of answering has its say, so that every way lives through
the same year: the same people, the same needs, the same stories, and for the same need with the
same provider the same outcome.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from bench.lookup import Need, codes

FIRST_ON = date(2026, 1, 1)
DAYS = 364
TRADES = 30
"""So many trades are done in the town, of those that the needs ask for."""
WITH_A_TRADE = 0.7
QUALITIES = ((0.9, 0.35), (0.65, 0.4), (0.3, 0.25))
"""The share of jobs that go well with a provider, and how many providers are like that."""
HALF_WELL = 0.4
"""Of the jobs that don't go well, so many are so-so; the others go badly."""
TRUSTED, GLOWING = 25, 0.2
"""People who tell the member of jobs they had done, and how many of those praise every job."""
USED_BEFORE, TOLD_BEFORE, YEARS_BEFORE = 40, 60, 3
ASKED_A_WEEK, TOLD_A_WEEK, MET_A_WEEK, OWN_A_YEAR = 4, 2, 5, 12
COMES_HOME = 0.7
"""Of the outcomes of recommendations, so many are told to the member."""
OUTCOMES = ("well", "so-so", "badly")


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbor:
    """One of the town, with a trade or none, and how often their jobs go well."""

    id: int
    name: str
    trade: str
    quality: float
    met_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Somebody asks the member who they know, in their own words."""

    number: int
    on: date
    asker: int
    words: str
    trade: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A job that the member had done, or that a source tells of."""

    on: date
    provider: int
    outcome: str
    source: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MetAgain:
    """The member ran into somebody."""

    on: date
    person: int


Happening = Asked | Told | MetAgain


@dataclass(frozen=True, kw_only=True)
class Town:
    """One town and its year from one seed."""

    seed: int
    needs: Sequence[Need]
    people: int = 300
    weeks: int = DAYS // 7

    def dice(self, name: str) -> random.Random:
        return random.Random(f"{self.seed} {name}")

    @cached_property
    def needs_by_trade(self) -> dict[str, list[str]]:
        """The needs' words of each trade of the town."""
        of: dict[str, list[str]] = {}
        for trade, own in sorted(codes().items()):
            if words := [need.text for need in self.needs if need.codes & own]:
                of[trade] = words
        chosen = self.dice("trades").sample(sorted(of), min(TRADES, len(of)))
        return {trade: of[trade] for trade in chosen}

    @cached_property
    def neighbors(self) -> tuple[Neighbor, ...]:
        dice, trades = self.dice("people"), list(self.needs_by_trade)
        qualities, shares = zip(*QUALITIES, strict=True)
        return tuple(
            Neighbor(
                id=id,
                name=f"Neighbor {dice.randrange(10**6):06}",
                trade=dice.choice(trades) if dice.random() < WITH_A_TRADE else "",
                quality=dice.choices(qualities, shares)[0],
                met_on=FIRST_ON - timedelta(days=dice.randrange(1, 1_000)),
            )
            for id in range(self.people)
        )

    @property
    def providers(self) -> list[Neighbor]:
        return [neighbor for neighbor in self.neighbors if neighbor.trade]

    @cached_property
    def before(self) -> tuple[Told, ...]:
        """What the member had done, and was told, in the years before."""
        dice = self.dice("before")
        share = self.people / 300
        own = [False] * int(USED_BEFORE * share) + [True] * int(TOLD_BEFORE * share)
        back = [FIRST_ON - timedelta(days=dice.randrange(1, YEARS_BEFORE * 365)) for _ in own]
        return tuple(
            self._told(dice, on, heard) for on, heard in sorted(zip(back, own, strict=True))
        )

    @cached_property
    def year(self) -> tuple[Happening, ...]:
        """All that happens, in the order of the days."""
        return tuple(sorted(self._happenings(), key=lambda one: (one.on, type(one).__name__)))

    def outcome(self, asked: Asked, provider: int) -> str:
        """How the job goes, if it is this provider who gets it."""
        dice = self.dice(f"job {asked.number} {provider}")
        return _outcome(dice, self.neighbors[provider].quality)

    def comes_home(self, asked: Asked) -> bool:
        return self.dice(f"home {asked.number}").random() < COMES_HOME

    def elsewhere(self, asked: Asked) -> str:
        """How it goes where the asker finds one without the member: anybody of the trade."""
        found = [one for one in self.providers if one.trade == asked.trade]
        dice = self.dice(f"elsewhere {asked.number}")
        return self.outcome(asked, dice.choice(found).id) if found else "badly"

    def _happenings(self) -> Iterator[Happening]:
        dice, number = self.dice("year"), 0
        for week in range(self.weeks):
            monday = FIRST_ON + timedelta(weeks=week)
            for _ in range(ASKED_A_WEEK):
                trade = dice.choice(list(self.needs_by_trade))
                yield Asked(
                    number=number,
                    on=monday + timedelta(days=dice.randrange(7)),
                    asker=dice.randrange(self.people),
                    words=dice.choice(self.needs_by_trade[trade]),
                    trade=trade,
                )
                number += 1
            for _ in range(TOLD_A_WEEK):
                yield self._told(dice, monday + timedelta(days=dice.randrange(7)), True)
            for _ in range(MET_A_WEEK):
                day = monday + timedelta(days=dice.randrange(7))
                yield MetAgain(on=day, person=dice.randrange(self.people))
        for _ in range(OWN_A_YEAR * self.weeks // 52):
            day = FIRST_ON + timedelta(days=dice.randrange(self.weeks * 7))
            yield self._told(dice, day, False)

    def _told(self, dice: random.Random, on: date, heard: bool) -> Told:
        provider, source = dice.choice(self.providers), dice.randrange(TRUSTED)
        outcome = _outcome(dice, provider.quality)
        if heard and source < TRUSTED * GLOWING:
            outcome = OUTCOMES[0]
        return Told(on=on, provider=provider.id, outcome=outcome, source=source if heard else None)


def _outcome(dice: random.Random, quality: float) -> str:
    if dice.random() < quality:
        return OUTCOMES[0]
    return OUTCOMES[1] if dice.random() < HALF_WELL else OUTCOMES[2]


def assumptions(town: Town) -> list[str]:
    """The world in plain lines, printed with what was measured in it."""
    qualities = ", ".join(f"{share:.0%} do {well:.0%} well" for well, share in QUALITIES)
    return [
        f"{town.people} people, {len(town.providers)} of them with one of "
        f"{len(town.needs_by_trade)} trades; of jobs {qualities}; of the rest "
        f"{HALF_WELL:.0%} are so-so.",
        f"Before the year the member used {USED_BEFORE} times somebody, and heard of {TOLD_BEFORE} "
        f"jobs from {TRUSTED} people they trust; {GLOWING:.0%} of those praise every job.",
        f"A week: {ASKED_A_WEEK} people ask, {TOLD_A_WEEK} tell of a job, {MET_A_WEEK} are met "
        f"again. A year: {OWN_A_YEAR} jobs of the member's own. Providers of jobs are drawn "
        "blindly.",
        f"{COMES_HOME:.0%} of outcomes come home, two weeks later. Whoever hears an honest no "
        "finds anybody of the trade.",
    ]
