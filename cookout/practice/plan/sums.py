"""The sum of the plan in sentences: every number on it can be checked by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from cookout.practice.formats import number
from cookout.practice.numbers import (
    FOUR_WEEKS,
    GREETED_SHARE,
    NEW_SHARE,
    PLANNED_SHARE,
    WARM_SHARE,
    WEEK,
    YEAR_MONTHS,
)
from cookout.practice.plan.capacity import DEEPER, HELLO, SHORT_HELLO, Capacity


def equation(*, sum_: str, exact: Fraction | int, unit: str = "") -> str:
    """A sum and what it comes to: "266 ÷ 20 = 13 people, rounded down".

    `exact` is the value of the sum as it is shown; a whole one needs no rounding and says none.
    """
    return f"{sum_} = {_whole(exact // 1, unit)}{_note(exact, 'down')}"


def raised(*, sum_: str, exact: Fraction | int, unit: str = "") -> str:
    """The same, rounded up."""
    return f"{sum_} = {_whole(-(-exact // 1), unit)}{_note(exact, 'up')}"


def capacity_in_words(*, capacity: Capacity) -> tuple[str, ...]:
    """The way from the minutes to the seats, a step a sentence or two."""
    return tuple(_steps(capacity))


def _steps(of: Capacity) -> Iterator[str]:
    yield _pattern(of)
    share = _share(PLANNED_SHARE)
    planned = equation(
        sum_=f"{number(of.have)} × {share}", exact=of.have * PLANNED_SHARE, unit="minutes"
    )
    spare = f"{number(of.have)} − {number(of.safe)} = {number(of.reserve)}"
    yield f"You plan {planned}. The other {spare} stay in reserve."
    yield (
        f"{counted(count=of.events, unit='events')} in 4 weeks with {of.people_per_event} new "
        f"people each: {of.events} × {of.people_per_event} = {number(of.met)}. "
        f"In 12 months of 4 weeks that makes "
        f"{number(of.met)} × {YEAR_MONTHS} = {number(of.met_year)}."
    )
    yield from _new(of)
    yield from _warm(of)
    left = counted(count=of.deep_minutes, unit="minutes")
    yield f"Left for your table: {number(of.safe)} − {number(of.new)} − {number(of.warm)} = {left}."
    each = raised(
        sum_=f"{of.talk} × {FOUR_WEEKS} ÷ {of.gap}",
        exact=Fraction(of.talk * FOUR_WEEKS, of.gap),
        unit="minutes",
    )
    talk = counted(count=of.talk, unit="minutes")
    yield f"A talk of {talk} every {of.gap} days is, in 4 weeks, {each}."
    fit = equation(
        sum_=f"{number(of.deep_minutes)} ÷ {of.each}",
        exact=Fraction(of.deep_minutes, of.each),
        unit="people",
    )
    yield f"Your time allows {fit}."
    seats = counted(count=of.seats, unit="seats")
    yield f"Your cookout fits {of.cookout_size}. The smaller number counts: your table has {seats}."
    if 0 < of.seats < of.met_year:
        among = equation(
            sum_=f"{number(of.met_year)} ÷ {of.seats}", exact=Fraction(of.met_year, of.seats)
        )
        yield f"Of the new people of a year that is 1 in {among}."


def _pattern(of: Capacity) -> str:
    days = Counter(minutes for minutes in of.pattern if minutes)
    added = " + ".join(f"{count} × {minutes}" for minutes, count in days.items()) or "0 × 0"
    week, total = len(of.pattern), sum(of.pattern)
    if week == WEEK:
        return (
            f"Your week has {added} = {_whole(total, 'minutes')}, "
            f"so 4 weeks have 4 × {number(total)} = {number(of.have)}."
        )
    have = equation(
        sum_=f"{FOUR_WEEKS} × {number(total)} ÷ {week}", exact=Fraction(FOUR_WEEKS * total, week)
    )
    return (
        f"Your pattern of {counted(count=week, unit='days')} has {added} = "
        f"{_whole(total, 'minutes')}, so 4 weeks have {have}."
    )


def _new(of: Capacity) -> Iterator[str]:
    share = of.share_deep
    wanted = equation(
        sum_=f"{number(of.met)} × {_share(GREETED_SHARE)} × {HELLO} + "
        f"{number(of.met)} × {_share(share)} × {DEEPER}",
        exact=of.met * GREETED_SHARE * HELLO + of.met * share * DEEPER,
        unit="minutes",
    )
    yield (
        f"New people take {wanted}: {HELLO} for a hello to 3 of 4, and {DEEPER} more with the "
        f"{share.numerator} of {share.denominator} you go deep with."
    )
    if of.new < of.new_wanted:
        half = equation(sum_=f"{number(of.safe)} ÷ 2", exact=of.safe * NEW_SHARE, unit="minutes")
        reach = equation(
            sum_=f"{number(of.met)} × {number(of.new)} ÷ {number(of.new_wanted)}",
            exact=Fraction(of.met * of.new, of.new_wanted),
            unit="people",
        )
        yield f"They get at most half of what is planned: {half}. That reaches {reach}."


def _warm(of: Capacity) -> Iterator[str]:
    wanted = raised(
        sum_=f"{of.kept_warm} × {SHORT_HELLO} × {FOUR_WEEKS} ÷ {of.warm_gap}",
        exact=Fraction(of.kept_warm * SHORT_HELLO * FOUR_WEEKS, of.warm_gap),
        unit="minutes",
    )
    yield (
        f"Keeping {counted(count=of.kept_warm, unit='people')} warm with {SHORT_HELLO} minutes "
        f"every {of.warm_gap} days takes {wanted}."
    )
    if of.warm < of.warm_wanted:
        left = of.safe - of.new
        quarter = raised(sum_=f"{number(left)} ÷ 4", exact=left * WARM_SHARE, unit="minutes")
        yield (
            f"They get at most a quarter of what new people leave, "
            f"{number(of.safe)} − {number(of.new)} = {number(left)}: {quarter}."
        )


def counted(*, count: int, unit: str) -> str:
    """A count in figures with its unit: "1 seat", "12 people", "1,200 minutes"."""
    one = {"people": "person"}.get(unit, unit.removesuffix("s"))
    return f"{number(count)} {one if count == 1 else unit}"


def _share(share: Fraction) -> str:
    return f"{share.numerator} ÷ {share.denominator}"


def _whole(count: int, unit: str) -> str:
    return counted(count=count, unit=unit) if unit else number(count)


def _note(exact: Fraction | int, way: str) -> str:
    return f", rounded {way}" if exact != exact // 1 else ""
