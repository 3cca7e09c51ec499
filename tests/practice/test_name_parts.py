"""A whole name in its parts, as phones need them that know only given and family names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cookout.practice.name_parts import NameParts, name_parts


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Tess Marlow", ("", "Tess", "", "Marlow", "")),
        ("Tess Ann Marlow", ("", "Tess", "Ann", "Marlow", "")),
        ("Jan van der Berg", ("", "Jan", "", "van der Berg", "")),
        ("Anna Maria von Weber", ("", "Anna", "Maria", "von Weber", "")),
        ("von Weber", ("", "", "", "von Weber", "")),
        ("Dr. Anna Weisbrod", ("Dr.", "Anna", "", "Weisbrod", "")),
        ("Martin King Jr.", ("", "Martin", "", "King", "Jr.")),
        ("Strassner, Joerg", ("", "Joerg", "", "Strassner", "")),
        ("Mr. Smith", ("Mr.", "", "", "Smith", "")),
        ("Cher", ("", "Cher", "", "", "")),
        ("王小明", ("", "王小明", "", "", "")),
        ("Acme Plumbing", ("", "", "", "Acme Plumbing", "")),
        ("Kim & Lee", ("", "", "", "Kim & Lee", "")),
        ("", ("", "", "", "", "")),
    ],
)
def test_a_name_has_its_parts(name: str, parts: tuple[str, ...]) -> None:
    assert name_parts(name=name) == NameParts(*parts)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_letter_of_a_name_is_lost(name: str) -> None:
    parts = "".join(name_parts(name=name))
    assert sorted(letter for letter in name if letter.isalnum()) == sorted(
        letter for letter in parts if letter.isalnum()
    )
