"""The progress of an import or its undo, with a button to go on if it was stopped."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cookout.web.http.door import Visit
from cookout.web.imports.intakes import handed_in, runs, take, undo


@require_http_methods(["GET", "HEAD", "POST"])
def progress(request: Visit, pk: int) -> HttpResponse:
    """So many of so many; a POST goes on with what was stopped."""
    intake = handed_in(request, pk)
    if intake.taken_at is None:
        return redirect("import_preview", pk)
    if request.method == "POST":
        if intake.undone_at:
            undo(request, intake)
        elif intake.is_under_way and intake.keeps_its_file:
            take(request, intake)
        return redirect("import_progress", pk)
    shown = {
        "here": "people",
        "intake": intake,
        "runs": runs(intake),
        "percent": intake.done * 100 // max(1, intake.total),
        "left": intake.rows.aggregate(
            new=Count("pk", filter=~Q(imprint="")), changed=Count("pk", filter=Q(imprint=""))
        ),
    }
    return render(request, "imports/progress.html", shown)
