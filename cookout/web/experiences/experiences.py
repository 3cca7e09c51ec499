"""Experiences with somebody's work: add one in two taps, change it, delete it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cookout.people.person import Person
from cookout.referrals.experience import Experience, Experiences
from cookout.web.experiences.experience_form import (
    ToldExperience,
    as_told,
    heading,
)
from cookout.web.http.concurrent_edit import one_at_a_time
from cookout.web.http.door import Visit, back
from cookout.web.http.idempotency import once
from cookout.web.parts.named_person import trusted_names


@require_http_methods(["GET", "HEAD", "POST"])
@once
def make(request: Visit, pk: int) -> HttpResponse:
    """Write down that the member, or someone they trust, used a person."""
    person = get_object_or_404(Person.objects.of(request.user).not_in_trash(), pk=pk)
    person.owner = request.user
    is_own, posted = _asked(request, "used_by") != "someone", request.method == "POST"
    form = ToldExperience(
        request.POST if posted else None,
        person=person,
        on=request.on,
        is_own=is_own,
        initial={"what": _asked(request, "what")[:500], "on": _asked(request, "on")[:10]},
    )
    if posted and form.is_valid():
        made = Experience.make(person=person, at=request.at, **form.told)
        return _done(request, made, "Experience saved.", "experience_trash")
    return _page(request, form, is_own=is_own)


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def edit(request: Visit, pk: int) -> HttpResponse:
    """Correct what was written down; the change log keeps what it was."""
    experience = get_object_or_404(_experiences(request).not_in_trash(), pk=pk)
    is_own, posted = experience.is_own, request.method == "POST"
    form = ToldExperience(
        request.POST if posted else None,
        person=experience.person,
        on=request.on,
        is_own=is_own,
        initial=as_told(experience),
    )
    if posted and form.is_valid():
        for name, value in form.told.items():
            setattr(experience, name, value)
        experience.save()
        return _done(request, experience, "Experience saved.")
    return _page(request, form, is_own=is_own, experience=experience)


@require_POST
def discard(request: Visit, pk: int) -> HttpResponse:
    """Put it in the trash: it should never have been written down."""
    experience = get_object_or_404(_experiences(request), pk=pk)
    experience.trash(at=request.at)
    return _done(request, experience, "Experience moved to the trash.", "experience_restore")


@require_POST
def restore(request: Visit, pk: int) -> HttpResponse:
    """Take it out of the trash."""
    experience = get_object_or_404(_experiences(request), pk=pk)
    experience.restore()
    return _done(request, experience, "Experience restored.")


def _experiences(request: Visit) -> Experiences:
    mine = Experience.objects.of(request.user)
    return mine.select_related("person", "person__owner", "source")


def _asked(request: Visit, name: str) -> str:
    data = request.POST if request.method == "POST" else request.GET
    return data.get(name, "").replace("\x00", "")


def _done(request: Visit, experience: Experience, words: str, undo: str = "") -> HttpResponse:
    tags = f"undo:{reverse(undo, args=[experience.pk])}" if undo else ""
    messages.success(request, words, extra_tags=tags)
    if request.POST.get("next"):
        return back(request, "person", experience.person_id)
    return redirect(f"{reverse('person', args=[experience.person_id])}#work")


def _page(request: Visit, form: ToldExperience, **more: Any) -> HttpResponse:
    more |= {
        "here": "people",
        "form": form,
        "person": form.person,
        "title": heading(form.person, is_own=more["is_own"]),
        "names": [] if more["is_own"] else trusted_names(request.user),
    }
    status = 422 if form.is_bound else 200
    return render(request, "experiences/edit.html", more, status=status)
