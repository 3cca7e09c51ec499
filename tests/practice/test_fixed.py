"""The same input gives the same bytes, on every machine and every Python; days have no clock."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.plan.making_room import propose
from cookout.practice.plan.points import points
from cookout.practice.plan.seating import SeatCandidate, choose_table
from cookout.practice.triage import Answer, Answers, suggest
from tests.practice.fixed import imprint
from tests.practice.plan.test_points import answers
from tests.practice.plan.test_seating import minutes, seats

BYTES = "2e7c19feabc96334d304872037941bf4b73da73dac18a04d63e365b0e856cb7c"
"""After a change of words or rules that is meant: `python -m tests.practice.fixed`."""
ROOT = Path(__file__).parents[2]


def test_the_same_input_gives_the_same_bytes() -> None:
    assert imprint() == BYTES


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati"])
def test_another_process_zone_and_hash_seed_give_the_same_bytes(zone: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.practice.fixed"],
        env=os.environ | {"TZ": zone, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    assert done.stdout.strip() == BYTES


def competing(judged: list[Answers]) -> list[SeatCandidate]:
    """Those whom triage puts deep, as they compete for the table."""
    return [
        SeatCandidate(id=n, points=points(answers=some), effort=14 + n % 3, seated=n % 2 == 0)
        for n, some in enumerate(judged)
        if suggest(answers=some).place == "deep"
    ]


@given(st.lists(answers, max_size=30), answers, minutes, seats)
def test_somebody_let_go_changes_nothing_at_the_table(
    judged: list[Answers], other: Answers, minutes: int, seats: int
) -> None:
    gone = replace(other, like=Answer.NO)
    assert suggest(answers=gone).place == "gone"
    now, then = competing(judged), competing([*judged, gone])
    for choose in (choose_table, propose):
        first = choose(candidates=now, minutes=minutes, seats=seats)
        assert choose(candidates=then, minutes=minutes, seats=seats) == first
