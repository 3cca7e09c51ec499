"""Recommendations in words: what is sent and how, and how those given turned out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from cookout.members.member import Member
from cookout.practice.evidence.care import care
from cookout.practice.evidence.statement import Basis
from cookout.practice.evidence.track import Recommended, track_in_words
from cookout.practice.phrases import one_line
from cookout.practice.pronouns import pronouns
from cookout.referrals.answer_link import RESULT_FOR
from cookout.referrals.experience import ME
from cookout.referrals.recommendation import Recommendation
from cookout.referrals.result import Result
from cookout.web.experiences.experience_rows import month_of, teller
from cookout.web.http.addresses import absolute, is_on_the_web
from cookout.web.parts.person_summary import called
from cookout.web.parts.sending import ways_to_send
from cookout.web.recommendations.coming_home import coming_home
from cookout.web.recommendations.evidence_words import message_of

GOOD, BAD = "well", "badly"


@dataclass(frozen=True)
class GivenRow:
    """One recommendation in a list: for whom, how it went, when and on which basis."""

    provider: str
    asker: str
    result: str
    tone: str
    about: str
    url: str


def given_page(given: Iterable[Recommendation], *, on: date) -> dict[str, Any]:
    every = list(given)
    return {
        "here": "people",
        "given": [row(recommendation) for recommendation in every],
        "track": in_words(every),
        "to_ask": [recommendation for recommendation in every if _is_due(recommendation, on)],
    }


def in_words(given: Iterable[Recommendation]) -> str:
    """How the member's recommendations turned out by basis: "Used: 9 of 10 went well"."""
    recommended = [
        Recommended(
            member=ME,
            asker=str(recommendation.pk),
            basis=Basis(recommendation.basis),
            outcome=recommendation.outcome,
        )
        for recommendation in given
    ]
    words = track_in_words(member=ME, recommended=recommended)
    return words.replace("omeone they trust", "omeone you trust")


def row(one: Recommendation) -> GivenRow:
    tones = {GOOD: "good", BAD: "late", Result.NO_NUMBER: "late"}
    them = pronouns(one.provider.pronouns).object
    basis = one.get_basis_display().replace(" them", f" {them}")
    return GivenRow(
        provider=one_line(text=one.provider.name, most=40),
        asker=one_line(text=one.asker_called, most=40),
        result=one.get_result_display() if one.result else "Not known yet",
        tone=tones.get(one.result, "hint"),
        about=f"{month_of(one.sent_on)} · {basis[:1].lower()}{basis[1:]}",
        url=reverse("recommendation", args=[one.pk]),
    )


def sending_page(one: Recommendation, *, member: Member, on: date) -> dict[str, Any]:
    """The message, the links that send it, and how it went."""
    message = message_of(one)
    actions = ways_to_send(one.asker, message, member)
    return {
        "here": "people",
        "one": one,
        "name": called(one.provider),
        "asker": one_line(text=one.asker_called, most=40),
        "message": message,
        "actions": actions,
        "results": Result.choices,
        "row": row(one),
        "is_due": _is_due(one, on),
        "has_links": is_on_the_web(),
        "care": _care(one),
        "home": coming_home(one, member=member),
    }


def _care(one: Recommendation) -> str:
    experience = one.vouched_by
    words = care(
        basis=Basis(one.basis),
        closeness=one.closeness,
        stakes=one.stakes,
        source=teller(experience) if experience else "",
    )
    return words.replace("'", "’")


def asking_page(one: Recommendation, secret: str, *, member: Member) -> dict[str, Any]:
    """The message that asks how it went, with the link that answers."""
    url = absolute(reverse("answer", args=[secret]))
    message = f"How did it go with {called(one.provider)}? One tap tells me: {url}"
    return {
        "here": "people",
        "one": one,
        "asker": one_line(text=one.asker_called, most=40),
        "message": message,
        "actions": ways_to_send(one.asker, message, member),
        "days": RESULT_FOR.days,
    }


def _is_due(one: Recommendation, on: date) -> bool:
    return not one.result and one.asked_on is None and one.expected_on < on
