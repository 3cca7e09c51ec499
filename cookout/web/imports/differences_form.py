"""What a preview's form says: whose words count, who is whom, and who comes back."""

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
    """Whether the day comes first in the dates of a file, and whether the member said so."""

    day_first: bool | None
    days_answered: bool


class Keeping:
    """What a page of a preview said, beside what other pages said before."""

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
        """The marks of rows that were said to be two people at once."""
        marks = Counter(self.choices.whose.values())
        return {mark for mark, times in marks.items() if times > 1 and _MARK.fullmatch(mark)}

    @property
    def turns_to(self) -> int | None:
        """Where the page begins that was asked for instead of taking the file in."""
        do = self._posted.get("do", "")
        return row_number(do.removeprefix(_TURN)) if do.startswith(_TURN) else None


def _days(posted: QueryDict, before: Choices) -> DaysAnswer:
    """What a date means that may be two days; without a question what was answered before."""
    said = posted.get("days")
    if said is None:
        return {"day_first": before.day_first, "days_answered": before.days_answered}
    return {"day_first": _ORDERS.get(str(said)), "days_answered": True}


def row_number(text: str) -> int:
    """The place of a row in a file; the first where it is none."""
    return int(text) if ROW_ID.fullmatch(text) else 0


def _whose(posted: QueryDict) -> Iterator[tuple[str, str]]:
    """By a person's number who of the file they are: a row, nobody, or left open."""
    for name, value in posted.items():
        found = _WHO.fullmatch(name)
        if found and (value in ("", SOMEONE_ELSE) or _MARK.fullmatch(str(value))):
            yield found[1], str(value)


def _back(posted: QueryDict, before: Choices) -> list[str]:
    """Who comes back from the trash: of those that the page showed, those that are ticked."""
    shown, ticked = set(posted.getlist("in-trash")), set(posted.getlist("back"))
    kept = {mark for mark in before.back if mark not in shown}
    return sorted(kept | {mark for mark in shown & ticked if _MARK.fullmatch(mark)})


def _one_of(said: str) -> str:
    return said if said in (MINE, THEIRS) else ""
