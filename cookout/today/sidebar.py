"""The lists beside today's people: promises, people just met, what was logged, contact points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, prefetch_related_objects

from cookout.members.compiled_query import CompiledQuery
from cookout.members.narrow_row import narrow
from cookout.members.prepared import fetch
from cookout.people.contact_point import ContactPoint
from cookout.people.event import Event
from cookout.people.interaction import Interaction, InteractionKind
from cookout.people.person import Person
from cookout.practice.numbers import LIST_LENGTH, PROMISE_AHEAD
from cookout.promises.promise import Promise

if TYPE_CHECKING:
    from cookout.members.member import Member

NAMED = ("id", "name", "given", "nickname", "company")
PROMISED = ("id", "person_id", "mine", "what", "due_on", "kept_on", "released_on")
MET = (*NAMED, "event_id", "met_on", "photo_mark")
POINT = ("id", "person_id", "kind", "label", "value", "failed_on")
"""The columns loaded of a person, a promise, someone just met, and a contact point."""

# Each with the count of all, since the page says how many more there are.
PROMISES = """
with open as not materialized (
  select {promised}, {named} from cookout_promise m join cookout_person p on p.id = m.person_id
  where m.owner_id = %(member)s and m.mine and m.trashed_at is null
    and m.kept_on is null and m.released_on is null and p.trashed_at is null
    and p.place <> 'died'
)
select (select count(*) from open), o.* from open o order by due_on nulls last, 2 limit %(few)s
"""
JUST_MET = """
with met as not materialized (
  select * from cookout_person p where p.owner_id = %(member)s and p.trashed_at is null
    and p.place = 'new' and (p.decide_from is null or p.decide_from <= %(on)s)
)
select (select count(*) from met), {met}, e.name from met p
left join cookout_event e on e.id = p.event_id
order by p.met_on desc nulls last, p.id desc limit %(few)s
"""
POINTS = """
select {point} from cookout_contactpoint m where person_id in %(people)s order by position, id
"""


def _columns(table: str, names: Iterable[str]) -> str:
    return ", ".join(f"{table}.{name}" for name in names)


PROMISES_TO_KEEP = PROMISES.format(promised=_columns("m", PROMISED), named=_columns("p", NAMED))
MET_LATELY = JUST_MET.format(met=_columns("p", MET))
POINTS_OF = POINTS.format(point=_columns("m", POINT))
_DONE = CompiledQuery(
    lambda member, on: (
        Interaction.objects.of(member)
        .not_in_trash()
        .filter(on=on)
        .exclude(kind__in=(InteractionKind.MET, InteractionKind.ONLINE))
        .order_by("-logged_at", "-pk")[:LIST_LENGTH]
    )
)


def promises_to_keep(*, member: Member, on: date) -> tuple[list[Promise], int]:
    """The first open promises that are due within days or have no day; and how many are open."""
    rows = fetch(PROMISES_TO_KEEP, {"member": member.pk, "few": LIST_LENGTH})
    promises = [_promise(row[1:]) for row in rows]
    by = on + PROMISE_AHEAD
    near = [promise for promise in promises if promise.due_on is None or promise.is_due(by=by)]
    return near, rows[0][0] if rows else 0


def _promise(row: tuple[Any, ...]) -> Promise:
    promise = narrow(Promise, PROMISED, row[: len(PROMISED)])
    promise.person = narrow(Person, NAMED, row[len(PROMISED) :])
    return promise


def met_lately(*, member: Member, on: date) -> tuple[list[Person], int]:
    """The first people met and not decided about, and how many there are."""
    rows = fetch(MET_LATELY, {"member": member.pk, "on": on, "few": LIST_LENGTH})
    return [_met(*row[1:]) for row in rows], rows[0][0] if rows else 0


def _met(*row: Any) -> Person:
    *written, event_name = row
    person = narrow(Person, MET, written)
    if person.event_id:
        named = (person.event_id, event_name)
        person.event = narrow(Event, ("id", "name"), named)
    return person


def done_on(*, member: Member, on: date) -> list[Interaction]:
    """What was logged for a day already, the latest first."""
    done = _DONE(member=member.pk, on=on)
    if done:
        prefetch_related_objects(done, Prefetch("people", Person.objects.not_in_trash()))
    return done


def points_of(people: Iterable[int]) -> dict[int, list[ContactPoint]]:
    """The ways to reach some people."""
    points = defaultdict(list)
    for row in fetch(POINTS_OF, {"people": list(people)}):
        point = narrow(ContactPoint, POINT, row)
        points[point.person_id].append(point)
    return points
