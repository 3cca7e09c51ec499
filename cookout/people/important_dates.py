"""The birthdays and noted days of a member's people, the next time that each comes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from cookout.people.person import Person
from cookout.people.remember import Remember
from cookout.practice.notice import IN_TOUCH, ImportantDate, next_yearly, notice_of
from cookout.practice.phrases import one_line

if TYPE_CHECKING:
    from cookout.members.member import Member

OF_PERSON = ("uid", "name", "given", "nickname", "company", "place")
OF_LINE = ("words", "on", "yearly", "notice", "person", *(f"person__{name}" for name in OF_PERSON))
MONTH = 31


def important_dates(*, member: Member, first: date, last: date) -> list[ImportantDate]:
    """Those that are to be mentioned and fall between two days, in order. The dead have none."""
    found = [*_birthdays(member, first, last), *_noted(member, first, last)]
    return sorted(
        (one for one in found if one.day <= last), key=lambda one: (one.day, one.name, one.key)
    )


def _birthdays(member: Member, first: date, last: date) -> Iterator[ImportantDate]:
    people = Person.objects.of(member).kept().exclude(place=Person.Place.DIED)
    people = people.filter(Q(place__in=IN_TOUCH) | Q(birthday_notice__isnull=False))
    people = people.filter(birth_month__in=_months(first, last), birth_day__isnull=False)
    for person in people.only(*OF_PERSON, "birth_month", "birth_day", "birthday_notice"):
        notice = notice_of(chosen=person.birthday_notice, place=person.place)
        month, day = person.birthday or (0, 0)
        on = next_yearly(month=month, day=day, on=first)
        if notice is not None and on:
            yield ImportantDate(
                key=f"birthday-{person.uid}",
                person_id=person.pk,
                name=_called(person),
                day=on,
                notice=notice,
                month_day=(month, day),
            )


def _noted(member: Member, first: date, last: date) -> Iterator[ImportantDate]:
    for line in _lines(member, first, last):
        notice = notice_of(chosen=line.notice, place=line.person.place)
        if line.on is None or notice is None:
            continue
        month_day = line.on.month, line.on.day
        on = line.on
        if line.yearly:
            on = next_yearly(month=on.month, day=on.day, on=first) or on
        yield ImportantDate(
            key=f"date-{line.pk}",
            person_id=line.person_id,
            name=_called(line.person),
            day=on,
            notice=notice,
            words=line.words,
            yearly=line.yearly,
            month_day=month_day,
        )


def _lines(member: Member, first: date, last: date) -> Iterator[Remember]:
    """Of the few in touch, then of anybody where a notice was chosen: each by its own index, since
    an address book may bring an anniversary for everyone in it."""
    soon = Q(yearly=True, on__month__in=_months(first, last))
    dated = Remember.objects.select_related("person").only(*OF_LINE).order_by()
    dated = dated.filter(soon | Q(yearly=False, on__range=(first, last)))
    in_touch = Person.objects.of(member).kept().filter(place__in=IN_TOUCH)
    yield from dated.filter(person__in=in_touch)
    chosen = dated.of(member).filter(notice__isnull=False, person__trashed_at=None)
    yield from chosen.exclude(person__place__in=(*IN_TOUCH, Person.Place.DIED))


def _months(first: date, last: date) -> set[int]:
    """The months that two days span; of the 29th of February, the 28th is in the same month."""
    steps = range(0, min((last - first).days, 366), MONTH // 2)
    return {last.month, *((first + timedelta(days=step)).month for step in steps)}


def _called(person: Person) -> str:
    return one_line(text=person.first_name or person.name, most=40) or "This person"
