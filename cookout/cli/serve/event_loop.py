"""The loop that watches the server's connections, at the cost of those where something happens.

The server's own loop asks every connection before each wait whether it wants to read or to write.
With 400 phones connected that takes several times as long as the answer to one of them. Here a
connection where nothing is under way stays watched for what it sends, and is looked at again only
then, and once a second, when the server closes those that were silent for long.
"""

from __future__ import annotations

import select
import selectors
import time

from waitress import wasyncore
from waitress.channel import HTTPChannel

LOOK_AT_ALL = 1.0
"""Seconds."""
FLAGS = {
    selectors.EVENT_READ: select.POLLIN,
    selectors.EVENT_WRITE: select.POLLOUT,
    selectors.EVENT_READ | selectors.EVENT_WRITE: select.POLLIN | select.POLLOUT,
}


class WatchedSockets(dict[int, wasyncore.dispatcher]):
    """The server's sockets by descriptor: it adds each when it opens, removes it when it closes."""

    def __init__(self) -> None:
        super().__init__()
        self.selector = selectors.DefaultSelector()
        self.unsettled: set[int] = set()
        """Those to look at before the next wait."""
        self.look_at_all_at = 0.0

    def __setitem__(self, descriptor: int, opened: wasyncore.dispatcher) -> None:
        super().__setitem__(descriptor, opened)
        self.unsettled.add(descriptor)

    def __delitem__(self, descriptor: int) -> None:
        super().__delitem__(descriptor)
        self.unsettled.discard(descriptor)
        # While it is still open: the next connection may get the same number.
        self._watch(descriptor, 0)

    def serve(self) -> None:
        """Until a signal raises SystemExit, or no socket is left."""
        while self:
            self.turn()

    def turn(self) -> None:
        """Wait until something happens, at most for a second, and let it be handled."""
        if time.monotonic() >= self.look_at_all_at:
            self.unsettled.update(self)
            self.look_at_all_at = time.monotonic() + LOOK_AT_ALL
        self.settle()
        for key, events in self.selector.select(LOOK_AT_ALL):
            opened = self.get(key.fd)
            if opened is not None:
                self.unsettled.add(key.fd)
                wasyncore.readwrite(opened, FLAGS[events])

    def settle(self) -> None:
        """Watch each for what it waits for now; one that waits for its client alone is settled."""
        for descriptor in list(self.unsettled):
            opened = self[descriptor]
            # Asked first: a thread may end a request between this and the next two questions.
            if is_idle(opened):
                self.unsettled.discard(descriptor)
            reads = selectors.EVENT_READ if opened.readable() else 0
            writes = selectors.EVENT_WRITE if opened.writable() and not opened.accepting else 0
            self._watch(descriptor, reads | writes)

    def _watch(self, descriptor: int, events: int) -> None:
        watched = self.selector.get_map().get(descriptor)
        if watched is None and events:
            self.selector.register(descriptor, events)
        elif watched and not events:
            self.selector.unregister(descriptor)
        elif watched and watched.events != events:
            self.selector.modify(descriptor, events)


def is_idle(opened: wasyncore.dispatcher) -> bool:
    """Whether only what its client sends can change what it waits for.

    A thread that works on a request changes that too, and wakes this loop after it. What listens
    and what is woken by threads is never idle.
    """
    if not isinstance(opened, HTTPChannel):
        return False
    return not (opened.requests or opened.request or opened.writable())
