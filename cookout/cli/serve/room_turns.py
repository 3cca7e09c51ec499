"""Which request gets a thread, and when: pages first, and those of rooms one after the other.

After a new phase eight phones of each room fetch it within the same second. Side by side their
requests would share the processor with a page that somebody else opened, and with each other. So
they take turns, and none begins while a page is being answered, unless that page takes long. What
a tap waits for is SQLite's one write lock or a row of its room, and a fetch never waits for those:
taps and fetches are lines of their own.
"""

from __future__ import annotations

import threading
import time
from collections import deque

from waitress.channel import HTTPChannel
from waitress.task import ThreadedTaskDispatcher

ROOMS = "/sessions/"
"""What the addresses of rooms begin with."""
TAPS = "POST"
LONGEST_WAIT = 0.05
"""Seconds: a room's request waits no longer, and for no page that was asked for before that."""


class RoomTurns(ThreadedTaskDispatcher):  # type: ignore[misc]
    """The server's threads."""

    def __init__(self, threads: int) -> None:
        super().__init__()
        self.pages = PagesUnderWay()
        self.taps, self.fetches = RoomLine(self), RoomLine(self)
        self.set_thread_count(threads)

    def add_task(self, channel: HTTPChannel) -> None:
        """A connection whose next request is whole."""
        request = channel.requests[0]
        if not request.path.startswith(ROOMS):
            self.add_turn(PageRequest(channel, self.pages))
        elif request.command == TAPS:
            self.taps.add(channel)
        else:
            self.fetches.add(channel)

    def add_turn(self, turn: PageRequest | RoomLine) -> None:
        """For the next free thread."""
        super().add_task(turn)


class PagesUnderWay:
    """The pages that are asked for now, since when."""

    def __init__(self) -> None:
        self.began: dict[PageRequest, float] = {}
        self.changed = threading.Condition()

    def begin(self, page: PageRequest) -> None:
        with self.changed:
            self.began[page] = time.monotonic()

    def end(self, page: PageRequest) -> None:
        with self.changed:
            del self.began[page]
            self.changed.notify_all()

    def wait(self) -> None:
        """Until all are answered but those that take long; never for longer than that."""
        until = time.monotonic() + LONGEST_WAIT
        with self.changed:
            while (left := min(until, self._latest + LONGEST_WAIT) - time.monotonic()) > 0:
                self.changed.wait(left)

    @property
    def _latest(self) -> float:
        """When the last of them began; long ago where there is none."""
        return max(self.began.values(), default=-LONGEST_WAIT)


class PageRequest:
    """A request that is no room's."""

    def __init__(self, channel: HTTPChannel, pages: PagesUnderWay) -> None:
        self.channel, self.pages = channel, pages
        pages.begin(self)

    def answer(self) -> None:
        """In a thread."""
        try:
            self.channel.service()
        finally:
            self.pages.end(self)

    # What the server's threads call of a task.
    service = answer

    def cancel(self) -> None:
        """At the server's end: it never got a thread."""
        self.pages.end(self)
        self.channel.cancel()


class RoomLine:
    """Requests of rooms that take turns. As a task among the others it stands for the next one."""

    def __init__(self, threads: RoomTurns) -> None:
        self.threads = threads
        self.waiting: deque[HTTPChannel] = deque()
        self.is_running = False
        self.lock = threading.Lock()

    def add(self, channel: HTTPChannel) -> None:
        with self.lock:
            self.waiting.append(channel)
            was_running, self.is_running = self.is_running, True
        if not was_running:
            self.threads.add_turn(self)

    def answer_next(self) -> None:
        """In a thread: one request; the next stands behind what came meanwhile."""
        self.threads.pages.wait()
        try:
            self.waiting.popleft().service()
        finally:
            with self.lock:
                self.is_running = bool(self.waiting)
            if self.is_running:
                self.threads.add_turn(self)

    # What the server's threads call of a task.
    service = answer_next

    def cancel(self) -> None:
        """At the server's end: those that never got a thread."""
        for channel in self.waiting:
            channel.cancel()
