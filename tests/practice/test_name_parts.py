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
        ("Tess A. Marlow", ("", "Tess", "A.", "Marlow", "")),
        (", Tess", ("", "Tess", "", "", "")),
        ("Tess 🏠", ("", "Tess 🏠", "", "", "")),
        ("MARLOW Tess", ("", "Tess", "", "MARLOW", "")),
        ("Marlow, Tess (neighbor)", ("", "Tess", "", "Marlow", "(neighbor)")),
        ("Tess Marlow, CSc.", ("", "Tess", "", "Marlow", "CSc.")),
        ("Иванов Иван Иванович", ("", "Иван", "Иванович", "Иванов", "")),
        ("J. Marlow", ("", "J.", "", "Marlow", "")),
        ("Jan van der Berg", ("", "Jan", "", "van der Berg", "")),
        ("Jan van 't Hoff", ("", "Jan", "", "van 't Hoff", "")),
        ("Ludwig van Beethoven", ("", "Ludwig", "", "van Beethoven", "")),
        ("Beethoven, Ludwig van", ("", "Ludwig", "", "van Beethoven", "")),
        ("van Beethoven, Ludwig", ("", "Ludwig", "", "van Beethoven", "")),
        ("Anna Maria von Weber", ("", "Anna", "Maria", "von Weber", "")),
        ("Al Moss", ("", "Al", "", "Moss", "")),
        ("Daphne du Lac", ("", "Daphne", "", "du Lac", "")),
        ("Jill St. John", ("", "Jill", "", "St. John", "")),
        ("Sean O' Brien", ("", "Sean", "", "O' Brien", "")),
        ("von Weber", ("", "", "", "von Weber", "")),
        ("Inés García Márquez", ("", "Inés", "", "García Márquez", "")),
        ("Luis Miguel Gómez Pardo", ("", "Luis", "Miguel", "Gómez Pardo", "")),
        ("María del Carmen Ruiz", ("", "María", "del Carmen", "Ruiz", "")),
        ("José Ortega y Gasset", ("", "José", "", "Ortega y Gasset", "")),
        ("Nuno Sá", ("", "Nuno", "", "Sá", "")),
        ("Dr. Anna Weisbrod", ("Dr.", "Anna", "", "Weisbrod", "")),
        ("Prof. Dr. med. Anna Weisbrod", ("Prof. Dr. med.", "Anna", "", "Weisbrod", "")),
        ("Martin King Jr.", ("", "Martin", "", "King", "Jr.")),
        ("Martin King, Jr.", ("", "Martin", "", "King", "Jr.")),
        ("Ann Low MD, PhD", ("", "Ann", "", "Low", "MD, PhD")),
        ("King, Martin Lee, Jr.", ("", "Martin", "Lee", "King", "Jr.")),
        ("Strassner, Joerg", ("", "Joerg", "", "Strassner", "")),
        ("Weisbrod, Dr. Anna", ("Dr.", "Anna", "", "Weisbrod", "")),
        ("Mr. Smith", ("Mr.", "", "", "Smith", "")),
        ("Cher", ("", "Cher", "", "", "")),
        ("Anna Blum (yoga class)", ("", "Anna", "", "Blum", "(yoga class)")),
        ("🌸 Anna Blum", ("", "🌸 Anna", "", "Blum", "")),
        ("王小明", ("", "王小明", "", "", "")),
        ("山田 太郎", ("", "太郎", "", "山田", "")),
        ("Acme Plumbing", ("", "", "", "Acme Plumbing", "")),
        ("Kim & Lee", ("", "", "", "Kim & Lee", "")),
        ("Anna and Ben Moor", ("", "", "", "Anna and Ben Moor", "")),
        ("info@acme.example", ("", "", "", "", "")),
        ("+1 818 555 0147", ("", "", "", "", "")),
        ("", ("", "", "", "", "")),
    ],
)
def test_a_name_has_its_parts(name: str, parts: tuple[str, ...]) -> None:
    assert name_parts(name=name) == NameParts(*parts)


def test_a_company_has_no_parts() -> None:
    assert name_parts(name="Blue  Heron", company="Blue heron") == NameParts()
    assert name_parts(name="Blue Heron", company="Acme").family == "Heron"


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_letter_of_a_name_is_lost(name: str) -> None:
    parts = "".join(name_parts(name=name))
    is_none = "@" in name or "://" in name or not any(map(str.isalpha, name))
    assert is_none or sorted(filter(str.isalnum, name)) == sorted(filter(str.isalnum, parts))
