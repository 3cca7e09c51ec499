"""A text column that every database sorts by code points."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class CodePointsField(models.CharField):  # type: ignore[type-arg]
    """A key to sort by. SQLite compares code points by itself; PostgreSQL would use its locale."""

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        """The column type and its collation."""
        found = super().db_parameters(connection)
        ordered = {"collation": "C"} if connection.vendor == "postgresql" else {}
        return {**found, **ordered}
