"""Important dates: mentioned so many days ahead and on the day, each once, and in which words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.formats import in_region
from cookout.practice.notice import ImportantDate, next_yearly, notice_of
from cookout.practice.numbers import NOTICES

ON = date(2026, 11, 28)
SATURDAY = date(2026, 12, 5)


def birthday(day: date = SATURDAY, *, notice: int = 7, words: str = "") -> ImportantDate:
    return ImportantDate(
        key="k", person_id=1, name="Dana", day=day, notice=notice, words=words, month_day=(12, 5)
    )


@pytest.mark.parametrize(
    ("place", "chosen", "days"),
    [
        ("deep", None, 7),
        ("warm", None, 7),
        ("new", None, 7),
        ("book", None, None),
        ("gone", None, None),
        ("deep", 0, 0),
        ("book", 30, 30),
        ("died", None, None),
        ("died", 30, None),
    ],
)
def test_how_many_days_ahead(place: str, chosen: int | None, days: int | None) -> None:
    assert notice_of(chosen=chosen, place=place) == days


@pytest.mark.parametrize(
    ("month", "day", "on", "following"),
    [
        (12, 5, "2026-12-05", "2026-12-05"),
        (12, 4, "2026-12-05", "2027-12-04"),
        (2, 29, "2027-01-01", "2027-02-28"),
        (2, 29, "2028-02-29", "2028-02-29"),
        (2, 29, "2028-03-01", "2029-02-28"),
        (1, 1, "2026-12-31", "2027-01-01"),
    ],
)
def test_the_next_time_of_a_day_of_the_year(month: int, day: int, on: str, following: str) -> None:
    found = next_yearly(month=month, day=day, on=date.fromisoformat(on))
    assert found == date.fromisoformat(following)


def test_no_year_has_a_day_that_is_none() -> None:
    assert next_yearly(month=2, day=30, on=ON) is None


@pytest.mark.parametrize(
    ("words", "with_notes", "sentence"),
    [
        ("", True, "Dana’s birthday is on Saturday, December 5."),
        ("", False, "Dana’s birthday is on Saturday, December 5."),
        ("Anniversary on 5 December, since 2010", True,
         "Dana’s anniversary is on Saturday, December 5."),
        ("Mia’s piano recital.", True, "Dana: Mia’s piano recital, on Saturday, December 5."),
        ("Mia’s piano recital", False, "Dana: a date you noted, on Saturday, December 5."),
    ],
)  # fmt: skip
def test_a_date_in_one_sentence(words: str, with_notes: bool, sentence: str) -> None:
    assert birthday(words=words).sentence(on=ON, with_notes=with_notes) == sentence


def test_a_near_date_and_another_region() -> None:
    assert birthday().sentence(on=SATURDAY) == "Dana’s birthday is today."
    assert birthday().sentence(on=date(2026, 12, 4)) == "Dana’s birthday is tomorrow."
    with in_region("GB"):
        assert birthday().sentence(on=ON) == "Dana’s birthday is on Saturday 5 December."


@given(st.integers(-60, 60), st.sampled_from(NOTICES))
def test_who_looks_every_day_hears_of_it_ahead_and_on_the_day(offset: int, notice: int) -> None:
    one, on = birthday(notice=notice), SATURDAY + timedelta(days=offset)
    expected = offset in {0, -notice}
    assert one.is_mentioned(on=on, since=on - timedelta(days=1), until=on) is expected


@given(
    st.lists(st.integers(-60, 10), min_size=2, max_size=12, unique=True).map(sorted),
    st.sampled_from(NOTICES),
)
def test_emails_on_some_days_mention_it_once_ahead_and_once_as_it_comes(
    offsets: list[int], notice: int
) -> None:
    days = [SATURDAY + timedelta(days=offset) for offset in offsets]
    one = birthday(notice=notice)
    ahead = as_it_comes = 0
    last = days[-1] + timedelta(days=1)
    for since, on, following in zip(days[:-1], days[1:], [*days[2:], last], strict=True):
        until = following - timedelta(days=1)
        if one.is_mentioned(on=on, since=since, until=until):
            comes = on <= SATURDAY <= until
            as_it_comes, ahead = as_it_comes + comes, ahead + (not comes)
    assert ahead <= (notice > 0)
    assert as_it_comes <= 1
    if days[1] <= SATURDAY <= days[-1]:
        assert as_it_comes == 1
