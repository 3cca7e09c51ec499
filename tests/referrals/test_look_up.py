"""A need in plain words finds people by what is known of their work, never by who was met last."""

from __future__ import annotations

import pytest

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.referrals.look_up import look_up
from tests.cast import TODAY, day, job, person, rowan, sol

pytestmark = pytest.mark.django_db


def plumber(owner: Member, name: str, *, met: int | None = 100) -> Person:
    return person(owner, name, role="Plumber", met_on=None if met is None else day(met))


def test_a_drip_finds_plumbers_by_experience_and_not_by_who_was_met_last() -> None:
    owner = rowan()
    last, good, mixed, heard = (
        plumber(owner, name, met=met)
        for name, met in (("Abel Last", 1), ("Zed Good", 900), ("Yan Mixed", 5), ("Kit Heard", 2))
    )
    plumber(sol(), "Not Rowan’s")
    for ago in (30, 60):
        job(good, on=day(ago))
    job(mixed, on=day(3), outcome="so-so", again=None)
    job(heard, on=day(2), source_name="Ana")
    found = look_up(owner, "my kitchen tap drips all night", on=TODAY)
    assert found
    assert found.trade == "plumber"
    assert [one.person for one in found.used] == [good, mixed]
    assert [one.person for one in found.trusted] == [heard]
    assert found.met == [last]
    assert (found.count, found.vouched) == (4, True)


def test_the_title_of_an_address_book_counts_where_no_trade_is_written() -> None:
    owner = rowan()
    titled = person(owner, "Lena Jarrow", title="Master Plumber")
    person(owner, "Piet Vos", title="Plumber", role="Baker")
    found = look_up(owner, "plumber", on=TODAY)
    assert found
    assert found.met == [titled]


def test_whom_the_member_let_go_is_named_only_where_their_work_is_known() -> None:
    owner = rowan()
    for name in ("Rick Stone", "Rob Stone"):
        plumber(owner, name).stand(Person.Place.GONE, on=TODAY)
    job(Person.objects.get(name="Rob Stone"))
    found = look_up(owner, "leaking pipe", on=TODAY)
    assert found
    assert ([one.person.name for one in found.used], found.met) == (["Rob Stone"], [])


def test_hearsay_counts_once_its_source_was_right_before() -> None:
    owner = rowan()
    ana, dana = person(owner, "Ana Cole"), person(owner, role="Chimney sweep")
    kit = plumber(owner, "Kit Halloran")
    job(kit, on=day(20), source=ana, source_name=ana.name)
    before = look_up(owner, "plumber", on=TODAY)
    assert before
    assert before.trusted[0].ledger.opinion.evidence.r == 0
    for ago in (300, 200):
        job(dana, on=day(ago), source=ana, source_name=ana.name)
    job(dana, on=day(100))
    after = look_up(owner, "plumber", on=TODAY)
    assert after
    assert after.trusted[0].ledger.opinion.evidence.r > 0


def test_words_that_mean_no_trade_find_none() -> None:
    assert look_up(rowan(), "zebra", on=TODAY) is None
