"""A link to a video call, with the member's name filled in where the service takes it."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, quote, urlencode, urlsplit

JITSI = ("meet.jit.si", "8x8.vc")
"""Jitsi Meet reads `userInfo.displayName`, as JSON, from the fragment of the address
(jitsi/jitsi-meet, react/features/base/settings/middleware.any.ts)."""


WHEREBY = "whereby.com"
"""Whereby reads `displayName` from the query of the address
(https://docs.whereby.com/whereby-101/customizing-rooms/using-url-parameters)."""

LONGEST_AT_WHEREBY = 100
"""Characters of a name: a longer one is answered with an error (same page)."""

# Zoom took a name (`uname`) only in the addresses of its own program, and has withdrawn that
# (https://medium.com/zoom-developer-blog/zoom-url-schemes-748b95fd9205); a link to a meeting in a
# browser takes none. For Google Meet no such parameter is documented.


def link_with_name(link: str, *, name: str) -> str:
    """The link for one member. Another service, or a name that is there, stays as it is."""
    parts = urlsplit(link)
    host, shown_name = (parts.hostname or "").lower(), name.strip()
    if not shown_name:
        return link
    if host in JITSI or host.startswith("jitsi.") or ".jitsi." in host:
        quoted = quote(json.dumps(shown_name, ensure_ascii=False))
        return link if parts.fragment else f"{link}#userInfo.displayName={quoted}"
    if host == WHEREBY or host.endswith(f".{WHEREBY}"):
        has_name = "displayName" in parse_qs(parts.query, keep_blank_values=True)
        named = urlencode({"displayName": shown_name[:LONGEST_AT_WHEREBY].strip()}, quote_via=quote)
        query = f"{parts.query}&{named}" if parts.query else named
        return link if has_name else parts._replace(query=query).geturl()
    return link
