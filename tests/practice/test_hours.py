"""Hours on somebody's own clock, through both changes of the clocks."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.hours import PAUSES, fallen_due, is_quiet, moment, pause

LOS_ANGELES, BERLIN = ZoneInfo("America/Los_Angeles"), ZoneInfo("Europe/Berlin")
EVERY_DAY = frozenset(range(7))
ZONES = ("America/Los_Angeles", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")


def test_an_hour_that_is_left_out_is_as_long_after_the_last_one() -> None:
    left_out = moment(day=date(2026, 3, 8), hour=time(2, 30), zone=LOS_ANGELES)
    assert left_out == datetime(2026, 3, 8, 10, 30, tzinfo=UTC)
    assert left_out.astimezone(LOS_ANGELES).time() == time(3, 30)


def test_an_hour_that_is_there_twice_is_the_first_one() -> None:
    first = moment(day=date(2026, 10, 25), hour=time(2, 30), zone=BERLIN)
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_an_hour_stays_the_same_on_the_clock_whatever_the_season() -> None:
    for day in (date(2026, 3, 7), date(2026, 3, 8), date(2026, 11, 1), date(2026, 11, 2)):
        seven = moment(day=day, hour=time(7), zone=LOS_ANGELES)
        assert seven.astimezone(LOS_ANGELES).time() == time(7)


@given(
    begins=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    hour=st.times(),
    zone=st.sampled_from(ZONES),
    looks=st.lists(st.integers(1, 60 * 60), min_size=1, max_size=60),
)
def test_however_often_one_looks_each_day_falls_due_once(
    begins: date, hour: time, zone: str, looks: list[int]
) -> None:
    after = datetime.combine(begins, time(12), tzinfo=UTC)
    found, at = [], after
    for minutes in looks:
        before, at = at, at + timedelta(minutes=minutes)
        if at - after > timedelta(days=30):
            break
        found += [
            day
            for day, _ in fallen_due(
                after=before, at=at, hour=hour, weekdays=EVERY_DAY, zone=ZoneInfo(zone)
            )
        ]
        at_once = fallen_due(after=after, at=at, hour=hour, weekdays=EVERY_DAY, zone=ZoneInfo(zone))
        assert found == [day for day, _ in at_once]
    assert len(set(found)) == len(found)


def test_only_the_days_that_were_asked_for() -> None:
    week = fallen_due(
        after=datetime(2026, 11, 15, 20, tzinfo=UTC),
        at=datetime(2026, 11, 23, 20, tzinfo=UTC),
        hour=time(7),
        weekdays=frozenset({0, 6}),
        zone=BERLIN,
    )
    assert [day.day for day, _ in week] == [16, 22, 23]


@pytest.mark.parametrize(
    ("hour", "begins", "ends", "quiet"),
    [
        (time(22), time(21), time(7), True),
        (time(6, 59), time(21), time(7), True),
        (time(7), time(21), time(7), False),
        (time(21), time(21), time(7), True),
        (time(12), time(21), time(7), False),
        (time(13), time(12), time(14), True),
        (time(14), time(12), time(14), False),
        (time(9), time(9), time(9), False),
    ],
)
def test_quiet_hours_may_go_past_midnight(
    hour: time, begins: time, ends: time, quiet: bool
) -> None:
    assert is_quiet(hour=hour, begins=begins, ends=ends) is quiet


def test_pauses_grow_and_then_stay() -> None:
    pauses = [pause(tries=tries) for tries in range(1, 9)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == PAUSES[-1] == pauses[-3]
    with pytest.raises(ValueError, match="after a try"):
        pause(tries=0)
