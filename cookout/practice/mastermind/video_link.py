"""A link to a video call, with the member's name filled in where the service takes it."""

from __future__ import annotations

import json
from urllib.parse import quote, urlsplit

JITSI = ("meet.jit.si", "8x8.vc")
"""Jitsi Meet reads settings from the fragment of the address (its handbook, "User info")."""


def link_with_name(link: str, *, name: str) -> str:
    """The link for one member. Another service, or a fragment that is there, stays as it is."""
    parts = urlsplit(link)
    host = (parts.hostname or "").lower()
    is_jitsi = host in JITSI or host.startswith("jitsi.") or ".jitsi." in host
    if not name.strip() or parts.fragment or not is_jitsi:
        return link
    return f"{link}#userInfo.displayName={quote(json.dumps(name.strip(), ensure_ascii=False))}"
