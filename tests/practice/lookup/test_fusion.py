"""Words and meaning together: how the two orders become one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.lookup.fusion import LEAST, Alike, fuse
from cookout.practice.lookup.index import TradeHit

PLUMBER = TradeHit("plumber", 12.0, frozenset({"leak"}), "leaking pipe")
ROOFER = TradeHit("roofer", 6.0, frozenset({"leak"}), "roof leaks")
trades = st.sampled_from(["plumber", "roofer", "mason", "baker"])
hits = st.dictionaries(trades, st.floats(0.1, 50)).map(
    lambda found: [
        TradeHit(trade, score, frozenset({"x"}), trade) for trade, score in found.items()
    ]
)
alikes = st.dictionaries(trades, st.floats(-1, 1)).map(
    lambda found: {trade: Alike(likeness, trade) for trade, likeness in found.items()}
)


def test_meaning_turns_the_order_where_words_are_close() -> None:
    alike = {"plumber": Alike(0.3, "leaking pipe"), "roofer": Alike(0.9, "rain comes in")}
    close = TradeHit("roofer", 11.0, frozenset({"leak"}), "roof leaks")
    assert [hit.trade for hit in fuse(hits=[PLUMBER, close], alike=alike)] == ["roofer", "plumber"]


def test_a_trade_can_be_there_by_meaning_alone() -> None:
    first, second = fuse(hits=[], alike={"mason": Alike(0.8, "brick"), "baker": Alike(0.4, "cake")})
    assert (first.trade, first.saying, first.stems) == ("mason", "brick", frozenset())
    assert second.trade == "baker"


def test_the_words_keep_their_reasons() -> None:
    (first, *_) = fuse(hits=[PLUMBER, ROOFER], alike={"plumber": Alike(0.8, "drip")})
    assert (first.stems, first.saying) == (PLUMBER.stems, PLUMBER.saying)


def test_a_need_that_is_like_nothing_means_nothing() -> None:
    alike = {"mason": Alike(LEAST - 0.01, "brick"), "baker": Alike(0.1, "cake")}
    assert fuse(hits=[], alike=alike) == []
    assert [hit.trade for hit in fuse(hits=[PLUMBER, ROOFER], alike=alike)] == ["plumber", "roofer"]


@given(hits, alikes)
def test_nobody_whom_words_found_is_lost(found: list[TradeHit], alike: dict[str, Alike]) -> None:
    fused = fuse(hits=found, alike=alike)
    assert {hit.trade for hit in found} <= {hit.trade for hit in fused}
    assert len({hit.trade for hit in fused}) == len(fused)
    assert all(0 <= hit.score <= 2 for hit in fused)


@given(hits)
def test_without_meaning_the_order_stays(found: list[TradeHit]) -> None:
    order = [hit.trade for hit in sorted(found, key=lambda hit: (-hit.score, hit.trade))]
    assert [hit.trade for hit in fuse(hits=found, alike={})] == order
