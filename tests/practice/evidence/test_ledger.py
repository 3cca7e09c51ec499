"""The ledger: what counts, what counts once, and how it is explained."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cookout.practice.evidence.ledger import ledger
from cookout.practice.evidence.opinion import Evidence
from cookout.practice.evidence.statement import Basis, Statement
from cookout.practice.evidence.track import tracks
from tests.practice.evidence.stories import (
    JOE,
    ME,
    TODAY,
    TRACKS,
    members,
    met,
    outcomes,
    statement,
    told,
    told_me,
)

TRUSTED, ONLY_MET = Basis.TRUSTED, Basis.ONLY_MET


def test_my_own_job_counts_in_full() -> None:
    opinion = told_me(statement(ME, 1)).opinion
    assert opinion.evidence == Evidence(1, 0)


def test_a_members_job_is_discounted_and_a_chain_twice() -> None:
    own = told_me(statement("Ana", 1)).opinion.evidence.r
    from_ana = told_me(statement("Ana", 1, basis=TRUSTED, source="Sam")).opinion.evidence.r
    assert own == pytest.approx(16 / 25)
    through_sam = 6 / (3 * 3 + 6)
    assert from_ana == pytest.approx(16 * through_sam / (3 * (through_sam + 2) + 16))


def test_what_i_heard_from_someone_i_trust_is_discounted_once() -> None:
    heard = told_me(statement(ME, 1, basis=TRUSTED, source="Ana"))
    assert heard.opinion.evidence == told_me(statement("Ana", 1)).opinion.evidence


def test_one_job_heard_from_three_mouths_counts_once() -> None:
    own = statement("Sam", 1)
    retold = [statement(name, 1, basis=TRUSTED, source="Sam") for name in (ME, "Ana")]
    both = told_me(own, *retold)
    assert both.opinion.evidence == told_me(own).opinion.evidence
    assert sum("already counted" in words for words in both.in_words()) == 2


def test_a_job_retold_with_another_day_of_that_month_is_the_same_job() -> None:
    own = statement("Sam", 1, ago=30)
    retold = statement("Ana", 1, basis=TRUSTED, source="Sam", ago=12)
    assert told_me(own, retold).opinion == told_me(own).opinion
    later = statement("Ana", 1, basis=TRUSTED, source="Sam", ago=100)
    assert told_me(own, later).opinion.evidence.amount > told_me(own).opinion.evidence.amount


def test_what_a_customer_tells_of_two_days_are_two_jobs() -> None:
    assert told_me(statement(ME, 1), statement(ME, 1, ago=1)).opinion.evidence.r > 1.9


def test_people_are_called_as_the_page_calls_them() -> None:
    words = told_me(statement("Ana", 1), statement(ME, 0)).in_words(
        {ME: "Rowan Cole", "Ana": "Ana Ruiz", JOE: "Joe Pruitt"}
    )
    assert words == [
        "You used Joe Pruitt on November 29, 2026: went badly.",
        "Ana Ruiz used Joe Pruitt on November 29, 2026: went well.",
        "Not counting your own experience, it would be 0.62.",
        "Not counting Ana Ruiz's experience, it would be 0.33.",
    ]


def test_praise_of_oneself_counts_nothing() -> None:
    joe = ledger(
        me=ME,
        statements=[statement(JOE, 1), statement("Ana", 1, basis=TRUSTED, source=JOE)],
        tracks={JOE: Evidence(50, 0), "Ana": Evidence(50, 0)},
        on=TODAY,
    )
    assert joe.opinion.evidence.amount == 0


def test_nobody_tells_me_of_my_own_job() -> None:
    assert told_me(statement("Ana", 1, basis=TRUSTED, source=ME)).opinion.unknown


def test_a_source_is_named_only_where_someone_else_had_the_job() -> None:
    with pytest.raises(ValueError, match="source"):
        statement("Ana", 1, basis=TRUSTED)
    with pytest.raises(ValueError, match="source"):
        statement("Ana", 1, source="Sam")
    with pytest.raises(ValueError, match="outcome"):
        statement("Ana", 1.5)


def test_every_figure_opens_into_named_dated_statements() -> None:
    assert told_me(
        statement(ME, 1, ago=5),
        statement("Sam", 1, ago=10),
        statement("Sam", 0, ago=400),
        statement("Eve", 1, ago=20),
        statement("Ana", None, basis=TRUSTED, source="Sol", ago=30),
        statement(ME, None, basis=ONLY_MET, ago=40),
    ).in_words() == [
        "You used Joe on November 24, 2026: went well.",
        "Sam used Joe on November 19, 2026: went well.",
        "Eve used Joe on November 9, 2026: went well."
        " Counts once their recommendations have a track record.",
        "Ana says Sol used Joe on October 30, 2026: outcome not known yet.",
        "You met Joe on October 20, 2026: met, not vouched for.",
        "Sam used Joe on October 25, 2025: went badly.",
        "Not counting your own experience, it would be 0.52.",
        "Not counting Sam's two experiences, it would be 0.67.",
    ]


@pytest.mark.parametrize(
    ("statements", "words"),
    [
        ([], "No one you trust has used them."),
        ([statement(basis=ONLY_MET)], "No one you trust has used them."),
        ([statement("Eve")], "Too little to go by yet."),
        ([statement(ME)], "Thin evidence so far."),
        ([statement(ME, ago=n) for n in range(3)], "Good experiences."),
        ([statement(ME, n % 2, ago=n) for n in range(4)], "Mixed experiences."),
        ([statement(ME, 0, ago=n) for n in range(3)], "Mostly bad experiences."),
    ],
)
def test_the_opinion_in_short(statements: list[Statement], words: str) -> None:
    assert told_me(*statements).in_short() == words


def test_without_the_only_source_nobody_would_be_known() -> None:
    words = told_me(statement("Ana", 1)).in_words()
    assert words[-1] == "Not counting Ana's experience, no one you trust has used them."


@given(told, met)
def test_only_met_never_raises(statements: list[Statement], only: Statement) -> None:
    assert told_me(*statements, only).opinion == told_me(*statements).opinion


@given(told.filter(bool), st.integers(0, 7), st.floats(0, 1))
def test_a_better_outcome_never_lowers(statements: list[Statement], n: int, more: float) -> None:
    n %= len(statements)
    outcome = statements[n].outcome
    if outcome is not None:
        better = replace(statements[n], outcome=outcome + (1 - outcome) * more)
        before = told_me(*statements).opinion
        after = told_me(*statements[:n], better, *statements[n + 1 :]).opinion
        assert after.expected >= before.expected - 1e-12
        assert after.order >= before.order - 1e-12


@given(told, st.randoms(use_true_random=False))
def test_the_order_of_the_statements_does_not_matter(
    statements: list[Statement], chance: object
) -> None:
    mixed = statements.copy()
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert told_me(*mixed).opinion == told_me(*statements).opinion


@given(told, st.integers(0, 7), members, outcomes, st.integers(-15, 15))
def test_retelling_does_not_count_twice(
    statements: list[Statement], n: int, mouth: str, outcome: float | None, days: int
) -> None:
    """A retold job adds nothing where the customer told it: the nearest way carries most."""
    own = [each for each in statements if each.basis == Basis.USED and each.outcome is not None]
    own = [each for each in own if each.member in TRACKS or each.member == ME]
    if own:
        story = own[n % len(own)]
        alone = sum(each.member == story.member for each in statements) == 1
        retold = replace(
            story,
            member=mouth,
            basis=TRUSTED,
            source=story.member,
            outcome=outcome,
            on=story.on + timedelta(days=days if alone else 0),
        )
        if mouth != story.member:
            before, after = told_me(*statements), told_me(*statements, retold)
            assert after.opinion == before.opinion
    twice = told_me(*statements, *statements)
    assert twice.opinion == told_me(*statements).opinion


@settings(max_examples=40)
@given(told, st.integers(1, 12), st.floats(0, 1))
def test_colluders_without_outcomes_move_a_strangers_view_by_at_most_a_twentieth(
    statements: list[Statement], jobs: int, outcome: float
) -> None:
    ring = [f"Colluder {n}" for n in range(5)]
    praise = [
        statement(one, outcome, provider=two, ago=n)
        for n in range(jobs)
        for one in ring
        for two in (*ring, JOE)
        if one != two
    ]
    retold = [
        statement(one, outcome, basis=TRUSTED, source=two)
        for one in ring
        for two in ring
        if one != two
    ]
    known = tracks(me=ME, recommended=[]) | TRACKS
    for provider in (JOE, ring[0]):
        about = [each for each in praise + retold if each.provider == provider]
        own = [each for each in statements if each.provider == provider]
        moved = ledger(me=ME, statements=own + about, tracks=known, on=TODAY)
        before = ledger(me=ME, statements=own, tracks=known, on=TODAY)
        assert abs(moved.opinion.expected - before.opinion.expected) <= 0.05
        assert moved.opinion.order - before.opinion.order <= 0.05
