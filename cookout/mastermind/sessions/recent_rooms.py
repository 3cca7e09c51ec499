"""A short cache of rooms: phones that fetch one version at the same time share one read."""

from __future__ import annotations

from copy import copy
from datetime import datetime, timedelta
from threading import Lock
from uuid import UUID

from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_room import SessionRoom
from cookout.members.compiled_query import CompiledQuery


class RecentRooms:
    """The rows of rooms by session and version, cached for some seconds.

    A version never comes back, and every visible change raises it, so what is cached is what a
    reader of that version would read. It is cached for seconds only: names, which change without
    the version, follow soon, and nothing of a group stays in memory.
    """

    FRESH = timedelta(seconds=5)
    MOST = 100
    """Rooms cached at once."""

    def __init__(self) -> None:
        self._kept: dict[tuple[UUID, int], tuple[datetime, SessionRoom]] = {}
        self._lock = Lock()

    def room(self, session: GroupSession, *, at: datetime) -> SessionRoom:
        """The room of a session whose row was just read, at a moment."""
        key = (session.uid, session.version)
        with self._lock:
            read_at, found = self._kept.get(key, (at, None))
        if found is None or abs(at - read_at) > self.FRESH:
            found = SessionRoom(session)
            found.read()
            self._keep(key, found, at)
        # Its own copy: what is counted without a version is read for each anew.
        own = copy(found)
        own.session = session
        return own

    def _keep(self, key: tuple[UUID, int], room: SessionRoom, at: datetime) -> None:
        if _VERSION(session=room.session.pk) != [room.session.version]:
            # Changed while it was read: good for this one answer only.
            return
        with self._lock:
            items = self._kept.items()
            fresh = {known: kept for known, kept in items if abs(at - kept[0]) <= self.FRESH}
            if len(fresh) >= self.MOST:
                fresh.clear()
            self._kept = fresh | {key: (at, room)}


_VERSION = CompiledQuery(
    lambda session: GroupSession.objects.filter(pk=session).values_list("version", flat=True)
)
