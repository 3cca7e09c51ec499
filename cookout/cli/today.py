"""`cookout today`: the few for today, why, and where the day ends."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from cookout.cli.member_option import as_member, whom
from cookout.cli.serve.prepare import prepare
from cookout.practice.formats import full_day
from cookout.practice.phrases import capital, one_line, promise_day, so_many
from cookout.practice.today.closing import can_wait, closing, nothing

if TYPE_CHECKING:
    from cookout.today.today import Today

LONGEST_LINE = 400


@click.command()
@as_member
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def today(email: str | None, as_json: bool) -> None:
    """Show today's list: who to reach, and why."""
    prepare()
    from cookout.today.dates_ahead import dates_ahead
    from cookout.today.today import today as list_of

    member = whom(email)
    list_ = list_of(member=member, on=member.day(datetime.now(UTC)))
    dates = [
        important_date.sentence(on=list_.day)
        for important_date in dates_ahead(member=member, on=list_.day)
    ]
    facts = _facts(list_) | {"dates": dates}
    click.echo(json.dumps(facts) if as_json else _in_words(list_, facts))


def _facts(today: Today) -> dict[str, Any]:
    day = today.day
    return {
        "day": day.isoformat(),
        "people": [
            {
                "name": step.name,
                "reason": step.reason,
                "step": step.step,
                "minutes": step.minutes,
            }
            for step in today.steps
        ],
        "promises": [
            {
                "what": promise.what,
                "person": promise.person.name,
                "mine": promise.mine,
                "when": promise_day(due_on=promise.due_on, on=day),
                "late": promise.is_late(on=day),
            }
            for promise in today.promises
        ],
        "more": today.more,
    }


def _in_words(today: Today, facts: dict[str, Any]) -> str:
    """The page, line by line. What somebody wrote stays on one line and is only text."""
    lines = [full_day(today.day)]
    if today.steps:
        lines.append(
            f"{_counted(len(today.steps), 'person', 'people')}, "
            f"about {_counted(today.minutes, 'minute', 'minutes').lower()}."
        )
    for step in today.steps:
        words = (step.name, step.reason, step.step, f"“{step.draft}”" if step.draft else "")
        name, *rest = (one_line(text=line, most=LONGEST_LINE) for line in words if line)
        lines += ["", name, *(f"  {line}" for line in rest)]
    if facts["dates"]:
        lines += ["", "Dates", *(f"  {one_line(text=fact, most=200)}" for fact in facts["dates"])]
    if facts["promises"]:
        lines += ["", "You promised"]
    for promise in facts["promises"]:
        what, person = (one_line(text=promise[key], most=200) for key in ("what", "person"))
        lines.append(f"  {what} ({person}, {promise['when']})")
    if today.just_met:
        lines += ["", "Just met"]
    lines += [f"  {one_line(text=person.name)}" for person in today.just_met]
    return "\n".join([*lines, "", *_ending(today)])


def _ending(today: Today) -> list[str]:
    if today.steps:
        return [closing(more=today.more)]
    empty = nothing(on=today.day, back_on=today.back_on, minutes=today.there)
    return list(filter(None, (empty, can_wait(more=today.more))))


def _counted(count: int, one: str, many: str) -> str:
    return capital(words=so_many(count=count, one=one, several=many))
