"""Whom to ask a question: how often those asked are the ones who answered, and on whom it lands.

`python -m bench.routing [--posts Posts.xml] [--json]`: a community in the Stack Exchange dump
format (by default the one in COOKOUT_CORPUS), told in time order. At every question each way of
choosing ranks the members who answered before, the asker left out, and asks the first three; it
knows only what was written until then. Where a member who had answered before did answer, that
question is judged:

p1 and s3: the first, or one of the first three, answered. mrr: one over the place of the first who
answered. ndcg10: over the first ten places. Over all questions: busiest, the share for which the
member asked most was asked; asked, how many different members; coverage, their share of all who
ever answer.

The ways: random; popularity (answers so far); recency (the same, half after every 30 questions);
bm25_profile (a member's past texts); bm25_vote (who wrote the 50 most similar answers); cookout;
and cookout_twice_a_week, where nobody is asked more than twice in seven days of the file's time.
That rule is made for small groups: a community with many questions a day runs out of members.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bench.posts import Posts, read
from cookout.practice.routing.asking import MOST_A_WEEK, MOST_ASKED, was_asked_enough
from cookout.practice.routing.history import AnswerHistory, Askings, GivenAnswer, Question
from cookout.practice.routing.mix import Parts, ScorePart, parts_of, ranked

ROOT = Path(__file__).parents[1]
SEED = 1
PLACES = 10


@dataclass(frozen=True, slots=True)
class Order:
    """The eligible members, the best first, and how many from the top are asked."""

    members: Sequence[int]
    asked: int = MOST_ASKED


@dataclass(kw_only=True)
class Tally:
    """What one way of choosing got right, and whom it asked."""

    judged: int = 0
    questions: int = 0
    p1: float = 0
    s3: float = 0
    mrr: float = 0
    ndcg10: float = 0
    asked: Counter[int] = field(default_factory=Counter)

    def add(self, order: Order, right: Collection[int]) -> None:
        self.questions += 1
        self.asked.update(order.members[: order.asked])
        places = [place for place, member in enumerate(order.members) if member in right]
        if not places:
            return
        self.judged += 1
        self.p1 += places[0] < min(order.asked, 1)
        self.s3 += places[0] < order.asked
        self.mrr += 1 / (places[0] + 1)
        self.ndcg10 += gain(places) / gain(range(len(places)))

    def figures(self, everybody: int) -> dict[str, float]:
        judged, questions = max(self.judged, 1), max(self.questions, 1)
        return {
            "p1": self.p1 / judged,
            "s3": self.s3 / judged,
            "mrr": self.mrr / judged,
            "ndcg10": self.ndcg10 / judged,
            "busiest": max(self.asked.values(), default=0) / questions,
            "asked": len(self.asked),
            "coverage": len(self.asked) / max(everybody, 1),
        }


def gain(places: Sequence[int]) -> float:
    """The discounted gain of the first ten places."""
    return sum(1 / math.log2(place + 2) for place in places if place < PLACES)


class Replay:
    """A community told in time order to every way of choosing at once."""

    def __init__(self) -> None:
        self.history = AnswerHistory()
        self.askings = Askings()
        self.rested_askings = Askings()
        self.asked_on: defaultdict[int, list[date]] = defaultdict(list)
        self.chance = random.Random(SEED)
        self.tallies: defaultdict[str, Tally] = defaultdict(Tally)

    def run(self, posts: Posts) -> None:
        for on, event in posts.events:
            if isinstance(event, GivenAnswer):
                self.history.answer(event)
                continue
            eligible = sorted(self.history.answered.keys() - {event.asker})
            right = posts.answerers[event.id].intersection(eligible)
            for name, order in self.orders(event, eligible, on).items() if eligible else ():
                self.tallies[name].add(order, right)
            self.history.ask()

    def figures(self) -> dict[str, dict[str, float]]:
        everybody = len(self.history.answered)
        return {name: tally.figures(everybody) for name, tally in self.tallies.items()}

    def orders(self, question: Question, eligible: Sequence[int], on: date) -> Mapping[str, Order]:
        parts = parts_of(question=question, history=self.history)

        def by(numbers: Mapping[int, float]) -> Order:
            return Order(sorted(eligible, key=lambda member: (-numbers.get(member, 0), member)))

        return {
            "cookout": self.by_mix(parts, eligible),
            "cookout_twice_a_week": self.with_rest(parts, eligible, on),
            "recency": by(parts[ScorePart.RECENT]),
            "popularity": by(self.history.answered),
            "bm25_profile": by(parts[ScorePart.PROFILE]),
            "bm25_vote": by(parts[ScorePart.SIMILAR]),
            "random": Order(self.chance.sample(eligible, len(eligible))),
        }

    def by_mix(self, parts: Parts, eligible: Sequence[int]) -> Order:
        found = ranked(parts=parts, members=eligible, askings=self.askings)
        order = Order([candidate.member for candidate in found])
        self.askings.ask(order.members[: order.asked])
        return order

    def with_rest(self, parts: Parts, eligible: Sequence[int], on: date) -> Order:
        """The mix again; those who were asked twice this week come last and are not asked."""
        found = ranked(parts=parts, members=eligible, askings=self.rested_askings)
        order = [candidate.member for candidate in found]
        tired = {
            member
            for member in order
            if was_asked_enough(asked_on=self.asked_on[member][-MOST_A_WEEK:], on=on)
        }
        order.sort(key=tired.__contains__)
        asked = order[: min(MOST_ASKED, len(order) - len(tired))]
        self.rested_askings.ask(asked)
        for member in asked:
            self.asked_on[member].append(on)
        return Order(order, len(asked))


def default_posts() -> Path | None:
    """The community among the real files, if they are there."""
    folder = Path(os.environ.get("COOKOUT_CORPUS") or ROOT.parent / "shared" / "data") / "qa"
    return next(iter(sorted(folder.glob("*Posts*.xml"))), None)


def measure(posts: Posts) -> Replay:
    replay = Replay()
    replay.run(posts)
    return replay


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=Path, help="a Posts.xml in the Stack Exchange dump format")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    asked = parser.parse_args()
    path = asked.posts or default_posts()
    if path is None:
        print("No community to measure: name a Posts.xml with --posts.")
        return
    posts = read(path)
    replay = measure(posts)
    figures = replay.figures()
    if asked.json:
        print(json.dumps(figures))
        return
    tally = next(iter(replay.tallies.values()), Tally())
    print(
        f"{path.name}: {len(posts.answerers):,} questions, "
        f"{len(replay.history.answered):,} members who answered; "
        f"{tally.questions:,} questions with somebody to ask, {tally.judged:,} of them judged"
    )
    columns = ("p1", "s3", "mrr", "ndcg10", "busiest", "asked", "coverage")
    print(f"{'':<22}" + "".join(f"{column:>10}" for column in columns))
    for name, row in figures.items():
        print(
            f"{name:<22}"
            + "".join(
                f"{row[column]:>10}" if column == "asked" else f"{row[column]:>10.3f}"
                for column in columns
            )
        )


if __name__ == "__main__":
    main()
