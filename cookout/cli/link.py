"""`cookout link`: a new sign-in link, for the first time or a forgotten password."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import click

from cookout.cli.instance import answers, open_line, sign_in_address
from cookout.cli.member_option import as_member, whom
from cookout.cli.serve.prepare import prepare


@click.command()
@as_member
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def link(email: str | None, as_json: bool) -> None:
    """Print a new sign-in link. It works once."""
    here = prepare()
    from cookout.members.token import Token

    secret = Token.make(member=whom(email), at=datetime.now(UTC))
    port = here.serving_port()
    address = sign_in_address(port, secret)
    minutes = int(Token.LIVES[Token.Purpose.SIGN_IN].total_seconds() // 60)
    if not answers(port):
        click.echo(f"Cookout isn’t running on port {port}. Start it first.", err=True)
    click.echo(json.dumps({"url": address, "minutes": minutes}) if as_json else open_line(address))
