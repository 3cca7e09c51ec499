"""The answer page, tried by an enemy: forged, expired, reused, another's, prefetched."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cookout.members.member import Member
from cookout.referrals.answer_link import AnswerLink
from cookout.referrals.introduction import Introduction
from cookout.referrals.recommendation import Recommendation
from tests.cast import TODAY, person
from tests.web.conftest import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def outside() -> Client:
    """A browser of someone without an account, which checks forms as a real one has to."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def offered(rowans: Member) -> Introduction:
    first, second = person(rowans, "Gus Amato"), person(rowans, "Tomas Silva", company="Silva & Co")
    return Introduction.offer(first=first, second=second, why="A leaking faucet.", on=TODAY)


def link(one: Introduction, *, second: bool = False) -> str:
    person = one.second if second else one.first
    return f"/answer/{AnswerLink.to_agree(one, person, at=timezone.now())}/"


def test_looking_answers_nothing_and_nothing_of_it_travels_on(
    outside: Client, offered: Introduction
) -> None:
    address = link(offered)
    for method in (outside.get, outside.head, outside.get):
        answer = method(address, headers={"Purpose": "prefetch"})
        assert answer.status_code == 200
    offered.refresh_from_db()
    assert offered.first_answer == ""
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer["X-Robots-Tag"]
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies.get("sessionid")
    assert outside.put(address).status_code == 405


def test_no_name_or_contact_of_the_other_is_shown(outside: Client, offered: Introduction) -> None:
    for second in (False, True):
        page = outside.get(link(offered, second=second)).content.decode()
        assert "A leaking faucet." in page
        assert "Rowan Cole" in page
        assert not re.search("Gus|Amato|Tomas|Silva", page)


def test_an_answer_is_shown_can_be_changed_and_taken_back(
    outside: Client, offered: Introduction
) -> None:
    address = link(offered)
    for said, shown in (("yes", True), ("no", True), ("", False)):
        answer = outside.post(address, {"answer": said}, follow=True)
        offered.refresh_from_db()
        assert offered.first_answer == said
        assert ("Your answer is saved." in words(answer)) is shown
    assert outside.post(address, {"answer": "well"}).status_code == 422
    assert outside.post(address, {"answer": "'; drop"}).status_code == 422


def test_another_s_or_an_old_link_opens_nothing(outside: Client, offered: Introduction) -> None:
    old, second = link(offered), link(offered, second=True)
    new = link(offered)
    outside.post(second, {"answer": "yes"})
    offered.refresh_from_db()
    assert (offered.first_answer, offered.second_answer) == ("", "yes")
    AnswerLink.objects.filter(person=offered.second).update(
        expires_at=timezone.now() - timedelta(seconds=1)
    )
    for gone in (old, second, f"{new[:-2]}x/", "/answer/%00/", "/answer/a/"):
        assert outside.get(gone).status_code == 404
        assert outside.post(gone, {"answer": "no"}).status_code == 404
    offered.refresh_from_db()
    assert (offered.first_answer, offered.second_answer) == ("", "yes")


def test_guesses_are_slowed_down(outside: Client, offered: Introduction) -> None:
    for _ in range(20):
        assert outside.post("/answer/forged/", {"answer": "yes"}).status_code == 404
    assert outside.post("/answer/forged/", {"answer": "yes"}).status_code == 429
    assert outside.post(link(offered), {"answer": "yes"}).status_code == 302


def test_how_it_went_is_told_by_the_asker(outside: Client, rowans: Member) -> None:
    tomas = person(rowans, "Tomas Silva", notes="Secret")
    made = Recommendation.make(
        provider=tomas, on=TODAY, basis="only_met", evidence="I met him.", asker_name="Sam"
    )
    address = f"/answer/{AnswerLink.to_tell(made, at=timezone.now())}/"
    page = words(outside.get(address))
    assert "How did it go with Tomas Silva?" in page
    assert "Secret" not in page
    outside.post(address, {"answer": "no-call"})
    made.refresh_from_db()
    assert made.result == "no-call"
