"""Days that matter to somebody: a birthday or a dated Remember line within three days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cookout.practice.notice import notice_of, yearly
from cookout.practice.numbers import OCCASION_NEAR
from cookout.practice.phrases import near_day, one_line, when
from cookout.practice.reasons import Reason, say
from cookout.practice.today.person_facts import PersonFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedOccasion:
    """A day and what it is; `words` is empty for a birthday."""

    day: date
    words: str = ""
    kind: str = ""

    @property
    def is_birthday(self) -> bool:
        return not self.words

    def reason(self, *, name: str, on: date) -> str:
        """The sentence that leads the card."""
        if self.is_birthday:
            return say(code=Reason.BIRTHDAY, name=name, when=when(day=self.day, on=on))
        return say(code=Reason.NOTED_DAY, when=near_day(day=self.day, on=on), what=self.words)


def occasion(*, someone: PersonFacts, on: date) -> DatedOccasion | None:
    """The nearest day that matters and has not been talked about yet; a birthday first.

    Both count from three days before. A Remember line counts until three days after, since one
    asks how it was; a birthday ends with the day. A touch in the days before puts it off until
    the day itself, a touch on the day ends it (or until tomorrow, where one asks how it was).
    """
    near = [found for found in _days(someone, on) if not _was_talked_about(found, someone, on)]
    return min(near, default=None, key=lambda found: _order(found, on))


def _order(found: DatedOccasion, on: date) -> tuple[int, bool, date, str]:
    return abs((found.day - on).days), not found.is_birthday, found.day, found.words


def _days(someone: PersonFacts, on: date) -> Iterator[DatedOccasion]:
    if someone.birthday:
        month, number = someone.birthday
        ahead = _ahead(someone, someone.birthday_notice)
        for day in yearly(month=month, day=number, on=on):
            if on <= day <= on + ahead:
                yield DatedOccasion(day=day)
    for line in someone.remembered:
        if line.on is None or not one_line(text=line.words).strip(" .,;:"):
            continue
        ahead = _ahead(someone, line.notice)
        days = yearly(month=line.on.month, day=line.on.day, on=on) if line.yearly else (line.on,)
        for day in days:
            if -OCCASION_NEAR <= day - on <= ahead:
                yield DatedOccasion(day=day, words=line.words, kind=line.kind)


def _ahead(someone: PersonFacts, chosen: int | None) -> timedelta:
    """How near it must be; of what is to be mentioned on the day only, the day itself."""
    notice = notice_of(chosen=chosen, place=someone.place)
    return OCCASION_NEAR if notice is None else min(OCCASION_NEAR, timedelta(days=notice))


def _was_talked_about(found: DatedOccasion, someone: PersonFacts, on: date) -> bool:
    last = someone.last_touch_on
    if last is None or last > on:
        return False
    if on < found.day:
        return last >= found.day - OCCASION_NEAR
    return last > found.day or last == on
