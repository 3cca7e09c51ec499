"""Suggest having several people over together, with a link to plan it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.practice.cadence import Difficulty
from cookout.practice.today.together import over_together
from cookout.promises.person_facts import of_person
from cookout.table.cookout import Guest
from cookout.web.cookouts.guest_choice import SEATED


@dataclass(frozen=True)
class HavingOver:
    """A suggestion to have people over together: the sentence, and the link to plan it."""

    words: str
    url: str


def planned_with(people: Iterable[int]) -> str:
    """The address where a cookout is planned with these people ticked."""
    return f"{reverse('cookout_new')}?{urlencode({'people': list(people)}, doseq=True)}"


def having_over(member: Member, *, on: date) -> HavingOver | None:
    """Four at the table who are due soon; whoever is a guest of a cookout to come is not asked."""
    asked = Guest.objects.of(member).not_in_trash().coming().filter(cookout__on__gte=on)
    people = Person.objects.of(member).not_in_trash().standing(Person.Place.DEEP)
    free = people.exclude(pk__in=asked.values("person")).in_order()[:SEATED]
    difficulty = Difficulty(member.difficulty)
    found = over_together(
        people=(of_person(person, difficulty=difficulty) for person in free), on=on
    )
    return HavingOver(found.words, planned_with(found.person_ids)) if found else None
