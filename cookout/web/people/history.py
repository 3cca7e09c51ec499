"""A person's change log, the latest first."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cookout.people.history.change import Change
from cookout.people.person import Person
from cookout.web.http.door import Visit
from cookout.web.http.pagination import cut
from cookout.web.parts.person_summary import called
from cookout.web.people.history_page import told


@require_safe
def show(request: Visit, pk: int) -> HttpResponse:
    """Page by page."""
    person = get_object_or_404(Person.objects.of(request.user).not_in_trash(), pk=pk)
    changes = Change.objects.of(request.user).filter(person=person)
    page = cut(request.GET, changes, key=lambda change: change.pk)
    shown = {
        "here": "people",
        "person": person,
        "name": called(person),
        "page": page,
        "changes": [told(row, owner=request.user, on=request.on) for row in page.rows],
    }
    return render(request, "people/history.html", shown)
