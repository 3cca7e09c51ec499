"""How the plan is kept: by the week, with a reserve; three bad weeks make the plan smaller."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.plan.adherence import Adherence, JudgedWeek, adherence, share
from cookout.practice.plan.plan_phrases import PlanMessage

AWAY = JudgedWeek(planned=125, done=0, away=True)
weeks = st.lists(
    st.builds(
        JudgedWeek, planned=st.integers(0, 200), done=st.integers(0, 300), away=st.booleans()
    ),
    max_size=12,
)


def judge(*done: int) -> Adherence:
    return adherence(weeks=[JudgedWeek(planned=120, done=minutes) for minutes in done])


@pytest.mark.parametrize(
    ("done", "code", "percent"),
    [
        ((), PlanMessage.PLAN_NEW, None),
        ((120,), PlanMessage.ON_PLAN, 100),
        ((100,), PlanMessage.ON_PLAN, 83),
        ((99,), PlanMessage.SLIPPING, 82),
        ((60,), PlanMessage.SLIPPING, 50),
        ((59,), PlanMessage.OFF_PLAN, 49),
        ((0, 0, 120, 120, 120, 120), PlanMessage.ON_PLAN, 100),
        ((240, 60, 60, 60), PlanMessage.SLIPPING, 62),
        ((59, 59, 59), PlanMessage.PLAN_TOO_BIG, 49),
        ((120, 50, 40, 30), PlanMessage.PLAN_TOO_BIG, 50),
        ((59, 59, 60), PlanMessage.OFF_PLAN, 49),
        ((0, 0, 0), PlanMessage.NO_MINUTES_NOW, 0),
        ((151,) * 6, PlanMessage.ROOM_FOR_MORE, 100),
        ((150,) * 6, PlanMessage.ON_PLAN, 100),
        ((151,) * 5, PlanMessage.ON_PLAN, 100),
        ((160, 160, 160, 160, 120, 120), PlanMessage.ROOM_FOR_MORE, 100),
    ],
)
def test_the_last_four_weeks_are_judged(
    done: tuple[int, ...], code: PlanMessage, percent: int | None
) -> None:
    found = judge(*done)
    assert (found.code, found.percent) == (code, percent)


def test_what_is_more_in_one_week_does_not_fill_another() -> None:
    assert judge(240, 0).kept == 120


def test_a_plan_too_big_proposes_what_is_really_spent() -> None:
    found = judge(120, 50, 40, 30)
    assert found.typical == 40
    assert found.in_words() == (
        "Your plan is bigger than your weeks: you usually spend 40 minutes. "
        "A plan of 40 minutes a week would fit."
    )


def test_the_words_say_a_share_and_no_sums() -> None:
    assert judge(120, 100, 60, 120).in_words() == (
        "You used most of your planned time in the last 4 weeks. You’re keeping your plan."
    )
    assert judge(99).in_words() == (
        "You used about three quarters of your planned time in the last week. "
        "A new week is a good start."
    )


@pytest.mark.parametrize(
    ("percent", "words"),
    [(0, "almost none"), (24, "about a quarter"), (49, "about half"), (97, "all")],
)
def test_a_share_is_said_in_words(percent: int, words: str) -> None:
    assert share(percent=percent) == words


def test_minutes_are_not_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        JudgedWeek(planned=-1, done=0)


@given(weeks)
def test_the_percent_lies_between_0_and_100(some: list[JudgedWeek]) -> None:
    found = adherence(weeks=some)
    assert found.percent is None or 0 <= found.percent <= 100
    assert (found.percent is None) == (found.code is PlanMessage.PLAN_NEW)


@given(weeks, st.integers(0, 12), st.integers(0, 100))
def test_a_week_away_or_blocked_changes_nothing(
    some: list[JudgedWeek], place: int, done: int
) -> None:
    for quiet in (AWAY, JudgedWeek(planned=0, done=done)):
        assert adherence(weeks=[*some[:place], quiet, *some[place:]]) == adherence(weeks=some)


@given(weeks, st.integers(1, 100))
def test_more_done_never_lowers_the_percent(some: list[JudgedWeek], more: int) -> None:
    better = [JudgedWeek(planned=w.planned, done=w.done + more, away=w.away) for w in some]
    now, then = adherence(weeks=some).percent, adherence(weeks=better).percent
    assert (now or 0) <= (then or 0)
