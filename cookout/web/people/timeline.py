"""The timeline with a person: each interaction in a few words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict

from cookout.members.compiled_query import CompiledQuery
from cookout.people.interaction import Interaction, InteractionKind
from cookout.people.person import Person
from cookout.practice.phrases import number, one_line
from cookout.web.http.addresses import addresses
from cookout.web.http.pagination import ByDay, Page, cut
from cookout.web.parts.person_summary import called
from cookout.web.parts.templatetags.day_words import day_words

OUT, IN, BOTH = Interaction.Direction.OUT, Interaction.Direction.IN, Interaction.Direction.BOTH
NAMED, SHOWN = 3, 20
Present = Interaction.people.through

BEGINNINGS: dict[str, tuple[str, str, str]] = {
    # What the member did, what the other did, what both did.
    InteractionKind.MET: ("You met", "You met", "You met"),
    InteractionKind.CALL: ("You called", "{name} called", "You talked by phone"),
    InteractionKind.MESSAGE: ("You wrote", "{name} wrote", "You wrote to each other"),
    InteractionKind.ONLINE: ("You connected online",) * 3,
    InteractionKind.HELPED: ("You helped", "{name} helped you", "You helped each other"),
    InteractionKind.INTRODUCED: (
        "You introduced",
        "{name} introduced",
        "You introduced each other",
    ),
    InteractionKind.BUSINESS: (
        "You gave {name} a job",
        "{name} gave you a job",
        "You did business",
    ),
}


class TimelineEntry(NamedTuple):
    """One interaction in the timeline; `is_yours` if the member took part in starting it."""

    beginning: str
    company: str
    event: str
    words: str
    when: str
    is_yours: bool
    url: str


def _times(person: Any) -> QuerySet[Interaction]:
    """The interactions with a person, and whether others took part."""
    others = Present.objects.filter(interaction=OuterRef("pk")).exclude(person=person)
    times = Interaction.objects.filter(people=person).not_in_trash().select_related("event")
    return times.annotate(is_shared=Exists(others))


_LATEST = CompiledQuery(lambda person: ByDay(_times(person), "on").in_order()[: SHOWN + 1])


@dataclass(frozen=True)
class TimesInTouch:
    """The times in touch with a person, the latest first; in order, those of the first page."""

    person: Person

    def in_order(self) -> list[Interaction]:
        return _LATEST(person=self.person.pk)

    def after(self, key: str, pk: int) -> QuerySet[Interaction]:
        return ByDay(_times(self.person), "on").after(key, pk)

    def before(self, key: str, pk: int) -> QuerySet[Interaction]:
        return ByDay(_times(self.person), "on").before(key, pk)


def times_of(person: Person, query: QueryDict) -> Page[Interaction]:
    """The page of times in touch that a query asks for."""
    times = TimesInTouch(person)
    return cut(query, times, key=lambda time: time.on, size=SHOWN, anchor="#story")


def story(times: list[Interaction], *, person: Person, on: date) -> list[TimelineEntry]:
    """The interactions as the page of a person shows them."""
    shared = [interaction.pk for interaction in times if getattr(interaction, "is_shared", True)]
    url, others, name = addresses("interaction"), _others(shared, person), called(person)
    return [
        TimelineEntry(
            _beginning(interaction, name),
            _with(others[interaction.pk]),
            interaction.event.name if interaction.event else "",
            interaction.words,
            _when(interaction, on),
            interaction.direction != IN,
            url(interaction.pk),
        )
        for interaction in times
    ]


def _beginning(time: Interaction, name: str) -> str:
    return BEGINNINGS[time.kind][(OUT, IN, BOTH).index(time.direction)].format(name=name)


def _when(time: Interaction, on: date) -> str:
    minutes = time.minutes
    spent = f"{minutes} minute{'' if minutes == 1 else 's'}" if minutes else ""
    return " · ".join(filter(None, (day_words(time.on, on), spent)))


def _others(times: list[int], person: Person) -> dict[int, list[str]]:
    """The names of the others in each interaction, by its id."""
    names: dict[int, list[str]] = defaultdict(list)
    if not times:
        return names
    others = Present.objects.filter(interaction__in=times).exclude(person=person)
    others = others.order_by("person__sort_key", "person__pk")
    for pk, name in others.values_list("interaction", "person__name"):
        names[pk].append(one_line(text=name, most=40))
    return names


def _with(names: list[str]) -> str:
    """The others who were there: two by name, or one and how many more."""
    if not names:
        return ""
    if len(names) >= NAMED:
        names = [names[0], f"{number(count=len(names) - 1)} others"]
    return f"with {' and '.join(names)}"
