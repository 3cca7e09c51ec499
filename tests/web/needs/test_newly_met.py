"""A remembered need is looked at again when somebody new with that trade is met or imported."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.people.search import search
from cookout.referrals.introduction import Introduction
from cookout.referrals.need import Need
from cookout.referrals.newly_met import newly_met
from cookout.referrals.recommendation import Recommendation
from tests.cast import person, sol
from tests.web.conftest import Read

pytestmark = pytest.mark.django_db
Ago = Callable[[int], date]


@pytest.fixture
def need(rowans: Member, ago: Ago) -> Need:
    gus = person(rowans, "Gus Amato", given="Gus")
    return Need.remember(
        owner=rowans, words="The faucet drips", asker=gus, trade="plumber", on=ago(3)
    )


def test_after_somebody_is_met_a_calm_note_says_who_looks_for_them(
    read: Read, follow: Read, need: Need
) -> None:
    page = follow("/met/", name="Kit Halloran", role="Plumber")
    assert "Kit saved. Gus is looking for a plumber." in page
    note = "Could help Kit Halloran Gus is looking for a plumber: The faucet drips"
    assert note in page
    assert note in read("/needs/")
    assert "Could help" not in follow(f"/needs/{need.pk}/ending/")


def test_an_imported_title_counts_and_those_known_before_do_not(
    rowans: Member, need: Need, ago: Ago
) -> None:
    def add(owner: Member, name: str, **told: object) -> Person:
        one = person(owner, name, **told)
        Person.objects.filter(pk=one.pk).update(made_at=timezone.now())
        return one

    before = person(rowans, "Abel Before", role="Plumber")
    Person.objects.filter(pk=before.pk).update(made_at=timezone.now() - timedelta(days=9))
    add(sol(), "Not Rowan’s", role="Plumber")
    add(rowans, "Ben Baker", role="Baker")
    assert newly_met(rowans) == []
    titled = add(rowans, "Lena Jarrow", title="Master Plumber")
    search.write([titled.pk])
    assert [one.person for one in newly_met(rowans)] == [titled]
    assert newly_met(rowans, since=ago(-2)) == []


def test_whoever_was_passed_on_already_is_no_news(rowans: Member, need: Need, today: date) -> None:
    kit = person(rowans, "Kit Halloran", role="Plumber", met_on=today)
    assert [one.person for one in newly_met(rowans)] == [kit]
    made = Recommendation.make(
        provider=kit, on=today, need=need, basis="only_met", evidence="I met him."
    )
    assert newly_met(rowans) == []
    made.trash(at=timezone.now())
    assert need.asker
    Introduction.offer(first=need.asker, second=kit, why="A faucet.", on=today)
    assert newly_met(rowans) == []
