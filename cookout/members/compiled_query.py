"""A query whose SQL is compiled once in a process; each use only fills in its parameters.

Django compiles SQL from a query set at every use, which takes several times as long as the database
takes to answer. Rows aren't cached: every use asks the database.
"""

from __future__ import annotations

import copy
import inspect
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, Generic, NamedTuple, TypeVar

from django.db import connections
from django.db.models import Expression, QuerySet

from cookout.members.prepared import preparing

Row = TypeVar("Row")


class Parameter(Expression):
    """A parameter that each use fills in. A query may add days to it."""

    def __init__(self, name: str, moved: timedelta = timedelta()) -> None:
        super().__init__()
        self.name, self.moved = name, moved

    def __add__(self, by: timedelta) -> Parameter:  # type: ignore[override]
        return Parameter(self.name, self.moved + by)

    def __sub__(self, by: timedelta) -> Parameter:  # type: ignore[override]
        return Parameter(self.name, self.moved - by)

    def as_sql(self, *_: Any, **__: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)

    def filled(self, value: Any, operations: Any) -> Any:
        """The parameter's value, converted for the database."""
        if isinstance(value, datetime):
            return operations.adapt_datetimefield_value(value + self.moved)
        if isinstance(value, date):
            return operations.adapt_datefield_value(value + self.moved)
        return value


class Composed(NamedTuple):
    """A statement compiled for one database, and what reads its rows."""

    rows: QuerySet[Any, Any]
    compiler: Any
    statement: str
    values: tuple[Any, ...]


class CompiledQuery(Generic[Row]):
    """The rows of a query set with named parameters.

    `OPEN = CompiledQuery(lambda member: Need.objects.of(member).open())`; then
    `OPEN(member=member.pk)`. The lambda may compare a parameter and add days to it, but not look at
    its value: there is none while the SQL is compiled.
    """

    def __init__(self, phrased: Callable[..., QuerySet[Any, Row]]) -> None:
        self._phrased = phrased
        # By kind of database: its tests ask both.
        self._composed: dict[str, Composed] = {}

    def __call__(self, **values: Any) -> list[Row]:
        composed = self._composed.get(connections["default"].vendor) or self._compose()
        with preparing():
            return list(_asked(composed, values))

    def _compose(self) -> Composed:
        names = inspect.signature(self._phrased).parameters
        rows = self._phrased(**{name: Parameter(name) for name in names})
        compiler: Any = rows.query.get_compiler(rows.db)
        composed = Composed(rows, compiler, *_with_constants(compiler))
        converters = compiler.get_converters([selected[0] for selected in compiler.select])
        # Of the same columns always the same.
        compiler.get_converters = lambda _: converters
        self._composed[compiler.connection.vendor] = composed
        return composed


def _with_constants(compiler: Any) -> tuple[str, tuple[Any, ...]]:
    """The statement and its parameters. PostgreSQL plans it once, so that what never changes is
    written into it: an index of the living and a limit of ten are known to the plan."""
    statement, values = compiler.as_sql()
    if compiler.connection.vendor != "postgresql":
        return statement, values
    rest = iter(values)

    def written(mark: re.Match[str]) -> str:
        if mark[0] == "%%" or isinstance(value := next(rest), Parameter):
            return mark[0]
        return str(compiler.connection.ops.compose_sql("%s", [value])).replace("%", "%%")

    written_in = re.sub("%%|%s", written, statement)
    return written_in, tuple(value for value in values if isinstance(value, Parameter))


def _asked(composed: Composed, values: dict[str, Any]) -> QuerySet[Any, Any]:
    """The rows of a statement with its parameters filled in.

    The compiler knows how to read the rows since it compiled them. A copy of it runs the statement,
    because several threads run it at once, each over its own connection.
    """
    rows = composed.rows.all()
    compiler = copy.copy(composed.compiler)
    compiler.connection = connections[rows.db]
    filled = tuple(
        value.filled(values[value.name], compiler.connection.ops)
        if isinstance(value, Parameter)
        else value
        for value in composed.values
    )
    compiler.as_sql = lambda *_, **__: (composed.statement, filled)
    rows.query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
    return rows
