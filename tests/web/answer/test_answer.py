"""The answer page, tried by an enemy: forged, expired, reused, another's, prefetched."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cookout.members.member import Member
from cookout.people.merging.merge import Merge
from cookout.referrals.answer_link import AnswerLink
from cookout.referrals.introduction import Introduction
from cookout.referrals.recommendation import Recommendation
from cookout.trash.erasing import Erasing
from tests.cast import AT, TODAY, person
from tests.web.conftest import words

pytestmark = pytest.mark.django_db


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


def test_of_two_tabs_the_last_answer_counts_until_they_are_introduced(
    outside: Client, offered: Introduction
) -> None:
    address = link(offered)
    first, second = (Client(enforce_csrf_checks=True) for _ in range(2))
    for tab in (first, second):
        assert tab.get(address).status_code == 200
    first.post(address, {"answer": "yes"})
    second.post(address, {"answer": "no"})
    assert "Your answer is saved." in words(first.get(address))
    first.post(address, {"answer": "yes"})
    offered.answer(offered.second, "yes")
    offered.introduce(on=TODAY)
    assert "You’ve been introduced." in words(second.post(address, {"answer": "no"}, follow=True))
    offered.refresh_from_db()
    assert offered.first_answer == "yes"
    # Of the two questions each has its own link, and the other's answers are refused.
    went = f"/answer/{AnswerLink.to_hear(offered, at=timezone.now())}/"
    assert "How did it go with Tomas Silva?" in words(outside.get(went))
    assert outside.post(went, {"answer": "yes"}).status_code == 422
    outside.post(went, {"answer": "badly"})
    offered.refresh_from_db()
    assert (offered.first_answer, offered.result) == ("yes", "badly")
    assert outside.post(address, {"answer": "well"}).status_code == 422


def test_a_link_follows_a_merge_and_ends_with_the_trash_and_with_erasing(
    outside: Client, offered: Introduction, rowans: Member
) -> None:
    first, second = link(offered), link(offered, second=True)
    kept = person(rowans, "Tomas da Silva")
    merge = Merge.make(kept=kept, other=offered.second, at=AT)
    outside.post(second, {"answer": "yes"})
    offered.refresh_from_db()
    assert (offered.second, offered.second_answer) == (kept, "yes")
    merge.undo(at=AT)
    outside.post(second, {"answer": "no"})
    offered.refresh_from_db()
    assert (offered.second.name, offered.second_answer) == ("Tomas Silva", "no")
    tomas = offered.second
    tomas.trash(at=AT)
    assert [outside.get(one).status_code for one in (first, second)] == [404, 404]
    tomas.restore()
    assert [outside.get(one).status_code for one in (first, second)] == [200, 200]
    tomas.trash(at=AT)
    Erasing.of(tomas).run()
    assert [outside.get(one).status_code for one in (first, second)] == [404, 404]
    assert not AnswerLink.objects.exists()


def test_a_link_to_a_provider_who_is_gone_opens_nothing(outside: Client, rowans: Member) -> None:
    tomas, sam = person(rowans, "Tomas Silva"), person(rowans, "Sam Hargrove")
    made = Recommendation.make(
        provider=tomas, on=TODAY, basis="only_met", evidence="I met him.", asker=sam
    )
    address = f"/answer/{AnswerLink.to_tell(made, at=timezone.now())}/"
    kept = person(rowans, "Tom Silva")
    Merge.make(kept=kept, other=tomas, at=AT)
    assert "How did it go with Tom Silva?" in words(outside.get(address))
    kept.trash(at=AT)
    assert outside.get(address).status_code == 404
    assert outside.post(address, {"answer": "well"}).status_code == 404
    made.refresh_from_db()
    assert made.result == ""


def test_the_page_is_framed_by_nobody_and_takes_no_other_method(
    outside: Client, offered: Introduction
) -> None:
    address = link(offered)
    answer = outside.get(address)
    assert answer["X-Frame-Options"] == "DENY"
    for method in (outside.put, outside.patch, outside.delete, outside.options):
        assert method(address).status_code == 405
    assert outside.head(address).content == b""
    assert outside.get(address, {"answer": "yes"}).status_code == 200
    offered.refresh_from_db()
    assert offered.first_answer == ""


def test_guesses_are_slowed_down(outside: Client, offered: Introduction) -> None:
    for _ in range(20):
        assert outside.post("/answer/forged/", {"answer": "yes"}).status_code == 404
    assert outside.post("/answer/forged/", {"answer": "yes"}).status_code == 429
    address = link(offered)
    for _ in range(20):
        assert outside.post(address, {"answer": "yes"}).status_code == 302
    assert outside.post(address, {"answer": "no"}).status_code == 429
    offered.refresh_from_db()
    assert offered.first_answer == "yes"


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
