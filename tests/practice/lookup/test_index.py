"""The index: which trades meet the stems of a need, and how well."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.lookup.index import Saying, SayingIndex

SAYINGS = (
    Saying("plumber", "plumber", ("plumber",), 2.0),
    Saying("plumber", "clogged drain", ("clog", "drain"), 1.0),
    Saying("plumber", "hot water", ("hot", "water"), 1.0),
    Saying("pool service", "green pool water", ("green", "pool", "water"), 1.0),
    Saying("roofer", "new roof", ("roof",), 1.0),
    Saying("roofer", "water comes in", ("water",), 1.0),
)
INDEX = SayingIndex(SAYINGS)
STEMS = sorted({stem for saying in SAYINGS for stem in saying.stems})
needs = st.dictionaries(st.sampled_from(STEMS), st.floats(0.5, 1.0), max_size=5)


def test_the_trade_whose_saying_is_met_whole_comes_first() -> None:
    first, *others = INDEX.hits({"green": 1.0, "pool": 1.0, "water": 1.0})
    assert (first.trade, first.saying) == ("pool service", "green pool water")
    assert first.stems == {"green", "pool", "water"}
    assert {other.trade for other in others} == {"plumber", "roofer"}


def test_a_rare_stem_counts_more_than_a_common_one() -> None:
    hits = {hit.trade: hit.score for hit in INDEX.hits({"roof": 1.0, "hot": 0.0, "water": 1.0})}
    assert max(hits, key=lambda trade: hits[trade]) == "roofer"
    assert INDEX.hits({"pool": 1.0})[0].score > INDEX.hits({"water": 1.0})[0].score


def test_a_stem_that_nobody_says_meets_nothing() -> None:
    assert INDEX.hits({"piano": 1.0}) == []
    assert "piano" not in INDEX
    assert SayingIndex(()).hits({"piano": 1.0}) == []


def test_a_trade_beside_the_index_is_known_by_its_name_alone() -> None:
    falconer = Saying("Falconer", "Falconer", ("falcon",), 2.0)
    hit = INDEX.hit(falconer, {"falcon": 1.0, "water": 1.0})
    assert hit
    assert hit.score > INDEX.hits({"water": 1.0})[0].score
    assert INDEX.hit(falconer, {"water": 1.0}) is None


@given(needs)
def test_the_order_of_what_is_said_does_not_matter(need: dict[str, float]) -> None:
    turned = SayingIndex(reversed(SAYINGS))
    again = dict(reversed(need.items()))
    here = {hit.trade: round(hit.score, 9) for hit in INDEX.hits(need)}
    assert here == {hit.trade: round(hit.score, 9) for hit in turned.hits(again)}


@given(needs, st.sampled_from(STEMS))
def test_one_more_word_never_takes_from_a_trade(need: dict[str, float], stem: str) -> None:
    before = {hit.trade: hit.score for hit in INDEX.hits(need)}
    after = {hit.trade: hit.score for hit in INDEX.hits({**need, stem: 1.0})}
    assert all(after[trade] >= score - 1e-9 for trade, score in before.items())
