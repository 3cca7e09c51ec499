"""`cookout today`: the few for today, why, and where the day ends."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from cookout.cli.prepare import prepare
from cookout.cli.whom import as_member, whom

if TYPE_CHECKING:
    from cookout.today.today import Today

END = "That’s everyone for today. The rest can wait."


@click.command()
@as_member
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def today(email: str | None, as_json: bool) -> None:
    """Say whom to reach today, and why."""
    prepare()
    from cookout.today.today import today as list_of

    member = whom(email)
    list_ = list_of(member=member, on=member.day(datetime.now(UTC)))
    facts = _facts(list_)
    click.echo(json.dumps(facts) if as_json else _in_words(list_, facts))


def _facts(today: Today) -> dict[str, Any]:
    from cookout.practice.phrases import promise_day

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
    from cookout.practice.phrases import WEEKDAYS, calendar_day, capital, number

    day, people = today.day, facts["people"]
    lines = [f"{WEEKDAYS[day.weekday()]} {calendar_day(day=day, on=day)}"]
    if people:
        who = "person" if len(people) == 1 else "people"
        count = capital(words=number(count=len(people)))
        lines.append(f"{count} {who}, about {number(count=today.minutes)} minutes.")
    for person in people:
        lines += ["", person["name"], f"  {person['reason']}", f"  {person['step']}"]
    lines += ["", END if people else "Nobody needs you today. Enjoy it."]
    if today.more:
        lines.append(f"{capital(words=number(count=today.more))} more can wait.")
    if facts["promises"]:
        lines += ["", "You promised"]
        lines += [f"  {p['what']} ({p['person']}, {p['when']})" for p in facts["promises"]]
    return "\n".join(lines)
