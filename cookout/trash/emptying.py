"""Delete forever what has been in the trash for 30 days."""

from __future__ import annotations

from datetime import datetime

from django.apps import apps
from django.db import transaction

from cookout.members.owned import Trashable
from cookout.people.event_series import EventSeries
from cookout.people.merging.merge import Merge
from cookout.people.person import Person
from cookout.people.photo import forget_removed
from cookout.people.search import search
from cookout.people.tie import Tie
from cookout.practice.retention import trash_until
from cookout.promises.promise import Promise
from cookout.trash.erasing import Erasing, forget_in_merges


def empty_trash(*, at: datetime) -> int:
    """Delete, for every member, what has been in the trash long enough; returns how many rows went.

    Someone merged into another person stays as long as that one: a merge can be undone at any time.
    """
    before = trash_until(at=at)
    gone = _people(before)
    with transaction.atomic():
        for kept_in_merges in (Promise, Tie):
            going = kept_in_merges.objects.filter(trashed_at__lt=before)
            forget_in_merges(kept_in_merges, going.values_list("pk", flat=True))
        for noun in _nouns():
            gone += _rows(noun, before)
        gone += forget_removed(before=before)
        # Of which no event is left, not in the trash either.
        EventSeries.objects.filter(events=None).delete()
        if gone:
            search.leave_no_trace()
    return gone


def _people(before: datetime) -> int:
    merged = Merge.objects.standing().values("other")
    people = Person.objects.filter(trashed_at__lt=before).exclude(pk__in=merged)
    lying = list(people.values_list("pk", flat=True))
    for pk in lying:
        with transaction.atomic():
            # As it is now: somebody may have taken them out meanwhile.
            again = people.select_related("owner").select_for_update(of=("self",))
            if person := again.filter(pk=pk).first():
                Erasing.of(person).delete()
    return len(lying)


def _nouns() -> list[type[Trashable]]:
    """Every model that can be in the trash, except people: much goes with each of them."""
    found = (noun for noun in apps.get_models() if issubclass(noun, Trashable))
    return [noun for noun in found if noun is not Person]


def _rows(noun: type[Trashable], before: datetime) -> int:
    rows = noun.objects.filter(trashed_at__lt=before)
    count: int = rows.count()
    rows.delete()
    return count
