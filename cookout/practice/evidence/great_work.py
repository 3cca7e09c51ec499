"""How a job turned out, and since when somebody does great work: used, went well, again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

WELL, SO_SO, BADLY = "well", "so-so", "badly"
OUTCOMES = {WELL: 1.0, SO_SO: 0.5, BADLY: 0.0}
"""Each outcome of one tap as a number from 0 to 1, as the ledger counts it."""


class OwnJob(NamedTuple):
    """One job for the member: its day, how it turned out ("" where not told), whether again."""

    on: date
    outcome: str
    again: bool | None


def great_since(jobs: Iterable[OwnJob]) -> date | None:
    """The day of the first job that went well and that they would be used again for.

    A job that went badly, or after which they would not be used again, ends it.
    """
    since = None
    for job in sorted(jobs, key=lambda job: job.on):
        if job.outcome == BADLY or job.again is False:
            since = None
        elif job.outcome == WELL and job.again:
            since = since or job.on
    return since
