"""Shifts by their names."""

import pytest

from cookout.practice.plan.shift_presets import PRESETS, ShiftPlan, pattern_of, recognize


def test_four_on_four_off_is_eight_days() -> None:
    assert pattern_of(ShiftPlan("4-4", 10, 40)) == [10, 10, 10, 10, 40, 40, 40, 40]


def test_two_two_three_has_every_other_weekend_off() -> None:
    plan = pattern_of(ShiftPlan("2-2-3", 1, 0))
    assert plan == [1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 0, 0, 0]


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_is_recognized_by_its_days(preset: str) -> None:
    plan = ShiftPlan(preset, 10, 40)
    assert recognize(pattern_of(plan)) == plan


def test_another_pattern_is_none_of_them() -> None:
    assert recognize([25, 25, 0]) is None
    assert recognize([]) is None
