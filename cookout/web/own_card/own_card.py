"""The member's own card: its fields, its code, its file, and its address to share."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cookout.members.own_card import NoOwnCard, OwnCard
from cookout.web.http.addresses import absolute, is_on_the_web
from cookout.web.http.door import Visit
from cookout.web.http.open_page import secret_page
from cookout.web.own_card.own_card_form import FIELDS, OwnCardLines
from cookout.web.own_card.qr_code import qr_code

VCARD = "text/vcard; charset=utf-8"


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
        said = address or card.vcard().decode()
        label = "Code that opens your card" if address else "Code with your card"
        shown |= {"address": address, "code": qr_code(said, label=label)}
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
    """A new address for the card. The old one stops working."""
    card = OwnCard.of_member(request.user)
    if card.pk and is_on_the_web():
        card.share()
        messages.success(request, "Your card has a new link.")
    return redirect("own_card")


@require_POST
def stop(request: Visit) -> HttpResponse:
    """The address opens nothing from now on."""
    card = OwnCard.of_member(request.user)
    if card.pk:
        card.stop_sharing()
        messages.success(request, "The link is turned off.")
    return redirect("own_card")


@login_not_required
@require_safe
def shared(request: Visit, secret: str) -> HttpResponse:
    """A member's card, for whoever has its address."""
    card = _found(secret)
    return secret_page(render(request, "own_card/shared.html", {"card": card, "secret": secret}))


@login_not_required
@require_safe
def shared_file(request: Visit, secret: str) -> HttpResponse:
    """The same as a contact card."""
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
