"""The promises whose day has come, those to groups too: when a member is told, in which words."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q

from cookout.letters.delivery import Delivery, NothingLeft
from cookout.mastermind.group_promise import GroupPromise, GroupPromises
from cookout.members.member import Member
from cookout.practice.phrases import capital, listed, one_line, so_many
from cookout.promises.promise import Promise, Promises

Due = Promise | GroupPromise


def days_due(member: Member, *, first: date, last: date) -> set[date]:
    """The days between two on which anything is due that the member promised on an earlier day:
    what they said or moved that very day they need not be told."""
    earlier = Q(made_on__lt=F("due_on")) & (Q(changed_on=None) | Q(changed_on__lt=F("due_on")))
    rows = [promises.filter(earlier, due_on__range=(first, last)) for promises in _open(member)]
    return {day for due in rows for day in due.values_list("due_on", flat=True) if day}


def promises_due(delivery: Delivery) -> list[Due]:
    """Those due on the day of a delivery, and on earlier days that were never told of.

    Raises NothingLeft where all were kept or changed meanwhile.
    """
    until = date.fromisoformat(delivery.period)
    same = delivery.of_its_kind().filter(due_at__lt=delivery.due_at).order_by("due_at")
    if last := same.exclude(delivered_at=None).last():
        when = Q(due_on__gt=date.fromisoformat(last.period))
    else:
        first = same.first() or delivery
        when = Q(due_on__gte=date.fromisoformat(first.period))
    mine, in_groups = _open(delivery.owner)
    people = mine.filter(when, due_on__lte=until).in_order().select_related("person")
    groups = in_groups.filter(when, due_on__lte=until).select_related("group")
    found: list[Due] = [*people, *groups]
    if found:
        return sorted(found, key=lambda one: one.due_on or until)
    raise NothingLeft


def promise_subject(promises: list[Due]) -> str:
    """How many are due."""
    many = so_many(count=len(promises), one="promise is due", several="promises are due")
    return capital(words=many)


def promise_lines(promises: list[Due], *, with_notes: bool) -> list[str]:
    """To whom; what it was only where the member has chosen that."""
    if with_notes:
        return [
            one_line(text=f"{_name(promise)}: {promise.what}", most=300) for promise in promises
        ]
    names = list(dict.fromkeys(_name(promise) for promise in promises))
    return [f"You promised {listed(names=names)} something."]


def _name(promise: Due) -> str:
    if isinstance(promise, GroupPromise):
        return one_line(text=promise.group.name, most=60)
    person = promise.person
    return one_line(text=person.first_name or person.name, most=40)


def _open(member: Member) -> tuple[Promises, GroupPromises]:
    mine = Promise.objects.of(member).open().mine()
    return mine, GroupPromise.objects.made_by(member).open()
