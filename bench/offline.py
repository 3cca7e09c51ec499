"""Whether a capture made without a connection is ever lost or doubled.

`python -m bench.offline [--json] [--captures N] [--seed N] [--loss SHARE]`: a model of the phone
(bench.offline_phone) against the real address on a real database in memory. At random there is no
connection, the answer is lost, the server ends in the middle of its transaction, or the phone ends
before it removed what was answered. Beside it, with the same dice: a phone that makes a new key for
every attempt, which is what a form without a key does.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
import uuid
from datetime import UTC, datetime
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.in_memory"
import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from bench.offline_phone import OfflinePhone, run  # noqa: E402
from cookout.models import Member, Person  # noqa: E402

CAPTURES, SEED, LOSS = 1_000, 12, 0.4


class WithoutKey(OfflinePhone):
    """The same phone, with a new key for every attempt."""

    def _post(self, key: str) -> int:
        fresh = str(uuid.UUID(int=self.dice.getrandbits(128), version=4))
        self.outbox[fresh] = self.outbox[key]
        try:
            return super()._post(fresh)
        finally:
            del self.outbox[fresh]


def measure(phone: type[OfflinePhone], *, captures: int, seed: int, loss: float) -> dict[str, Any]:
    """Lost and doubled among the people of a new member, and what was lost on the way."""
    email, now = f"{phone.__name__}@example.org", datetime.now(UTC)
    member = Member(name="Rowan", email=email, welcomed_at=now)
    member.set_password("a table for fifteen")
    member.save()
    # The host of a Cookout is on this computer.
    client = Client(headers={"host": "localhost"})
    client.force_login(member)
    one = phone(member=member, client=client, dice=random.Random(seed))
    began = time.process_time()
    at = datetime.now(UTC)
    run(one, captures=captures, loss=loss, at=at, named=lambda n: {"name": f"Person {n:05}"})
    # Of a name that is known already the second waits to be checked: it is doubled all the same.
    names = [*Person.objects.of(member).values_list("name", flat=True)]
    names += [row.name for row in _waiting(member)]
    return {
        "captures": captures,
        "lost": captures - len({*names}),
        "doubled": len(names) - len({*names}),
        "cpu_seconds": round(time.process_time() - began, 1),
        "happened": one.happened,
    }


def _waiting(member: Member) -> Any:
    from cookout.models import ReceivedCapture

    return ReceivedCapture.objects.of(member).waiting()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--captures", type=int, default=CAPTURES)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--loss", type=float, default=LOSS, help="share of attempts that fail")
    asked = parser.parse_args()
    call_command("migrate", verbosity=0)
    how = {"captures": asked.captures, "seed": asked.seed, "loss": asked.loss}
    ours, usual = measure(OfflinePhone, **how), measure(WithoutKey, **how)
    if asked.json:
        print(json.dumps({"cookout": ours, "without_key": usual}))
        return
    print(f"{asked.captures:,} captures, {asked.loss:.0%} of attempts fail, seed {asked.seed}")
    print(f"{'':<28} {'lost':>6} {'doubled':>8} {'CPU s':>7}")
    for name, row in (("a key for each capture", ours), ("a new key each attempt", usual)):
        print(f"{name:<28} {row['lost']:>6,} {row['doubled']:>8,} {row['cpu_seconds']:>7}")
    print(", ".join(f"{name} {count:,}" for name, count in ours["happened"].items()))


if __name__ == "__main__":
    main()
