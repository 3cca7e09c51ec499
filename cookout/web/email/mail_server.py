"""Set up, test or turn off the mail server. Only for the host."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from cookout.letters.mail_server import MailServer
from cookout.letters.preferences import Wish
from cookout.letters.round import try_out
from cookout.web.email.email_form import MailServerFields
from cookout.web.http.door import Visit


def for_the_host(view: Callable[[Visit], HttpResponse]) -> Callable[[Visit], HttpResponse]:
    """404 for anyone but the host."""

    @wraps(view)
    def shown(request: Visit) -> HttpResponse:
        if not request.user.is_host:
            raise Http404
        return view(request)

    return shown


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@for_the_host
def index(request: Visit) -> HttpResponse:
    """Set it up, or change it. The saved password isn't shown."""
    there = MailServer.present()
    server = there or MailServer(from_address=request.user.email or "")
    form = MailServerFields(request.POST if request.method == "POST" else None, server=server)
    if form.is_valid():
        form.save(at=request.at)
        messages.success(request, "Saved. Send a test email to check it.")
        return redirect("mail_server")
    shown = {"here": "settings", "form": form, "is_set_up": there is not None}
    return render(request, "email/mail_server.html", shown, status=422 if form.is_bound else 200)


@require_POST
@for_the_host
def test(request: Visit) -> HttpResponse:
    """Send a test to the host at once, and show the server's answer."""
    server = MailServer.present()
    if server is None:
        raise Http404
    wish = Wish.of(request.user)
    problem = try_out(wish=wish, server=server, home=settings.HOME, clock=timezone.now)
    if problem:
        messages.info(request, f"The test email failed. {problem}")
    else:
        messages.success(request, f"The server accepted a test email to {request.user.email}.")
    return redirect("mail_server")


@require_POST
@for_the_host
def forget(request: Visit) -> HttpResponse:
    """Turn it off."""
    MailServer.forget()
    messages.success(request, "Email is turned off. Nothing is sent until you set it up again.")
    return redirect("mail_server")
