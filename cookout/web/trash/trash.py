"""The trash: everything a member deleted and can still restore."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cookout.capture.card_photos.card_photo import CardPhoto
from cookout.capture.received_capture import ReceivedCapture
from cookout.members.member import Member
from cookout.members.owned import Trashable
from cookout.people.event import Event
from cookout.people.interaction import Interaction
from cookout.people.merging.merge import Merge
from cookout.people.person import Person
from cookout.people.tie import Tie
from cookout.plan.absence import Absence
from cookout.practice.phrases import when
from cookout.promises.promise import Promise
from cookout.referrals.experience import Experience
from cookout.referrals.introduction import Introduction
from cookout.referrals.need import Need
from cookout.referrals.recommendation import Recommendation
from cookout.table.cookout import Cookout
from cookout.web.http.door import Visit
from cookout.web.http.pagination import SIZE
from cookout.web.parts.merge_notes import merged_away
from cookout.web.parts.person_summary import full_name

LISTED: tuple[tuple[type[Trashable], str, str], ...] = (
    (Person, "person_restore", "people"),
    (Interaction, "interaction_restore", "call"),
    (Promise, "promise_restore", "promise"),
    (Event, "event_restore", "events"),
    (Cookout, "cookout_restore", "met"),
    (Absence, "absence_restore", "calendar"),
    (CardPhoto, "card_photo_restore", "camera"),
    (ReceivedCapture, "received_restore", "people"),
    (Tie, "tie_restore", "people"),
    (Experience, "experience_restore", "star"),
    (Introduction, "introduction_restore", "introduced"),
    (Need, "need_restore", "search"),
    (Recommendation, "recommendation_restore", "great"),
)
"""Every model that can be trashed: the address that restores it, and its icon. The order decides
between two that were deleted in the same moment."""
Place = tuple[datetime, int, int]


class TrashedItem(NamedTuple):
    """One thing in the trash: what it is, since when, and how to restore it."""

    rank: int
    words: str
    row: Trashable
    trashed_at: datetime
    since: str
    merge: Merge | None = None

    @property
    def kind(self) -> str:
        if self.merge:
            return f"Merged with {full_name(self.merge.kept)}"
        return self.row.trash_noun

    @property
    def icon(self) -> str:
        return LISTED[self.rank][2]

    @property
    def verb(self) -> str:
        return "Undo merge" if self.merge else "Restore"

    @property
    def erase_url(self) -> str:
        """The address that deletes a person forever; a merged one is deleted with the other."""
        is_person = LISTED[self.rank][0] is Person and not self.merge
        return reverse("erase", args=[self.row.pk]) if is_person else ""

    @property
    def url(self) -> str:
        if self.merge:
            return reverse("merge_undo", args=[self.merge.pk])
        return reverse(LISTED[self.rank][1], args=[self.row.pk])


@require_safe
def index(request: Visit) -> HttpResponse:
    """Everything in it, the latest first."""
    place = _asked(request)
    lying = sorted(_lying(request.user, place, request.on), key=_order)[: SIZE + 1]
    context = {
        "here": "people",
        "lying": lying[:SIZE],
        "next_url": _older(lying[SIZE - 1]) if len(lying) > SIZE else "",
        "is_later_page": place is not None,
    }
    return render(request, "trash/index.html", context)


def _asked(request: Visit) -> Place | None:
    """The last item on the page before, if the query names one."""
    try:
        at = datetime.fromisoformat(request.GET["until"]).astimezone(UTC)
        return at, int(request.GET["rank"][:3]), int(request.GET["id"][:18])
    except (KeyError, ValueError, OverflowError):
        return None


def _older(last: TrashedItem) -> str:
    place = {"until": last.trashed_at.isoformat(), "rank": last.rank, "id": last.row.pk}
    return f"?{urlencode(place)}"


def _order(lying: TrashedItem) -> tuple[float, int, int]:
    return -lying.trashed_at.timestamp(), lying.rank, -lying.row.pk


def _lying(owner: Member, place: Place | None, on: date) -> Iterator[TrashedItem]:
    """Of each model as many as one page could need."""
    for rank, (model, _, _) in enumerate(LISTED):
        rows: QuerySet[Any] = model.objects.of(owner).trashed()
        rows = rows.prefetch_related(*model.trash_related)
        older = rows.filter(_after(place, rank)) if place else rows
        found = list(older.order_by("-trashed_at", "-pk")[: SIZE + 1])
        merges = merged_away(found) if model is Person else {}
        for row in found:
            since = when(day=owner.day(row.trashed_at), on=on).removeprefix("on ")
            yield TrashedItem(
                rank, row.trash_title(on=on), row, row.trashed_at, since, merges.get(row.pk)
            )


def _after(place: Place, rank: int) -> Q:
    """The rows of a model after a position in the order."""
    at, last_rank, pk = place
    older = Q(trashed_at__lt=at)
    if rank > last_rank:
        return older | Q(trashed_at=at)
    return older | Q(trashed_at=at, pk__lt=pk) if rank == last_rank else older
