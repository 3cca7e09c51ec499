"""Whether a letter is ever lost or sent twice, through kills, clocks that jump, and outages.

`python -m bench.reminders [--json] [--days N] [--seed N]`: the real loop on a real database, with a
clock and a mail server that are made up. Four members in four time zones, each with a letter a day
and one a week, at hours that the change of the clocks leaves out or doubles, too. At random: the
process is killed at any statement or on either side of the mail server's "taken" (what it knew is
gone, the database is as it was committed); the machine is off for up to four days; the clock is up
to three days wrong, in either direction; the mail server cannot be reached, refuses for now, hangs
up before it has taken a letter, or after.

`lost`: a letter that was due by the true clock and never came, nor a later one of its kind that the
ledger names in its place; and one that has only such a stand-in although for 14 hours before the
next one was due everything worked. `doubled`: a day or week under a second Message-ID, a letter
that no row of the ledger knows, or the same Message-ID again with no kill and no hanging up in
between. `resent`: the same Message-ID again after one of those.

Beside it, on the same days: the way it is often done. The hour is now, so mark it, and send it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from email.message import EmailMessage
from itertools import pairwise
from pathlib import Path
from typing import Any

DAYS, SEED = 1_000, 7
START = datetime(2026, 1, 5, 12, tzinfo=UTC)
CALM = timedelta(days=3)
"""In the end everything works, so that what is late has time to come."""
ENOUGH = timedelta(hours=14)
WHO = (
    ("America/Los_Angeles", time(2, 30), time(21), time(1)),
    ("Europe/Berlin", time(7), time(21), time(7)),
    ("Australia/Lord_Howe", time(1, 45), time(0), time(0)),
    ("America/Santiago", time(23, 50), time(0), time(0)),
)
MOODS = ("nobody there", "not now", "hangs up before", "hangs up after")
Key = tuple[int, str, str]


class Killed(BaseException):
    """The process is gone."""


@dataclass
class World:
    """What is true, whatever the clock says: the moment, and what works."""

    chance: random.Random
    now: datetime = START
    wrong_by: timedelta = timedelta()
    off_until: datetime = START
    right_again: datetime = START
    mood: str = ""
    mood_until: datetime = START
    calm_from: datetime = START
    restless_until: datetime = START
    left: int = 0
    """Steps until the process is killed; 0 for never."""
    kills: int = 0
    arrived: list[tuple[datetime, str]] = field(default_factory=list)
    broken: set[int] = field(default_factory=set)
    """Which of them were followed by a kill or a hanging up before they were noted."""
    good: list[tuple[datetime, datetime]] = field(default_factory=list)

    def clock(self) -> datetime:
        return self.now + self.wrong_by

    def step(self) -> None:
        """One step of the process: a statement, or one side of the mail server's answer."""
        if self.left:
            self.left -= 1
            if not self.left:
                self.kills += 1
                raise Killed

    @property
    def works(self) -> bool:
        return not (self.mood or self.wrong_by or self.now < self.off_until)

    def go_on(self) -> None:
        """A while later, a short one where something has just happened; perhaps it does now."""
        before, worked = self.now, self.works
        restless = not worked or self.now < self.restless_until
        hours = self.chance.uniform(0.1, 0.9) if restless else self.chance.uniform(0.3, 4)
        self.now += timedelta(hours=hours)
        if not worked:
            self.restless_until = self.now + timedelta(hours=5)
        if worked:
            self.good.append((before, self.now))
        if self.now >= self.mood_until:
            self.mood = ""
        if self.now >= self.right_again:
            self.wrong_by = timedelta()
        if self.now < self.calm_from:
            self._happen(hours)
        else:
            self.mood, self.wrong_by, self.off_until = "", timedelta(), self.now

    def _happen(self, hours: float) -> None:
        chance = self.chance
        if not self.mood and chance.random() < 0.012 * hours:
            self.mood = chance.choice(MOODS)
            self.mood_until = self.now + timedelta(hours=chance.expovariate(1 / 8))
        if not self.wrong_by and chance.random() < 0.006 * hours:
            self.wrong_by = timedelta(hours=chance.uniform(-72, 72))
            self.right_again = self.now + timedelta(hours=chance.uniform(0.2, 40))
        if chance.random() < 0.004 * hours:
            self.off_until = self.now + timedelta(hours=chance.uniform(0.5, 96))

    def send(self, server: object, letter: EmailMessage) -> None:
        """The mail server as it is in this mood."""
        from cookout.letters.sending import NotDelivered

        self.now += timedelta(seconds=self.chance.uniform(0, 20))
        self.step()
        if self.mood in MOODS[:3]:
            raise NotDelivered(self.mood, nobody_there=self.mood == MOODS[0])
        self.arrived.append((self.now, str(letter["Message-ID"])))
        if self.mood == MOODS[3]:
            self.broken.add(len(self.arrived) - 1)
            raise NotDelivered(self.mood)
        self.step()


@dataclass
class Figures:
    """What became of the letters of one way of doing it."""

    days: int
    wanted: int = 0
    lost: int = 0
    doubled: int = 0
    resent: int = 0
    stand_ins: int = 0
    kills: int = 0

    def said(self) -> dict[str, int]:
        return {name: getattr(self, name) for name in ("days", "lost", "doubled", "resent")}


def members(at: datetime) -> list[Any]:
    """Four members who want letters, and a mail server."""
    from cookout.letters.mail_server import MailServer
    from cookout.letters.preferences import Wish
    from cookout.members.member import Member

    MailServer(host="mail.example.org", from_address="letters@example.org").set_up(at=at)
    wishes = []
    for number, (zone, hour, quiet_from, quiet_until) in enumerate(WHO):
        email = f"member{number}@example.org"
        member = Member.objects.create(name="Member", email=email, time_zone=zone)
        wish = Wish(owner=member)
        wish.say(
            at=at,
            digest=True,
            digest_time=hour,
            review=True,
            review_day=number,
            review_time=hour,
            quiet_from=quiet_from,
            quiet_until=quiet_until,
        )
        wishes.append(wish)
    return wishes


def wanted(wishes: list[Any], until: datetime) -> dict[Key, datetime]:
    """Every letter that was wished for, and when it was truly due: counted day by day, apart
    from the loop."""
    found: dict[Key, datetime] = {}
    day = START.date() - timedelta(days=1)
    while day <= until.date() + timedelta(days=1):
        for number, wish in enumerate(wishes):
            zone = wish.owner.zone
            due = datetime.combine(day, WHO[number][1], tzinfo=zone).astimezone(UTC)
            if START < due <= until:
                found[wish.owner_id, "digest", day.isoformat()] = due
                if day.weekday() == number:
                    found[wish.owner_id, "review", _week(day)] = due
        day += timedelta(days=1)
    return found


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


@contextmanager
def counted(world: World) -> Iterator[None]:
    """Every statement is a step at which the process may be killed."""
    from django.db import connection

    def run(execute: Callable[..., Any], *asked: Any) -> Any:
        world.step()
        return execute(*asked)

    with connection.execute_wrapper(run):
        yield


def simulate(*, days: int = DAYS, seed: int = SEED) -> tuple[Figures, Figures]:
    """Our loop's figures, and those of the usual way, on the same days."""
    from cookout.letters.outgoing import Senders
    from cookout.letters.round import go_round

    chance = random.Random(seed)
    end = START + timedelta(days=days)
    world = World(chance, calm_from=end - CALM)
    wishes = members(START)
    due = wanted(wishes, end - CALM)
    usual = Usual(wishes)
    process = 0
    while world.now < end:
        since = max(world.now, world.off_until)
        world.go_on()
        if world.now < world.off_until:
            continue
        happens = world.now < world.calm_from and chance.random() < 0.1
        usual.go_round(world, since=since, killed=happens and chance.random() < 0.5)
        world.left = chance.randint(1, 40) if happens else 0
        try:
            with counted(world):
                go_round(
                    clock=world.clock,
                    holder=f"process {process}",
                    home="https://cookout.example.org/",
                    senders=Senders(mail=world.send),
                )
        except Killed:
            process += 1
            _note_break(world)
            world.restless_until = world.now + timedelta(hours=1)
        world.left = 0
    ours = judged(world, due)
    ours.days, ours.kills = days, world.kills
    return ours, usual.judged(due, days)


def _note_break(world: World) -> None:
    """The letter that came last before a kill may come again, if the ledger does not know of it."""
    from cookout.letters.delivery import Delivery

    if world.arrived:
        last = Delivery.objects.filter(message_id=world.arrived[-1][1], delivered_at=None)
        if last.exists():
            world.broken.add(len(world.arrived) - 1)


def judged(world: World, due: dict[Key, datetime]) -> Figures:
    """From the mailbox alone what came, and from the ledger what stands in for what did not."""
    from cookout.letters.delivery import Delivery

    rows = {
        delivery.message_id: delivery for delivery in Delivery.objects.select_related("covered_by")
    }
    figures = Figures(days=0, wanted=len(due))
    came: dict[Key, set[str]] = defaultdict(set)
    last: dict[str, int] = {}
    for number, (_, message_id) in enumerate(world.arrived):
        row = rows.get(message_id)
        if row is None:
            figures.doubled += 1
            continue
        came[row.owner_id, row.kind, row.period].add(message_id)
        if message_id in last:
            after_a_break = last[message_id] in world.broken
            figures.resent += after_a_break
            figures.doubled += not after_a_break
        last[message_id] = number
    figures.doubled += sum(len(ids) - 1 for ids in came.values())
    by_period = {(one.owner_id, one.kind, one.period): one for one in rows.values()}
    nexts = _next_due(due)
    for key, moment in due.items():
        if key in came:
            continue
        figures.stand_ins += 1
        could = _worked(world.good, moment, nexts.get(key, moment))
        if not _stood_in_for(by_period.get(key), set(came)) or could >= ENOUGH:
            figures.lost += 1
            figures.stand_ins -= 1
    return figures


def _stood_in_for(row: Any, came: set[Key]) -> bool:
    """Whether the ledger names a letter in its place that did come."""
    for _ in range(400):
        if row is None or row.covered_by is None:
            return False
        row = row.covered_by
        if (row.owner_id, row.kind, row.period) in came:
            return True
    return False


def _next_due(due: dict[Key, datetime]) -> dict[Key, datetime]:
    """When the one after each was due."""
    ordered: dict[tuple[int, str], list[tuple[datetime, Key]]] = defaultdict(list)
    for key, moment in due.items():
        ordered[key[:2]].append((moment, key))
    found = {}
    for moments in ordered.values():
        moments.sort()
        found |= {one[1]: after[0] for one, after in pairwise(moments)}
    return found


def _worked(good: list[tuple[datetime, datetime]], start: datetime, end: datetime) -> timedelta:
    """How long everything worked between two moments."""
    overlaps = (min(until, end) - max(since, start) for since, until in good)
    return sum((overlap for overlap in overlaps if overlap > timedelta()), timedelta())


class Usual:
    """The hour is now: mark the day as sent, then send. No ledger, nothing is tried again."""

    def __init__(self, wishes: list[Any]) -> None:
        self.wishes = wishes
        self.zones = [wish.owner.zone for wish in wishes]
        self.marked: set[Key] = set()
        self.came: dict[Key, int] = defaultdict(int)

    def go_round(self, world: World, *, since: datetime, killed: bool) -> None:
        """Whenever the hour was, between two rounds of the loop: it looks every ten minutes."""
        at = since
        while (at := at + timedelta(minutes=10)) <= world.now:
            is_last = at + timedelta(minutes=10) > world.now
            self._look(world, at + world.wrong_by, killed=killed and is_last)

    def _look(self, world: World, clock: datetime, *, killed: bool) -> None:
        for number, wish in enumerate(self.wishes):
            here = clock.astimezone(self.zones[number])
            if here.hour != WHO[number][1].hour:
                continue
            keys = [(wish.owner_id, "digest", here.date().isoformat())]
            if here.weekday() == number:
                keys.append((wish.owner_id, "review", _week(here.date())))
            for key in keys:
                if key not in self.marked:
                    self.marked.add(key)
                    if not killed and world.mood not in MOODS[:3]:
                        self.came[key] += 1

    def judged(self, due: dict[Key, datetime], days: int) -> Figures:
        lost = sum(1 for key in due if not self.came[key])
        twice = sum(count - 1 for count in self.came.values() if count > 1)
        return Figures(days=days, wanted=len(due), lost=lost, doubled=twice)


@contextmanager
def database() -> Iterator[None]:
    """A database of its own, on a disk that nobody waits for."""
    folder = Path(tempfile.mkdtemp(prefix="cookout-bench-"))
    os.environ |= {"COOKOUT_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "cookout.settings"}
    os.environ.pop("DATABASE_URL", None)
    try:
        import django

        django.setup()
        from django.db import connection

        from cookout.cli.serve.prepare import migrate

        migrate()
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")
        yield
        connection.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--days", type=int, default=DAYS, help="how many days go by")
    parser.add_argument("--seed", type=int, default=SEED, help="other days")
    asked = parser.parse_args()
    with database():
        ours, usual = simulate(days=asked.days, seed=asked.seed)
    if asked.json:
        print(json.dumps(ours.said()))
        return
    print(f"{ours.days:,} days, {ours.wanted:,} letters wished for, {ours.kills} kills")
    print(f"{'':<26} {'lost':>7} {'doubled':>8} {'resent':>7} {'in one later':>13}")
    for name, row in (("the loop", ours), ("mark it, then send it", usual)):
        print(f"{name:<26} {row.lost:>7,} {row.doubled:>8,} {row.resent:>7,} {row.stand_ins:>13,}")
    print("lost: never came, and no later one of its kind stands in for it in the ledger; or one")
    print("does, although everything worked for 14 hours before the next one was due.")


if __name__ == "__main__":
    main()
