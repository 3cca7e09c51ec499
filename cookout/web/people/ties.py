"""What a person is to others: added on their page, removed, and put back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cookout.people.person import Person
from cookout.people.tie import Tie, Ties
from cookout.practice.phrases import one_line
from cookout.web.http.door import Visit, back
from cookout.web.http.idempotency import once
from cookout.web.parts.named_person import names_offered
from cookout.web.parts.person_summary import called
from cookout.web.people.ties_form import NewTie


@require_http_methods(["GET", "HEAD", "POST"])
@once
def add(request: Visit, pk: int) -> HttpResponse:
    """Add one tie; a name that several people have is asked about."""
    person = get_object_or_404(Person.objects.of(request.user).not_in_trash(), pk=pk)
    person.owner = request.user
    form = NewTie(request.POST if request.method == "POST" else None, person=person)
    if form.is_bound and form.is_valid():
        new = Tie.add(person=person, tie=form.tie, other=form.cleaned_data["other"])
        messages.success(request, f"Saved: {_words(new, pk)}." if new else "You already have that.")
        return back(request, "person", pk)
    context = {
        "here": "people",
        "person": person,
        "name": called(person),
        "form": form,
        "names": names_offered(request.user, without=pk),
    }
    return render(request, "people/tie.html", context, status=422 if form.is_bound else 200)


@require_POST
def discard(request: Visit, pk: int) -> HttpResponse:
    """Put a tie in the trash."""
    tie = get_object_or_404(_ties(request), pk=pk)
    if tie.trashed_at is None:
        tie.trash(at=request.at)
    undo = f"undo:{reverse('tie_restore', args=[pk])}"
    messages.success(request, f"Removed: {_words(tie, tie.person_id)}.", extra_tags=undo)
    return back(request, "person", tie.person_id)


@require_POST
def restore(request: Visit, pk: int) -> HttpResponse:
    """Take a tie out of the trash."""
    tie = get_object_or_404(_ties(request), pk=pk)
    if tie.trashed_at is not None:
        tie.restore()
    messages.success(request, f"Restored: {_words(tie, tie.person_id)}.")
    return back(request, "person", tie.person_id)


def _ties(request: Visit) -> Ties:
    return Tie.objects.of(request.user).select_related("person", "other")


def _words(tie: Tie, pk: int) -> str:
    return one_line(text=tie.seen_from(pk).words, most=80)
