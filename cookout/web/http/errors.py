"""Error pages: what happened, and what to do next."""

from __future__ import annotations

import logging
import sys
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from cookout.members.member import Member

logger = logging.getLogger(__name__)
PLAIN = (
    "<!doctype html><html lang='en'><title>Something went wrong</title>"
    "<h1>Something went wrong</h1>"
    "<p>Everything you saved is safe. Go back and try again.</p></html>"
)

SECRETS = {"password", "present", "new"}
PLAIN_BUSY = (
    "<!doctype html><html lang='en'><title>Cookout is busy</title><h1>Cookout is busy</h1>"
    "<p>Go back and try again in a minute.</p></html>"
)


def _page(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    member = getattr(request, "user", None)
    inside = isinstance(member, Member) and member.is_set_up
    shown = {
        "layout": "base.html" if inside else "base_open.html",
        "inside": inside,
        "title": title,
        "words": words,
    }
    return render(request, "errors/page.html", shown, status=status)


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """400: the request is malformed."""
    if _is_locked(exception):
        return busy(request)
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    words = "Your browser sent something we couldn’t read. Go back and try again."
    return _page(request, 400, "That didn’t come through", words)


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more data than any form here takes."""
    words = (
        "Go back and send less at once. To import more than 50 MB, type cookout import FILE "
        "on the computer that runs Cookout."
    )
    return _page(request, 413, "That’s too much to send at once", words)


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """403."""
    return _page(request, 403, "You can’t open this page", "Go back, or start from Today.")


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404: it never existed, was deleted, or belongs to someone else; which of these isn't said."""
    words = "Check the address. What you’re looking for may be in your trash."
    return _page(request, 404, "Page not found", words)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form's token is too old, or from another site."""
    words = (
        "Go back, reload and send it again. Your browser keeps what you typed. "
        "Cookies must be allowed for this site."
    )
    return _page(request, 403, "This page was open too long", words)


def broken(request: HttpRequest) -> HttpResponse:
    """500. Uses neither the database nor the member, since either may be what failed."""
    if _is_locked(sys.exception()):
        return busy(request)
    return _alone("errors/broken.html", PLAIN, status=500)


def busy(request: HttpRequest) -> HttpResponse:
    """503: the database stays locked. The page has what was sent, to send it again."""
    # A browser keeps no page, so that going back would find an empty form.
    shown = {"sent": _sent(request), "path": request.get_full_path()}
    answer = _alone("errors/busy.html", PLAIN_BUSY, shown, status=503)
    answer["Retry-After"] = "60"
    return answer


def _sent(request: HttpRequest) -> list[tuple[str, str]]:
    """The posted fields, to send again, without passwords or files."""
    try:
        posted, has_file = request.POST, bool(request.FILES)
    except (OSError, SuspiciousOperation):
        return []
    if has_file or SECRETS & set(posted):
        return []
    return [(name, value) for name, values in posted.lists() for value in values]


def _alone(
    template: str, plain: str, shown: dict[str, Any] | None = None, *, status: int
) -> HttpResponse:
    page = plain
    try:
        page = render_to_string(template, shown)
    except Exception:
        # The stylesheet's own list may be what broke.
        logger.exception("the page for a broken page is broken")
    return HttpResponse(page, status=status)


def _is_locked(error: BaseException | None) -> bool:
    """Whether the database was locked by another process; Django may wrap the error."""
    while error:
        if isinstance(error, OperationalError) and "database is locked" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False
