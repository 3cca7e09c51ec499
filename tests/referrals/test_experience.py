"""Experiences: whose they are, what they come to, and that nothing of them is lost or left."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cookout.people.history.change import Change, occasion
from cookout.people.merging.merge import Merge
from cookout.people.search import search
from cookout.trash.erasing import Erasing
from tests.cast import AT, TODAY, day, job, person, rowan

pytestmark = pytest.mark.django_db


def test_great_work_follows_the_member_s_own_experiences() -> None:
    vera = person(rowan(), "Vera Holt")
    heard = job(vera, on=day(500), source_name="Ana")
    assert vera.great_on is None
    first = job(vera, on=day(400))
    job(vera, on=day(30))
    assert vera.great_on == day(400)
    first.trash(at=AT)
    assert vera.great_on == day(30)
    first.restore()
    assert (vera.great_on, heard.is_own, heard.teller) == (day(400), False, "Ana")
    bad = job(vera, outcome="badly", again=None)
    assert vera.great_on is None
    bad.outcome = "so-so"
    bad.save()
    assert vera.great_on == day(400)


def test_an_edit_keeps_what_was_told_before_in_the_change_log() -> None:
    dana = person(rowan())
    with occasion(at=AT):
        told = job(dana, what="Swept the flue", outcome="well")
    with occasion(at=AT + timedelta(days=1)):
        told.outcome, told.again = "badly", False
        told.save()
    lines = [line for change in Change.objects.order_by("pk") for line in change.said]
    was = "You used them, November 17, 2026, Went well, would use again, Swept the flue"
    now = "You used them, November 17, 2026, Went badly, wouldn’t use again, Swept the flue"
    assert lines == [["Experience", "", was], ["Experience", was, now]]


def test_a_merge_brings_the_experiences_of_both_together_and_undoes_it() -> None:
    owner = rowan()
    kept, other = person(owner, "Dana Whitfield"), person(owner, "Dana Witfield")
    job(kept, on=day(300))
    job(other, on=day(10), outcome="badly", again=None)
    merge = Merge.make(kept=kept, other=other, at=AT)
    kept.refresh_from_db()
    assert (kept.great_on, kept.experiences.count()) == (None, 2)
    merge.undo(at=AT)
    kept.refresh_from_db()
    assert (kept.great_on, kept.experiences.count()) == (day(300), 1)


def test_who_told_of_a_job_is_forgotten_with_them_and_the_job_stays() -> None:
    owner = rowan()
    kit, ana = person(owner, "Kit Halloran"), person(owner, "Quillona Zwetschger")
    told = job(kit, source=ana, source_name=ana.name, words="Quillona was glad", what="A pipe")
    ana.trash(at=AT)
    Erasing.of(ana).run()
    told.refresh_from_db()
    assert (told.source, told.source_name, told.words, told.what) == (None, "Someone", "", "A pipe")
    assert not told.is_own


def test_the_search_finds_what_was_told_of_their_work() -> None:
    dana = person(rowan())
    told = job(dana, on=TODAY, what="Relined the chimney")
    (hit,) = search.find(dana.owner, "relined")
    assert (hit.person_id, hit.column) == (dana.pk, "experiences")
    told.trash(at=AT)
    assert search.find(dana.owner, "relined") == []


def test_a_statement_says_whose_job_it_was() -> None:
    owner = rowan()
    kit, ana = person(owner, "Kit Halloran", role="Plumber"), person(owner, "Ana Cole")
    own = job(kit, outcome="so-so").statement()
    assert (own.member, own.source, own.skill, own.outcome) == ("me", "", "plumber", 0.5)
    assert job(kit, source=ana, source_name=ana.name).statement().source == str(ana.pk)
    assert job(kit, source_name="Aunt Carol").statement().source == "name:aunt carol"
