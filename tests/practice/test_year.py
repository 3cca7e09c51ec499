"""A year lived by our rules: nothing is promised on one day that another day takes back."""

from __future__ import annotations

from functools import cache

from bench.ledger import Ledger
from bench.plan import Diary, lived, measures
from bench.policies import POLICIES, Cookout
from bench.year import TEN_MINUTES, Year


@cache
def year() -> Year:
    return Year(seed=100)


@cache
def ours() -> Diary:
    return lived(year(), POLICIES["cookout"])


def test_the_table_is_kept_and_no_list_is_longer_than_its_day() -> None:
    found = measures(ours())
    assert found["kept"] >= 0.95
    assert found["over_minutes"] == 0
    assert found["list_median"] <= 4
    assert found["list_longest"] <= 5


def test_our_rules_keep_more_than_a_due_list_of_everybody_or_of_the_same_table() -> None:
    mine = measures(ours())
    everybody = measures(lived(year(), POLICIES["due_list"]))
    same_table = measures(lived(year(), POLICIES["due_list_table"]))
    assert mine["kept"] >= 1.4 * everybody["kept"]
    assert mine["late_days"] <= same_table["late_days"] / 2


def test_short_texts_keep_a_rhythm_and_give_nobody_time() -> None:
    texts = measures(lived(year(), POLICIES["short_texts"]))
    assert texts["kept"] > measures(lived(year(), POLICIES["due_list"]))["kept"]
    assert 3 * texts["minutes_per_person"] < measures(ours())["minutes_per_person"]


def test_nobody_gets_two_notes_in_a_row_all_year() -> None:
    ledger = Ledger(year=year())
    notes = 0
    for day in year().days:
        ledger.begin(day)
        for task in Cookout().list(ledger, day):
            if task.kind == "note":
                assert not ledger.stories[task.id].last_was_note
                notes += 1
            ledger.do(task, day)
    assert notes > 0


def test_a_year_is_the_same_whenever_it_is_lived() -> None:
    again = lived(Year(seed=100), Cookout())
    assert measures(again) == measures(ours())
    assert Year(seed=101).minutes != year().minutes


def test_ten_minutes_a_day_keep_a_smaller_table() -> None:
    small = Year(seed=100, pattern=TEN_MINUTES)
    assert small.capacity.seats < year().capacity.seats
    assert measures(lived(small, POLICIES["cookout"]))["kept"] >= 0.9
