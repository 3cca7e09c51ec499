"""An empty page asked for beside a bench: `python -m bench.room_beside PORT COOKIE`.

Until a line is read from standard input; prints a list of seconds. A process of its own, so that
it does not wait for the phones of the bench.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time

from bench.room_phones import Connection

PAUSE = 0.05


async def ask_empty(port: int, cookie: str, *, count: int = 0) -> list[float]:
    """An empty page, so many times one after the other; 0 for until a line is read."""
    connection = Connection(port, cookie)
    line = asyncio.create_task(asyncio.to_thread(sys.stdin.readline)) if not count else None
    took: list[float] = []
    while len(took) < count or (line and not line.done()):
        start = time.monotonic()
        await connection.ask("GET", "/empty/")
        took.append(time.monotonic() - start)
        if line:
            await asyncio.sleep(PAUSE)
    connection.close()
    return took


if __name__ == "__main__":
    print(json.dumps(asyncio.run(ask_empty(int(sys.argv[1]), sys.argv[2]))))
