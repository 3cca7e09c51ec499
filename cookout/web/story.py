"""The story with a person: each time in touch told in a few words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.practice.phrases import number, one_line
from cookout.web.rings import called
from cookout.web.templatetags.days import day_words

OUT, IN, BOTH = Interaction.Direction.OUT, Interaction.Direction.IN, Interaction.Direction.BOTH
Kind = Interaction.Kind
NAMED = 3

BEGINNINGS: dict[str, tuple[str, str, str]] = {
    # What the member did, what the other did, what both did.
    Kind.MET: ("You met", "You met", "You met"),
    Kind.CALL: ("You called", "{name} called", "You talked by phone"),
    Kind.MESSAGE: ("You wrote", "{name} wrote", "You wrote to each other"),
    Kind.ONLINE: ("You connected online",) * 3,
    Kind.HELPED: ("You helped", "{name} helped you", "You helped each other"),
    Kind.INTRODUCED: ("You introduced", "{name} introduced", "You introduced each other"),
    Kind.BUSINESS: ("You gave {name} a job", "{name} gave you a job", "You did business"),
}


@dataclass(frozen=True)
class Told:
    """One time in touch, as the story tells it."""

    interaction: Interaction
    beginning: str
    company: str
    when: str

    @property
    def is_yours(self) -> bool:
        """Whether the member had a part in starting it."""
        return self.interaction.direction != IN


def told(interaction: Interaction, *, person: Person, on: date) -> Told:
    """One time in touch, told on the page of a person. Its people are there already."""
    place = (OUT, IN, BOTH).index(Interaction.Direction(interaction.direction))
    beginning = BEGINNINGS[interaction.kind][place].format(name=called(person))
    others = [one for one in interaction.people.all() if one.pk != person.pk]
    minutes = interaction.minutes
    spent = f"{minutes} minute{'' if minutes == 1 else 's'}" if minutes else ""
    when = [day_words(interaction.on, on), spent]
    return Told(interaction, beginning, _with(others), " · ".join(filter(None, when)))


def _with(others: Iterable[Person]) -> str:
    """The others who were there: two by name, or one and how many more."""
    names = [one_line(text=one.name, most=40) for one in others]
    if not names:
        return ""
    if len(names) >= NAMED:
        names = [names[0], f"{number(count=len(names) - 1)} others"]
    return f"with {' and '.join(names)}"
