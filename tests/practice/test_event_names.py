"""The name of an event within a sentence, with its article where people say one."""

import pytest

from cookout.practice.event_names import at_event


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Chamber breakfast", "at the Chamber breakfast"),
        ("Tuesday Night Mixer", "at the Tuesday Night Mixer"),
        ("Spring Fair 2026", "at the Spring Fair 2026"),
        ("happy hour", "at the happy hour"),
        ("Breakfast", "at Breakfast"),
        ("The Chamber breakfast", "at the Chamber breakfast"),
        ("a street fair", "at a street fair"),
        ("our block party", "at our block party"),
        ("Mia’s wedding party", "at Mia’s wedding party"),
        ("The Lees' barbecue", "at the Lees' barbecue"),
        ("Rotary", "at Rotary"),
        ("CES 2026", "at CES 2026"),
        ("Frühstück der Kammer", "at Frühstück der Kammer"),
        (" \u200b", ""),
    ],
)
def test_an_event_has_the_article_that_people_say(name: str, expected: str) -> None:
    assert at_event(name) == expected
