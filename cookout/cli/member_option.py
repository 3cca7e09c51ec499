"""The member a command works for: the only one, or the one that --as names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cookout.cli.errors import WrongUse
from cookout.cli.plain_text import PLAIN_TEXT
from cookout.practice.formats import in_region

if TYPE_CHECKING:
    from cookout.members.member import Member

Command = TypeVar("Command", bound=Callable[..., Any])

NOT_YET = "a member who hasn’t signed in yet"


def as_member(command: Command) -> Command:
    """The option --as."""
    return click.option(
        "--as",
        "email",
        type=PLAIN_TEXT,
        metavar="EMAIL",
        help="Whose Cookout, by email, if several people have an account.",
    )(command)


def whom(email: str | None) -> Member:
    """The member with an email address; without one, the only member there is.

    Opens the member's region for the rest of the command.
    """
    from cookout.members.member import Member

    members = list(Member.objects.order_by("pk"))
    named = [
        member
        for member in members
        if email and (member.email or "").casefold() == email.casefold()
    ]
    if email is None and len(members) == 1:
        named = members
    for member in named:
        click.get_current_context().with_resource(in_region(member.region))
        return member
    problem = f"No member has the email {email}." if email else "There are several members."
    listed = "\n".join(f"  {member.email or NOT_YET}" for member in members)
    raise WrongUse(f"{problem} Say who you are with --as EMAIL:\n{listed}")
