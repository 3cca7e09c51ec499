"""An invitation to a cookout, in the member's words where there are any; and whether all fit."""

from __future__ import annotations

from datetime import date, time

from cookout.practice import formats
from cookout.practice.draft import greeting
from cookout.practice.phrases import one_line
from cookout.practice.reasons import tidy_end
from cookout.practice.today.person_facts import PersonFacts

NEAR_DAYS = 25
"""Up to so many days ahead "Saturday the 5th" can be one day only; further ahead with its month."""

LONGEST_PLACE = 80
MORNING_ENDS, NIGHT_ENDS, NOON = 11, 5, 12


def invitation(*, day: date, begins: time | None, place: str, on: date) -> str:
    """What is written to every guest, before anybody is greeted; nothing once the day has gone by.

    "We’re having a few people over on Saturday the 5th, around 5. Hope you can come."
    Whether children come along is for the member to say.
    """
    if day < on:
        return ""
    when = ", ".join(filter(None, (day_words(day=day, on=on), _around(begins))))
    where = one_line(text=place, most=LONGEST_PLACE).rstrip(" .,;:")
    sentences = [
        f"We’re having a few people over {when}.",
        f"Where: {where}." if where else "",
        "Hope you can come.",
    ]
    return tidy_end(words=" ".join(filter(None, sentences)))


def invitation_draft(*, someone: PersonFacts, own: str, drafted: str) -> str:
    """The message to one guest: the member's own words under a greeting, else the drafted ones.

    Empty where there are neither.
    """
    hello = greeting(someone=someone)
    if own.strip():
        return f"{hello},\n{own.strip()}"
    return f"{hello}, {drafted[:1].lower()}{drafted[1:]}" if drafted else ""


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
