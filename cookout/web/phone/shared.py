"""Shared into Cookout from another app on the phone: a picture, contacts or a text.

Nobody is saved by it: a picture waits as a card photo, contacts as an import, a text as a received
capture, and each has its page that shows what came and asks. What shares has no token of a form, so
only a browser's own share is taken: it is no page's doing, and says so in `Sec-Fetch-Site`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cookout.capture.card_photos.card_photo import CardPhoto
from cookout.capture.card_photos.reading import WORK, reading
from cookout.capture.intake.file import File
from cookout.capture.intake.intake import Intake
from cookout.capture.received_capture import ReceivedCapture
from cookout.members.member import Member
from cookout.members.region import region_of
from cookout.practice.phrases import one_line
from cookout.vcard.text import without_controls
from cookout.web.card_photos.pictures_form import MOST_PICTURES, cleaned
from cookout.web.http import errors
from cookout.web.http.background import go_on
from cookout.web.http.door import Visit
from cookout.web.http.open_page import unlisted
from cookout.web.parts.form_fields import LONGEST

BY_THE_BROWSER = ("none", "same-origin")
LARGEST_CONTACTS = 5_000_000
TOO_MUCH = "That’s a large file. Import it from this page instead."
NOTHING = "Nothing came that Cookout can use. Share a picture, a contact or a text."


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: Visit) -> HttpResponse:
    """Save what was shared, and go to the page that checks it. Signed out, nothing is saved."""
    if request.method != "POST":
        return redirect("met")
    if request.headers.get("Sec-Fetch-Site") not in BY_THE_BROWSER:
        return errors.forbidden(request)
    visitor: object = request.user
    if not isinstance(visitor, Member) or not visitor.is_set_up:
        return unlisted(render(request, "phone/share_signed_out.html", status=403))
    files = request.FILES.getlist("files")[:MOST_PICTURES]
    contacts = [file for file in files if _is_contacts(file)]
    if contacts:
        return _keep_contacts(request, contacts[0])
    if files:
        return _keep_pictures(request, files)
    return _keep_words(request)


def _is_contacts(file: Any) -> bool:
    return "vcard" in str(file.content_type) or str(file.name).lower().endswith(".vcf")


def _keep_contacts(request: Visit, file: Any) -> HttpResponse:
    """Save contacts as an import that waits for its preview."""
    if file.size > LARGEST_CONTACTS:
        messages.info(request, TOO_MUCH)
        return redirect("import")
    content: bytes = file.read()
    if reason := File.of(request.user, content).nobody:
        messages.info(request, reason)
        return redirect("met")
    name = one_line(text=without_controls(file.name or ""), most=80)
    named = [(name, content)]
    first, *_ = Intake.hand_in_several(owner=request.user, files=named, at=request.at)
    return redirect("import_preview", first.pk)


def _keep_pictures(request: Visit, files: Sequence[Any]) -> HttpResponse:
    """Save pictures as card photos."""
    readings, refused = cleaned(files)
    for sentence in refused:
        messages.warning(request, sentence)
    photos = [
        CardPhoto.keep(owner=request.user, reading=reading, at=request.at) for reading in readings
    ]
    if photos:
        go_on(WORK, reading(clock=timezone.now))
    return redirect("card_photo", photos[0].pk) if len(photos) == 1 else redirect("card_photos")


def _keep_words(request: Visit) -> HttpResponse:
    """Save a text as a capture to check: recognized parts in their fields, all of it to
    remember."""
    texts = (request.POST.get(name, "") for name in ("title", "text", "url"))
    text = "\n".join(
        dict.fromkeys(filter(None, (without_controls(text).strip() for text in texts)))
    )
    if not text:
        messages.info(request, NOTHING)
        return redirect("met")
    fields = _fields(text[: LONGEST["remember"]], region=region_of(request.user))
    received = ReceivedCapture.share(owner=request.user, fields=fields, at=request.at)
    return redirect("received_check", received.pk)


def _fields(text: str, *, region: str) -> dict[str, str]:
    # Slow to load, and of use here alone.
    from cookout.practice.card_fields.shared_text import read_text

    read = read_text(text, region=region)
    found = {
        "name": read.name,
        "role": read.title,
        "company": read.company,
        "phone": next(iter(read.phones), None),
        "mail": next(iter(read.mails), None),
    }
    return {name: one.value for name, one in found.items() if one} | {"remember": text}
