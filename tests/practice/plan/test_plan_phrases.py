"""The words of the plan: a calm text for every code, in at most two sentences."""

from __future__ import annotations

import re
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.plan.plan_phrases import TEXTS, PlanMessage, tell
from cookout.practice.reasons import LONGEST_SLOT
from tests.practice.somebody import calm_text
from tests.practice.test_phrases import WORDS_WE_AVOID

SLOTS: dict[str, str | int] = {
    "name": "Teo",
    "who": "Ann and Bea",
    "used": 1200,
    "minutes": 266,
    "count": 16,
    "seats": 15,
    "share": "about half",
    "weeks": "the last 4 weeks",
    "typical": 40,
    "days": 60,
}


@pytest.mark.parametrize("code", PlanMessage)
def test_every_code_has_a_calm_text_with_all_its_slots_filled(code: PlanMessage) -> None:
    words = tell(code=code, **SLOTS)
    assert not words[0].islower()
    assert words.endswith(".")
    assert not re.search(r"[{}]", words)
    assert len(re.findall(r"[.?](?= |$)", words)) <= 2
    assert not WORDS_WE_AVOID.search(words)
    assert set(TEXTS) == set(PlanMessage)


@given(st.sampled_from(PlanMessage), calm_text)
def test_words_that_somebody_typed_stay_words_on_one_line(code: PlanMessage, typed: str) -> None:
    slots = {field for _, field, _, _ in Formatter().parse(TEXTS[code]) if field}
    words = tell(code=code, **dict.fromkeys(slots, typed))
    assert "\n" not in words
    assert len(words) <= len(TEXTS[code]) + len(slots) * LONGEST_SLOT


def test_a_slot_that_is_not_given_is_an_error() -> None:
    with pytest.raises(KeyError):
        tell(code=PlanMessage.ROOM_FREE)
