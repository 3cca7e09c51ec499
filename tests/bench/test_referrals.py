"""The measure of referrals: a small town, on the real look-up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.lookup import NEEDS, needs_in
from bench.referrals import WAYS, AnsweringMember, Tally, measure
from bench.town import Asked, Told, Town
from cookout.referrals.recommendation import Recommendation

pytestmark = pytest.mark.django_db
SMALL = Town(seed=1, needs=needs_in(NEEDS)[:40], people=40, weeks=3)


def test_every_way_lives_through_the_same_year() -> None:
    found = measure([SMALL])
    assert tuple(found) == WAYS
    for figures in found.values():
        assert all(0 <= figures[name] <= 1 for name in figures if name != "minutes")
    ours = found["cookout"]
    # Whoever is named was used or is trusted; for whom nobody was, the answer is no.
    assert ours["answered"] + ours["honest_no"] == pytest.approx(1, abs=0.001)
    assert found["recency"]["answered"] < ours["answered"] + ours["honest_no"]


def test_the_same_town_comes_of_the_same_seed_and_another_of_another() -> None:
    again = replace(SMALL)
    assert (again.neighbors, again.before, again.year) == (
        SMALL.neighbors,
        SMALL.before,
        SMALL.year,
    )
    assert replace(SMALL, seed=2).neighbors != SMALL.neighbors


def test_a_plumber_who_did_badly_is_not_named_again_and_the_last_met_is() -> None:
    asked = next(one for one in SMALL.year if isinstance(one, Asked))
    of_trade = [provider for provider in SMALL.providers if provider.trade == asked.trade]
    assert of_trade
    bad = max(of_trade, key=lambda one: (one.met_on, one.id))
    ours, last = (AnsweringMember(SMALL, way, Tally()) for way in ("cookout", "recency"))
    for one in (ours, last):
        one.hear(Told(on=asked.on, provider=bad.id, outcome="badly", source=None))
    assert ours.cookout(asked) is None
    if bad.id != asked.asker:
        named = last.recency(asked)
        assert named
        assert named.name == bad.name
    assert not Recommendation.objects.exists()
