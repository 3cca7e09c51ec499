"""Providers told of in the member's groups, and groups to ask, beside a look-up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cookout.mastermind.group import Group
from cookout.mastermind.providers.group_statements import GroupProvider, group_providers
from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.members.member import Member
from cookout.practice.evidence.great_work import OUTCOMES
from cookout.practice.evidence.statement import Basis
from cookout.practice.evidence.wording import how_it_went
from cookout.practice.formats import day_and_year
from cookout.practice.phrases import listed, one_line
from cookout.web.experiences.experience_rows import month_of

MARKS = {Basis.USED: "used", Basis.TRUSTED: "trusted", Basis.ONLY_MET: "met"}
SHOWN = 10


@dataclass(frozen=True)
class ToldByFellow:
    """A provider told of in a group: each statement in words, and the opinion."""

    name: str
    also_called: str
    basis: str
    lines: list[str]
    short: str
    why: list[str]
    take: SharedExperience | None


@dataclass(frozen=True)
class GroupToAsk:
    """A group that a need can be put to, and the open question if it was put already."""

    group: Group
    asked: GroupQuestion | None


def told_by_fellows(member: Member, trade: str, *, on: date) -> list[ToldByFellow]:
    """Providers of a trade told of in groups, the best experience first."""
    return [_told(provider, on) for provider in group_providers(member, trade, on=on)[:SHOWN]]


def _told(one: GroupProvider, on: date) -> ToldByFellow:
    vouched = [each for each in one.statements if each.rests_on != Basis.ONLY_MET]
    return ToldByFellow(
        name=one_line(text=one.name, most=60),
        also_called=listed(names=[one_line(text=name, most=60) for name in one.other_names]),
        basis=MARKS[one.basis],
        lines=[_line(each) for each in one.statements],
        short=one.ledger.in_short() if vouched else "Met, not vouched for.",
        why=[line.replace("'", "’") for line in one.why],
        take=vouched[0] if vouched else None,
    )


def _line(one: SharedExperience) -> str:
    """ "Ana used them for a boiler, June 2026: went well. Shared with Thursday Mastermind." """
    assert one.author
    who, where = one.author.full_name, one_line(text=one.group.name, most=60)
    if one.rests_on == Basis.ONLY_MET:
        return f"{who} only met them. Shared with {where}, {day_and_year(one.on)}."
    if one.rests_on == Basis.TRUSTED:
        who = f"{who} says {one.source_name or 'someone they trust'}"
    job = f" for {one_line(text=one.what, most=80).rstrip('.')}" if one.what else ""
    went = f": {how_it_went(OUTCOMES[one.outcome])}" if one.outcome else ""
    return f"{who} used them{job}, {month_of(one.on)}{went}. Shared with {where}."


def groups_to_ask(member: Member, trade: str) -> list[GroupToAsk]:
    """The groups a member is in, by name."""
    groups = list(Group.objects.seen_by(member).order_by("name", "pk"))
    if not groups:
        return []
    waiting = GroupQuestion.objects.seen_by(member).waiting().filter(asker__member=member)
    asked = {question.group_id: question for question in waiting.filter(provider_trade=trade)}
    return [GroupToAsk(group, asked.get(group.pk)) for group in groups]
