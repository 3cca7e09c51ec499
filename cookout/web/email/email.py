"""What a member is sent, by email and on the phone, what was sent, and the calendar address."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cookout.letters.delivery import Delivery
from cookout.letters.feed import Feed, NoFeed, etag
from cookout.letters.mail_server import MailServer
from cookout.letters.phone.phone_wish import PhoneWish
from cookout.letters.preferences import Wish
from cookout.web.email import delivery_log
from cookout.web.email.email_form import NtfyAddress, Wishes
from cookout.web.email.phone_outlets import outlets
from cookout.web.http.addresses import absolute
from cookout.web.http.concurrent_edit import one_at_a_time
from cookout.web.http.door import Visit
from cookout.web.http.idempotency import once
from cookout.web.http.pagination import ByDay, cut


@require_http_methods(["GET", "HEAD", "POST"])
@once
def index(request: Visit) -> HttpResponse:
    """Choices, the calendar address and the ledger, on one page."""
    form = _wishes(request, request.POST if request.method == "POST" else None)
    if form.is_valid():
        form.save(at=request.at)
        messages.success(request, "Saved.")
        return redirect("email")
    return show(request, form)


def _wishes(request: Visit, data: QueryDict | None = None) -> Wishes:
    return Wishes(data, wish=Wish.of(request.user), phone=PhoneWish.of(request.user))


def show(
    request: Visit, form: Wishes | None = None, ntfy_form: NtfyAddress | None = None
) -> HttpResponse:
    """The page, with the errors of the one form that was submitted."""
    member, at = request.user, request.at
    form, ntfy_form = form or _wishes(request), ntfy_form or NtfyAddress()
    mine = Delivery.objects.of(member).filter(due_at__lte=at)
    found = cut(
        request.GET,
        ByDay(mine, "due_at", read=delivery_log.moment),
        key=lambda one: one.due_at.isoformat(),
        anchor="#sent",
    )
    feed = Feed.objects.of(member).first()
    shown = {
        "here": "settings",
        "form": form,
        "last_run": delivery_log.last_run(member, at),
        "lines": delivery_log.lines(member, found.rows, at),
        "page": found,
        "unseen": any(row.seen_at is None for row in found.rows),
        "address": _address(feed) if feed else "",
        "from_afar": settings.ADDRESS is not None,
        "server": MailServer.present(),
        "chores": delivery_log.chores(member, at) if member.is_host else [],
        "ntfy_form": ntfy_form,
        **outlets(member, at),
    }
    wrong = form.is_bound or ntfy_form.is_bound
    return render(request, "email/index.html", shown, status=422 if wrong else 200)


def _address(feed: Feed) -> str:
    return absolute(reverse("calendar", args=[feed.secret]))


@require_POST
def seen(request: Visit) -> HttpResponse:
    """Mark the ledger as seen."""
    Delivery.see(owner=request.user, at=request.at)
    return redirect(f"{reverse('email')}#sent")


@require_POST
@one_at_a_time
def make_calendar(request: Visit) -> HttpResponse:
    """Make a calendar address; the one before stops working, if a new one is asked for."""
    if "another" not in request.POST and Feed.objects.of(request.user).exists():
        # Made in another tab meanwhile, or by a second click: somebody may have it by now.
        return redirect(f"{reverse('email')}#calendar")
    Feed.make(owner=request.user, at=request.at)
    messages.success(request, "Calendar address created.")
    return redirect(f"{reverse('email')}#calendar")


@require_POST
def end_calendar(request: Visit) -> HttpResponse:
    """Turn the address off."""
    Feed.revoke(owner=request.user)
    messages.success(request, "Calendar turned off. The old address no longer works.")
    return redirect(f"{reverse('email')}#calendar")


@login_not_required
@require_safe
def calendar(request: Visit, secret: str) -> HttpResponse:
    """The calendar feed, for anyone with its address."""
    try:
        feed = Feed.find(secret)
    except NoFeed:
        raise Http404
    content = feed.calendar(home=settings.HOME, at=request.at)
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["ETag"] = etag(content)
    unchanged = get_conditional_response(request, etag=answer["ETag"], response=answer)
    return unchanged or answer
