"""I met...: add someone new in half a minute, or log meeting someone again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cookout.capture.phone.sealed_capture import public_key
from cookout.people.person import Person
from cookout.web.http.door import Visit
from cookout.web.http.idempotency import once
from cookout.web.http.pagination import ROW_ID
from cookout.web.met.met_form import Meeting
from cookout.web.parts.named_person import names_offered
from cookout.web.parts.need_notes import looked_for
from cookout.web.parts.person_summary import called, where_met


@require_http_methods(["GET", "HEAD", "POST"])
@once
def met(request: Visit) -> HttpResponse:
    """Save whom the member met; if the name exists already, ask whether it is the same person."""
    posted = request.POST if request.method == "POST" else None
    form = Meeting(posted, owner=request.user, on=request.on, initial=_named(request))
    if posted is None or not form.is_valid():
        return _show(request, form)
    again = met_again(request)
    if again is None and "anyway" not in posted and (namesakes := form.namesakes()):
        return _show(request, form, namesakes)
    person, interaction = form.write(at=request.at, again=again)
    name = called(person)
    if again:
        words, undo = f"Saved. You met {name} again.", ("interaction_trash", interaction.pk)
    else:
        words, undo = f"{name} saved.", ("person_trash", person.pk)
    words += looked_for(person)
    undoing = f"undo:{reverse(undo[0], args=[undo[1]])}"
    messages.success(request, words, extra_tags=undoing)
    return redirect("decide_one", person.pk) if posted.get("then") == "now" else redirect("today")


def _named(request: Visit) -> dict[str, Any]:
    """Initial values from the query: a name searched for, an event looked at."""
    given = {name: request.GET.get(name, "") for name in ("name", "event")}
    return {name: value for name, value in given.items() if value}


def met_again(request: Visit) -> Person | None:
    """The existing person chosen as the one met again, if any."""
    pk = request.POST.get("again", "")
    if not pk:
        return None
    number = int(pk) if ROW_ID.fullmatch(pk) else 0
    people = Person.objects.of(request.user).not_in_trash().select_related("owner")
    return get_object_or_404(people, pk=number)


def _show(request: Visit, form: Meeting, namesakes: list[Person] | None = None) -> HttpResponse:
    on = request.on
    shown = {
        "here": "met",
        "form": form,
        "namesakes": [
            (namesake, namesake.work or where_met(namesake, on=on), [])
            for namesake in namesakes or ()
        ],
        "then": request.POST.get("then", ""),
        "event": request.GET.get("event", ""),
        "names": names_offered(request.user),
        "key": public_key(),
    }
    return render(request, "met/index.html", shown, status=422 if form.is_bound else 200)
