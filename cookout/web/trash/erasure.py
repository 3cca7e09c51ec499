"""Delete a person in the trash forever."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from cookout.people.person import Person
from cookout.practice.retention import copy_days
from cookout.trash.erasing import Erasing, GoesOnAsAnother
from cookout.web.http.door import Visit
from cookout.web.http.idempotency import once
from cookout.web.parts.person_summary import full_name
from cookout.web.trash.erasure_page import goes, stays

TOGETHER = "This person was merged. Undo the merge first."


@require_http_methods(["GET", "HEAD", "POST"])
@once
def erase(request: Visit, pk: int) -> HttpResponse:
    """Say what is deleted and what stays; a POST deletes."""
    lying = Person.objects.of(request.user).trashed().select_related("owner")
    person = get_object_or_404(lying, pk=pk)
    try:
        erasing = Erasing.of(person)
    except GoesOnAsAnother:
        messages.info(request, TOGETHER)
        return redirect("trash")
    if request.method == "POST":
        erasing.run()
        # Messages that wait may name them: they are not carried on.
        list(messages.get_messages(request))
        messages.success(request, "Deleted forever.")
        return redirect("trash")
    shown = {
        "here": "people",
        "name": full_name(person),
        "goes": goes(erasing),
        "stays": stays(erasing),
        "look_for": person.first_name or person.name,
        "copy_days": copy_days(),
    }
    return render(request, "trash/erase.html", shown)
