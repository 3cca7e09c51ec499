"""A need's page: the honest no as a message, who could vouch for someone, and who is known by
now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.people.role import Role
from cookout.practice.formats import day as calendar_day
from cookout.practice.introducers import introduction_draft
from cookout.practice.phrases import capital, one_line, plural, with_article
from cookout.promises.person_facts import about
from cookout.referrals.look_up import LookUp, people_of
from cookout.referrals.need import Need
from cookout.table.introducers import suggested_introducers
from cookout.web.parts.contact_links import Action
from cookout.web.parts.person_summary import called
from cookout.web.parts.sending import ways_to_send

VOUCHERS = 3


@dataclass(frozen=True)
class NeedRow:
    """A need in a list: the words, whose it is, since when."""

    words: str
    about: str
    url: str


@dataclass(frozen=True)
class Voucher:
    """Someone who may know a provider: why, and the message that asks them."""

    name: str
    url: str
    why: str
    ask: list[Action]


def rows(needs: Iterable[Need]) -> list[NeedRow]:
    return [
        NeedRow(
            words=one_line(text=need.words),
            about=f"{_whose(need)} · {calendar_day(need.asked_on)}",
            url=reverse("need", args=[need.pk]),
        )
        for need in needs
    ]


def need_page(need: Need, *, member: Member, on: date) -> dict[str, Any]:
    found = people_of(member, need.trade, on=on) if need.trade else None
    message = honest_no(need.trade)
    return {
        "here": "people",
        "need": need,
        "whose": _whose(need),
        "asker": called(need.asker) if need.asker else "",
        "message": message,
        "actions": ways_to_send(need.asker, message, member),
        "vouchers": _vouchers(need, found, member),
        "known": found.count if found else 0,
        "trades": capital(words=plural(noun=need.trade)) if need.trade else "",
        "promise_query": urlencode({"what": f"Look for {_someone(need.trade)}"}),
        "look_up_query": urlencode({"q": need.words, "trade": need.trade}),
    }


def honest_no(trade: str) -> str:
    """What an honest friend says who knows no one good."""
    return f"I don’t know {_someone(trade)} I’d vouch for. I’ll let you know if I meet one."


def _someone(trade: str) -> str:
    return with_article(noun=trade) if trade else "anyone for that"


def _whose(need: Need) -> str:
    return one_line(text=need.asker.name, most=40) if need.asker else "You"


def _vouchers(need: Need, found: LookUp | None, member: Member) -> list[Voucher]:
    """People who used a provider ("Ana used Kit Halloran."), then people who may know one."""
    if not found:
        return []
    why: dict[int, tuple[Person, str]] = {}
    for provider in found.trusted:
        for experience in provider.heard:
            if experience.source and experience.source != need.asker:
                name = one_line(text=provider.person.name, most=40)
                why.setdefault(experience.source.pk, (experience.source, f"Used {name}."))
    role = Role(owner=member, name=need.trade)
    for could in suggested_introducers(member=member, roles=[role]).get(role.pk, []):
        if could.person != need.asker:
            why.setdefault(could.person.pk, (could.person, " ".join(could.reasons)))
    found_ones = list(why.values())[:VOUCHERS]
    return [_voucher(*asked, need, member, turn) for turn, asked in enumerate(found_ones)]


def _voucher(person: Person, why: str, need: Need, member: Member, turn: int) -> Voucher:
    message = introduction_draft(someone=about(person), trade=need.trade, turn=turn)
    return Voucher(
        name=one_line(text=person.name, most=40),
        url=reverse("person", args=[person.pk]),
        why=why,
        ask=ways_to_send(person, message, member)[:1],
    )
