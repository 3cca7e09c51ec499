"""The columns of a table: the member says what each holds, once for all tables with these
headings."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cookout.capture.tables.column_choice import ColumnChoice
from cookout.web.http.door import Visit
from cookout.web.imports.columns_form import Columns
from cookout.web.imports.intakes import handed_in


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: Visit, pk: int) -> HttpResponse:
    """A row for each column, with sample values and the fields it may hold."""
    intake = handed_in(request, pk)
    file = intake.file()
    if intake.taken_at or file.table is None or file.mapping is None:
        return redirect("import_preview", pk)
    posted = request.method == "POST"
    form = Columns(file.table, file.mapping, request.POST if posted else None)
    if posted and form.is_valid():
        ColumnChoice.remember(owner=request.user, mapping=form.mapping(), at=request.at)
        return redirect("import_preview", pk)
    shown = {"here": "people", "intake": intake, "form": form}
    return render(request, "imports/columns.html", shown, status=422 if posted else 200)
