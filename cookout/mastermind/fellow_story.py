"""What a group can read of one of its members: what they asked, and what they helped with."""

from __future__ import annotations

from dataclasses import dataclass

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.questions.case_card import CaseCard, case_cards
from cookout.mastermind.questions.group_answer import GroupAnswer
from cookout.mastermind.thank_you import ThankYou
from cookout.members.member import Member

MOST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """An answer that was heard, and what came of the question, if that was told."""

    answer: GroupAnswer
    came_of_it: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FellowStory:
    """A fellow member's story in words, the latest first. Nothing is counted."""

    asked: list[CaseCard]
    helped: list[Help]
    thank_yous: list[ThankYou]


def fellow_story(place: GroupMember, *, member: Member) -> FellowStory:
    """The story of a member, as a fellow member may read it."""
    cases = case_cards(place.group, member=member)
    helped = [
        Help(answer=answer, came_of_it=case.outcomes[-1].text if case.outcomes else "")
        for case in cases
        for answer in case.answers
        if answer.author_id == place.pk and answer.heard
    ]
    thanked = ThankYou.objects.seen_by(member).filter(receiver=place)
    return FellowStory(
        asked=[case for case in cases if case.question.asker_id == place.pk][:MOST],
        helped=helped[:MOST],
        thank_yous=list(thanked.select_related("giver__member")),
    )
