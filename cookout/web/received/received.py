"""Received captures: people met, sent by the member's phone or left on their card's page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cookout.capture.received_capture import ReceivedCapture
from cookout.people.person import Person
from cookout.practice.phrases import capital, near_day, one_line
from cookout.web.http.door import Visit, back
from cookout.web.http.idempotency import once
from cookout.web.met.met import met_again
from cookout.web.met.updating_form import UpdatingMeeting, namesake_rows
from cookout.web.parts.first_answers import first_answers
from cookout.web.parts.named_person import names_offered
from cookout.web.parts.person_summary import called

LISTED = 100


@require_safe
def index(request: Visit) -> HttpResponse:
    """Those that wait to be checked."""
    waiting = ReceivedCapture.objects.of(request.user).waiting()[:LISTED]
    rows = [
        (capture, one_line(text=str(capture), most=60), _sent(request, capture))
        for capture in waiting
    ]
    return render(request, "received/index.html", {"here": "met", "rows": rows})


def _sent(request: Visit, one: ReceivedCapture) -> str:
    day = near_day(day=request.user.day(one.taken_at), on=request.on).removeprefix("on ")
    return f"{one.get_source_display()}, {day}"


@require_http_methods(["GET", "HEAD", "POST"])
@once
def check(request: Visit, pk: int) -> HttpResponse:
    """The form of someone met, filled in. An existing person is updated field by field."""
    every = ReceivedCapture.objects.of(request.user).not_in_trash().select_related("owner")
    received = get_object_or_404(every, pk=pk, photo=None)
    if received.settled_at:
        return redirect("received")
    posted = request.POST if request.method == "POST" else None
    first = first_answers(received, on=request.on)
    form = UpdatingMeeting(posted, owner=request.user, on=request.on, initial=first)
    form.fields["name"].widget.attrs.pop("autofocus", None)
    if posted is None or not form.is_valid():
        return _show(request, received, form)
    again = met_again(request)
    if again is None and "anyway" not in posted and (namesakes := form.namesakes()):
        return _show(request, received, form, namesakes)
    person, interaction = form.write(at=request.at, again=again)
    received.settle(at=request.at)
    undo = ("interaction_trash", interaction.pk) if again else ("person_trash", person.pk)
    words = f"{called(person)} {'updated' if again else 'saved'}."
    messages.success(request, words, extra_tags=f"undo:{reverse(undo[0], args=[undo[1]])}")
    return _onward(request, person)


def _onward(request: Visit, person: Person) -> HttpResponse:
    """Go to deciding, to the next capture, or to the list."""
    if request.POST.get("then") == "now":
        return redirect("decide_one", person.pk)
    following = ReceivedCapture.objects.of(request.user).waiting().first()
    return redirect("received_check", following.pk) if following else redirect("today")


def _show(
    request: Visit,
    received: ReceivedCapture,
    form: UpdatingMeeting,
    namesakes: list[Person] | None = None,
) -> HttpResponse:
    waiting = ReceivedCapture.objects.of(request.user).waiting()
    shown = {
        "here": "met",
        "received": received,
        "sent": capital(words=_sent(request, received)),
        "form": form,
        "left": waiting.exclude(pk=received.pk).count(),
        "namesakes": namesake_rows(form, namesakes or (), on=request.on),
        "then": request.POST.get("then", ""),
        "names": names_offered(request.user),
    }
    status = 422 if form.is_bound else 200
    return render(request, "received/check.html", shown, status=status)


@require_POST
def discard(request: Visit, pk: int) -> HttpResponse:
    """Put it in the trash."""
    get_object_or_404(ReceivedCapture.objects.of(request.user).not_in_trash(), pk=pk).trash(
        at=request.at
    )
    undo = f"undo:{reverse('received_restore', args=[pk])}"
    messages.success(request, "Moved to trash.", extra_tags=undo)
    return redirect("received")


@require_POST
def restore(request: Visit, pk: int) -> HttpResponse:
    """Take it out of the trash."""
    get_object_or_404(ReceivedCapture.objects.of(request.user), pk=pk).restore()
    messages.success(request, "Restored.")
    return back(request, "received_check", pk)
