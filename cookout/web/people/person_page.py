"""A person in words and marks, as their page shows them."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from cookout.members.region import region_of
from cookout.people.person import Person
from cookout.practice.formats import partial_day
from cookout.practice.phrases import calendar_day, listed, number, one_line
from cookout.table.regard import Regard, RegardAnswer, TradeContacts
from cookout.vcard.days import partial_day as partial
from cookout.vcard.person_fields import FIELDS, NAME_PARTS
from cookout.web.parts.contact_links import reached
from cookout.web.parts.person_summary import called
from cookout.web.people.person_lists import CONTACT_POINTS

MARKED = ("know", "like", "trust", "care")
SPOKEN = {"high5": "High five", "cookout": "Cookout"}
FULLEST = RegardAnswer.YES


class AnswerMark(NamedTuple):
    """One quick answer: its question, as many marks as its level, and the answer in words."""

    question: str
    pips: list[bool]
    words: str


def answered(regard: Regard) -> dict[str, Any]:
    """The quick answers: four as marks, two as sentences; nothing if none was given."""
    given = {name: getattr(regard, name) for name in Regard.QUESTIONS}
    if all(answer is None for answer in given.values()):
        return {"marks": [], "spoken": ""}
    spoken = [
        f"{words}: {_in_words(given[name]).lower()}."
        for name, words in SPOKEN.items()
        if given[name] is not None
    ]
    return {"marks": [_mark(name, given[name]) for name in MARKED], "spoken": " ".join(spoken)}


def _mark(name: str, answer: int | None) -> AnswerMark:
    full = answer or 0
    return AnswerMark(name.capitalize(), [pip < full for pip in range(FULLEST)], _in_words(answer))


def _in_words(answer: int | None) -> str:
    return "Not answered" if answer is None else RegardAnswer(answer).label


def known(trade: TradeContacts | None) -> str:
    """What the member knows about a person's trade besides that person."""
    if trade is None:
        return ""
    named = _small(one_line(text=trade.name, most=60))
    if not trade.known:
        return f"The only {named} you know."
    others = f"{number(count=trade.known)} others in this trade"
    sentence = f"You know {f'another {named}' if trade.known == 1 else others}."
    great = [one_line(text=person.name, most=40) for person in trade.great]
    does = "do" if len(great) > 1 else "does"
    return f"{sentence} {listed(names=great)} {does} great work for you." if great else sentence


def _small(trade: str) -> str:
    """A trade in the middle of a sentence; IT keeps its capitals."""
    return trade[:1].lower() + trade[1:] if trade[1:2].islower() else trade


def birthday(person: Person, *, on: date) -> str:
    """The birthday as far as it is known: "May 14", "May 14, 1984, 42 years old"."""
    year, month, day = person.birth_year, person.birth_month, person.birth_day
    words = partial_day(year=year, of_month=month, of_day=day)
    if not (year and month and day):
        return words
    age = on.year - year - ((on.month, on.day) < (month, day))
    return f"{words}, {age} years old" if 0 < age <= 120 else words


def _died(person: Person) -> str:
    """The day of their death as people write it; "Yes" where it is not known."""
    day = partial(person.died)
    if not day:
        return person.died.capitalize()
    year, month, number = day
    return partial_day(year=year, of_month=month, of_day=number)


def _details(person: Person) -> list[tuple[str, str]]:
    """Labels and values of the fields listed on the page, and the whole name if it is longer."""
    parts = [getattr(person, name_part) for name_part in NAME_PARTS]
    shown = f"{person.name} {person.nickname}".casefold()
    more = any(word not in shown for part in parts for word in part.casefold().split())
    whole = [("Full name", " ".join(filter(None, parts)))] if more else []
    listed = (field for field in FIELDS if field.on_page)
    return whole + [
        (person_field.label, words)
        for person_field in listed
        if (words := getattr(person, person_field.name))
    ]


def page_of(
    person: Person, regard: Regard, trade: TradeContacts | None, *, on: date
) -> dict[str, Any]:
    """What the page shows beside lists: how to reach them, the answers, the birthday."""
    points, region = CONTACT_POINTS(person=person.pk), region_of(person.owner)
    reach = reached(points, region=region, usual=person.usual_way)
    return {
        "name": called(person),
        "details": _details(person),
        "birthday": birthday(person, on=on),
        "known": known(trade),
        "great_since": calendar_day(day=person.great_on, on=on) if person.great_on else "",
        **answered(regard),
        "ways": reach.ways,
        # To someone who died nothing is offered to be sent.
        "actions": [] if person.died else reach.actions,
        "died": _died(person),
    }
