"""Mark a contact point as not working, and clear the mark."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from cookout.people.contact_point import ContactKind, ContactPoint
from cookout.practice.phrases import one_line
from cookout.web.http.door import Visit, back


@require_POST
def fail(request: Visit, pk: int) -> HttpResponse:
    """Mark it as not working today."""
    point = _point(request, pk)
    point.fail(on=request.on)
    undo = f"undo:{reverse('point_works', args=[pk])}"
    messages.success(request, f"{_short(point)} is marked as not working.", extra_tags=undo)
    return back(request, "person", point.person_id)


@require_POST
def work(request: Visit, pk: int) -> HttpResponse:
    """Clear the mark."""
    point = _point(request, pk)
    point.fail(on=None)
    messages.success(request, f"{_short(point)} is marked as working.")
    return back(request, "person", point.person_id)


def _point(request: Visit, pk: int) -> ContactPoint:
    phones = ContactPoint.objects.of(request.user).filter(kind=ContactKind.PHONE)
    return get_object_or_404(phones.filter(person__trashed_at=None), pk=pk)


def _short(point: ContactPoint) -> str:
    return one_line(text=point.value, most=40)
