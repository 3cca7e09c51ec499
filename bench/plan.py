"""Whether the plan is kept: a busy member's year under our rules, and under those of others.

`python -m bench.plan [--json] [--shifts] [--seeds N]`: 25 minutes planned on weekdays (with
--shifts four days on and two off: 30, 20, 35 and 15 minutes), of which 0, 15, 25 or 35 come true
in 10, 20, 50 and 20 of 100 days and ten days are lost; a hard trade; three people met every
Thursday and eight at each of four conferences; 45 people known before; two holidays of 14 days,
told beforehand. bench.year draws it, bench.policies says what is compared and how the others are
helped. The minutes of a day are known on its morning, to every policy.

"Kept" is the share of the person-days of one and the same table that lie within the gap of 22
days, holidays included: the table that the answers alone lead to, whoever else a policy tends.
Beside it always stands how many minutes each of these people got in the year: five minutes to
everybody keep a rhythm, too, and nobody goes deep by them.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from bench.bound import hellos_possible
from bench.friends import DIFFICULTY, LENGTH
from bench.ledger import Ledger
from bench.policies import POLICIES, Policy
from bench.year import SHIFTS, TEN_MINUTES, WEEK, Year
from cookout.practice.cadence import gap

SEEDS = 12
NOT_CLEAR = 60
COLUMNS = {
    "kept": "kept",
    "minutes_per_person": "min/person",
    "late_days": "late days",
    "hello_48h": "hello 48 h",
    "promises_on_time": "promises",
    "late_after_away": "late after",
    "days_to_clear": "days clear",
    "list_median": "list",
    "list_longest": "longest",
    "over_minutes": "over",
    "minutes_a_week": "min/week",
    "table": "table",
}

FACTS = (
    *("kept", "hello_48h", "promises_on_time", "late_after_away", "days_to_clear"),
    *("minutes_per_person", "list_median", "over_minutes", "late_days"),
)


@dataclass(kw_only=True)
class Diary:
    """What is written down while a year goes by."""

    ledger: Ledger
    seated: int = 0
    late_on: dict[date, int] = field(default_factory=dict)
    lists: list[int] = field(default_factory=list)
    over_minutes: int = 0
    joined: dict[int, date] = field(default_factory=dict)
    minutes_at_table: int = 0
    minutes_spent: int = 0

    def morning(self, day: date) -> None:
        """Who of the table waits longer than the gap; whoever joined has a full gap first."""
        table = self.ledger.year.tables[day]
        self.joined = {id: self.joined.get(id, day) for id in table}
        steady = gap(place="deep", touches=9, difficulty=DIFFICULTY)
        since = (max(self.ledger.stories[id].last_on, self.joined[id]) for id in table)
        self.late_on[day] = sum((day - last).days > (steady or 0) for last in since)
        self.seated += len(table)

    def live(self, policy: Policy, day: date) -> None:
        """The list of a day, done from the top as far as its minutes go."""
        left = self.ledger.year.minutes[day]
        tasks = policy.list(self.ledger, day)
        if left:
            self.lists.append(len(tasks))
            self.over_minutes += sum(task.minutes for task in tasks) > left
        for task in tasks:
            if task.minutes <= left:
                left -= task.minutes
                self.ledger.do(task, day)
                self.minutes_spent += task.minutes
                self.minutes_at_table += task.minutes * (task.id in self.joined)


def lived(year: Year, policy: Policy) -> Diary:
    """A year under a policy."""
    diary = Diary(ledger=Ledger(year=year))
    for day in year.days:
        diary.ledger.begin(day)
        diary.morning(day)
        diary.live(policy, day)
    return diary


def measures(diary: Diary) -> dict[str, float]:
    """The columns for one year."""
    year, late = diary.ledger.year, diary.late_on
    back = [
        year.plan.next_working_day(away.last_on)
        for away in year.plan.away
        if year.plan.next_working_day(away.last_on) in late
    ]
    return {
        "kept": 1 - sum(late.values()) / diary.seated,
        "minutes_per_person": diary.minutes_at_table / (diary.seated / LENGTH),
        "late_days": sum(late.values()),
        "hello_48h": _share(_hellos(diary.ledger)),
        "promises_on_time": _share(_promises(diary.ledger)),
        "late_after_away": statistics.mean(late[day] for day in back),
        "days_to_clear": statistics.mean(_days_to_clear(late, day) for day in back),
        "list_median": statistics.median(diary.lists),
        "list_longest": max(diary.lists),
        "over_minutes": diary.over_minutes,
        "minutes_a_week": diary.minutes_spent / (LENGTH / 7),
        "table": diary.seated / LENGTH,
    }


def _share(kept: Iterable[bool]) -> float:
    return statistics.mean(list(kept) or [True])


def _hellos(ledger: Ledger) -> Iterable[bool]:
    """Of everybody met and not let go: in touch within two days, where the year lasts so long."""
    for story in ledger.stories.values():
        met_on, hello_on = story.friend.met_on, story.hello_on
        if met_on and story.friend.verdict != "gone":
            yield hello_on is not None and hello_on <= met_on + timedelta(days=2)


def _promises(ledger: Ledger) -> Iterable[bool]:
    for promise in ledger.promises:
        if promise.due_on <= ledger.year.days[-1]:
            yield promise.done_on is not None and promise.done_on <= promise.due_on


def _days_to_clear(late: dict[date, int], back: date) -> int:
    clear = (n for n in range(NOT_CLEAR) if late.get(back + timedelta(days=n)) == 0)
    return next(clear, NOT_CLEAR)


def mean(rows: list[dict[str, float]]) -> dict[str, float]:
    """The mean over all years; of the longest list the longest."""
    found = {name: statistics.mean(row[name] for row in rows) for name in rows[0]}
    return {**found, "list_longest": max(row["list_longest"] for row in rows)}


def compare(*, pattern: tuple[int, ...], seeds: int) -> dict[str, dict[str, float]]:
    """Every policy through the same years."""
    years = [Year(seed=seed, pattern=pattern) for seed in range(seeds)]
    return {
        name: mean([measures(lived(year, policy)) for year in years])
        for name, policy in POLICIES.items()
    }


def ten_minutes(*, seeds: int) -> dict[str, float]:
    """Our rules, for somebody with 10 minutes on weekdays."""
    years = [Year(seed=seed, pattern=TEN_MINUTES) for seed in range(seeds)]
    return mean([measures(lived(year, POLICIES["cookout"])) for year in years])


def facts(row: dict[str, float]) -> dict[str, float]:
    return {name: row[name] for name in FACTS}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--shifts", action="store_true", help="rotating shifts, four on, two off")
    parser.add_argument("--seeds", type=int, default=SEEDS, help="how many years")
    asked = parser.parse_args()
    pattern = SHIFTS if asked.shifts else WEEK
    policies = compare(pattern=pattern, seeds=asked.seeds)
    ten = ten_minutes(seeds=asked.seeds)
    if asked.json:
        rows = {name: facts(row) for name, row in policies.items()}
        print(json.dumps({"policies": rows, "ten_minutes": facts(ten)}))
        return
    print(f"{'':<16} " + " ".join(f"{words:>10}" for words in COLUMNS.values()))
    for name, row in {**policies, "cookout, 10 min": ten}.items():
        print(f"{name:<16} " + " ".join(f"{row[column]:>10.3g}" for column in COLUMNS))
    print("\nFirst hellos that fit the minutes of 48 hours, were nothing else done:")
    for words, minutes in (("the pattern", pattern), ("10 minutes a day", TEN_MINUTES)):
        years = [Year(seed=seed, pattern=minutes) for seed in range(asked.seeds)]
        possible = statistics.mean(hellos_possible(year) for year in years)
        print(f"{words:<16} {possible:>10.3f}")


if __name__ == "__main__":
    main()
