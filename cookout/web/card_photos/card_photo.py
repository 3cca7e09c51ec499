"""One card: what was read of it is checked, and somebody is saved by it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cookout.capture.card_photos.card_photo import CardPhoto
from cookout.capture.card_photos.reader import is_installed
from cookout.capture.received_capture import ReceivedCapture
from cookout.people.person import Person
from cookout.practice.phrases import near_day
from cookout.web.card_photos.card_photos import photos_of
from cookout.web.card_photos.check_form import CardMeeting
from cookout.web.http.door import Visit
from cookout.web.http.idempotency import once
from cookout.web.met.met import met_again
from cookout.web.met.updating_form import namesake_rows
from cookout.web.parts.first_answers import first_answers
from cookout.web.parts.named_person import names_offered
from cookout.web.parts.person_summary import called


@require_http_methods(["GET", "HEAD", "POST"])
@once
def check(request: Visit, pk: int) -> HttpResponse:
    """What was read beside the picture. Somebody known is updated field by field, never doubled."""
    photos = photos_of(request.user).kept().select_related("person", "event")
    photo = get_object_or_404(photos, pk=pk)
    if photo.person:
        return _kept(request, photo, photo.person)
    posted = request.POST if request.method == "POST" else None
    typed = ReceivedCapture.of_photo(photo)
    first = first_answers(typed, on=request.on) if typed else None
    form = CardMeeting(posted, photo=photo, owner=request.user, on=request.on, typed=first)
    if posted is None or not form.is_valid():
        return _show(request, photo, form)
    again = met_again(request)
    if again is None and "anyway" not in posted and (namesakes := form.namesakes()):
        return _show(request, photo, form, namesakes)
    person, interaction = form.write(at=request.at, again=again)
    photo.belong_to(person)
    if typed:
        typed.settle(at=request.at)
    undo = ("interaction_trash", interaction.pk) if again else ("person_trash", person.pk)
    words = f"{called(person)} {'updated' if again else 'saved'}."
    messages.success(request, words, extra_tags=f"undo:{reverse(undo[0], args=[undo[1]])}")
    return _onward(request, photo, person)


def _onward(request: Visit, photo: CardPhoto, person: Person) -> HttpResponse:
    """To deciding, to the next card of the event, or to where all of them are."""
    if request.POST.get("then") == "now":
        return redirect("decide_one", person.pk)
    following = _following(request, photo)
    if request.POST.get("then") == "next" and following:
        return redirect("card_photo", following.pk)
    return redirect("card_photos")


def _following(request: Visit, photo: CardPhoto) -> CardPhoto | None:
    """The next one to check, those of the same event first."""
    waiting = photos_of(request.user).waiting().exclude(pk=photo.pk)
    same = waiting.filter(event=photo.event_id)
    return same.first() or waiting.first()


def _kept(request: Visit, photo: CardPhoto, person: Person) -> HttpResponse:
    """A card whose person is saved: its pictures, which can be deleted alone."""
    if request.method == "POST":
        return redirect("card_photo", photo.pk)
    shown = {
        "here": "people",
        "photo": photo,
        "name": called(person),
        "taken": near_day(day=request.user.day(photo.taken_at), on=request.on),
    }
    return render(request, "card_photos/kept.html", shown)


def _show(
    request: Visit, photo: CardPhoto, form: CardMeeting, namesakes: list[Person] | None = None
) -> HttpResponse:
    left = photos_of(request.user).waiting().exclude(pk=photo.pk).count()
    is_to_read = photo.state == CardPhoto.State.WAITING
    shown = {
        "here": "met",
        "photo": photo,
        "form": form,
        "lines": list(form.lines()),
        "left": left,
        "under_way": is_to_read and is_installed(),
        "is_installed": is_installed(),
        "namesakes": namesake_rows(form, namesakes or (), on=request.on),
        "then": request.POST.get("then", ""),
        "names": names_offered(request.user),
    }
    status = 422 if form.is_bound else 200
    return render(request, "card_photos/check.html", shown, status=status)
