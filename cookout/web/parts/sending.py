"""The buttons that send a message from the member's own phone or email."""

from __future__ import annotations

from cookout.members.member import Member
from cookout.members.region import region_of
from cookout.people.person import Person
from cookout.web.parts.contact_links import Action, reach_of

ANYONE = (Action("Text", "text", "sms:", is_first=True), Action("Email", "mail", "mailto:"))
"""Buttons without a recipient: the member's phone asks for one."""


def ways_to_send(to: Person | None, message: str, member: Member) -> list[Action]:
    """The buttons that send a message to a person, or to anyone where none is known."""
    if to is None or to.died:
        return [action.with_draft(message) for action in ANYONE]
    actions = reach_of(to, region=region_of(member)).actions
    return [action.with_draft(message) for action in actions if action.takes_a_message]
