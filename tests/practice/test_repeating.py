"""What repeats: its days, its words, and the rule in which it is kept."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.formats import in_region
from cookout.practice.repeating import PATTERNS, Repetition

REPETITIONS = st.builds(
    lambda on, pattern, every: (on, Repetition.beginning(on=on, pattern=pattern, every=every)),
    st.dates(date(1970, 1, 1), date(2100, 12, 31)),
    st.sampled_from(PATTERNS),
    st.integers(1, 99),
)


@pytest.mark.parametrize(
    ("first", "pattern", "every", "words", "next_three"),
    [
        ("2026-12-01", "day", 1, "every day", "2026-12-02 2026-12-03 2026-12-04"),
        ("2026-12-01", "day", 10, "every 10 days", "2026-12-11 2026-12-21 2026-12-31"),
        ("2026-12-01", "week", 1, "every Tuesday", "2026-12-08 2026-12-15 2026-12-22"),
        ("2026-12-01", "week", 2, "every second Tuesday", "2026-12-15 2026-12-29 2027-01-12"),
        ("2026-12-01", "week", 3, "every 3 weeks on Tuesday", "2026-12-22 2027-01-12 2027-02-02"),
        ("2026-12-31", "month", 1, "every month on the 31st", "2027-01-31 2027-02-28 2027-03-31"),
        ("2027-11-30", "month", 3, "every 3 months on the 30th",
         "2028-02-29 2028-05-30 2028-08-30"),
        ("2026-12-08", "weekday", 1, "every month on the second Tuesday",
         "2027-01-12 2027-02-09 2027-03-09"),
        ("2026-12-29", "weekday", 2, "every 2 months on the last Tuesday",
         "2027-02-23 2027-04-27 2027-06-29"),
        ("2024-02-29", "year", 1, "every year on February 29", "2025-02-28 2026-02-28 2027-02-28"),
        ("2026-12-05", "year", 5, "every 5 years on December 5",
         "2031-12-05 2036-12-05 2041-12-05"),
    ],
)  # fmt: skip
def test_the_next_days_and_the_words(
    first: str, pattern: str, every: int, words: str, next_three: str
) -> None:
    on = date.fromisoformat(first)
    repetition = Repetition.beginning(on=on, pattern=pattern, every=every)
    days = repetition.few(after=on, first_on=on, count=3)
    assert [day.isoformat() for day in days] == next_three.split()
    assert repetition.words == words


def test_the_words_are_of_the_region() -> None:
    yearly = Repetition.beginning(on=date(2026, 12, 5), pattern="year")
    with in_region("GB"):
        assert yearly.words == "every year on 5 December"


@given(REPETITIONS)
def test_a_rule_is_read_as_it_was_written(made: tuple[date, Repetition]) -> None:
    on, repetition = made
    again = Repetition.read(repetition.rule)
    assert again.rule == repetition.rule
    assert again.few(after=on, first_on=on, count=3) == repetition.few(
        after=on, first_on=on, count=3
    )


@given(REPETITIONS, st.integers(-1000, 5000))
def test_the_next_day_is_later_and_skips_none(made: tuple[date, Repetition], later: int) -> None:
    on, repetition = made
    after = on + timedelta(days=later)
    following = repetition.next(after=after, first_on=on)
    assert following is not None
    assert following > after
    assert following >= on
    every_one = [on, *repetition.few(after=on, first_on=on, count=60)]
    assert following == next((day for day in every_one if day > after), following)


@given(st.dates(date(1970, 1, 1), date(2090, 12, 31)), st.integers(1, 24))
def test_a_month_without_the_day_has_its_last_one(on: date, every: int) -> None:
    monthly = Repetition.beginning(on=on, pattern="month", every=every)
    months = on.year * 12 + on.month - 1 + every
    year, month = months // 12, months % 12 + 1
    last = calendar.monthrange(year, month)[1]
    expected = date(year, month, min(on.day, last))
    assert monthly.next(after=on, first_on=on) == expected


def test_a_repetition_ends_with_the_calendar() -> None:
    yearly = Repetition.beginning(on=date(9999, 5, 1), pattern="year")
    assert yearly.next(after=date(9999, 5, 1), first_on=date(9999, 5, 1)) is None


@pytest.mark.parametrize(
    "rule",
    [
        *("", "FREQ=HOURLY;INTERVAL=1", "FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=0;BYDAY=TU"),
        *("FREQ=WEEKLY;INTERVAL=1;BYDAY=XX", "FREQ=MONTHLY;INTERVAL=1;BYDAY=7TU"),
        *("FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=32", "FREQ=MONTHLY;INTERVAL=1"),
        "FREQ=YEARLY;INTERVAL=1;BYMONTH=2;BYMONTHDAY=30",
        *("FREQ=YEARLY;INTERVAL=1;BYMONTH=13;BYMONTHDAY=1", "FREQ=DAILY;INTERVAL=1;COUNT=9"),
        *("FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=0", "FREQ=MONTHLY;INTERVAL=100;BYMONTHDAY=1"),
    ],
)  # fmt: skip
def test_any_other_rule_is_refused(rule: str) -> None:
    with pytest.raises(ValueError, match="no such rule"):
        Repetition.read(rule)


@pytest.mark.parametrize(("pattern", "every"), [("hour", 1), ("", 1), ("week", 0), ("week", 100)])
def test_nothing_repeats_by_another_pattern_or_number(pattern: str, every: int) -> None:
    with pytest.raises(ValueError, match="nothing repeats"):
        Repetition.beginning(on=date(2026, 12, 1), pattern=pattern, every=every)
