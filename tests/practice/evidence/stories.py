"""Statements and track records to test with, made up and drawn."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from cookout.practice.evidence.ledger import Ledger, ledger
from cookout.practice.evidence.opinion import Evidence
from cookout.practice.evidence.statement import Basis, Statement

TODAY = date(2026, 11, 29)
ME, JOE = "Rowan", "Joe"
PROVEN = Evidence(8, 1)
TRACKS = {"Ana": PROVEN, "Sam": Evidence(3, 1), "Sol": Evidence(0, 2)}

outcomes = st.none() | st.floats(0, 1)
days = st.integers(0, 3_000).map(lambda days: TODAY - timedelta(days=days))
members = st.sampled_from((ME, "Ana", "Sam", "Sol", "Eve"))
evidence = st.builds(Evidence, st.floats(0, 30), st.floats(0, 30))
used = st.builds(
    Statement,
    member=members,
    provider=st.just(JOE),
    skill=st.just("plumber"),
    basis=st.just(Basis.USED),
    on=days,
    outcome=outcomes,
)
trusted = st.builds(
    Statement,
    member=members,
    provider=st.just(JOE),
    skill=st.just("plumber"),
    basis=st.just(Basis.TRUSTED),
    on=days,
    outcome=outcomes,
    source=members,
)
met = st.builds(
    Statement,
    member=members,
    provider=st.just(JOE),
    skill=st.just("plumber"),
    basis=st.just(Basis.ONLY_MET),
    on=days,
    outcome=outcomes,
)
told = st.lists(used | trusted | met, max_size=8)


def statement(
    member: str = ME,
    outcome: float | None = 1.0,
    *,
    basis: Basis = Basis.USED,
    source: str = "",
    ago: int = 0,
    provider: str = JOE,
) -> Statement:
    return Statement(
        member=member,
        provider=provider,
        skill="plumber",
        basis=basis,
        on=TODAY - timedelta(days=ago),
        outcome=outcome,
        source=source,
    )


def told_me(*statements: Statement) -> Ledger:
    return ledger(me=ME, statements=statements, tracks=TRACKS, on=TODAY)
