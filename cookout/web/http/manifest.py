"""The web app manifest: lets a phone or computer install Cookout like any other app."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

LIGHT, DARK = "#f6f4ed", "#14130f"
"""The paper of the two themes, as tokens.css has it."""
SHARED = [
    *("image/jpeg", "image/png", "image/webp", "image/heic", "image/heif"),
    *("text/vcard", "text/x-vcard", ".vcf"),
]
"""Files that other apps may share into Cookout."""


@login_not_required
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """The same for everyone: nothing in it depends on the member but the theme."""
    is_dark = getattr(request.user, "theme", "") == "dark"
    paper = DARK if is_dark else LIGHT
    described = {
        "name": "Cookout",
        "short_name": "Cookout",
        "id": "/",
        "start_url": reverse("today"),
        "scope": "/",
        "display": "standalone",
        "background_color": paper,
        "theme_color": paper,
        "icons": [
            _icon("icon-192.png", 192),
            _icon("icon-512.png", 512),
            _icon("icon-maskable-512.png", 512) | {"purpose": "maskable"},
        ],
        "shortcuts": [
            {"name": "I met someone", "url": reverse("met")},
            {"name": "Search", "url": reverse("search")},
        ],
        "share_target": {
            "action": reverse("share"),
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": {
                **{name: name for name in ("title", "text", "url")},
                "files": [{"name": "files", "accept": SHARED}],
            },
        },
    }
    return JsonResponse(described, content_type="application/manifest+json")


def _icon(name: str, size: int) -> dict[str, Any]:
    return {
        "src": static(f"cookout/icons/{name}"),
        "sizes": f"{size}x{size}",
        "type": "image/png",
    }
