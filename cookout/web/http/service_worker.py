"""The service worker: the script that a browser runs also while no page is open."""

from __future__ import annotations

import json

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from cookout.web.phone.kept_offline import kept_offline

PARTS = ("cookout/js/worker/push-handler.js", "cookout/js/worker/offline-page.js")
"""Each a file of its own, run in this order."""


@login_not_required
@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """At the root, since it serves the addresses beneath its own. The same for everybody.

    A changed part has another address, so the browser sees from this text that it is to update;
    so it does where something that it keeps for a phone without a connection has changed.
    """
    cached = json.dumps(kept_offline(), separators=(",", ":"))
    text = f"self.cookout = {cached};\n" + "".join(
        f'importScripts("{static(part)}");\n' for part in PARTS
    )
    return HttpResponse(text, content_type="text/javascript; charset=utf-8")
