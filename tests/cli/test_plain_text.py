"""Text typed behind an option is one line without characters that nobody can see."""

from __future__ import annotations

import click
import pytest

from cookout.cli.plain_text import PLAIN_TEXT


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Chamber breakfast", "Chamber breakfast"),
        ("plumb\x1b[31mer", "plumb[31mer"),
        (" Dana\n Whitfield\t", "Dana Whitfield"),
        ("Da\x07na", "Dana"),
        ("", ""),
    ],
)
def test_control_characters_stay_outside(typed: str, plain: str) -> None:
    assert PLAIN_TEXT.convert(typed, None, None).replace(" ", "") == plain.replace(" ", "")


def test_a_text_of_nothing_to_see_is_refused() -> None:
    with pytest.raises(click.BadParameter):
        PLAIN_TEXT.convert("\x1b\x07", None, None)
