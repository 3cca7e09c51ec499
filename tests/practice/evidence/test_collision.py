"""The collision meter says in one sentence what a recommendation rests on."""

from __future__ import annotations

from typing import Any

import pytest

from cookout.practice.evidence.collision import collision


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"met": 1, "where": "in a supermarket"}, "You met him once, in a supermarket."),
        ({"met": 2}, "You met him twice."),
        ({"met": 5, "where": " "}, "You met him 5 times."),
        ({}, "You haven't met him or used him."),
        ({"source": "Sam", "source_outcome": 1.0}, "You haven't used him, but Sam did: went well."),
        (
            {"source": "Sam", "met": 3},
            "You haven't used him, but Sam did: outcome not known yet.",
        ),
        ({"outcomes": [1.0], "met": 9}, "You used him once, and it went well."),
        ({"outcomes": [0.5]}, "You used him once, and it went so-so."),
        ({"outcomes": [0.0]}, "You used him once, and it went badly."),
        ({"outcomes": [None]}, "You used him once and haven't said how it went."),
        ({"outcomes": [1.0, 1.0]}, "You used him twice, and both jobs went well."),
        ({"outcomes": [1.0] * 4}, "You used him 4 times, and every job went well."),
        ({"outcomes": [1.0, 0.0, None]}, "You used him 3 times; 1 of 2 went well."),
    ],
)
def test_the_sentence(given: dict[str, Any], sentence: str) -> None:
    assert collision(**given, them="him") == sentence


def test_a_provider_without_a_pronoun_is_them() -> None:
    assert collision(met=1) == "You met them once."


def test_a_count_is_not_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        collision(met=-1)
