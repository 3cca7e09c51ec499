"""Why a member is asked, as they read it themselves."""

from __future__ import annotations

import pytest

from cookout.practice.routing.reasons import to_themselves


@pytest.mark.parametrize(
    ("reason", "read"),
    [
        (
            "Ana has lived this: two answers about loans",
            "You have lived this: two answers about loans.",
        ),
        ("Ana says they lived “A move”", "You say you lived “A move”."),
        ("Ana can speak to “Leases”", "You can speak to “Leases”."),
        (
            "Ana saw this up close: one answer about tax",
            "You saw this up close: one answer about tax.",
        ),
        ("Anabel has answered questions lately", "Anabel has answered questions lately"),
    ],
)
def test_the_member_who_is_asked_reads_the_reason_as_told_to_them(reason: str, read: str) -> None:
    assert to_themselves(reason, name="Ana") == read
