"""What a sentence calls a person: by the pronouns that are written, else they."""

from __future__ import annotations

import pytest

from cookout.practice.pronouns import pronouns


@pytest.mark.parametrize(
    ("written", "them"),
    [
        ("he/him", "him"),
        ("She / Her", "her"),
        ("they/them", "them"),
        ("she/they", "her"),
        ("HIM", "him"),
        ("", "them"),
        ("ze/zir", "them"),
        ("the", "them"),
    ],
)
def test_the_written_pronouns_count(written: str, them: str) -> None:
    assert pronouns(written).object == them
