"""Which request gets a thread: those of rooms take turns, so that other pages find one free.

After a new phase eight phones of each room fetch it within the same second. Side by side their
requests would share the processor with a page that somebody else opened, and with each other. One
after the other they are answered as soon, and that page has only one of them beside it.
"""

from __future__ import annotations

import threading
from collections import deque

from waitress.channel import HTTPChannel
from waitress.task import ThreadedTaskDispatcher

ROOMS = "/sessions/"
"""What the addresses of rooms begin with."""


class RoomTurns(ThreadedTaskDispatcher):  # type: ignore[misc]
    """The server's threads. As a task among the others it stands for the rooms' next request."""

    def __init__(self, threads: int) -> None:
        super().__init__()
        self.waiting: deque[HTTPChannel] = deque()
        self.is_running = False
        self.turns = threading.Lock()
        self.set_thread_count(threads)

    def add_task(self, channel: HTTPChannel) -> None:
        """A connection whose next request is whole."""
        if not channel.requests[0].path.startswith(ROOMS):
            super().add_task(channel)
            return
        with self.turns:
            self.waiting.append(channel)
            was_running, self.is_running = self.is_running, True
        if not was_running:
            super().add_task(self)

    def answer_next(self) -> None:
        """In a thread: one request of a room; the next stands behind what came meanwhile."""
        try:
            self.waiting.popleft().service()
        finally:
            with self.turns:
                self.is_running = bool(self.waiting)
            if self.is_running:
                super().add_task(self)

    # What the server's threads call of a task.
    service = answer_next

    def cancel(self) -> None:
        """At the server's end: those that never got a thread."""
        for channel in self.waiting:
            channel.cancel()
