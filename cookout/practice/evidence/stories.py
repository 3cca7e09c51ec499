"""Group statements by the job they are about: one job counts once, however many people tell of
it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cookout.practice.evidence.numbers import SAME_JOB_DAYS
from cookout.practice.evidence.statement import Basis, Statement


class Job(NamedTuple):
    """Who had it done, by whom, what and when."""

    customer: str
    provider: str
    skill: str
    on: date


def stories(statements: Iterable[Statement]) -> list[tuple[Job, list[Statement]]]:
    """The statements by job, as its customer tells it first, then the lowest outcome first.

    What a customer tells of two days are two jobs. What others tell of a customer's job is the
    nearest of those within a month, since a day that is retold is rarely exact; told by nobody
    else, what they tell within a month is one job, of the earliest day. Only met is no job.
    """
    jobs: dict[tuple[str, str, str], dict[date, list[Statement]]] = {}
    apart = []
    for each in sorted(statements, key=_order):
        work = each.customer, each.provider, each.skill
        if each.basis == Basis.ONLY_MET:
            apart.append((Job(*work, each.on), [each]))
            continue
        days = jobs.setdefault(work, {})
        days.setdefault(_day(each, days), []).append(each)
    stories_of_jobs = [
        (Job(*work, on), each) for work, days in jobs.items() for on, each in days.items()
    ]
    return stories_of_jobs + apart


def _day(statement: Statement, days: Mapping[date, Sequence[Statement]]) -> date:
    """The day of the job; for a retelling, the nearest day already told."""
    if not statement.source:
        return statement.on
    near = [on for on in days if abs((on - statement.on).days) <= SAME_JOB_DAYS]
    first_hand = [on for on in near if not days[on][0].source]
    return min(
        first_hand or near,
        key=lambda on: (abs((on - statement.on).days), on),
        default=statement.on,
    )


def _order(statement: Statement) -> tuple[bool, date, float, str]:
    outcome = -1.0 if statement.outcome is None else statement.outcome
    return bool(statement.source), statement.on, outcome, statement.member
