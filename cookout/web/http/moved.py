"""Redirect the addresses of earlier versions, which bookmarks and sent emails still have."""

from __future__ import annotations

from django.http import HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from cookout.web.http.door import Visit

ADDRESSES = {
    "take/": "import/",
    "out/": "export/",
    "letters/mail/": "email/server/",
    "letters/": "email/",
    "people/twice/": "duplicates/",
    "settings/leaving/": "settings/delete-account/",
}


@require_safe
def moved(request: Visit, to: str, rest: str = "") -> HttpResponsePermanentRedirect:
    """The same page at its new address, with the query it was asked with."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"/{to}{rest}{'?' if query else ''}{query}")
