"""No page, export or letter ranks people by how many recommendations they gave or brought."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cookout.export.archive.archive import archive_of
from cookout.export.cards import cards_of
from cookout.letters.delivery import Delivery
from cookout.letters.letter_text import letter
from cookout.letters.preferences import Wish
from cookout.members.member import Member
from cookout.people.person import Person
from cookout.referrals.recommendation import Recommendation
from cookout.web.recommendations.recommendation_page import given_page
from tests.cast import job, person
from tests.web.conftest import Read

pytestmark = pytest.mark.django_db
CONTEST = re.compile(
    r"\b(top|most|best|leading) (recommender|referrer|connector|giver)|leaderboard|"
    r"referrals? (given|this week|per week)|recommendations? given|points|rank(ed|ing)?\b|score",
    re.IGNORECASE,
)


@pytest.fixture
def busy(rowans: Member, today: date) -> tuple[Person, Person]:
    """Two sources: one who told of many jobs, one who told of a single better job."""
    many, few = person(rowans, "Zoe Many", role="Host"), person(rowans, "Abe Few", role="Host")
    for number in range(6):
        one = person(rowans, f"Plumber {number}", role="Plumber")
        job(one, source=many, source_name=many.name, outcome="so-so", on=today)
        Recommendation.make(
            provider=one, asker=many, on=today, basis="trusted", evidence="Zoe used them."
        ).tell("so-so", on=today)
    good = person(rowans, "Wim Good", role="Plumber")
    job(good, source=few, source_name=few.name, on=today)
    return many, few


def test_no_page_speaks_of_who_gave_how_many(
    read: Read, home: Client, busy: tuple[Person, Person]
) -> None:
    many, few = busy
    pages = ["/", "/people/", "/recommendations/", "/introductions/", "/needs/", "/year/"]
    pages += ["/roles/", "/table/", "/review/", f"/people/{many.pk}/", f"/people/{few.pk}/"]
    for address in pages:
        assert not CONTEST.search(read(address)), address
    exported = home.post("/export/", {"format": "csv"}).content.decode("utf-8", "replace")
    assert not CONTEST.search(exported.partition("\n")[0])


@pytest.mark.parametrize("kind", ["digest", "review"])
def test_no_letter_speaks_of_who_gave_how_many(
    rowans: Member, busy: tuple[Person, Person], today: date, kind: str
) -> None:
    at = timezone.now()
    for one in busy:
        one.stand(Person.Place.DEEP, on=today)
    sent = Delivery.plan(
        owner=rowans, kind=kind, period=today.isoformat(), due_at=at, domain="example.org"
    )
    wish = Wish.of(rowans)
    wish.say(at=at, digest=True, review=True)
    made = letter(sent, wish=wish, sender="c@example.org", home="https://c.example/", at=at)
    assert not CONTEST.search(f"{made['Subject']} {made.get_content()}")


def test_the_archive_and_the_cards_count_nothing_of_it(
    rowans: Member, busy: tuple[Person, Person]
) -> None:
    packed = zipfile.ZipFile(io.BytesIO(b"".join(archive_of(rowans, at=timezone.now()))))
    contents = json.loads(packed.read("cookout.json"))
    people = {one["name"]: set(one) for one in contents["people"]}
    # Ways to reach them are points too.
    assert people["Zoe Many"] == people["Abe Few"]
    assert not CONTEST.search(" ".join(people["Zoe Many"] - {"contact_points"}))
    cards = b"".join(cards_of(Person.objects.of(rowans), version="3.0")).decode()
    assert not CONTEST.search(cards)


def test_recommending_more_moves_nobody_up_in_any_list(
    read: Read, rowans: Member, busy: tuple[Person, Person], today: date
) -> None:
    def order(address: str) -> list[str]:
        page = read(address)
        return sorted(("Zoe Many", "Abe Few", "Wim Good"), key=page.find)

    before = [order(address) for address in ("/people/?place=all", "/search/?q=plumber")]
    many = busy[0]
    for number in range(9):
        one = person(rowans, f"Roofer {number}", role="Roofer")
        job(one, source=many, source_name=many.name, on=today - timedelta(days=number))
        Recommendation.make(
            provider=one, asker=many, on=today, basis="trusted", evidence="Zoe used them."
        )
    after = [order(address) for address in ("/people/?place=all", "/search/?q=plumber")]
    assert before == after


def test_the_member_s_own_page_tells_how_they_went_by_basis_and_counts_no_total(
    busy: tuple[Person, Person], today: date
) -> None:
    page = given_page(Recommendation.objects.select_related("provider", "asker"), on=today)
    assert page["track"] == "Someone you trust used: 0 of 6 went well."
    assert set(page) == {"here", "given", "track", "to_ask"}
