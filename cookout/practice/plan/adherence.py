"""How the plan is kept: by the week, with a reserve, and never by the day.

A sixth of the minutes is a reserve, since goals with some slack are kept longer than strict ones
(Sharif and Shu 2017). Where a plan is not kept for weeks, the plan is too big.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median, median_low

from cookout.practice.numbers import (
    BAD_WEEKS,
    GENEROUS,
    GENEROUS_WEEKS,
    OFF_PLAN,
    ON_PLAN,
    WEEKS_JUDGED,
)
from cookout.practice.plan.plan_phrases import PlanMessage, tell


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedWeek:
    """One week: minutes of the plan, minutes really spent, and whether it was spent away."""

    planned: int
    done: int
    away: bool = False

    def __post_init__(self) -> None:
        if min(self.planned, self.done) < 0:
            raise ValueError("minutes are not negative")

    @property
    def counts(self) -> bool:
        """Weeks away, and weeks without a minute to spend, are not judged."""
        return self.planned > 0 and not self.away


@dataclass(frozen=True, slots=True, kw_only=True)
class Adherence:
    """How the last counted weeks went: the minutes kept, at most those planned in each week.

    `percent` is None before the first week has ended. `typical` is the median of the minutes
    really spent, proposed as the size of the plan where that is too big.
    """

    code: PlanMessage
    kept: int
    planned: int
    weeks: int
    percent: int | None
    typical: int

    def in_words(self) -> str:
        """The state in at most two sentences."""
        return tell(
            code=self.code,
            share=share(percent=self.percent or 0),
            weeks=f"the last {self.weeks} weeks" if self.weeks > 1 else "the last week",
            typical=self.typical,
        )


SHARES = {
    0: "almost none",
    10: "a tenth",
    25: "a quarter",
    33: "a third",
    50: "half",
    67: "two thirds",
    75: "three quarters",
    90: "most",
    100: "all",
}


def share(*, percent: int) -> str:
    """A share in words, the nearest one: "about half"; of none and all without "about"."""
    nearest = min(SHARES, key=lambda one: abs(one - percent))
    return SHARES[nearest] if nearest in (0, 90, 100) else f"about {SHARES[nearest]}"


def adherence(*, weeks: Iterable[JudgedWeek]) -> Adherence:
    """How the plan is kept, from weeks in order, the last one last; 4 that count are judged.

    Kept is 5/6 of the minutes, slipping half of them. Three weeks in a row under half: the plan
    is too big. Six weeks whose median is more than 5/4 of the plan: room for one more.
    """
    counted = [week for week in weeks if week.counts]
    last = counted[-WEEKS_JUDGED:]
    kept = sum(min(week.planned, week.done) for week in last)
    planned = sum(week.planned for week in last)
    return Adherence(
        code=_code(counted, kept, planned),
        kept=kept,
        planned=planned,
        weeks=len(last),
        percent=kept * 100 // planned if last else None,
        typical=median_low([week.done for week in last]) if last else 0,
    )


def _code(counted: list[JudgedWeek], kept: int, planned: int) -> PlanMessage:
    if not counted:
        return PlanMessage.PLAN_NEW
    bad = [week.done < OFF_PLAN * week.planned for week in counted[-BAD_WEEKS:]]
    if len(bad) == BAD_WEEKS and all(bad):
        used = median_low([week.done for week in counted[-WEEKS_JUDGED:]])
        return PlanMessage.PLAN_TOO_BIG if used else PlanMessage.NO_MINUTES_NOW
    if kept < OFF_PLAN * planned:
        return PlanMessage.OFF_PLAN
    if kept < ON_PLAN * planned:
        return PlanMessage.SLIPPING
    more = [week.done - GENEROUS * week.planned for week in counted[-GENEROUS_WEEKS:]]
    if len(more) == GENEROUS_WEEKS and median(more) > 0:
        return PlanMessage.ROOM_FOR_MORE
    return PlanMessage.ON_PLAN
