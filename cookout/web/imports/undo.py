"""Undo an import, and list the people who stay because they were edited since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cookout.practice.phrases import capital, so_many
from cookout.web.http.door import Visit
from cookout.web.imports.intakes import handed_in
from cookout.web.imports.intakes import undo as take_back

if TYPE_CHECKING:
    from cookout.capture.intake.undo import TakenBack

MOST_SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: Visit, pk: int) -> HttpResponse:
    """Undo it; then say what stayed, and why."""
    intake = handed_in(request, pk)
    if request.method == "POST":
        # Loaded with the first that is undone.
        from cookout.capture.intake.undo import TakenBack

        before = intake.undone_at
        take_back(request, intake)
        if intake.taken_at and intake.is_under_way:
            return redirect("import_progress", pk)
        result = TakenBack() if before else TakenBack.of(intake)
        messages.success(request, in_words(result))
        return redirect("import_undo", pk) if result.stayed else redirect("import")
    if intake.is_under_way:
        return redirect("import_progress", pk)
    if not intake.undone_at:
        return redirect("import")
    stayed = intake.stayed()
    shown = {
        "here": "people",
        "intake": intake,
        "stayed": stayed[:MOST_SHOWN],
        "more": max(0, stayed.count() - MOST_SHOWN),
    }
    return render(request, "imports/undone.html", shown)


def in_words(result: TakenBack) -> str:
    sentences = [
        (result.gone, "person removed", "people removed"),
        (result.put_back, "person changed back", "people changed back"),
        (result.stayed, "person you edited stays", "people you edited stay"),
    ]
    lines = [
        f"{capital(words=so_many(count=count, one=one, several=several))}."
        for count, one, several in sentences
        if count
    ]
    return " ".join(["Import undone.", *lines])
