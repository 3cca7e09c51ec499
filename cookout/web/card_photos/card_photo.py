"""One card photo: check what was read, save a person, write a first message, decide."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cookout.capture.card_photos.card_photo import CardPhoto
from cookout.capture.card_photos.reader import is_installed
from cookout.capture.received_capture import ReceivedCapture
from cookout.people.person import Person
from cookout.practice.numbers import SAME_WORDS_APART
from cookout.practice.phrases import near_day
from cookout.table.decision import DecisionKind
from cookout.table.seat import TableIsFull
from cookout.web.card_photos.card_lines import CardLine
from cookout.web.card_photos.card_photos import photos_of
from cookout.web.card_photos.decide_form import CardDecision
from cookout.web.decide.decide import DECIDED
from cookout.web.decide.decide_page import suggested
from cookout.web.decide.full_table import who_makes_room
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
    """The readings beside the picture. An existing person is updated field by field, never
    doubled."""
    photo = _photo(request, pk)
    if photo.person:
        return _kept(request, photo, photo.person)
    posted = request.POST if request.method == "POST" else None
    typed = ReceivedCapture.of_photo(photo)
    first = first_answers(typed, on=request.on) if typed else None
    form = CardDecision(posted, photo=photo, owner=request.user, on=request.on, typed=first)
    if posted is None or not form.is_valid():
        return _show(request, photo, form)
    again = met_again(request)
    if again is None and "anyway" not in posted and (namesakes := form.namesakes()):
        return _show(request, photo, form, namesakes)
    person, interaction = form.write(at=request.at, again=again)
    photo.belong_to(person, hello=form.cleaned_data["hello"])
    if typed:
        typed.settle(at=request.at)
    undo = ("interaction_trash", interaction.pk) if again else ("person_trash", person.pk)
    return _decide(request, photo, form, person, undo=reverse(undo[0], args=[undo[1]]))


@require_POST
def preview(request: Visit, pk: int) -> HttpResponse:
    """Show the practice's suggestion and a first message for the form as filled in now."""
    photo = _photo(request, pk)
    form = CardDecision(request.POST, photo=photo, owner=request.user, on=request.on)
    return render(request, "card_photos/_preview.html", _suggestions(request, form))


def _photo(request: Visit, pk: int) -> CardPhoto:
    photos = photos_of(request.user).not_in_trash().select_related("person", "event", "owner")
    return get_object_or_404(photos, pk=pk)


def _decide(
    request: Visit, photo: CardPhoto, form: CardDecision, person: Person, *, undo: str
) -> HttpResponse:
    """Save the decision; if the table is full, go to the page that asks who makes room."""
    name, onward = called(person), _onward(request, photo)
    words = f"{name} {'updated' if form.again else 'saved'}."
    full = False
    try:
        with transaction.atomic():
            decision = form.decide(person, at=request.at)
        words += f" {DECIDED[DecisionKind(decision.kind)].format(name)}" if decision else ""
    except TableIsFull:
        full = True
    messages.success(request, words, extra_tags=f"undo:{undo}")
    return who_makes_room(request, [person], then=onward) if full else redirect(onward)


def _onward(request: Visit, photo: CardPhoto) -> str:
    """Go to the next card to check, those of the same event first; else to the list."""
    waiting = photos_of(request.user).waiting().exclude(pk=photo.pk)
    following = waiting.filter(event=photo.event_id).first() or waiting.first()
    return reverse("card_photo", args=[following.pk]) if following else reverse("card_photos")


def _kept(request: Visit, photo: CardPhoto, person: Person) -> HttpResponse:
    """A card with a saved person: its pictures, which can be deleted alone."""
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
    request: Visit, photo: CardPhoto, form: CardDecision, namesakes: list[Person] | None = None
) -> HttpResponse:
    is_to_read = photo.state == CardPhoto.State.WAITING
    suggestions, lines = _suggestions(request, form), list(form.lines())
    if not form.is_bound:
        form.initial["hello"] = suggestions["draft"]
    shown = {
        "here": "met",
        "photo": photo,
        "form": form,
        "lines": lines,
        "is_open": bool(namesakes) or not photo.readings.name or _is_wrong(lines),
        "left": photos_of(request.user).waiting().exclude(pk=photo.pk).count(),
        "under_way": is_to_read and is_installed(),
        "is_installed": is_installed(),
        "namesakes": namesake_rows(form, namesakes or (), on=request.on),
        "names": names_offered(request.user),
        **suggestions,
    }
    status = 422 if form.is_bound else 200
    return render(request, "card_photos/check.html", shown, status=status)


def _is_wrong(lines: Iterable[CardLine]) -> bool:
    """Whether a folded row has an error."""
    return any(line.box.errors for line in lines if not line.is_doubtful)


def _suggestions(request: Visit, form: CardDecision) -> dict[str, Any]:
    """A draft that nobody else got lately, and where the person might stand."""
    written = CardPhoto.objects.of(request.user).filter(taken_at__gte=request.at - SAME_WORDS_APART)
    others = written.exclude(hello="").values_list("hello", flat=True)
    regard, facts = form.tried_out()
    return {"draft": form.draft(others=others), **suggested(regard, facts, form.called)}
