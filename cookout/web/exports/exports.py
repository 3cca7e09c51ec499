"""Export everyone, some people or one person as a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from cookout.export.cards import card_of, cards_of, newest_card, photos_of
from cookout.export.selection import Selection
from cookout.export.table import table_of
from cookout.people.person import People, Person
from cookout.practice.phrases import one_line
from cookout.web.exports.export_form import ARCHIVE, CSV, VCARD3, TakingOut
from cookout.web.http.door import Visit
from cookout.web.http.pagination import ROW_ID
from cookout.web.people.people import MOST_CHOSEN

VCARD, TABLE, ZIP = "text/vcard; charset=utf-8", "text/csv; charset=utf-8", "application/zip"
UNSAFE = re.compile(r"[^\w.’' -]+")


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: Visit) -> HttpResponseBase:
    """Choose people and a format, and download the file. People ticked elsewhere are chosen
    already."""
    posted = request.method == "POST"
    data = request.POST if posted else request.GET
    chosen = [int(pk) for pk in data.getlist("people") if ROW_ID.fullmatch(pk)][:MOST_CHOSEN]
    form = TakingOut(request.POST if posted else None, owner=request.user, chosen=chosen)
    if posted and form.is_valid():
        people = form.selection.of(request.user)
        if people.exists() or form.cleaned_data["kind"] == ARCHIVE:
            return _packed(request, form.cleaned_data["kind"], form.selection)
        form.add_error(None, "No one matches all of that. Remove a filter.")
    shown = {"here": "settings", "form": form}
    return render(request, "exports/index.html", shown, status=422 if posted else 200)


@require_safe
def card(request: Visit, pk: int) -> HttpResponseBase:
    """One person's card."""
    person = get_object_or_404(Person.objects.of(request.user).not_in_trash(), pk=pk)
    kept = newest_card(person)
    photo = photos_of([person]).get(pk)
    content = card_of(person, **kept._asdict(), version="4.0", photo=photo)
    return _file(HttpResponse(content, content_type=VCARD), person.name, "vcf")


def _packed(request: Visit, kind: str, selection: Selection) -> HttpResponseBase:
    people, place = selection.of(request.user), selection.place
    whose = Person.Place(place).label.lower() if place else "people"
    if kind == ARCHIVE:
        # Loaded with the first: it knows every kind of row.
        from cookout.export.archive.archive import archive_of

        archive = archive_of(request.user, at=request.at)
        return _file(_streamed(archive, ZIP), f"cookout archive {request.on}", "zip")
    name = f"cookout {whose} {request.on}"
    if kind == CSV:
        return _file(_streamed(table_of(people), TABLE), name, "csv")
    return _file(_streamed(_cards(people, kind), VCARD), name, "vcf")


def _cards(people: People, kind: str) -> Iterator[bytes]:
    return cards_of(people, version="3.0" if kind == VCARD3 else "4.0")


def _streamed(pieces: Iterable[bytes], content_type: str) -> HttpResponseBase:
    return StreamingHttpResponse(pieces, content_type=content_type)


def _file(answer: HttpResponseBase, name: str, ending: str) -> HttpResponseBase:
    """Send it as a download that no cache keeps."""
    plain = " ".join(UNSAFE.sub(" ", one_line(text=name)).split()).strip(" .")[:80].strip(" .")
    answer["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=f"{plain or 'contact'}.{ending}"
    )
    answer["Cache-Control"] = "private, no-store"
    return answer
