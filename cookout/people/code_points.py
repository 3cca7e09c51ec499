"""A text that every database orders by the code points of its letters."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class CodePointsField(models.CharField):  # type: ignore[type-arg]
    """A key to order by. SQLite compares so by itself; PostgreSQL would by its own language."""

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        """The type and how it is compared."""
        found = super().db_parameters(connection)
        ordered = {"collation": "C"} if connection.vendor == "postgresql" else {}
        return {**found, **ordered}
