"""What erasing takes away and leaves, told in sentences before it is done."""

from __future__ import annotations

from cookout.letters.mail_server import MailServer
from cookout.members.member import Member
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.practice.phrases import capital, one_line, so_many
from cookout.promises.promise import Promise
from cookout.trash.erasing import Erasing
from cookout.web.today.today_page import full_name


def counted(count: int, one: str, several: str) -> str:
    """A count with its noun, to begin a sentence; nothing for none."""
    return capital(words=so_many(count=count, one=one, several=several)) if count else ""


def goes(erasing: Erasing) -> list[str]:
    """Of a person: line by line, what goes."""
    others = [f"“{full_name(one)}”" for one in erasing.records[1:]]
    files = [one_line(text=name, most=60) for name in erasing.waiting]
    return [
        "Name, numbers, notes, what to remember, answers, decisions and history",
        *(f"The record that became one with it: {name}" for name in others),
        *filter(
            None,
            (
                counted(erasing.promises, "promise", "promises"),
                counted(erasing.cards, "card or row of a file", "cards or rows of files"),
                counted(
                    len(erasing.alone),
                    "time in touch with nobody else",
                    "times in touch with nobody else",
                ),
                counted(
                    len(erasing.named_in),
                    "note about a time with others, since a word of the name is in it",
                    "notes about times with others, since a word of the name is in them",
                ),
                counted(
                    len(erasing.cookouts),
                    "cookout loses words, since a word of the name is in them",
                    "cookouts lose words, since a word of the name is in them",
                ),
            ),
        ),
        *(f"The file that waits to be brought in: {name or 'without a name'}" for name in files),
    ]


def stays(erasing: Erasing) -> list[str]:
    """Of a person: what stays with others."""
    shared = counted(len(erasing.shared), "time in touch stays", "times in touch stay")
    return [f"{shared} with the others who were there"] if shared else []


def all_of(owner: Member) -> list[str]:
    """Of a member: what goes."""
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
                    "person, with all you wrote about them",
                    "people, with all you wrote about them",
                ),
                counted(promises, "promise", "promises"),
                counted(times, "time in touch", "times in touch"),
            ),
        ),
        "Your events, roles, files and trash",
        "Your name, e-mail and password, and the invitations that nobody used yet",
        *(["The mail server that letters leave through, with its password"] if hosts else []),
    ]
