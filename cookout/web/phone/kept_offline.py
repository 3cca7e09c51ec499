"""What the service worker caches: the capture page and its files, no private page."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from cookout.capture.phone.sealed_capture import public_key

STARTED = ("cookout/js/once-only.js", "cookout/js/offline-capture.js", "cookout/js/phone-outbox.js")
"""Modules that the page names itself: by the address with the hash of their content."""
IMPORTED = ("cookout/js/outbox", "cookout/vendor")
"""What those import: by its plain address."""
SHOWN = ("cookout/cookout.css", "cookout/css", "cookout/fonts", "cookout/favicon.svg")


def kept_offline() -> dict[str, object]:
    """The addresses to keep, and a version that changes with what stands behind them."""
    return _kept() | {"key": public_key()}


@cache
def _kept() -> dict[str, object]:
    files = {name: _folder() / name for name in _names(*STARTED, *SHOWN, *IMPORTED)}
    content = hashlib.sha256()
    for path in (*files.values(), *sorted(_pages().rglob("*.html"))):
        content.update(path.read_bytes())
    addresses = [
        f"/{settings.STATIC_URL.strip('/')}/{name}" if name.startswith(IMPORTED) else static(name)
        for name in files
    ]
    return {
        "version": content.hexdigest()[:16],
        "page": reverse("phone_capture"),
        "met": reverse("met"),
        "files": addresses,
    }


def _names(*names: str) -> list[str]:
    """Each file of these files and folders, texts such as licenses apart."""
    found = list[str]()
    for name in names:
        path = _folder() / name
        inside = sorted(path.rglob("*.*")) if path.is_dir() else [path]
        found += [str(path.relative_to(_folder())) for path in inside if path.suffix != ".txt"]
    return found


def _folder() -> Path:
    return Path(settings.STATICFILES_DIRS[0])


def _pages() -> Path:
    return Path(__file__).parents[1] / "templates" / "phone"
