"""The choices of a preview: whose values count, who is the same person, who is restored."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TypedDict

from django.http import QueryDict

from cookout.capture.intake.choices import SOMEONE_ELSE, Choices
from cookout.capture.intake.differences import MINE, THEIRS
from cookout.web.http.pagination import ROW_ID

_NAME = re.compile(r"([0-9a-f]{16})\.([0-9a-f]{12})")
_WHO = re.compile(r"who-([0-9]{1,18})")
_MARK = re.compile(r"[0-9a-f]{16}")
_TURN = "from "
DAY, MONTH, NEITHER = "day", "month", "as written"
_ORDERS = {DAY: True, MONTH: False}


class DaysAnswer(TypedDict):
    """Whether the day comes first in the dates of a file, and whether the member chose that."""

    day_first: bool | None
    days_answered: bool


class Keeping:
    """The choices of one page of a preview, added to those of other pages."""

    def __init__(self, posted: QueryDict, before: Choices) -> None:
        self._posted = posted
        self.choices = Choices(
            rest=_one_of(posted.get("rest", before.rest)),
            single=dict(before.single),
            whose=before.whose | dict(_whose(posted)),
            back=_back(posted, before),
            **_days(posted, before),
        )
        for name, value in posted.items():
            found = _NAME.fullmatch(name)
            if found and value in (MINE, THEIRS):
                self.choices.single.setdefault(found[1], {})[found[2]] = str(value)

    @property
    def taken_twice(self) -> set[str]:
        """The marks of rows that were chosen for two people at once."""
        marks = Counter(self.choices.whose.values())
        return {mark for mark, times in marks.items() if times > 1 and _MARK.fullmatch(mark)}

    @property
    def turns_to(self) -> int | None:
        """The page to show next, if another one was asked for instead of importing."""
        do = self._posted.get("do", "")
        return row_number(do.removeprefix(_TURN)) if do.startswith(_TURN) else None


def _days(posted: QueryDict, before: Choices) -> DaysAnswer:
    """The chosen order of dates; without a question, the earlier choice."""
    answer = posted.get("days")
    if answer is None:
        return {"day_first": before.day_first, "days_answered": before.days_answered}
    return {"day_first": _ORDERS.get(str(answer)), "days_answered": True}


def row_number(text: str) -> int:
    """A row number of the file; the first if it is no number."""
    return int(text) if ROW_ID.fullmatch(text) else 0


def _whose(posted: QueryDict) -> Iterator[tuple[str, str]]:
    """For each person's id the chosen row of the file: a mark, nobody, or left open."""
    for name, value in posted.items():
        found = _WHO.fullmatch(name)
        if found and (value in ("", SOMEONE_ELSE) or _MARK.fullmatch(str(value))):
            yield found[1], str(value)


def _back(posted: QueryDict, before: Choices) -> list[str]:
    """The rows to restore from the trash: of those on the page, the ticked ones."""
    shown, ticked = set(posted.getlist("in-trash")), set(posted.getlist("back"))
    kept = {mark for mark in before.back if mark not in shown}
    return sorted(kept | {mark for mark in shown & ticked if _MARK.fullmatch(mark)})


def _one_of(value: str) -> str:
    return value if value in (MINE, THEIRS) else ""
