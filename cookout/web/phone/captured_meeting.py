"""A phone's capture, treated as if it had been typed into the form of someone met."""

from __future__ import annotations

from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import QueryDict

from cookout.capture.card_photos.card_photo import CardPhoto
from cookout.capture.card_photos.reader import CardReading
from cookout.capture.phone.sealed_capture import SealedCapture
from cookout.capture.received_capture import CaptureSource, ReceivedCapture
from cookout.members.member import Member
from cookout.web.card_photos.pictures_form import cleaned
from cookout.web.met.updating_form import UpdatingMeeting

ASKED = ("csrfmiddlewaretoken", "once", "then", "again", "anyway", "which")
"""Fields of the page itself, which say nothing about the person met."""
KNOWN_NAME = "You already know someone by this name."
NO_NAME = "It has no name yet."


def keep(found: SealedCapture, *, key: str, owner: Member, at: datetime) -> ReceivedCapture:
    """Save a person if nothing has to be asked; else the capture waits. Raises IntegrityError for a
    known key.

    A picture is cleaned first, before SQLite's write lock is taken.
    """
    reading, note = _cleaned(found.picture)
    fields = {name: value for name, value in found.fields.items() if value and name not in ASKED}
    taken_at = min(found.at, at)
    with transaction.atomic():
        received = ReceivedCapture.objects.create(
            owner=owner,
            key=key,
            source=CaptureSource.PHONE,
            taken_at=taken_at,
            fields=fields,
            note=note,
        )
        form = UpdatingMeeting(_posted(fields), owner=owner, on=owner.day(taken_at), initial={})
        if reading:
            _keep_photo(received, reading, form)
        else:
            _save(received, form, at=at)
    return received


def _cleaned(picture: bytes) -> tuple[CardReading | None, str]:
    """The picture without its metadata, or a sentence that says why there is none."""
    if not picture:
        return None, ""
    readings, refused = cleaned([SimpleUploadedFile("card", picture)])
    return (readings[0], "") if readings else (None, refused[0])


def _keep_photo(received: ReceivedCapture, reading: CardReading, form: UpdatingMeeting) -> None:
    """A capture with a picture is checked with its card photo."""
    knows_where = form.is_valid() or {"event", "event_name", "on"} <= {*form.cleaned_data}
    event = form.event_met_at() if knows_where else None
    received.photo = CardPhoto.keep(
        owner=received.owner, reading=reading, at=received.taken_at, event=event
    )
    received.save(update_fields=["photo"])


def _save(received: ReceivedCapture, form: UpdatingMeeting, *, at: datetime) -> None:
    if why := received.note or _why_it_waits(form):
        received.note = why
        received.save(update_fields=["note"])
        return
    form.write(at=received.taken_at)
    received.settle(at=at)


def _why_it_waits(form: UpdatingMeeting) -> str:
    """Why it has to be checked, as a sentence; empty if it needn't be."""
    if not form.is_valid():
        if "name" in form.errors:
            return NO_NAME
        return " ".join(str(error) for errors in form.errors.values() for error in errors)[:300]
    return KNOWN_NAME if form.namesakes() else ""


def _posted(fields: dict[str, str]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in fields.items():
        data[name] = value
    return data
