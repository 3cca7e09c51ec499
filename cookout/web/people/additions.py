"""Add one memory, date or contact point to a person without the whole form."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from cookout.people.contact_point import ContactPoint
from cookout.people.person import Person
from cookout.people.remember import Remember
from cookout.web.http.door import Visit, back
from cookout.web.http.idempotency import once
from cookout.web.parts.person_summary import called
from cookout.web.people.additions_form import NewDate, NewMemory, NewPoint


@require_http_methods(["GET", "HEAD", "POST"])
@once
def memory(request: Visit, pk: int) -> HttpResponse:
    """Add one line to remember."""
    person, posted = _person(request, pk), request.method == "POST"
    form = NewMemory(request.POST if posted else None)
    if posted and form.is_valid():
        is_new = Remember.add(person=person, **form.cleaned_data)
        return _done(request, person, "Memory saved." if is_new else "You already noted that.")
    return _page(request, person, form, f"Remember about {called(person)}")


@require_http_methods(["GET", "HEAD", "POST"])
@once
def important_date(request: Visit, pk: int) -> HttpResponse:
    """Add one important date."""
    person, posted = _person(request, pk), request.method == "POST"
    form = NewDate(request.POST if posted else None, person=person)
    if posted and form.is_valid():
        is_new = Remember.add(person=person, **form.cleaned_data)
        return _done(request, person, "Date saved." if is_new else "You already noted that.")
    return _page(request, person, form, f"Important date for {called(person)}")


@require_http_methods(["GET", "HEAD", "POST"])
@once
def contact_point(request: Visit, pk: int) -> HttpResponse:
    """Add one number, email address, link or postal address."""
    person, posted = _person(request, pk), request.method == "POST"
    form = NewPoint(request.POST if posted else None)
    if posted and form.is_valid():
        is_new = ContactPoint.add(person=person, **form.cleaned_data)
        words = f"Saved. You can reach {called(person)} there."
        return _done(request, person, words if is_new else "You already have that.")
    return _page(request, person, form, f"How to reach {called(person)}")


def _person(request: Visit, pk: int) -> Person:
    person = get_object_or_404(Person.objects.of(request.user).not_in_trash(), pk=pk)
    person.owner = request.user
    return person


def _done(request: Visit, person: Person, words: str) -> HttpResponse:
    messages.success(request, words)
    return back(request, "person", person.pk)


def _page(request: Visit, person: Person, form: forms.Form, title: str) -> HttpResponse:
    context = {"here": "people", "person": person, "form": form, "title": title}
    return render(request, "people/add.html", context, status=422 if form.is_bound else 200)
