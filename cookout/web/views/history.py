"""The history of a person: what was written about them when, the latest first."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cookout.people.change import Change
from cookout.people.person import Person
from cookout.web.changes import told
from cookout.web.cursor import cut
from cookout.web.door import Visit
from cookout.web.rings import called


@require_safe
def show(request: Visit, pk: int) -> HttpResponse:
    """Page by page."""
    person = get_object_or_404(Person.objects.of(request.user).kept(), pk=pk)
    changes = Change.objects.of(request.user).filter(person=person)
    page = cut(request.GET, changes, key=lambda change: change.pk)
    shown = {
        "here": "people",
        "person": person,
        "name": called(person),
        "page": page,
        "changes": [told(one, owner=request.user, on=request.on) for one in page.rows],
    }
    return render(request, "people/history.html", shown)
