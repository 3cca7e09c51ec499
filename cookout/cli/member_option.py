"""Whom a command works for: the one member, or the one that --as names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cookout.cli.errors import WrongUse

if TYPE_CHECKING:
    from cookout.members.member import Member

Command = TypeVar("Command", bound=Callable[..., Any])

NOT_YET = "a member who has not signed in yet"


def as_member(command: Command) -> Command:
    """The option --as."""
    return click.option(
        "--as", "email", metavar="EMAIL", help="For whom; needed where there are several members."
    )(command)


def whom(email: str | None) -> Member:
    """The member that an e-mail names; without one, the only member there is."""
    from cookout.members.member import Member

    members = list(Member.objects.order_by("pk"))
    if email is None and len(members) == 1:
        return members[0]
    for member in members:
        if email and (member.email or "").casefold() == email.casefold():
            return member
    problem = f"Nobody here has the e-mail {email}." if email else "Several members are here."
    listed = "\n".join(f"  {member.email or NOT_YET}" for member in members)
    raise WrongUse(f"{problem} Say who you are with --as EMAIL:\n{listed}")
