"""What is deleted and what stays, in sentences."""

from __future__ import annotations

from cookout.letters.mail_server import MailServer
from cookout.mastermind.group import Group
from cookout.members.member import Member
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.practice.phrases import capital, one_line, so_many
from cookout.promises.promise import Promise
from cookout.trash.erasing import Erasing
from cookout.web.parts.person_summary import full_name


def counted(count: int, one: str, several: str) -> str:
    """A count with its noun, to begin a sentence; nothing for none."""
    return capital(words=so_many(count=count, one=one, several=several)) if count else ""


def goes(erasing: Erasing) -> list[str]:
    """What of a person is deleted, a line each."""
    others = [f"“{full_name(record)}”" for record in erasing.records[1:]]
    files = [one_line(text=name, most=60) for name in erasing.waiting]
    return [
        "Name, contact details, notes, things to remember, answers, decisions and change log",
        *(f"The record merged into theirs: {name}" for name in others),
        *filter(
            None,
            (
                counted(erasing.promises, "promise", "promises"),
                counted(
                    erasing.ties,
                    "tie, on the other’s page too",
                    "ties, on the pages of the others too",
                ),
                counted(erasing.cards, "imported card", "imported cards"),
                counted(len(erasing.card_photos), "photo of a card", "photos of cards"),
                counted(len(erasing.received), "received card", "received cards"),
                counted(
                    len(erasing.alone),
                    "conversation with no one else",
                    "conversations with no one else",
                ),
                counted(
                    len(erasing.named_in),
                    "note on a conversation with others that mentions the name",
                    "notes on conversations with others that mention the name",
                ),
                counted(
                    len(erasing.cookouts),
                    "cookout loses text that mentions the name",
                    "cookouts lose text that mentions the name",
                ),
            ),
        ),
        *(f"The file waiting to be imported: {name or 'untitled'}" for name in files),
    ]


def stays(erasing: Erasing) -> list[str]:
    """What stays of a person, with others."""
    shared = counted(len(erasing.shared), "conversation stays", "conversations stay")
    return [f"{shared} with the others who were there"] if shared else []


def all_of(owner: Member) -> list[str]:
    """What of a member is deleted."""
    people = Person.objects.of(owner).count()
    promises = Promise.objects.of(owner).count()
    times = Interaction.objects.of(owner).count()
    hosts = owner.is_host and MailServer.present()
    return [
        *filter(
            None,
            (
                counted(
                    people,
                    "person, and everything you wrote about them",
                    "people, and everything you wrote about them",
                ),
                counted(promises, "promise", "promises"),
                counted(times, "conversation", "conversations"),
            ),
        ),
        "Your events, roles, files and trash",
        "Your name, email, password and unused invitations",
        *(["The mail server settings, with the password"] if hosts else []),
    ]


def group_going(group: Group) -> str:
    """The groups that are deleted with their last member's account, by name."""
    name = one_line(text=group.name, most=60)
    return f"The mastermind group “{name}”, with everything written in it. No one else can open it"
