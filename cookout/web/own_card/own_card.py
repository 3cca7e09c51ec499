"""The member's own card: its fields, its code, its file, and its address to share."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cookout.capture.received_capture import ReceivedCapture, TooManyLeft
from cookout.members.own_card import NoOwnCard, OwnCard
from cookout.people.event import Event
from cookout.web.http.addresses import absolute, is_on_the_web
from cookout.web.http.door import Visit
from cookout.web.http.open_page import is_within, secret_page, too_many
from cookout.web.own_card.left_card_form import LeftCard
from cookout.web.own_card.own_card_form import FIELDS, OwnCardLines
from cookout.web.own_card.qr_code import qr_code

VCARD = "text/vcard; charset=utf-8"
LEFT = "left card"
MOST, MOST_OF_A_CARD = 5, 30
"""Cards accepted from one address, and for one member, in five minutes."""


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: Visit) -> HttpResponse:
    """The card as others get it, and the form that changes it."""
    card = OwnCard.of_member(request.user)
    now = {name: getattr(card, name) for name in FIELDS}
    posted = request.method == "POST"
    form = OwnCardLines(request.POST) if posted else OwnCardLines(initial=now)
    if posted and form.is_valid():
        form.write(card)
        messages.success(request, "Card saved.")
        return redirect("own_card")
    shown: dict[str, Any] = {"here": "settings", "form": form, "card": card}
    if card.pk:
        address = _address(card)
        content = address or card.vcard().decode()
        label = "Code that opens your card" if address else "Code with your card"
        shown |= {"address": address, "code": qr_code(content, label=label)}
    shown["can_share"] = is_on_the_web()
    return render(request, "own_card/index.html", shown, status=422 if posted else 200)


def _address(card: OwnCard) -> str:
    shared = card.mark and is_on_the_web()
    return absolute(reverse("shared_card", args=[card.secret])) if shared else ""


@require_safe
def download(request: Visit) -> HttpResponse:
    """The card as a file."""
    return _file(OwnCard.of_member(request.user))


@require_POST
def share(request: Visit) -> HttpResponse:
    """Share the card at a new address. The old one stops working."""
    card = OwnCard.of_member(request.user)
    if card.pk and is_on_the_web():
        card.share()
        messages.success(request, "Your card has a new link.")
    return redirect("own_card")


@require_POST
def stop(request: Visit) -> HttpResponse:
    """Stop sharing the card."""
    card = OwnCard.of_member(request.user)
    if card.pk:
        card.stop_sharing()
        messages.success(request, "The link is turned off.")
    return redirect("own_card")


# The secret in the address is what may send. The form's token would need the page's origin,
# which "no-referrer" keeps from being sent.
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def shared(request: Visit, secret: str) -> HttpResponse:
    """A shared card, for anyone with its address; and the form to leave one's own."""
    card = _found(secret)
    takes = card.takes_cards and is_on_the_web()
    if request.method != "POST":
        return _shared(request, card, LeftCard(at=request.at) if takes else None)
    if not takes:
        raise Http404
    within = is_within(request, LEFT, most=MOST) and is_within(
        request, LEFT, most=MOST_OF_A_CARD, whose=f"card {card.pk}"
    )
    return _leave(request, card) if within else secret_page(too_many(request))


def _leave(request: Visit, card: OwnCard) -> HttpResponse:
    form = LeftCard(request.POST, at=request.at)
    thanks = secret_page(redirect(f"{request.path}?left=1"))
    if form.is_from_a_program:
        return thanks
    if not form.is_valid():
        return _shared(request, card, form)
    owner = card.owner
    today = Event.objects.of(owner).not_in_trash().filter(on=owner.day(request.at))
    try:
        ReceivedCapture.leave(
            owner=owner, fields=form.fields_left(), at=request.at, event=today.last()
        )
    except TooManyLeft:
        form.add_error(None, f"{card.name} has many cards to check. Call or write instead.")
        return _shared(request, card, form)
    return thanks


def _shared(request: Visit, card: OwnCard, form: LeftCard | None) -> HttpResponse:
    shown = {
        "card": card,
        "secret": card.secret,
        "form": form,
        "left": "left" in request.GET and request.method != "POST",
    }
    status = 422 if form and form.is_bound else 200
    return secret_page(render(request, "own_card/shared.html", shown, status=status))


@login_not_required
@require_safe
def shared_file(request: Visit, secret: str) -> HttpResponse:
    """A shared card as a vCard file."""
    return secret_page(_file(_found(secret)))


def _found(secret: str) -> OwnCard:
    try:
        return OwnCard.find(secret)
    except NoOwnCard:
        raise Http404


def _file(card: OwnCard) -> HttpResponse:
    answer = HttpResponse(card.vcard(), content_type=VCARD)
    answer["Content-Disposition"] = 'attachment; filename="card.vcf"'
    return answer
