"""Who of an import matters most likely: met or changed lately, complete, with a mobile."""

from __future__ import annotations

import re
from datetime import date, timedelta

from django.db.models import Count, F, Prefetch, QuerySet

from cookout.people.card import Card
from cookout.people.contact_point import ContactKind
from cookout.people.person import Person
from cookout.practice.which_number import label_of

LOOKED_AT = 300
"""So many of the most complete are looked at closely; a large address book stays quick."""
LATELY = timedelta(days=365)
REVISED = re.compile(rb"^REV[^:\r\n]*:(\d{4})-?(\d\d)-?(\d\d)", re.MULTILINE | re.IGNORECASE)
COMPLETE = ("company", "title", "nickname", "notes", "birth_month", "birth_day")


def likeliest(people: QuerySet[Person], *, on: date, most: int) -> list[Person]:
    """The people of an import, the likeliest first, then by name."""
    counted = people.annotate(points=Count("contact_points"))
    newest = Prefetch("cards", Card.objects.order_by("-taken_at", "-pk"), to_attr="newest_cards")
    near = counted.order_by(F("last_touch_on").desc(nulls_last=True), "-points", "sort_key", "pk")
    looked_at: list[Person] = list(near.prefetch_related("contact_points", newest)[:LOOKED_AT])
    looked_at.sort(key=lambda person: (-_score(person, on), person.sort_key, person.pk))
    return looked_at[:most]


def _score(person: Person, on: date) -> int:
    points = list(person.contact_points.all())
    phones = [point for point in points if point.kind == ContactKind.PHONE]
    lately = max(
        filter(None, (person.last_touch_on, person.met_on, _revised(person))), default=None
    )
    return (
        6 * (lately is not None and lately >= on - LATELY)
        + 4 * any(label_of(point.label) == "mobile" for point in phones)
        + 2 * bool(phones)
        + min(len(points), 4)
        + sum(bool(getattr(person, name)) for name in COMPLETE)
    )


def _revised(person: Person) -> date | None:
    """The day on which their newest card was changed, where it says so."""
    cards: list[Card] = getattr(person, "newest_cards", [])
    found = REVISED.search(bytes(cards[0].content)) if cards else None
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
