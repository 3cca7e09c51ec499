"""The measure of routing: a small community by hand, and the real one where it is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.posts import read
from bench.routing import Order, Tally, measure

QUESTION, ANSWER = 'PostTypeId="1"', 'PostTypeId="2"'
ROWS = [
    f'Id="4" {ANSWER} ParentId="3" CreationDate="2018-01-02T00:00:00.000" OwnerUserId="7"',
    f'Id="1" {QUESTION} CreationDate="2018-01-01T00:00:00.000" OwnerUserId="5" Title="A lease?" '
    'Body="&lt;p&gt;A &amp;amp; B&lt;/p&gt;" Tags="&lt;lease&gt;&lt;tax&gt;"',
    f'Id="2" {ANSWER} ParentId="1" CreationDate="2018-01-01T01:00:00.000" OwnerUserId="7"',
    f'Id="3" {QUESTION} CreationDate="2018-01-01T02:00:00.000" OwnerUserId="7" Tags="|price|"',
    f'Id="5" {ANSWER} ParentId="3" CreationDate="2018-01-02T01:00:00.000" OwnerUserId="8"',
    f'Id="6" {QUESTION} CreationDate="2018-01-03T00:00:00.000" Title="A shop?" Body=""',
    f'Id="7" {ANSWER} ParentId="6" CreationDate="2018-01-03T01:00:00.000" OwnerUserId="8"',
    f'Id="8" {ANSWER} ParentId="6" CreationDate="2018-01-03T02:00:00.000" Body="Gone."',
    f'Id="9" {ANSWER} ParentId="99" CreationDate="2018-01-03T03:00:00.000" OwnerUserId="8"',
    'Id="10" PostTypeId="5" CreationDate="2018-01-03T03:00:00.000" Body="About a tag."',
]
POSTS = "<posts>" + "".join(f"<row {row}/>" for row in ROWS) + "</posts>"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "Posts.xml"
    path.write_text(POSTS, encoding="utf-8")
    return path


def test_a_dump_is_read_in_time_order_without_what_nobody_can_be_asked_for(small: Path) -> None:
    posts = read(small)
    assert [event.id for _, event in posts.events] == [1, 2, 3, 5, 6, 7]
    assert posts.answerers == {1: {7}, 3: {8}, 6: {8}}
    first = posts.events[0][1]
    assert (first.topics, first.background) == ({"lease", "tax"}, " A & B ")  # type: ignore[union-attr]


def test_only_members_who_answered_before_are_asked_and_the_asker_never(small: Path) -> None:
    replay = measure(read(small))
    # At the first question nobody has answered, at the second only the asker: one is left.
    for tally in replay.tallies.values():
        assert (tally.questions, tally.judged) == (1, 1)
        assert tally.asked == {7: 1, 8: 1}


def test_what_is_counted() -> None:
    tally = Tally()
    tally.add(Order([1, 2, 3, 4]), {2, 4})
    tally.add(Order([1, 2, 3, 4]), {1})
    tally.add(Order([1, 2, 3, 4]), set())
    tally.add(Order([4, 2, 3, 1], asked=0), {4})
    found = tally.figures(8)
    assert (found["p1"], found["s3"]) == (pytest.approx(1 / 3), pytest.approx(2 / 3))
    assert found["mrr"] == pytest.approx((0.5 + 1 + 1) / 3)
    # Places 2 and 4 of the best 1 and 2: (.631 + .431) / (1 + .631).
    assert found["ndcg10"] == pytest.approx((1.0616 / 1.6309 + 1 + 1) / 3, abs=1e-4)
    assert (found["busiest"], found["asked"], found["coverage"]) == (0.75, 3, 0.375)


def test_a_real_community_is_found_better_than_by_chance_and_asked_more_evenly(
    corpus: Path,
) -> None:
    path = next(iter(sorted((corpus / "qa").glob("*Posts*.xml"))), None)
    if path is None:
        pytest.skip("no community among the real files")
    figures = measure(read(path)).figures()
    ours, recency = figures["cookout"], figures["recency"]
    assert ours["mrr"] > 3 * figures["random"]["mrr"]
    assert ours["mrr"] >= recency["mrr"]
    assert ours["busiest"] <= 0.7 * recency["busiest"]
