"""For one member of a group: which of its providers may be theirs, and what was said of that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.providers.same_provider import (
    SameProvider,
    Unit,
    are_worth_asking,
    may_be_compared,
    told_by_members,
    unit_of,
)
from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.practice.mastermind.same_provider import one_of_each

MOST_READ, MOST_SHOWN = 200, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderPair:
    """My word and a fellow member's on what may be one provider; `asked` is None before anyone
    asked."""

    mine: SharedExperience
    theirs: SharedExperience
    asked: SameProvider | None

    @property
    def is_asked_of_me(self) -> bool:
        """Whether the other waits for my answer."""
        return self._waits and self.asked is not None and self.asked.second == self.mine

    @property
    def is_asked_by_me(self) -> bool:
        return self._waits and not self.is_asked_of_me

    @property
    def is_same(self) -> bool:
        return self.asked is not None and self.asked.says == SameProvider.Says.YES

    @property
    def is_apart_by_me(self) -> bool:
        """Whether it was me who said that they are two."""
        no = self.asked is not None and self.asked.says == SameProvider.Says.NO
        return no and self.asked is not None and self.asked.said_by_id == self.mine.author_id

    @property
    def _waits(self) -> bool:
        return self.asked is not None and not self.asked.says

    @property
    def is_shown(self) -> bool:
        """All but what the other called two: nobody asks that again."""
        no = self.asked is not None and self.asked.says == SameProvider.Says.NO
        return not no or self.is_apart_by_me

    @property
    def rank(self) -> int:
        """What waits for me first, then what I may ask, then what was said."""
        if self.is_asked_of_me:
            return 0
        return 1 if self.asked is None else 2 if self.is_asked_by_me else 3


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherNames:
    """A provider of mine, and fellow members' of that trade that go by other names."""

    mine: SharedExperience
    others: tuple[SharedExperience, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedProviders:
    """What was asked or may be by the names, what waits for the member first; and what they may
    ask about by hand."""

    pairs: tuple[ProviderPair, ...] = ()
    by_hand: tuple[OtherNames, ...] = ()


def compare_providers(place: GroupMember) -> ComparedProviders:
    """A member's providers beside their fellows'. Of those that nobody asked about yet, at most
    five pairs are shown for their names."""
    statements = list(told_by_members(place.group)[:MOST_READ])
    mine = _latest(experience for experience in statements if experience.author_id == place.pk)
    if not mine:
        return ComparedProviders()
    others = _latest(experience for experience in statements if experience.author_id != place.pk)
    asked = _asked(statements)
    pairs, by_hand = [], []
    for experience in mine:
        unlike = []
        for other in (other for other in others if may_be_compared(experience, other)):
            pair = _pair(
                experience, other, asked.get(frozenset((unit_of(experience), unit_of(other))))
            )
            if pair.asked is None and not are_worth_asking(experience, other):
                unlike.append(other)
            elif pair.is_shown:
                pairs.append(pair)
        if unlike:
            by_hand.append(OtherNames(mine=experience, others=tuple(unlike)))
    pairs.sort(key=lambda one: one.rank)
    new = [pair for pair in pairs if pair.asked is None][:MOST_SHOWN]
    shown = tuple(pair for pair in pairs if pair.asked or pair in new)
    return ComparedProviders(pairs=shown, by_hand=tuple(by_hand))


def same_units(statements: Iterable[SharedExperience]) -> Mapping[Unit, Unit]:
    """For each member's provider the one that stands for all that were confirmed to be the same."""
    every = list(statements)
    confirmed = SameProvider.objects.among(every).confirmed().select_related("first", "second")
    pairs = [
        (unit_of(same_provider.first), unit_of(same_provider.second)) for same_provider in confirmed
    ]
    return one_of_each([unit_of(experience) for experience in every], pairs)


def _pair(
    mine: SharedExperience, theirs: SharedExperience, asked: SameProvider | None
) -> ProviderPair:
    if asked and unit_of(asked.first) == unit_of(mine):
        return ProviderPair(mine=asked.first, theirs=asked.second, asked=asked)
    if asked:
        return ProviderPair(mine=asked.second, theirs=asked.first, asked=asked)
    return ProviderPair(mine=mine, theirs=theirs, asked=None)


def _latest(statements: Iterable[SharedExperience]) -> list[SharedExperience]:
    """One statement for each provider of each member, the latest."""
    found: dict[Unit, SharedExperience] = {}
    for experience in statements:
        found.setdefault(unit_of(experience), experience)
    return list(found.values())


def _asked(statements: Iterable[SharedExperience]) -> dict[frozenset[Unit], SameProvider]:
    about = [f"{side}__author__member" for side in ("first", "second")]
    rows = SameProvider.objects.among(statements).select_related(*about)
    return {frozenset((unit_of(row.first), unit_of(row.second))): row for row in rows}
