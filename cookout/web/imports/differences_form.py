"""Whose words count, as a preview's form says it: difference by difference, and for the rest."""

from __future__ import annotations

import re

from django.http import QueryDict

from cookout.capture.intake.differences import MINE, THEIRS, Choices
from cookout.web.http.pagination import ROW_ID

_NAME = re.compile(r"([0-9a-f]{16})\.([0-9a-f]{12})")
_TURN = "from "


class Keeping:
    """What a page of a preview said, beside what other pages said before."""

    def __init__(self, posted: QueryDict, before: Choices) -> None:
        self._posted = posted
        self.choices = Choices(_one_of(posted.get("rest", before.rest)), dict(before.single))
        for name, value in posted.items():
            found = _NAME.fullmatch(name)
            if found and value in (MINE, THEIRS):
                self.choices.single.setdefault(found[1], {})[found[2]] = str(value)

    @property
    def turns_to(self) -> int | None:
        """Where the page begins that was asked for instead of taking the file in."""
        do = self._posted.get("do", "")
        return row_number(do.removeprefix(_TURN)) if do.startswith(_TURN) else None


def row_number(text: str) -> int:
    """The place of a row in a file; the first where it is none."""
    return int(text) if ROW_ID.fullmatch(text) else 0


def _one_of(said: str) -> str:
    return said if said in (MINE, THEIRS) else ""
