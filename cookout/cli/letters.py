"""`cookout letters`: one round of what is due, for cron."""

from __future__ import annotations

import json
import sys

import click

from cookout.cli.serve.prepare import prepare

ELSEWHERE = "Another process is already doing this."
NOTHING = "Nothing is due."


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def letters(as_json: bool) -> None:
    """Send what is due and run the background jobs, once.

    Emails and notifications; a running Cookout does this itself.
    """
    here = prepare()
    from cookout import settings
    from cookout.cli.serve.background import holder, now
    from cookout.cli.serve.chores import chores
    from cookout.letters.round import go_round

    done = go_round(clock=now, holder=holder(), home=settings.HOME, duties=chores(here))
    for problem in done.problems:
        click.echo(problem, err=True)
    if as_json:
        click.echo(
            json.dumps({"sent": done.sent, "failed": done.failed, "problems": list(done.problems)})
        )
    elif done.elsewhere:
        click.echo(ELSEWHERE)
    elif done.sent or done.failed:
        click.echo(f"{done.sent} sent, {done.failed} failed.")
    else:
        click.echo(NOTHING)
    sys.exit(1 if done.failed or done.problems else 0)
