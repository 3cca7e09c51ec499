"""An invitation to a cookout, in the member's words where there are any; and whether all fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time

from cookout.practice import formats
from cookout.practice.draft import greeting, unlike
from cookout.practice.phrases import one_line
from cookout.practice.reasons import tidy_end
from cookout.practice.today.person_facts import PersonFacts

NEAR_DAYS = 25
"""Up to this many days ahead "Saturday the 5th" is unambiguous; further ahead the month is
named."""

LONGEST_PLACE = 80
BEGINNINGS = (
    "We’re having a few people over {when}.",
    "We’re getting some friends together {when}.",
    "We’re planning a cookout {when}.",
    "A few of us are getting together {when}.",
    "There’s a cookout {when}.",
)
ENDS = (
    "Hope you can come.",
    "Can you make it?",
    "We’d love to have you.",
    "Are you free?",
    "It’d be great to see you.",
)
MORNING_ENDS, NIGHT_ENDS, NOON = 11, 5, 12


def invitations(*, day: date, begins: time | None, place: str, on: date) -> tuple[str, ...]:
    """The ways to invite a guest, before the greeting; none once the day has gone by.

    "We’re having a few people over on Saturday the 5th, around 5. Hope you can come."
    Whether children come along is for the member to say.
    """
    if day < on:
        return ()
    when = ", ".join(filter(None, (day_words(day=day, on=on), _around(begins))))
    named = one_line(text=place, most=LONGEST_PLACE).rstrip(" .,;:")
    where = [f"Where: {named}."] if named else []
    # The first five have no sentence in common but the place.
    return tuple(
        tidy_end(words=" ".join([BEGINNINGS[n].format(when=when), *where, ENDS[(n + turn) % 5]]))
        for turn in range(5)
        for n in range(5)
    )


def invitation_drafts(
    guests: Iterable[PersonFacts], *, own: str, ways: Sequence[str]
) -> Iterator[str]:
    """The message to each guest, in the order in which they were added.

    The member's own words stand under a greeting. Of the drafted ones nobody gets what someone
    else got; a guest for whom no way is left, or a day gone by, has an empty message.
    """
    given: list[str] = []
    for someone in guests:
        hello = greeting(someone=someone)
        if own.strip():
            yield f"{hello},\n{own.strip()}"
            continue
        drafts = (f"{hello}, {words[:1].lower()}{words[1:]}" for words in ways)
        given.append(unlike(drafts, others=given))
        yield given[-1]


def day_words(*, day: date, on: date) -> str:
    """A day to come, as one says it to a guest: "tomorrow", "on Saturday the 5th"."""
    days = (day - on).days
    if days in (0, 1):
        return "tomorrow" if days else "today"
    if 0 < days <= NEAR_DAYS:
        return f"on {formats.weekday(day.weekday())} the {ordinal(number=day.day)}"
    return f"on {formats.full_day_and_year(day) if days > 300 else formats.full_day(day)}"


def ordinal(*, number: int) -> str:
    """ "1st", "2nd", "11th", "23rd"."""
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if 10 < number % 100 < 14 else ends.get(number % 10, 'th')}"


def _around(begins: time | None) -> str:
    """ "around 5": what is meant goes without saying, but not in the morning or at night."""
    if begins is None:
        return ""
    if (begins.hour, begins.minute) == (NOON, 0):
        return "around noon"
    minutes = f":{begins.minute:02}" if begins.minute else ""
    part = " in the morning" if begins.hour < MORNING_ENDS else ""
    if begins.hour < NIGHT_ENDS:
        part = " at night"
    return f"around {begins.hour % 12 or 12}{minutes}{part}"


def fit_words(*, people: int, size: int) -> str:
    """A hint where more are asked than fit round a cookout; nothing where all do."""
    if people <= size:
        return ""
    return f"That’s {people} people, and your cookout fits {size}."
