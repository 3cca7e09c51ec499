"""Phones in rooms, as the page's script behaves: they poll, fetch what changed, tap, and tick.

Each is one kept connection over plain sockets. A phone's own clock is wrong by minutes; it shows
the time left by the offset of the answer with the least round trip, as the script does.

What eight people do in a minute: the host moves one phase on and adds a minute, each taps "Ready"
once, and two hand in an answer where the phase takes one. A question round of 90 minutes has some
20 phases, 14 turns of speakers and 70 texts, and with a "Ready" of half of them in each phase 80
taps more: two taps a minute, one of which changes what all see. So this is about five times as
many taps and three times as many changes.
"""

from __future__ import annotations

import asyncio
import json
import math
import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

WRONG_CLOCK = 420.0
"""Seconds by which a phone's own clock is off, one way or the other."""
FORM, TOKEN = "application/x-www-form-urlencoded", "b" * 32
"""A form's token, in the cookie and in the form."""
EACH_PHONE, EACH_HOST, EACH_WRITER = ("ready",), ("next", "time"), ("cards",)
WORDS = "We tried this for a year, and this is what we would do again. " * 3
PHONES, OPENED_AT_ONCE = 8, 4
EVERY = 60.0
"""Seconds from one tap of a verb to the next, on one phone."""
WRITERS = (2, 3)
BY_THEN = 0.5
"""Share of a run by which the first room's phase was moved."""
PHASE, OPEN_CARD = rb'name="phase" value="(\d+)"', rb'data-form="card-(\d)" novalidate'


@dataclass
class Seen:
    """What all phones of a run measured, in seconds."""

    polls: list[float] = field(default_factory=list)
    fragments: list[float] = field(default_factory=list)
    taps: list[float] = field(default_factory=list)
    clock: float = 0.0
    changes: list[float] = field(default_factory=list)
    failed: int = 0
    began: float = 0.0


class Connection:
    """One kept connection, one request at a time."""

    def __init__(self, port: int, cookies: str) -> None:
        self.port, self.cookies = port, cookies
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, path: str, body: str = "") -> tuple[int, bytes]:
        """The status and the body of an answer."""
        if self.streams is None:
            self.streams = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 20)
        reader, writer = self.streams
        head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {self.cookies}\r\n"
        if method == "POST":
            head += f"Content-Type: {FORM}\r\nContent-Length: {len(body)}\r\n"
        writer.write(f"{head}\r\n{body}".encode())
        answer = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        length = re.search(r"(?i)content-length: (\d+)", answer)
        content = await reader.readexactly(int(length[1])) if length else b""
        if "connection: close" in answer.lower():
            writer.close()
            self.streams = None
        return int(answer.split(" ", 2)[1]), content

    def close(self) -> None:
        if self.streams:
            self.streams[1].close()


class Room:
    """One session: when its phase was moved, and which phones have not seen it."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.phase, self.moved_at = 0, 0.0
        self.waiting: set[int] = set()

    def moved(self, phase: int, phones: int) -> None:
        """From now on every phone has to see a phase."""
        self.phase, self.moved_at = phase, time.monotonic()
        self.waiting = set(range(phones))

    def saw(self, phone: int, phase: int, seen: Seen) -> None:
        if phone in self.waiting and phase >= self.phase:
            self.waiting.discard(phone)
            seen.changes.append(time.monotonic() - self.moved_at)


class Phone:
    """One member's phone in one room."""

    def __init__(self, world: dict[str, Any], room: Room, place: int, **how: Any) -> None:
        told = next(one for one in world["rooms"] if one["session"] == room.number)
        phone = told["phones"][place]
        cookies = f"{world['cookie']}={phone['session']}; {world['form']}={TOKEN}"
        if how["by_token"]:
            cookies += f"; {world['seat']}_{room.number}={phone['seat']}"
        self.connection = Connection(how["port"], cookies)
        self.room, self.place, self.every, self.seen = room, place, how["every"], how["seen"]
        self.chance = random.Random(room.number * 8 + place)
        self.off = WRONG_CLOCK * (1 if place % 2 else -1)
        self.best = (math.inf, 0.0)
        self.version, self.page = -1, b""
        self.is_first = told is world["rooms"][0]

    async def open(self, few: asyncio.Semaphore) -> None:
        """The room as it is shown first; not all come at the same moment."""
        async with few:
            await self.fetch()

    async def run(self, until: float) -> None:
        """Poll until a moment, and tap in between."""
        taps = self._first_taps(until - time.monotonic())
        await asyncio.sleep(self.chance.random() * self.every)
        try:
            while time.monotonic() < until:
                await self.poll()
                due = [verb for verb, at in taps.items() if at <= time.monotonic()]
                for verb in due:
                    taps[verb] += EVERY
                    await self.tap(verb)
                await asyncio.sleep(self.every * (0.85 + 0.3 * self.chance.random()))
        except (OSError, asyncio.IncompleteReadError, ValueError):
            self.seen.failed += 1
        finally:
            self.connection.close()

    def _first_taps(self, seconds: float) -> dict[str, float]:
        verbs = EACH_PHONE
        verbs += EACH_HOST if self.place == 0 else ()
        verbs += EACH_WRITER if self.place in WRITERS else ()
        first = {verb: self.chance.random() * EVERY for verb in verbs}
        if self.is_first and "next" in first:
            # However short the run, a change is seen in it.
            first["next"] = min(first["next"], seconds * BY_THEN)
        return {verb: time.monotonic() + after for verb, after in first.items()}

    @property
    def path(self) -> str:
        return f"/sessions/{self.room.number}"

    async def poll(self) -> None:
        sent = time.time() + self.off
        status, content = await self.connection.ask("GET", f"{self.path}/version/")
        came = time.time() + self.off
        self.seen.polls.append(came - sent)
        if status != 200:
            self.seen.failed += 1
            return
        told = json.loads(content)
        self._tick(told, sent, came)
        if told["version"] != self.version:
            await self.fetch()

    async def fetch(self) -> None:
        """The parts that change."""
        start = time.monotonic()
        status, self.page = await self.connection.ask("GET", f"{self.path}/room/live/")
        self.seen.fragments.append(time.monotonic() - start)
        version, phase = re.search(rb'data-version="(\d+)"', self.page), re.search(PHASE, self.page)
        if status != 200 or not version or not phase:
            self.seen.failed += 1
            return
        self.version = int(version[1])
        self.room.saw(self.place, int(phase[1]), self.seen)

    def _tick(self, told: dict[str, Any], sent: float, came: float) -> None:
        """How far the time that this phone shows is from the true one."""
        trip = came - sent
        if trip <= self.best[0]:
            self.best = (trip, told["now"] / 1000 + trip / 2 - came)
        shown = told["ends"] / 1000 - (time.time() + self.off + self.best[1])
        true = told["ends"] / 1000 - time.time()
        self.seen.clock = max(self.seen.clock, abs(shown - true))

    async def tap(self, verb: str) -> None:
        """A tap of what the page shows, and the parts as they are after it."""
        phase, card = re.search(PHASE, self.page), re.search(OPEN_CARD, self.page)
        if not phase or (verb == "cards" and not card):
            return
        fields: dict[str, object] = {"phase": int(phase[1])}
        if verb == "cards" and card:
            fields = {"kind": "card", "hot_seat": int(card[1]), "basis": "lived", "words": WORDS}
        if verb == "next":
            # Counted from before the tap.
            self.room.moved(int(phase[1]) + 1, PHONES)
        body = urlencode({"csrfmiddlewaretoken": TOKEN, **fields})
        start = time.monotonic()
        status, _ = await self.connection.ask("POST", f"{self.path}/{verb}/", body)
        await self.fetch()
        self.seen.taps.append(time.monotonic() - start)
        # The phase may have moved since the page was fetched: what is locked is kept as a draft.
        self.seen.failed += status != 302 and not (verb == "cards" and status == 422)


def open_rooms(world: dict[str, Any], *, port: int, rooms: int, by_token: bool) -> list[Phone]:
    """The phones of so many rooms of eight."""
    how = {"port": port, "every": 1.0, "seen": Seen(), "by_token": by_token}
    return [
        Phone(world, room, place, **how)
        for room in (Room(told["session"]) for told in world["rooms"][:rooms])
        for place in range(PHONES)
    ]


async def run_rooms(phones: list[Phone], *, seconds: float, begin: Callable[[], object]) -> Seen:
    """All phones for so long, from when each shows its room."""
    few, seen = asyncio.Semaphore(OPENED_AT_ONCE), phones[0].seen
    await asyncio.gather(*(phone.open(few) for phone in phones))
    seen.fragments.clear()
    begin()
    seen.began = time.monotonic()
    await asyncio.gather(*(phone.run(seen.began + seconds) for phone in phones))
    return seen


async def ask_all_the_time(
    world: dict[str, Any], *, port: int, seconds: float, by_token: bool, connections: int = 16
) -> float:
    """Requests a second where every answer is followed by the next question."""
    seen, room = Seen(), Room(world["rooms"][0]["session"])
    how = {"port": port, "every": 0.0, "seen": seen, "by_token": by_token}
    phones = [Phone(world, room, place % 8, **how) for place in range(connections)]
    start = time.monotonic()

    async def hammer(phone: Phone) -> int:
        asked = 0
        while time.monotonic() < start + seconds:
            status, _ = await phone.connection.ask("GET", f"{phone.path}/version/")
            asked += status == 200
        phone.connection.close()
        return asked

    asked = sum(await asyncio.gather(*(hammer(phone) for phone in phones)))
    return asked / (time.monotonic() - start)
