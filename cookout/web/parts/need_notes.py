"""A sentence about a saved need, beside someone new whose trade would meet it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from cookout.people.person import Person
from cookout.practice.phrases import one_line, with_article
from cookout.referrals.need import Need
from cookout.referrals.newly_met import MetForNeed
from cookout.web.parts.person_summary import called


@dataclass(frozen=True)
class NeedNote:
    """Who could help with which need, and the pages of both."""

    person: str
    person_url: str
    words: str
    need_url: str


def looked_for(person: Person) -> str:
    """ " Gus is looking for a plumber.", to add after saving someone; empty if no one is."""
    needs = Need.objects.filter(owner=person.owner_id).open().met_by(person)
    need = needs.exclude(asker=person).select_related("asker").order_by("-asked_on", "-pk").first()
    return f" {_looks_for(need)}." if need else ""


def notes(found: Iterable[MetForNeed]) -> list[NeedNote]:
    return [
        NeedNote(
            person=one_line(text=need.person.name, most=40),
            person_url=reverse("person", args=[need.person.pk]),
            words=f"{_looks_for(need.need)}: {one_line(text=need.need.words, most=80)}",
            need_url=reverse("need", args=[need.need.pk]),
        )
        for need in found
    ]


def _looks_for(need: Need) -> str:
    who = f"{called(need.asker)} is" if need.asker else "You’re"
    return f"{who} looking for {with_article(noun=need.trade)}"
