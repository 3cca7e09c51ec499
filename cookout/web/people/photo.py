"""A person's photo: shown, chosen, removed and restored."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cookout.people.person import Person
from cookout.people.photo import Photo
from cookout.web.http.door import Visit, back
from cookout.web.parts.person_summary import called, photo_address
from cookout.web.people.photo_form import ChosenPhoto

SAME_FOR_A_WEEK = "private, max-age=604800, immutable"


@require_safe
def show(request: Visit, pk: int) -> HttpResponseBase:
    """The photo itself."""
    return _picture(request, pk, "large")


@require_safe
def show_small(request: Visit, pk: int) -> HttpResponseBase:
    """The photo for lists."""
    return _picture(request, pk, "small")


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Visit, pk: int) -> HttpResponse:
    """Choose a photo, or another one."""
    person, posted = _person(request, pk), request.method == "POST"
    form = ChosenPhoto(request.POST, request.FILES) if posted else ChosenPhoto()
    if posted and form.is_valid():
        Photo.choose(person=person, square=form.square, at=request.at)
        messages.success(request, "Photo saved.")
        return redirect("person", pk)
    photo = Photo.of_person(person)
    shown = {
        "here": "people",
        "person": person,
        "name": called(person),
        "form": form,
        "photo": photo_address(person, is_large=True),
        "can_restore": photo is not None and photo.can_come_back,
    }
    return render(request, "people/photo.html", shown, status=422 if posted else 200)


@require_POST
def remove(request: Visit, pk: int) -> HttpResponse:
    """Show their photo no longer."""
    person = _person(request, pk)
    if photo := Photo.of_person(person):
        photo.remove(at=request.at)
        undo = f"undo:{reverse('photo_restore', args=[pk])}"
        messages.success(request, "Photo removed.", extra_tags=undo)
    return back(request, "person", pk)


@require_POST
def restore(request: Visit, pk: int) -> HttpResponse:
    """Show the removed photo again."""
    person = _person(request, pk)
    if (photo := Photo.of_person(person)) and photo.can_come_back:
        photo.restore(at=request.at)
        messages.success(request, "Photo restored.")
    return back(request, "person", pk)


def _person(request: Visit, pk: int) -> Person:
    return get_object_or_404(Person.objects.of(request.user).not_in_trash(), pk=pk)


def _picture(request: Visit, pk: int, size: str) -> HttpResponseBase:
    photos = Photo.objects.of(request.user).shown().filter(person=pk)
    photo = get_object_or_404(photos.only("mark", size))
    etag = f'"{photo.mark}-{size}"'
    answer = get_conditional_response(request, etag=etag)
    if answer is None or answer.status_code != 304:
        answer = HttpResponse(bytes(getattr(photo, size)), content_type="image/jpeg")
    answer["ETag"] = etag
    # An address that names the photo shows the same one for good; any other is asked about again.
    is_named = request.GET.get("v") == photo.mark
    answer["Cache-Control"] = SAME_FOR_A_WEEK if is_named else "private, no-cache"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
