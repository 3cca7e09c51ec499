"""Card photos: taken, listed, deleted and restored."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cookout.capture.card_photos.card_photo import CardPhoto, CardPhotos
from cookout.capture.card_photos.reader import is_installed
from cookout.capture.card_photos.reading import WORK, reading
from cookout.members.member import Member
from cookout.people.event import Event
from cookout.people.person import Person
from cookout.practice.numbers import HELLO_WITHIN
from cookout.practice.phrases import capital, near_day, one_line, so_many
from cookout.web.card_photos.pictures_form import CardPictures, cleaned
from cookout.web.http.background import go_on
from cookout.web.http.door import Visit, back
from cookout.web.http.idempotency import once
from cookout.web.parts.person_summary import called

LISTED = 100
GREETED = 20
SIDES = {"front": "front", "back": "back", "front-cut": "front_cut", "back-cut": "back_cut"}


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: Visit) -> HttpResponse:
    """Take pictures; those that wait to be checked, and whom to say hello to."""
    if request.method != "POST":
        event = request.GET.get("event") or _event_of_today(request)
        return _show(request, CardPictures(owner=request.user, on=request.on, event=event))
    # Cleaned before anything is written: nobody else can write in SQLite meanwhile.
    form = CardPictures(request.POST, request.FILES, owner=request.user, on=request.on)
    if not form.is_valid():
        return _show(request, form)
    answer = _keep(request, form)
    go_on(WORK, reading(clock=timezone.now))
    return answer


def _event_of_today(request: Visit) -> str:
    events = Event.objects.of(request.user).not_in_trash().filter(on=request.on)
    return str(events.values_list("pk", flat=True).last() or "")


@once
def _keep(request: Visit, form: CardPictures) -> HttpResponse:
    event = form.event()
    photos = [
        CardPhoto.keep(owner=request.user, reading=reading, at=request.at, event=event)
        for reading in form.readings
    ]
    kept = so_many(count=len(photos), one="card", several="cards")
    messages.success(request, f"{capital(words=kept)} kept.")
    for sentence in form.refused:
        messages.warning(request, sentence)
    return redirect("card_photo", photos[0].pk) if len(photos) == 1 else redirect("card_photos")


def _show(request: Visit, form: CardPictures) -> HttpResponse:
    waiting = photos_of(request.user).waiting().select_related("event")
    rows = [_row(photo, number) for number, photo in enumerate(waiting[:LISTED], start=1)]
    shown = {
        "here": "met",
        "form": form,
        "rows": rows,
        "under_way": any(row["is_to_read"] for row in rows) and is_installed(),
        "is_installed": is_installed(),
        "hellos": hellos(request.user, on=request.on),
    }
    return render(request, "card_photos/index.html", shown, status=422 if form.is_bound else 200)


def photos_of(member: Member) -> CardPhotos:
    return CardPhoto.objects.of(member).without_bytes()


def _row(photo: CardPhoto, number: int) -> dict[str, object]:
    name = photo.readings.name
    words = one_line(text=name.value, most=60) if name else f"Card {number}"
    return {
        "photo": photo,
        "words": words,
        "event": one_line(text=photo.event.name, most=60) if photo.event else "",
        "is_to_read": photo.state == CardPhoto.State.WAITING,
        "is_read": photo.state == CardPhoto.State.READ,
    }


def hellos(member: Member, *, on: date) -> list[dict[str, object]]:
    """People saved from a card in the last days to whom the member hasn't written since."""
    met: QuerySet[Person] = (
        Person.objects.of(member)
        .not_in_trash()
        .filter(
            card_photos__trashed_at=None,
            card_photos__isnull=False,
            met_on__gte=on - HELLO_WITHIN,
            met_on__lte=on,
            hello_on=None,
            touches__lte=1,
        )
    )
    found = met.select_related("event").distinct().order_by("met_on", "sort_key", "pk")
    people = list(found[:GREETED])
    ready = CardPhoto.objects.of(member).hellos(people)
    return [
        {
            "person": person,
            "name": called(person),
            "words": ready.get(person.pk, ""),
            "by": near_day(day=person.met_on + HELLO_WITHIN, on=on),
        }
        for person in people
        if person.met_on
    ]


@require_safe
def picture(request: Visit, pk: int, side: str) -> HttpResponse:
    """One side as it was taken, or the card alone, cut out and level."""
    name = SIDES[side]
    photos = CardPhoto.objects.of(request.user).not_in_trash().only(name, "owner_id")
    content = bytes(getattr(get_object_or_404(photos, pk=pk), name))
    if not content:
        return HttpResponse(status=404)
    answer = HttpResponse(content, content_type="image/jpeg")
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


@require_POST
def read_again(request: Visit, pk: int) -> HttpResponse:
    """Queue it to be read again, and read it."""
    get_object_or_404(photos_of(request.user).waiting(), pk=pk).read_again()
    go_on(WORK, reading(clock=timezone.now))
    return redirect("card_photo", pk)


@require_POST
def add_back(request: Visit, pk: int) -> HttpResponse:
    """Keep a picture of the card's back, and read both sides as one card."""
    photo = get_object_or_404(photos_of(request.user).waiting(), pk=pk)
    files = request.FILES.getlist("back")[:1]
    found, refused = cleaned(files) if files else ([], ["Choose a picture of the back."])
    for sentence in refused:
        messages.warning(request, sentence)
    if found:
        photo.add_back(found[0].pictures[0])
        go_on(WORK, reading(clock=timezone.now))
    return redirect("card_photo", pk)


@require_POST
def discard(request: Visit, pk: int) -> HttpResponse:
    """Put it in the trash; a person saved from it stays."""
    photo = get_object_or_404(photos_of(request.user).not_in_trash(), pk=pk)
    photo.trash(at=request.at)
    undo = f"undo:{reverse('card_photo_restore', args=[pk])}"
    messages.success(request, "Card photo moved to trash.", extra_tags=undo)
    return redirect("person", photo.person_id) if photo.person_id else redirect("card_photos")


@require_POST
def restore(request: Visit, pk: int) -> HttpResponse:
    """Take it out of the trash."""
    get_object_or_404(photos_of(request.user), pk=pk).restore()
    messages.success(request, "Card photo restored.")
    return back(request, "card_photo", pk)
