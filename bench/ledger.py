"""What became of everybody in a year under one policy: touches, promises and minutes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from bench.friends import Friend
from bench.year import Year
from cookout.practice.today.due import StepKind

PROMISED_FOR = timedelta(days=7)


@dataclass(kw_only=True)
class Promise:
    """A promise made in a talk; `done_on` is the day it was kept."""

    id: int
    due_on: date
    done_on: date | None = None


@dataclass(kw_only=True)
class Story:
    """How it went with one person."""

    friend: Friend
    last_on: date
    touches: int
    hello_on: date | None = None
    last_was_note: bool = False
    open_promise: Promise | None = None
    reminded_on: date | None = None
    minutes: dict[date, int] = field(default_factory=lambda: defaultdict(int))


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One line of a list."""

    id: int
    kind: StepKind
    minutes: int


@dataclass(kw_only=True)
class Ledger:
    """The stories of a year so far."""

    year: Year
    stories: dict[int, Story] = field(default_factory=dict)
    promises: list[Promise] = field(default_factory=list)

    def __post_init__(self) -> None:
        for friend in self.year.friends:
            if friend.met_on is None:
                self.stories[friend.id] = Story(friend=friend, last_on=friend.last_on, touches=9)

    def begin(self, day: date) -> None:
        """Whoever is met on a day, and whoever calls on their own."""
        for friend in self.year.friends:
            if friend.met_on == day:
                self.stories[friend.id] = Story(friend=friend, last_on=day, touches=1)
            elif day in friend.calls_on and friend.id in self.stories:
                self._touch(self.stories[friend.id], day)

    def do(self, task: Task, day: date) -> None:
        """One line of the list is done."""
        story = self.stories[task.id]
        story.minutes[day] += task.minutes
        if task.kind == "promise" and story.open_promise:
            story.open_promise.done_on = day
            story.open_promise = None
        before = story.touches
        self._touch(story, day, note=task.kind == "note")
        talked = task.kind in ("talk", "second_talk")
        if talked and not story.open_promise and self.year.promises(story.friend, before):
            story.open_promise = Promise(id=len(self.promises), due_on=day + PROMISED_FOR)
            self.promises.append(story.open_promise)

    def _touch(self, story: Story, day: date, *, note: bool = False) -> None:
        story.last_on = day
        story.touches += 1
        story.last_was_note = note
        if story.hello_on is None:
            story.hello_on = day
