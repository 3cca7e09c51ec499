"""Today as the page shows it: a greeting, a card for each person, and who was reached already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from cookout.members.member import Member
from cookout.people.interaction import Interaction, InteractionKind
from cookout.people.person import Person
from cookout.practice.formats import clock
from cookout.practice.notice import ImportantDate
from cookout.practice.phrases import (
    capital,
    number,
    one_line,
    so_many,
)
from cookout.practice.today.closing import ALL_DONE, can_wait, closing, nothing
from cookout.practice.today.due import TodayStep
from cookout.promises.promise import Promise
from cookout.today.sidebar import points_of
from cookout.today.today import Today
from cookout.web.http.addresses import addresses
from cookout.web.parts.contact_links import Action, Reached, reached
from cookout.web.parts.person_summary import Ring, called, full_name, ring, rings, where_met

NOON, DUSK = 12, 18
MOST_DONE = 8
SHORT = 90

Direction = Interaction.Direction
YOU_DID = {
    (InteractionKind.MESSAGE, Direction.OUT): "You texted",
    (InteractionKind.MESSAGE, Direction.IN): "They wrote",
    (InteractionKind.MESSAGE, Direction.BOTH): "You wrote to each other",
    (InteractionKind.CALL, Direction.OUT): "You called",
    (InteractionKind.CALL, Direction.IN): "They called",
    (InteractionKind.CALL, Direction.BOTH): "You talked",
    (InteractionKind.HELPED, Direction.OUT): "You helped",
    (InteractionKind.HELPED, Direction.IN): "They helped you",
    (InteractionKind.HELPED, Direction.BOTH): "You helped each other",
}


def greeting(member: Member, *, at: datetime) -> str:
    """Good morning, afternoon or evening, in the member's time zone."""
    hour = at.astimezone(member.zone).hour
    part = "Morning" if hour < NOON else "Afternoon" if hour < DUSK else "Evening"
    return f"{part}, {member.first_name}." if member.first_name else f"{part}."


def summary(today: Today) -> str:
    """How many people, and about how long: "Three people, about 20 of your 25 minutes."."""
    if not today.steps:
        return ""
    people = so_many(count=len(today.steps), one="person", several="people")
    minutes = number(count=max(today.minutes, 1))
    unit = "minute" if today.minutes == 1 else "minutes"
    of = f" of your {number(count=today.there)}" if today.there else ""
    return f"{capital(words=people)}, about {minutes}{of} {unit}."


def ending(today: Today, *, done: bool) -> dict[str, str]:
    """The last line of the list, or why it is empty."""
    empty = nothing(on=today.day, back_on=today.back_on, minutes=today.there)
    return {
        "nothing": empty,
        "all_done": ALL_DONE if done else "",
        "closing": closing(more=today.more),
        "can_wait": can_wait(more=today.more),
    }


@dataclass(frozen=True)
class TodayCard:
    """One person on the list: the ring, the contact buttons with the draft, the reason, and the
    address of "Not today"."""

    due: TodayStep
    person: Person
    ring: Ring
    full_name: str
    name: str
    short: str
    actions: list[Action]
    promise: Promise | None
    later_url: str

    @property
    def pk(self) -> int:
        return self.person.pk

    @property
    def has_draft_link(self) -> bool:
        """Whether a button opens a message app, so that "Sent?" is asked after it."""
        return any(action.takes_a_message for action in self.actions)


def cards(today: Today, *, region: str) -> list[TodayCard]:
    """A card a person."""
    promised: dict[int, Promise] = {}
    for promise in today.promises:
        promised.setdefault(promise.person_id, promise)
    people = [today.people[step.person_id] for step in today.steps]
    points, later = points_of(person.pk for person in people), addresses("not_today")
    return [
        _card(
            step,
            ring,
            reached(points[step.person_id], region=region, usual=ring.person.usual_way),
            promised.get(step.person_id),
            later(step.person_id),
        )
        for step, ring in zip(today.steps, rings(people, on=today.day), strict=True)
    ]


def _card(
    due: TodayStep, ring: Ring, found: Reached, promise: Promise | None, later_url: str
) -> TodayCard:
    return TodayCard(
        due=due,
        person=ring.person,
        ring=ring,
        full_name=full_name(ring.person),
        name=called(ring.person),
        short=one_line(text=due.reason, most=SHORT),
        actions=[action.with_draft(due.draft) for action in found.actions],
        promise=promise if due.kind == "promise" else None,
        later_url=later_url,
    )


class ReachedToday(NamedTuple):
    """Someone reached today, and how."""

    ring: Ring
    full_name: str
    how: str


def done(today: Today, member: Member) -> list[ReachedToday]:
    """People reached today, without doubles, the latest first; without those still on the list."""
    seen = {step.person_id for step in today.steps}
    rows: list[ReachedToday] = []
    for person, interaction in _reached(today):
        if person.pk not in seen and len(rows) < MOST_DONE:
            seen.add(person.pk)
            about = ring(person, on=today.day), full_name(person)
            rows.append(ReachedToday(*about, _how(interaction, member)))
    return rows


def _reached(today: Today) -> Iterator[tuple[Person, Interaction]]:
    for interaction in today.done:
        for person in interaction.people.all():
            yield person, interaction


def _how(interaction: Interaction, member: Member) -> str:
    kind, direction = InteractionKind(interaction.kind), Direction(interaction.direction)
    moment = interaction.logged_at.astimezone(member.zone)
    words = YOU_DID.get((kind, direction), kind.label)
    return f"{words} at {clock(moment.time())}"


class DateLine(NamedTuple):
    """An important date in one sentence, with the person's page."""

    sentence: str
    url: str


def date_lines(today: Today, dates: Iterable[ImportantDate]) -> list[DateLine]:
    """The dates to mention, without those that lead a card of the list, and without today's of
    people already reached."""
    page, on = addresses("person"), today.day
    led = today.occasions | {(person.pk, on) for person, _ in _reached(today)}
    return [
        DateLine(date.sentence(on=on), page(date.person_id))
        for date in dates
        if (date.person_id, date.day) not in led
    ]


class JustMet(NamedTuple):
    """Someone just met: when and where, and their addresses."""

    person: Person
    full_name: str
    name: str
    where: str
    url: str
    decide_url: str


def met_rows(today: Today) -> list[JustMet]:
    """Those just met, each with the day and the event."""
    page, decide = addresses("person"), addresses("decide_one")
    return [
        JustMet(
            person,
            full_name(person),
            called(person),
            where_met(person, on=today.day),
            page(person.pk),
            decide(person.pk),
        )
        for person in today.just_met
    ]
