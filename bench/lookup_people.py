"""How long a look-up takes among many people: what `python -m bench.lookup` runs in a process of
its own, on a database of its own.

Trades are spread over everyone as the trades of the list, some hundred of them in words of their
own; experiences over people of any trade, a third of them heard of.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import django

django.setup()

from django.db import transaction  # noqa: E402

from bench.lookup import needs_in  # noqa: E402
from cookout.cli.serve.prepare import migrate  # noqa: E402
from cookout.models import Experience, Member, Person  # noqa: E402
from cookout.people.search import search  # noqa: E402
from cookout.people.search.search import find  # noqa: E402
from cookout.practice.trades import every_trade  # noqa: E402
from cookout.referrals.look_up import look_up  # noqa: E402

BATCH = 2_000
OWN_TRADES = 300
FAMILIES = ("Arden", "Birch", "Calder", "Dunmore", "Eastlake", "Fenwick", "Garner", "Hollis")
GIVEN = ("Abel", "Beth", "Cleo", "Dario", "Edda", "Faye", "Glen", "Hana", "Ivo", "June", "Kofi")


def build(people: int, experiences: int, on: date) -> Member:
    """A member with so many people, and so many experiences with their work."""
    chance, at = random.Random(people), datetime.now(UTC)
    migrate()
    member = Member(name="Rowan Cole", email="rowan@example.org", welcomed_at=at)
    member.save()
    listed = [trade.name.capitalize() for trade in every_trade()]
    roles = listed * 4 + [f"{chance.choice(listed)} {n}" for n in range(OWN_TRADES)]
    made = [_person(member, chance, roles, on, at) for _ in range(people)]
    with transaction.atomic():
        Person.objects.bulk_create(made, batch_size=BATCH)
        told = [_experience(member, chance, made, on, at) for _ in range(experiences)]
        Experience.objects.bulk_create(told, batch_size=BATCH)
        search.write_all()
    return member


def _person(
    member: Member, chance: random.Random, roles: list[str], on: date, at: datetime
) -> Person:
    name = f"{chance.choice(GIVEN)} {chance.choice(FAMILIES)} {chance.randrange(10_000)}"
    person = Person(owner=member, name=name, role=chance.choice(roles), made_at=at)
    if chance.random() < 0.3:
        person.met_on, person.place = on - timedelta(days=chance.randrange(900)), "new"
    person.fill_keys()
    return person


def _experience(
    member: Member, chance: random.Random, people: list[Person], on: date, at: datetime
) -> Experience:
    source = chance.choice(people[:200]) if chance.random() < 1 / 3 else None
    return Experience(
        owner=member,
        person=chance.choice(people),
        source=source,
        source_name=source.name if source else "",
        what=f"Job {chance.randrange(1_000)}",
        on=on - timedelta(days=chance.randrange(1_500)),
        outcome=chance.choice(("well", "well", "well", "so-so", "badly", "")),
        made_at=at,
    )


def measure(member: Member, needs: Path, on: date) -> dict[str, float]:
    """Milliseconds that look-ups take, each with the search beside it: by the clock, and of the
    processor, which says the same on a busy machine."""
    took, worked = [], []
    texts = [need.text for need in needs_in(needs)]
    look_up(member, texts[0], on=on)
    for text in texts:
        start, began = time.perf_counter(), time.process_time()
        find(member, text)
        look_up(member, text, on=on)
        took.append((time.perf_counter() - start) * 1000)
        worked.append((time.process_time() - began) * 1000)
    at = int(len(took) * 0.95)
    return {
        "p50": round(sorted(took)[len(took) // 2], 1),
        "p95": round(sorted(took)[at], 1),
        "processor_p95": round(sorted(worked)[at], 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--needs", type=Path, required=True)
    parser.add_argument("--people", type=int, required=True)
    parser.add_argument("--experiences", type=int, required=True)
    asked = parser.parse_args()
    on = datetime.now(UTC).date()
    member = build(asked.people, asked.experiences, on)
    print(json.dumps(measure(member, asked.needs, on)))


if __name__ == "__main__":
    main()
