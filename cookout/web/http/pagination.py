"""Pages of a list, by cursor: the last row of a page says where the next one begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, Protocol, TypeVar
from urllib.parse import urlencode

from django.db import models
from django.http import QueryDict

SIZE = 30
ROW_ID = re.compile(r"[0-9]{1,18}")

Row = TypeVar("Row", bound=models.Model)


class Ordered(Protocol[Row]):
    """Rows in an order, and those on either side of a place in it. `before` has the nearest first.

    ValueError where the key is none of this order.
    """

    def in_order(self) -> models.QuerySet[Row] | list[Row]: ...
    def after(self, key: str, pk: int, /) -> models.QuerySet[Row] | list[Row]: ...
    def before(self, key: str, pk: int, /) -> models.QuerySet[Row] | list[Row]: ...


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows, and the addresses of the pages on either side."""

    rows: list[Row] = field(default_factory=list)
    previous_url: str = ""
    next_url: str = ""

    @property
    def is_only(self) -> bool:
        return not (self.previous_url or self.next_url)


@dataclass(frozen=True)
class ByDay(Generic[Row]):
    """Rows by a day, moment or word each has, then by number; latest first, or earliest."""

    rows: models.QuerySet[Row]
    day: str
    latest_first: bool = True
    read: Callable[[str], date | str] = date.fromisoformat

    def in_order(self) -> models.QuerySet[Row]:
        sign = "-" if self.latest_first else ""
        return self.rows.order_by(f"{sign}{self.day}", f"{sign}pk")

    def after(self, key: str, pk: int) -> models.QuerySet[Row]:
        return self.in_order().filter(self._beyond(key, pk, "lt" if self.latest_first else "gt"))

    def before(self, key: str, pk: int) -> models.QuerySet[Row]:
        rows = self.in_order().reverse()
        return rows.filter(self._beyond(key, pk, "gt" if self.latest_first else "lt"))

    def _beyond(self, key: str, pk: int, side: str) -> models.Q:
        day = self.read(key)
        same = models.Q(**{self.day: day, f"pk__{side}": pk})
        beyond = models.Q(**{f"{self.day}__{side}": day}) | same
        return beyond & models.Q(**{f"{self.day}__{side}e": day})


def cut(
    query: QueryDict,
    ordered: Ordered[Row],
    *,
    key: Callable[[Row], object],
    size: int = SIZE,
    name: str = "",
    anchor: str = "",
) -> Page[Row]:
    """The page that the query asks for; the first one where it asks for none that there is.

    `name` tells several lists on one page apart, `anchor` is where the list stands on it.
    """
    prefix = f"{name}-" if name else ""
    start, pk = query.get(f"{prefix}id", ""), 0
    if ROW_ID.fullmatch(start):
        pk = int(start)
    link = _Links(query, prefix, anchor, key)
    for side in ("after", "before"):
        place = query.get(f"{prefix}{side}")
        if place is None or not pk:
            continue
        try:
            rows = list(getattr(ordered, side)(place.replace("\x00", ""), pk)[: size + 1])
        except ValueError:
            continue
        more = len(rows) > size
        if side == "after" and rows:
            return _page(rows[:size], link, previous=True, more=more)
        # A short page on the way back is the beginning: that one is shown whole.
        if side == "before" and more:
            return _page(rows[:size][::-1], link, previous=True, more=True)
    rows = list(ordered.in_order()[: size + 1])
    return _page(rows[:size], link, previous=False, more=len(rows) > size)


def _page(rows: list[Row], link: _Links, *, previous: bool, more: bool) -> Page[Row]:
    return Page(
        rows, link("before", rows[0]) if previous else "", link("after", rows[-1]) if more else ""
    )


@dataclass(frozen=True)
class _Links:
    query: QueryDict
    prefix: str
    anchor: str
    key: Callable[[Any], object]

    def __call__(self, side: str, row: models.Model) -> str:
        query = without(self.query, *(f"{self.prefix}{part}" for part in ("after", "before", "id")))
        query[f"{self.prefix}{side}"] = str(self.key(row))
        query[f"{self.prefix}id"] = str(row.pk)
        return f"?{query.urlencode()}{self.anchor}"


def without(query: QueryDict, *names: str) -> QueryDict:
    """A query without some of its parts."""
    rest = query.copy()
    for name in names:
        rest.pop(name, None)
    return rest


def narrowed(query: QueryDict, keep: Iterable[str], **parts: str) -> str:
    """The address of the same list, narrowed anew from its first page."""
    parts_kept = {name: query.get(name) for name in keep if name not in parts}
    return f"?{urlencode({name: value for name, value in (parts_kept | parts).items() if value})}"
