"""Sessions in the database, like Django's, but loaded and saved in one statement whose SQL never
changes.

On PostgreSQL, saving an existing session doesn't wait for the disk. What changes in it are messages
for the next page: if the computer loses power within a second, they aren't shown.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import connection

from cookout.members.prepared import fetch

OPEN = """
select session_data from django_session
where session_key = %(key)s and expire_date > %(at)s
"""
UPDATE = """
update django_session set session_data = %(data)s, expire_date = %(until)s{}
where session_key = %(key)s
"""
PROMPT = " from (select set_config('synchronous_commit', 'off', true)) as prompt"


class SessionStore(DatabaseStore):
    """The session of one browser."""

    def load(self) -> dict[str, Any]:
        """Load it; empty, without a key, if it has expired or never existed."""
        at = connection.ops.adapt_datetimefield_value(datetime.now(UTC))
        rows = fetch(OPEN, {"key": self.session_key, "at": at})
        if not rows:
            self._session_key = None
            return {}
        held: dict[str, Any] = self.decode(rows[0][0])
        return held

    def save(self, must_create: bool = False) -> None:
        """Save it. A new session is on the disk before it is used."""
        if must_create or self.session_key is None:
            super().save(must_create)
            return
        row = self.create_model_instance(dict(self.items()))
        values = {
            "data": row.session_data,
            "until": connection.ops.adapt_datetimefield_value(row.expire_date),
            "key": row.session_key,
        }
        is_apart = connection.vendor == "postgresql" and not connection.in_atomic_block
        with connection.cursor() as cursor:
            cursor.execute(UPDATE.format(PROMPT if is_apart else ""), values)
            if not cursor.rowcount:
                raise UpdateError
