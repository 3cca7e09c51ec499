"""A stretch of days, as a week or a year: who was met, what came of it, what it took."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Count, Q, Sum

from cookout.people.event import Event
from cookout.people.interaction import Interaction, InteractionKind, Interactions
from cookout.people.person import People, Person
from cookout.practice.plan.minutes_spent import spent
from cookout.promises.promise import Promise, Promises

if TYPE_CHECKING:
    from cookout.members.member import Member

Direction = Interaction.Direction


@dataclass(frozen=True)
class Exchanged:
    """How often something was given, and how often received."""

    given: int = 0
    received: int = 0

    def __bool__(self) -> bool:
        return bool(self.given or self.received)


@dataclass(frozen=True)
class Stretch:
    """A span of days of a member."""

    member: Member
    first: date
    last: date

    def touches(self) -> Interactions:
        """Every time in touch, connecting online apart."""
        logged = Interaction.objects.of(self.member).not_in_trash().restarting()
        return logged.filter(on__range=(self.first, self.last))

    def in_touch(self) -> People:
        """Everybody the member was in touch with, the latest first."""
        people = Person.objects.of(self.member).not_in_trash()
        there = people.filter(pk__in=self.touches().values("people"))
        return there.order_by("-last_touch_on", "sort_key", "pk")

    def promises_kept(self) -> Promises:
        """Promises that were kept, either way."""
        promises = Promise.objects.of(self.member).standing()
        return promises.filter(kept_on__range=(self.first, self.last)).order_by("kept_on", "pk")

    def promises_open(self) -> Promises:
        """Promises whose day came and that are open still, either way."""
        return Promise.objects.of(self.member).open().due(on=self.last).in_order()

    def exchanged(self) -> dict[str, Exchanged]:
        """Business, introductions and help, each way; what both did counts both ways."""
        counts = (
            self.touches()
            .order_by()
            .values_list("kind")
            .annotate(
                given=Count("pk", filter=~Q(direction=Direction.IN)),
                received=Count("pk", filter=~Q(direction=Direction.OUT)),
            )
        )
        ways = {kind: Exchanged(given, received) for kind, given, received in counts}
        return {kind: ways.get(kind, Exchanged()) for kind in EXCHANGED}

    def minutes_by_day(self) -> dict[date, int]:
        """Minutes that the member spent on people each day, meetings at events apart."""
        own = self.touches().exclude(direction=Direction.IN)
        own = own.exclude(kind=InteractionKind.MET, event__isnull=False)
        rows = (
            own.order_by()
            .values_list("on", "kind")
            .annotate(
                written=Sum("minutes", default=0), unwritten=Count("pk", filter=Q(minutes=None))
            )
        )
        days: dict[date, int] = defaultdict(int)
        for on, kind, written, unwritten in rows:
            days[on] += spent(kind=kind, written=written, unwritten=unwritten)
        return days

    def event_hours(self) -> Decimal:
        """Hours at events, as far as they are written down."""
        events = (
            Event.objects.of(self.member).not_in_trash().filter(on__range=(self.first, self.last))
        )
        hours: Decimal = events.aggregate(hours=Sum("hours", default=Decimal(0)))["hours"]
        return hours

    def roles_filled(self) -> dict[str, list[Person]]:
        """Trades that somebody does great since these days, and nobody did before."""
        people = Person.objects.of(self.member).not_in_trash().exclude(role_key="")
        great: dict[str, list[Person]] = defaultdict(list)
        for person in people.filter(great_on__lte=self.last).order_by("great_on", "pk"):
            great[person.role_key].append(person)
        return {
            those[0].role: those
            for key, those in sorted(great.items())
            if key and those[0].great_on and those[0].great_on >= self.first
        }


EXCHANGED = (InteractionKind.BUSINESS, InteractionKind.INTRODUCED, InteractionKind.HELPED)
