"""An introduction on its page: what each side is asked, what they answered, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.practice.phrases import one_line
from cookout.referrals.introduction import Introduction
from cookout.referrals.result import Result
from cookout.web.http.addresses import absolute, is_on_the_web
from cookout.web.parts.contact_links import Action
from cookout.web.parts.person_summary import called
from cookout.web.parts.sending import ways_to_send

ANSWERED = {"yes": "Agreed", "no": "Said no", "": "No answer yet"}


@dataclass(frozen=True)
class AskedSide:
    """One of the two: who, what they answered, and the question to send."""

    name: str
    side: str
    answered: str
    answer: str
    message: str
    actions: list[Action]


def introduction_page(one: Introduction, *, member: Member) -> dict[str, Any]:
    message = both_message(one)
    return {
        "here": "people",
        "one": one,
        "title": f"{called(one.first)} and {called(one.second)}",
        "sides": [side(one, name, member=member) for name in ("first", "second")],
        "message": message if one.is_agreed else "",
        "actions": ways_to_send(one.first, message, member) if one.is_agreed else [],
        "asker": called(one.first),
        "results": Result.choices,
        "status": status(one),
        "has_links": is_on_the_web(),
    }


def side(one: Introduction, name: str, *, member: Member, secret: str = "") -> AskedSide:
    person: Person = one.first if name == "first" else one.second
    message = question(one, name, secret)
    answer = one.answer_of(person)
    return AskedSide(
        name=one_line(text=person.name, most=40),
        side=name,
        answered=ANSWERED[answer],
        answer=answer,
        message=message,
        actions=ways_to_send(person, message, member),
    )


def question(one: Introduction, name: str, secret: str = "") -> str:
    """What one side is asked, without the other's name."""
    person: Person = one.first if name == "first" else one.second
    who = "someone who can help" if name == "first" else "someone who is looking for your help"
    words = f"Hi {called(person)}, I know {who}: {one.why} May I introduce you?"
    link = absolute(reverse("answer", args=[secret])) if secret else ""
    return f"{words} {link}".strip()


def asking(one: Introduction, secret: str, *, member: Member) -> AskedSide:
    """The message that asks how it went, with the answer link."""
    link = absolute(reverse("answer", args=[secret]))
    asked = side(one, "first", member=member)
    message = f"How did it go with {called(one.second)}? One tap tells me: {link}"
    return replace(asked, message=message, actions=ways_to_send(one.first, message, member))


def both_message(one: Introduction) -> str:
    """What brings them together, once both agreed."""
    return (
        f"{called(one.first)}, meet {one_line(text=one.second.name, most=60)}. "
        f"{called(one.second)}, meet {one_line(text=one.first.name, most=60)}. {one.why}"
    )


def status(one: Introduction) -> str:
    if one.result:
        return str(one.get_result_display())
    if one.talked_on:
        return "Talked"
    if one.introduced_on:
        return "Introduced"
    if one.is_declined:
        return "Declined"
    return "Both agreed" if one.is_agreed else "Waiting for answers"


def rows(introductions: Iterable[Introduction]) -> list[tuple[str, str, str]]:
    """Each with its two, where it stands, and its address."""
    return [
        (
            " and ".join(
                one_line(text=both.name, most=40)
                for both in (introduction.first, introduction.second)
            ),
            status(introduction),
            reverse("introduction", args=[introduction.pk]),
        )
        for introduction in introductions
    ]
