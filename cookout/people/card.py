"""A card: the exact bytes of an imported vCard, unknown properties included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import ClassVar

from django.db import models

from cookout.members.owned import Owned, OwnedRows
from cookout.people.person import Person


class Card(Owned):
    """What an address book had about a person, byte for byte; the newest card counts."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="cards")
    uid = models.CharField(max_length=500, blank=True)
    digest = models.CharField(max_length=64)
    content = models.BinaryField()
    # What reads the letters that name no charset, guessed by the whole file; empty for UTF-8.
    codec = models.CharField(max_length=20, blank=True, db_default="")
    # Whether the day comes first in 03/04/1985, by the whole file or as the member answered.
    day_first = models.BooleanField(null=True, blank=True)
    file_name = models.CharField(max_length=255, blank=True)
    # Labels and values that have no field of their own, as the page and the search show them.
    also = models.JSONField(default=list, blank=True)
    taken_at = models.DateTimeField()

    objects: ClassVar[OwnedRows[Card]] = OwnedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-taken_at", "-pk")
        indexes = (
            models.Index(fields=["owner", "uid"], name="card_by_uid"),
            models.Index(fields=["owner", "digest"], name="card_by_digest"),
        )

    def __str__(self) -> str:
        return f"Card of {self.person}"


def also_on_cards(person_ids: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
    """The values without a field on the cards of some people. For each UID the newest card
    counts."""
    found: dict[int, dict[tuple[str, str], None]] = defaultdict(dict)
    seen = set[tuple[int, str]]()
    cards = Card.objects.filter(person__in=list(person_ids)).order_by("-pk")
    for pk, uid, also in cards.values_list("person_id", "uid", "also"):
        if not uid or (pk, uid) not in seen:
            seen.add((pk, uid))
            found[pk] |= dict.fromkeys((str(label), str(value)) for label, value in also)
    return {pk: list(lines) for pk, lines in found.items()}
