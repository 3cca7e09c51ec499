"""Text typed behind an option: one line, without invisible characters."""

from __future__ import annotations

from typing import Any

import click

from cookout.vcard.text import clean_line

LONGEST = 2_000


class PlainText(click.ParamType[str, Any]):
    """A text cleaned as on a page; refused if nothing of it is visible."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        plain = clean_line(str(value), LONGEST)
        if not plain and value:
            self.fail("it’s empty or has only invisible characters.", param, ctx)
        return plain


PLAIN_TEXT = PlainText()
