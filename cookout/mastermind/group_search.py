"""Search a group's knowledge: cases, shared items, and members who say they lived it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.questions.case_card import CaseCard, case_cards
from cookout.members.member import Member
from cookout.practice.routing.bm25 import TextIndex
from cookout.practice.routing.tokens import singular, tokens

MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundShare:
    """Something a member told the group without a question of its own."""

    author: GroupMember
    about: str
    text: str


def find_cases(group: Group, *, member: Member, words: str, lived: bool = False) -> list[CaseCard]:
    """The cases that share a word with what was typed, the closest first.

    `lived`: only those that somebody answered who lived it.
    """
    cases = {
        case.question.pk: case
        for case in case_cards(group, member=member)
        if case.lived or not lived
    }
    index = TextIndex()
    for pk, case in cases.items():
        index.add(pk, case.words())
    scores = index.scores(tokens(words))
    return [cases[pk] for pk in sorted(scores, key=lambda pk: (-scores[pk], -pk))[:MOST]]


def find_shared(group: Group, *, words: str) -> list[FoundShare]:
    """What members shared, and whom they had used, told in sessions: the closest first."""
    shared = [
        FoundShare(
            author=share.author, about=str(share.get_kind_display()).lower(), text=share.text
        )
        for share in group.shares.select_related("author__member")
    ]
    statements = group.experiences.filter(question=None).exclude(author=None)
    shared += [
        FoundShare(author=experience.author, about="who has used a …?", text=experience.words)
        for experience in statements.select_related("author__member").order_by("-at", "-pk")
        if experience.author
    ]
    index = TextIndex()
    for number, one in enumerate(shared):
        index.add(number, tokens(one.text))
    scores = index.scores(tokens(words))
    return [shared[number] for number in sorted(scores, key=lambda n: (-scores[n], n))[:MOST]]


def who_said_so(members: Iterable[GroupMember], words: str) -> list[tuple[GroupMember, list[str]]]:
    """Members who say they lived something, or can speak to it, with those phrases."""
    asked = {singular(word) for word in tokens(words)}
    found = []
    for member in members:
        phrases = (*member.lived_phrases, *member.spoken_phrases)
        if near := [phrase for phrase in phrases if asked & {*tokens(phrase)}]:
            found.append((member, near))
    return found
