"""A number, an email address, a link or a street, told by how it looks."""

import pytest

from cookout.practice.contact_kind import contact_kind


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("818 555 0147", "phone"),
        ("+49 (0)30 555-0199", "phone"),
        ("818-555-0147 x12", "phone"),
        ("dana@example.org", "mail"),
        ("https://example.org/dana", "link"),
        ("whitfield.example", "link"),
        ("12 Oak Street, Van Nuys", "address"),
        ("12", ""),
        ("call her", ""),
        ("@dana", ""),
        ("", ""),
    ],
)
def test_what_a_value_is_shows_in_how_it_looks(value: str, kind: str) -> None:
    assert contact_kind(value) == kind
