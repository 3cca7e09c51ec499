"""Import an archive: upload, preview, import, undo."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cookout.export.archive.arrival import Arrival
from cookout.practice.phrases import capital, so_many
from cookout.web.exports.export_form import Archive
from cookout.web.http.door import Visit

LISTED = 20


@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: Visit) -> HttpResponse:
    """Upload an archive; anything else is refused and not kept."""
    # What reads archives is loaded with the first one, here and below.
    from cookout.export.archive import arriving
    from cookout.export.archive.unpacking import NoArchive

    posted = request.method == "POST"
    form = Archive(*((request.POST, request.FILES) if posted else ()))
    if posted and form.is_valid():
        file = form.cleaned_data["file"]
        arrival = Arrival.hand_in(
            owner=request.user,
            file_name=file.name or "",
            pieces=file.chunks(1_000_000),
            at=request.at,
        )
        try:
            arriving.preview(arrival)
        except NoArchive as reason:
            arrival.delete()
            form.add_error("file", str(reason))
        else:
            return redirect("import_archive_preview", arrival.pk)
    taken = Arrival.objects.of(request.user).taken()[:LISTED]
    shown = {"here": "settings", "form": form, "taken": taken}
    return render(request, "imports/archive.html", shown, status=422 if posted else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Visit, pk: int) -> HttpResponse:
    """What importing it would bring; a POST imports it."""
    from cookout.export.archive import arriving
    from cookout.export.archive.unpacking import NoArchive

    arrival = get_object_or_404(Arrival.objects.of(request.user).select_related("owner"), pk=pk)
    if arrival.taken_at:
        return redirect("import_archive")
    if request.method == "POST":
        try:
            words = arriving.take(arrival, at=request.at)
        except NoArchive as reason:
            messages.info(request, str(reason))
            return redirect("import_archive")
        tag = f"undo:{reverse('import_archive_undo', args=[arrival.pk])}"
        messages.success(request, words, extra_tags=tag)
        return redirect("people")
    brought = arriving.preview(arrival)
    return render(
        request,
        "imports/archive_preview.html",
        {"here": "settings", "arrival": arrival, "brought": brought},
    )


@require_POST
def undo(request: Visit, pk: int) -> HttpResponse:
    """Undo the import; people edited since stay."""
    from cookout.export.archive import arriving

    arrival = get_object_or_404(Arrival.objects.of(request.user), pk=pk)
    result = arriving.undo(arrival, at=request.at)
    sentences = ["Import undone."]
    if result.gone:
        sentences.append(_of(result.gone, "person removed", "people removed"))
    if result.stayed:
        sentences.append(_of(result.stayed, "person you edited stays", "people you edited stay"))
    if result.groups_gone:
        sentences.append(_of(result.groups_gone, "group removed", "groups removed"))
    if result.groups_stayed:
        sentences.append(
            _of(result.groups_stayed, "group that changed stays", "groups that changed stay")
        )
    messages.success(request, " ".join(sentences))
    return redirect("import_archive")


def _of(count: int, one: str, several: str) -> str:
    return f"{capital(words=so_many(count=count, one=one, several=several))}."
