"""What the member knows of somebody's work, in words: the summary, and each experience."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cookout.people.person import Person
from cookout.practice.evidence.collision import collision
from cookout.practice.evidence.great_work import OUTCOMES
from cookout.practice.formats import month
from cookout.practice.phrases import one_line
from cookout.practice.pronouns import pronouns
from cookout.referrals.experience import AGAIN, Experience

SHOWN = 20


@dataclass(frozen=True)
class ExperienceRow:
    """One experience as the page of its person shows it."""

    basis: str
    badge: str
    text: str
    when: str
    edit_url: str
    name: str


def rows(experiences: Sequence[Experience]) -> list[ExperienceRow]:
    return [_row(experience) for experience in experiences[:SHOWN]]


def of_person(person: Person) -> list[Experience]:
    """What the member knows of somebody's work, the latest first."""
    experiences = Experience.objects.not_in_trash().filter(person=person).select_related("source")
    found = list(experiences.latest_first())
    for experience in found:
        experience.person = person
    return found


def summary(experiences: Sequence[Experience]) -> str:
    """What it comes to, in one sentence; nothing where nobody used them."""
    own = [OUTCOMES.get(experience.outcome) for experience in experiences if experience.is_own]
    heard = next((experience for experience in experiences if not experience.is_own), None)
    them = _them(experiences)
    if own:
        return collision(outcomes=own, them=them).replace("'", "’")
    if heard is None:
        return ""
    outcome = OUTCOMES.get(heard.outcome)
    sentence = collision(source=teller(heard), source_outcome=outcome, them=them)
    return sentence.replace("'", "’")


def _them(experiences: Sequence[Experience]) -> str:
    return pronouns(experiences[0].person.pronouns if experiences else "").object


def teller(experience: Experience) -> str:
    """Whose job it was, short."""
    return one_line(text=experience.teller, most=40)


def month_of(day: date) -> str:
    """October 2026"""
    return f"{month(day.month)} {day.year}"


def _row(one: Experience) -> ExperienceRow:
    words = " ".join(filter(None, (_sentence(one.what), one.words)))
    parts = (month_of(one.on), one.get_outcome_display().lower(), AGAIN[one.again])
    return ExperienceRow(
        basis="used" if one.is_own else "trusted",
        badge=f"Used {_them([one])}" if one.is_own else f"Used by {teller(one)}",
        text=words if one.is_own or not words else f"“{words}”",
        when=" · ".join(filter(None, parts)),
        edit_url=reverse("experience", args=[one.pk]),
        name=one_line(text=one.what, most=60) or month_of(one.on),
    )


def _sentence(words: str) -> str:
    return words if not words or words[-1] in ".!?…" else f"{words}."
