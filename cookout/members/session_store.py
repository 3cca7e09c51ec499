"""Sessions in the database, as Django keeps them. One that is there already is saved in one
statement, and PostgreSQL does not wait for the disk with it.

What changes in a session are the words that wait for the next page. Where a computer loses its
power within a second of them, they are not shown.
"""

from __future__ import annotations

from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import connection

UPDATE = """
update django_session set session_data = %(data)s, expire_date = %(until)s{}
where session_key = %(key)s
"""
PROMPT = " from (select set_config('synchronous_commit', 'off', true)) as prompt"


class SessionStore(DatabaseStore):
    """A session of somebody."""

    def save(self, must_create: bool = False) -> None:
        """Keep what is in it. A new session is on the disk before it is used."""
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
