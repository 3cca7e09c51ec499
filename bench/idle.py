"""What the server costs when nobody asks for anything.

`python -m bench.idle [--json]`: the memory of its processes together (the sum of their
proportional set sizes, after it has answered once and been left alone), and the seconds from
`cookout serve` on a prepared folder to its first answer, the median of five starts. Beside it, in
the same run: a bare Python process, and one that has only imported Django.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.serving import folder, server

STARTS = 5
LEFT_ALONE = 3.0


def family(pid: int) -> Iterator[int]:
    """A process and all that it started."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from family(int(child))


def memory(pid: int) -> int:
    """Bytes that a process and its children hold together, shared pages counted once."""
    total = 0
    for one in family(pid):
        rollup = Path(f"/proc/{one}/smaps_rollup").read_text()
        found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
        total += int(found.group(1)) * 1024 if found else 0
    return total


def python_alone(code: str) -> tuple[int, float]:
    """Memory of a Python process that ran some code, and the seconds it took."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", f"{code}; print(1, flush=True); input()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stdin
    process.stdout.readline()
    took, held = time.perf_counter() - start, memory(process.pid)
    process.communicate(b"\n")
    return held, took


def measure() -> tuple[int, float]:
    """Bytes of the idle server and seconds to its first answer."""
    held, took = [], []
    with folder() as where:
        with server(where):
            pass
        for _ in range(STARTS):
            with server(where) as serving:
                took.append(serving.seconds)
                time.sleep(LEFT_ALONE)
                held.append(memory(serving.process.pid))
    return int(statistics.median(held)), statistics.median(took)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    asked = parser.parse_args()
    rows = {
        "cookout serve": measure(),
        "python alone": python_alone("pass"),
        "python with django": python_alone("import django.db.models, django.http, django.urls"),
    }
    if asked.json:
        (rss, seconds), *others = rows.values()
        beside = [{"rss": held, "seconds": took} for held, took in others]
        print(
            json.dumps({"rss": rss, "seconds": seconds, "python": beside[0], "django": beside[1]})
        )
        return
    print(f"{'':<20} {'MB':>8} {'seconds':>8}")
    for name, (held, took) in rows.items():
        print(f"{name:<20} {held / 1e6:>8.1f} {took:>8.2f}")


if __name__ == "__main__":
    main()
