"""Days, times, money and lists as two regions write them."""

from datetime import date, time
from decimal import Decimal

import pytest

from cookout.practice import formats
from cookout.practice.formats import in_region
from cookout.practice.phrases import calendar_day, listed, near_day, when

DAY = date(2026, 11, 28)

AS_WRITTEN = {
    "US": [
        "November 28",
        "Saturday, November 28",
        "Saturday, November 28, 2026",
        "November 28, 2026",
        "5:00 PM",
        "$25",
        "$12.50",
        "1,234",
        "Ann, Bea, and Cal",
        "Sunday",
    ],
    "GB": [
        "28 November",
        "Saturday 28 November",
        "Saturday, 28 November 2026",
        "28 November 2026",
        "17:00",
        "£25",
        "£12.50",
        "1,234",
        "Ann, Bea and Cal",
        "Monday",
    ],
    "DE": [
        "28 November",
        "Saturday 28 November",
        "Saturday, 28 November 2026",
        "28 November 2026",
        "17:00",
        "25\xa0€",
        "12,50\xa0€",
        "1.234",
        "Ann, Bea and Cal",
        "Monday",
    ],
}


@pytest.mark.parametrize("region", AS_WRITTEN)
def test_days_times_money_and_lists_are_written_as_in_the_region(region: str) -> None:
    with in_region(region):
        written = [
            formats.day(DAY),
            formats.full_day(DAY),
            formats.full_day_and_year(DAY),
            formats.day_and_year(DAY),
            formats.clock(time(17)),
            formats.money(25),
            formats.money(Decimal("12.50")),
            formats.number(1234),
            formats.listed(["Ann", "Bea", "Cal"]),
            formats.weekday(formats.weekdays()[0]),
        ]
    assert written == AS_WRITTEN[region]


@pytest.mark.parametrize("region", formats.regions())
def test_every_region_that_can_be_chosen_writes_everything(region: str) -> None:
    with in_region(region):
        assert "28" in formats.full_day(DAY)
        assert "November" in formats.full_day_and_year(DAY)
        assert formats.clock(time(17)).isascii()
        assert formats.money(25)
        assert sorted(formats.weekdays()) == list(range(7))


def test_outside_of_a_region_it_is_the_united_states() -> None:
    with in_region("DE"), in_region("GB"):
        pass
    assert formats.day(DAY) == "November 28"


@pytest.mark.parametrize(
    ("languages", "region"),
    [
        ("en-US,en;q=0.9", "US"),
        ("de-DE,de;q=0.9,en;q=0.8", "DE"),
        ("de", "DE"),
        ("en", "US"),
        ("pt,en;q=0.5", "BR"),
        ("zh-Hant-TW,zh;q=0.5", "TW"),
        ("*, en-gb", "GB"),
        ("es-419,es;q=0.9", "ES"),
        ("", "US"),
        ("; ,,xx-XX, \x00", "US"),
    ],
)
def test_the_region_is_the_first_that_the_browser_names(languages: str, region: str) -> None:
    assert formats.region_of(languages) == region


@pytest.mark.parametrize(
    ("region", "said"),
    [
        ("US", ["November 28", "January 3, 2027", "on December 24", "last Tuesday", "A and B"]),
        ("GB", ["28 November", "3 January 2027", "on 24 December", "last Tuesday", "A and B"]),
    ],
)
def test_days_in_sentences_follow_the_region(region: str, said: list[str]) -> None:
    with in_region(region):
        assert [
            calendar_day(day=DAY, on=DAY),
            calendar_day(day=date(2027, 1, 3), on=DAY),
            when(day=date(2026, 12, 24), on=DAY),
            near_day(day=date(2026, 11, 24), on=DAY),
            listed(names=["A", "B"]),
        ] == said
