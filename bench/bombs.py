"""What a hostile file costs: seconds of CPU and memory to read it, by its size.

`python -m bench.bombs [--json]`: each file is a few megabytes of one thing a million times, read
in a process of its own. Beside them as the baseline, in the same run: one plain card of the same
size. `ratio` is the memory that reading added, in times of the file's bytes.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from typing import Any

MANY = 1_000_000
HEAD, END = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Dana Whitfield\r\n", b"END:VCARD\r\n"
QUOTED = HEAD + b"NOTE;ENCODING=QUOTED-PRINTABLE:=\r\n"
PERSON = b"dn: cn=a\ncn: Dana\nmail: dana@example.org\n"
# What stands before, what is repeated, how many times, and what stands behind.
FILES: dict[str, tuple[bytes, bytes, int, bytes]] = {
    "one plain note": (HEAD + b"NOTE:", b"abcd", MANY, b"\r\n" + END),
    "soft breaks": (QUOTED, b"=\r\n", MANY, b"\r\n" + END),
    "folded lines": (HEAD + b"NOTE:a\r\n", b" a\r\n", MANY, END),
    "torn lines": (HEAD + b"NOTE:a\r\n", b"a\r\n", MANY, END),
    "parameters": (HEAD + b"TEL", b";TYPE=a", MANY, b":1\r\n" + END),
    "parts of an address": (HEAD + b"ADR:", b";", 4 * MANY, b"\r\n" + END),
    "units of a company": (HEAD + b"ORG:", b"a;", 2 * MANY, b"\r\n" + END),
    "lines of a note": (HEAD + b"NOTE:", b"a\\n", MANY, b"\r\n" + END),
    "phones": (HEAD, b"TEL:1\r\n", MANY, END),
    "base64": (HEAD + b"PHOTO;ENCODING=b:\r\n", b" /9j/\r\n", MANY, END),
    "empty cards": (b"", b"BEGIN:VCARD\r\nEND:VCARD\r\n", MANY // 5, b""),
    "columns of a table": (b"Name,Phone", b",a", MANY, b"\nDana,1\n"),
    "folds in LDIF": (PERSON + b"description: a\n", b" a\n", MANY, b""),
    "attributes in LDIF": (PERSON, b"x: a\n", MANY, b""),
}
READ = """
import json, os, resource, sys, time
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
import django
django.setup()
from bench.bombs import FILES
from cookout.capture.intake import file as files
from cookout.members.member import Member
files.ColumnChoice.of_headings = classmethod(lambda cls, owner, headers: None)
before, once, many, behind = FILES[sys.argv[1]]
content = before + once * many + behind
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.process_time()
rows, refused = files.File.of(Member(), content).rows()
for row in rows:
    row.read()
seconds = time.process_time() - start
added = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak) * 1024
print(json.dumps([len(content), seconds, added, len(rows), len(refused)]))
"""


def measure(name: str) -> dict[str, Any]:
    """Read one of the files in a process of its own."""
    words = [sys.executable, "-c", READ, name]
    done = subprocess.run(words, capture_output=True, check=True, env=os.environ)
    size, seconds, added, rows, refused = json.loads(done.stdout.splitlines()[-1])
    return {
        "name": name,
        "bytes": size,
        "seconds": round(seconds, 2),
        "ratio": round(added / size, 1),
        "rows": rows,
        "refused": refused,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    found = [measure(name) for name in FILES]
    if parser.parse_args().json:
        print(json.dumps({"files": found}))
        return
    print(f"{'file':<22} {'MB':>5} {'seconds':>8} {'memory / bytes':>15}")
    for one in found:
        size = f"{one['bytes'] / 1e6:>5.1f}"
        print(f"{one['name']:<22} {size} {one['seconds']:>8.2f} {one['ratio']:>15.1f}")


if __name__ == "__main__":
    main()
