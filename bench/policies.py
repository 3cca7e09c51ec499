"""The rules that are compared: ours, and those that other applications remind by.

The others are helped: their reminders count every talk that was logged, a first hello is reminded
of on the very next day, a promise two days early, whoever was let go is left out, a promise, a
hello and a talk with one person are one line, and the member skips what does not fit and goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from bench.friends import DIFFICULTY
from bench.ledger import Ledger, Story, Task
from bench.year import Year
from cookout.practice.cadence import gap
from cookout.practice.numbers import STEP_MINUTES
from cookout.practice.today.due import StepKind
from cookout.practice.today.person_facts import PersonFacts, Promised
from cookout.practice.today.ranking import choose

AT_MOST = 5
HELLO_AFTER, PROMISE_EARLY, PROMISE_GAP = timedelta(days=1), timedelta(days=2), 5
FIRST = {"promise": 0, "hello": 1}


class Policy(Protocol):
    """A rule: the list of a day, from what is known on its morning."""

    def list(self, ledger: Ledger, day: date) -> list[Task]: ...


def place(year: Year, story: Story, day: date) -> str:
    """Where somebody stands by our rules: at the table, warm, just met or only written down.

    Until the next weekly review whoever was judged "go deep" is treated so.
    """
    friend = story.friend
    if friend.verdict == "gone" or friend.id in year.tables[day]:
        return "gone" if friend.verdict == "gone" else "deep"
    if friend.met_on and day.weekday() != 6 and (day - friend.met_on).days <= day.weekday():
        return "deep" if friend.verdict == "deep" else "new"
    if friend.id in year.kept_warm[day]:
        return "warm"
    return "new" if friend.met_on and (day - friend.met_on).days <= 14 else "book"


@dataclass(frozen=True, kw_only=True)
class Cookout:
    """Ours: today's list as the application makes it."""

    at_most: int = AT_MOST

    def list(self, ledger: Ledger, day: date) -> list[Task]:
        year = ledger.year
        people = [self._someone(year, story, day) for story in ledger.stories.values()]
        today = choose(
            people=people,
            on=day,
            minutes=year.minutes[day],
            days=year.plan,
            at_most=self.at_most,
        )
        return [Task(id=s.person_id, kind=s.kind, minutes=s.minutes) for s in today.steps]

    def _someone(self, year: Year, story: Story, day: date) -> PersonFacts:
        promise = story.open_promise
        return PersonFacts(
            id=story.friend.id,
            name="Somebody",
            place=place(year, story, day),
            met_on=story.friend.met_on,
            last_touch_on=story.last_on,
            touches=story.touches,
            said_hello=story.hello_on is not None,
            promises=(Promised(id=1, what="this", due_on=promise.due_on),) if promise else (),
            difficulty=DIFFICULTY,
            last_was_note=story.last_was_note,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One line of a due list: since when it stands there and how long its period is."""

    task: Task
    since: date
    gap: int

    def ratio(self, day: date) -> float:
        """Days since the period began, in periods."""
        return ((day - self.since).days + self.gap) / self.gap


def by_day(reminder: Reminder, day: date) -> tuple[float, int]:
    return (reminder.since - day).days, reminder.task.id


def by_ratio(reminder: Reminder, day: date) -> tuple[float, int]:
    return -reminder.ratio(day), reminder.task.id


@dataclass(frozen=True, kw_only=True)
class DueList:
    """Fixed cadence: everything that is due stands in one list, the longest there first."""

    table: bool = False
    order: Callable[[Reminder, date], tuple[float, int]] = by_day
    texts: bool = False

    def list(self, ledger: Ledger, day: date) -> list[Task]:
        found = self.reminders(ledger, day)
        return [one.task for one in sorted(found, key=lambda one: self.order(one, day))]

    def reminders(self, ledger: Ledger, day: date) -> Iterable[Reminder]:
        """Everything due, one line for each person."""
        for story in ledger.stories.values():
            due = [one for one in self.each(ledger.year, story, day) if one.since <= day]
            if due:
                yield min(due, key=lambda one: (one.since, one.gap))

    def each(self, year: Year, story: Story, day: date) -> Iterable[Reminder]:
        """Every reminder about somebody, due or not."""
        for one in _each(story, self._place(year, story, day)):
            yield replace(one, task=self._cut(one.task, year))

    def _place(self, year: Year, story: Story, day: date) -> str:
        if self.table or story.friend.verdict == "gone":
            return place(year, story, day)
        return story.friend.verdict

    def _cut(self, task: Task, year: Year) -> Task:
        if self.texts and task.kind in ("talk", "second_talk"):
            task = replace(task, kind="note", minutes=STEP_MINUTES["note"])
        return replace(task, minutes=min(task.minutes, year.plan.longest))


def _each(story: Story, stands: str) -> Iterable[Reminder]:
    id = story.friend.id
    if promise := story.open_promise:
        task = Task(id=id, kind="promise", minutes=STEP_MINUTES["promise"])
        yield Reminder(task=task, since=promise.due_on - PROMISE_EARLY, gap=PROMISE_GAP)
    if stands in ("gone", "book"):
        return
    if story.friend.met_on and story.hello_on is None:
        minutes = STEP_MINUTES["hello_deep"] if stands == "deep" else STEP_MINUTES["hello"]
        task = Task(id=id, kind="hello", minutes=minutes)
        yield Reminder(task=task, since=story.friend.met_on + HELLO_AFTER, gap=1)
    if days := gap(place=stands, touches=9, difficulty=DIFFICULTY):
        kind: StepKind = "keep_warm"
        if stands == "deep":
            kind = "second_talk" if story.friend.met_on and story.touches == 2 else "talk"
        task = Task(id=id, kind=kind, minutes=STEP_MINUTES[kind])
        yield Reminder(task=task, since=story.last_on + timedelta(days=days), gap=days)


@dataclass(frozen=True, kw_only=True)
class FireAndForget(DueList):
    """Every reminder comes once, on its day; the next one a period later, answered or not."""

    def list(self, ledger: Ledger, day: date) -> list[Task]:
        came = {}
        for story in ledger.stories.values():
            for one in self.each(ledger.year, story, day):
                if self._comes(one, story, day):
                    came.setdefault(story.friend.id, one.task)
        return sorted(came.values(), key=lambda task: (FIRST.get(task.kind, 2), task.id))

    def _comes(self, one: Reminder, story: Story, day: date) -> bool:
        if one.task.kind in FIRST:
            return one.since == day
        since = one.since
        if story.reminded_on:
            since = max(since, story.reminded_on + timedelta(days=one.gap))
        if since == day:
            story.reminded_on = day
        return since == day


POLICIES: dict[str, Policy] = {
    "cookout": Cookout(),
    "due_list": DueList(),
    "due_list_table": DueList(table=True),
    "fire_and_forget": FireAndForget(),
    "most_overdue": DueList(order=by_ratio),
    "short_texts": DueList(texts=True),
}
