"""A recommendation carries its evidence, and its outcome comes home."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from cookout.members.member import Member
from cookout.people.contact_point import ContactPoint
from cookout.people.person import Person
from cookout.referrals.look_up import look_up
from cookout.referrals.need import Need
from cookout.referrals.recommendation import OnlyIntroduced, Recommendation
from cookout.trash.erasing import Erasing
from tests.cast import AT, TODAY, day, person, rowan

pytestmark = pytest.mark.django_db


def recommend(provider: Person, **told: Any) -> Recommendation:
    told = {"basis": "only_met", "evidence": "I met him once.", "asker_name": "Aunt Carol"} | told
    return Recommendation.make(provider=provider, on=told.pop("on", TODAY), **told)


def tomas(owner: Member) -> Person:
    return person(owner, "Tomas Silva", role="Plumber", met_on=day(90))


def test_the_evidence_cannot_be_left_out_and_a_private_person_is_only_introduced() -> None:
    one = tomas(rowan())
    with pytest.raises(IntegrityError), transaction.atomic():
        recommend(one, evidence="")
    one.mark_private(on=TODAY)
    with pytest.raises(OnlyIntroduced):
        recommend(one)


def test_it_is_asked_about_once_two_weeks_after_the_expected_day() -> None:
    one = tomas(rowan())
    made = recommend(one, expected_on=TODAY)
    due = Recommendation.objects.to_ask_about
    assert not due(on=TODAY + timedelta(days=13))
    assert list(due(on=TODAY + timedelta(days=14))) == [made]
    made.ask_no_more(on=TODAY)
    assert not due(on=TODAY + timedelta(days=14))


def test_a_number_that_did_not_work_is_marked_until_that_is_taken_back() -> None:
    one = tomas(rowan())
    for value in ("818 555 0188", "818 555 0189"):
        ContactPoint.add(person=one, kind="phone", value=value)
    made = recommend(one, phone="818 555 0188")
    made.tell("no-number", on=TODAY)
    failed = one.contact_points.exclude(failed_on=None)
    assert [point.value for point in failed.all()] == ["818 555 0188"]
    made.tell("well", on=TODAY)
    assert not failed.all()


def test_the_next_asker_s_look_up_shows_what_went_badly() -> None:
    owner = rowan()
    one = tomas(owner)
    before = look_up(owner, "a leaking pipe", on=TODAY)
    assert before
    assert before.met == [one]
    recommend(one).tell("badly", on=TODAY)
    after = look_up(owner, "a leaking pipe", on=TODAY)
    assert after
    assert (after.met, [each.person for each in after.warned]) == ([], [one])
    assert (after.vouched, after.warned[0].recommended[0].outcome) == (False, 0)
    recommend(one).tell("well", on=TODAY)
    later = look_up(owner, "a leaking pipe", on=TODAY)
    assert later
    assert [each.person for each in later.trusted] == [one]


def test_a_need_is_looked_at_again_when_one_of_that_trade_is_met() -> None:
    owner = rowan()
    gus = person(owner, "Gus Amato")
    told = {"owner": owner, "words": "The faucet drips", "asker": gus, "trade": "plumber"}
    need = Need.remember(on=TODAY, **told)
    assert Need.remember(on=TODAY, **told) == need
    assert list(Need.objects.of(owner).open().met_by(tomas(owner))) == [need]
    titled = person(owner, "Kit", title="Master Plumber")
    assert list(Need.objects.of(owner).open().met_by(titled)) == [need]
    assert not Need.objects.of(owner).open().met_by(gus)
    need.end(on=TODAY)
    assert not Need.objects.of(owner).open().met_by(titled)


def test_the_asker_s_name_goes_with_them_and_the_outcome_stays() -> None:
    owner = rowan()
    sam = person(owner, "Quillona Zwetschger")
    made = recommend(tomas(owner), asker=sam, asker_name=sam.name, evidence="Told Quillona: met.")
    made.tell("well", on=TODAY)
    sam.trash(at=AT)
    Erasing.of(sam).run()
    made.refresh_from_db()
    assert (made.asker, made.asker_name, made.evidence) == (None, "", "Someone")
    assert made.outcome == 1
