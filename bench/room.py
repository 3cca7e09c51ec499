"""What the rooms of sessions cost: fifty of them, with eight phones each that ask once a second.

`python -m bench.room [--json] [--rooms N ...] [--seconds S] [--database NAME]`: in each room, in a
minute, one phase is moved on and one made longer, eight tap "Ready" and two hand in an answer,
which is several times as much as in a question round of 90 minutes (`bench.room_phones` says how
that was counted). p95 of polls, of the parts fetched for a change, and of a tap with the parts
after it; requests a second, the share of one core that the server took, how far the time left on a
phone with a wrong clock is off, and how long until every phone saw a new phase. Beside it the same
with the wrapper off (through Django, by session and sign-in), an empty page of Django's and the
list of 1,000 people, both asked for in the same way alone and meanwhile by a process of its own,
and how many polls a second each way answers when asked without a pause.

The phones run in one process on the same cores; `phones_cpu` is the share of a core it took.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from bench.idle import family
from bench.room_phones import ask_all_the_time, open_rooms, run_rooms
from bench.serving import Serving, environment, folder, server
from tests import postgres

ROOMS = (1, 10, 50)
SECONDS, CAPACITY_SECONDS = 20.0, 4.0
ALONE_SECONDS, WARM = 8.0, 5
TICKS = 100
"""Of the clock by which the kernel counts a process's time, in a second."""
Figures = dict[str, Any]


def build_rooms(where: Path, rooms: int, database: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.room_world", str(rooms)],
        env=environment(where, 0, database),
        stdout=subprocess.PIPE,
        check=True,
    )
    world: dict[str, Any] = json.loads(done.stdout)
    return world


def p95(values: list[float]) -> float:
    ordered = sorted(values)
    return round(ordered[math.ceil(len(ordered) * 0.95) - 1], 4) if ordered else math.nan


def cpu(pid: int) -> float:
    """Seconds of a core that a process and its children have taken."""
    total = 0
    for one in family(pid):
        parts = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        total += int(parts[11]) + int(parts[12])
    return total / TICKS


def measure(
    world: dict[str, Any], serving: Serving, *, rooms: int, seconds: float, by_token: bool
) -> Figures:
    """One run of so many rooms, with an empty page asked for meanwhile."""
    begun: list[tuple[float, float, subprocess.Popen[str]]] = []
    pid = serving.process.pid
    phones = open_rooms(world, port=serving.port, rooms=rooms, by_token=by_token)
    seen = asyncio.run(
        run_rooms(
            phones,
            seconds=seconds,
            begin=lambda: begun.append(
                (cpu(pid), time.process_time(), ask_beside(world, serving.port))
            ),
        )
    )
    before, own, beside = begun[0]
    own = time.process_time() - own
    pages = told_by(beside)
    took, used = time.monotonic() - seen.began, cpu(pid) - before
    asked = len(seen.polls) + len(seen.fragments) + len(seen.taps)
    return {
        "p95": p95(seen.polls),
        "fragment_p95": p95(seen.fragments),
        "tap_p95": p95(seen.taps),
        "requests_per_second": round(asked / took, 1),
        "polls_per_second": round(len(seen.polls) / took, 1),
        "fragments_per_second": round(len(seen.fragments) / took, 1),
        "taps_per_second": round(len(seen.taps) / took, 1),
        "clock": round(seen.clock, 3),
        "change_seconds": round(max(seen.changes, default=math.nan), 3),
        "cpu": round(used / took, 3),
        "phones_cpu": round(own / took, 3),
        **{f"{name}_p95": seconds for name, seconds in pages.items()},
        "failed": seen.failed,
    }


def ask_beside(world: dict[str, Any], port: int) -> subprocess.Popen[str]:
    """Other pages, asked for by a process of its own until it reads a line."""
    asking = (sys.executable, "-m", "bench.room_beside", str(port), signed_in(world))
    return subprocess.Popen(
        asking,
        env=environment(Path(), 0),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def told_by(beside: subprocess.Popen[str]) -> dict[str, float]:
    """End that process; p95 of each page that it asked for."""
    told, _ = beside.communicate("\n", timeout=60)
    return {name: p95(seconds[WARM:]) for name, seconds in json.loads(told).items()}


def ask_alone(world: dict[str, Any], port: int) -> dict[str, float]:
    """p95 of the other pages while no phone asks."""
    beside = ask_beside(world, port)
    time.sleep(ALONE_SECONDS)
    return told_by(beside)


def signed_in(world: dict[str, Any]) -> str:
    """The cookie of the member who is in no room."""
    return f"{world['cookie']}={world['reader']}"


def run(sizes: list[int], seconds: float, database: str) -> Figures:
    """Every figure, from one server on one database."""
    with folder() as where, _database(database) as url:
        world = build_rooms(where, max(sizes), url)
        with server(where, url) as serving:
            port = serving.port
            found: Figures = {"database": database, "rooms": {}}
            found |= {name: {"p95": one} for name, one in ask_alone(world, port).items()}
            found["capacity"] = {
                name: round(
                    asyncio.run(
                        ask_all_the_time(
                            world, port=port, seconds=CAPACITY_SECONDS, by_token=by_token
                        )
                    ),
                    1,
                )
                for name, by_token in (("wrapper", True), ("django", False))
            }
            for rooms in sizes:
                found["rooms"][str(rooms)] = measure(
                    world, serving, rooms=rooms, seconds=seconds, by_token=True
                )
            found["without_wrapper"] = measure(
                world, serving, rooms=max(sizes), seconds=seconds, by_token=False
            )
            return found


@contextmanager
def _database(name: str) -> Iterator[str]:
    with ExitStack() as opened:
        yield opened.enter_context(postgres.running(hasty=False)) if name == "postgresql" else ""


def show(found: Figures) -> None:
    print(f"Polls a second without a pause: {found['capacity']['wrapper']} through the wrapper,")
    print(f"{found['capacity']['django']} through Django with session and sign-in.")
    print(f"An empty page alone: p95 {found['empty']['p95'] * 1000:.1f} ms;")
    print(f"the list of people alone: {found['people']['p95'] * 1000:.1f} ms.\n")
    names = ("p95", "fragment_p95", "tap_p95", "empty_p95", "people_p95")
    print(f"{'':18}" + "".join(f"{name + ' ms':>17}" for name in names), end="")
    names_of_counts = ("requests", "polls", "fragments", "taps")
    print("".join(f"{name + '/s':>13}" for name in names_of_counts), end="")
    print(f"{'core':>7}{'phones':>8}{'clock s':>9}{'change s':>10}{'failed':>8}")
    rows = [(f"{rooms} rooms", one) for rooms, one in found["rooms"].items()]
    for name, one in [*rows, ("without wrapper", found["without_wrapper"])]:
        print(f"{name:18}" + "".join(f"{one[key] * 1000:17.1f}" for key in names), end="")
        print("".join(f"{one[name + '_per_second']:13}" for name in names_of_counts), end="")
        print(f"{one['cpu']:7}{one['phones_cpu']:8}{one['clock']:9}", end="")
        print(f"{one['change_seconds']:10}{one['failed']:8}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rooms", type=int, nargs="+", default=list(ROOMS))
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    told = parser.parse_args()
    found = run(told.rooms, told.seconds, told.database)
    if told.json:
        print(json.dumps(found))
    else:
        show(found)


if __name__ == "__main__":
    main()
