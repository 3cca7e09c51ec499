"""Every icon, drawn for Cookout on a 24-pixel grid, and the names for each."""

# ruff: noqa: E501  A drawing is one word, however long.

from __future__ import annotations

from django.utils.safestring import SafeString, mark_safe

DRAWN = {
    "alert": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V13M12 16.4v.1"/>',
    "ball": '<circle cx="12" cy="12" r="8.5"/><path d="M5.8 6.2c2.5 2 2.5 9.6 0 11.6M18.2 6.2c-2.5 2-2.5 9.6 0 11.6"/>',
    "ban": '<circle cx="12" cy="12" r="8.5"/><path d="m6 6 12 12"/>',
    "bell": '<path d="M6 16.5h12l-1.5-2.5v-3.5a4.5 4.5 0 0 0-9 0V14zM10.3 19a1.8 1.8 0 0 0 3.4 0"/>',
    "book": '<rect x="6" y="4" width="13" height="16" rx="2"/><circle cx="12.5" cy="10" r="2.2"/><path d="M8.8 16.5c.5-2 1.9-3 3.7-3s3.2 1 3.7 3M4 8h3.5M4 12h3.5M4 16h3.5"/>',
    "briefcase": '<rect x="4" y="8" width="16" height="11" rx="2"/><path d="M9 8V6a1 1 0 0 1 1-1h4a1 1 0 0 1 1 1v2M4 13h16"/>',
    "cake": '<path d="M5 19.5v-7A1.5 1.5 0 0 1 6.5 11h11a1.5 1.5 0 0 1 1.5 1.5v7M3.5 19.5h17M5 15c1.2 1.2 2.3 1.2 3.5 0s2.3-1.2 3.5 0 2.3 1.2 3.5 0 2.3-1.2 3.5 0M12 11V8M12 5.1V5"/>',
    "calendar": '<rect x="4" y="5.5" width="16" height="14" rx="2"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4"/>',
    "call": '<path d="M6 4h3l1.5 4-2 1.5a11 11 0 0 0 6 6l1.5-2 4 1.5v3a1.5 1.5 0 0 1-1.6 1.5C11 19 5 13 4.5 5.6A1.5 1.5 0 0 1 6 4z"/>',
    "camera": '<path d="M4 8.5A1.5 1.5 0 0 1 5.5 7h2.3l1.4-2h5.6l1.4 2h2.3A1.5 1.5 0 0 1 20 8.5v9a1.5 '
    '1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5z"/><circle cx="12" cy="12.8" r="3.4"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "chevron": '<path d="m9.5 6 6 6-6 6"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>',
    "cup": '<path d="M5 9h11v5.5A4.5 4.5 0 0 1 11.5 19h-2A4.5 4.5 0 0 1 5 14.5zM16 10.5h1.5a2.25 2.25 0 0 1 0 4.5H16M8.5 3.5v2M12.5 3.5v2"/>',
    "decide": '<path d="M12 20.5V14c0-4.5-2.5-6.5-6.5-7.5M12 14c0-4.5 2.5-6.5 6.5-7.5M8.3 4 5.3 6.4l2.4 3M15.7 4l3 2.4-2.4 3"/>',
    "door": '<path d="M13.5 4.5h-7a1 1 0 0 0-1 1v13a1 1 0 0 0 1 1h7M10.5 12h9.5M16.5 8l4 4-4 4"/>',
    "download": '<path d="M12 4.5v11M7.5 11l4.5 4.5 4.5-4.5M4.5 15.5v2a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2v-2"/>',
    "ear": '<path d="M7 10a5 5 0 0 1 10 0c0 3-3 3.8-3 6.5A3 3 0 0 1 8.5 18M9.5 10.5a2.5 2.5 0 0 1 5 0c0 1.5-1.5 2-1.5 3"/>',
    "edit": '<path d="m5 19 .8-3.8 9.7-9.7 3 3-9.7 9.7zM13.5 7.5l3 3"/>',
    "gear": '<circle cx="12" cy="12" r="2.6"/><circle cx="12" cy="12" r="6.3"/><path stroke-width="2.6" d="M12 5.5V4M12 20v-1.5M5.5 12H4M20 12h-1.5M7.4 7.4l-1-1M17.6 17.6l-1-1M7.4 16.6l-1 1M17.6 6.4l-1 1"/>',
    "globe": '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c2.5 2.5 3.5 5.3 3.5 8.5s-1 6-3.5 8.5c-2.5-2.5-3.5-5.3-3.5-8.5s1-6 3.5-8.5z"/>',
    "hand": '<path d="M8 12V6a1.5 1.5 0 0 1 3 0v5V4.5a1.5 1.5 0 0 1 3 0V11 6a1.5 1.5 0 0 1 3 0v8a6.5 6.5 0 0 1-6.5 6.5c-2.5 0-4-1.3-5.2-3.3L3.6 14a1.5 1.5 0 0 1 2.5-1.6z"/>',
    "heart": '<path d="M12 20S4 15 4 9.5a4.2 4.2 0 0 1 8-2 4.2 4.2 0 0 1 8 2C20 15 12 20 12 20z"/>',
    "link": '<path d="M10 14a3.8 3.8 0 0 0 5.4 0l3.2-3.2a3.8 3.8 0 0 0-5.4-5.4L12 6.6M14 10a3.8 3.8 0 0 0-5.4 0l-3.2 3.2a3.8 3.8 0 0 0 5.4 5.4l1.2-1.2"/>',
    "lock": '<rect x="5.5" y="10.5" width="13" height="9" rx="2"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>',
    "mail": '<rect x="3.5" y="5.5" width="17" height="13" rx="2"/><path d="m4.5 7.5 7.5 5.5 7.5-5.5"/>',
    "mastermind": '<path d="M4 6.5A1.5 1.5 0 0 1 5.5 5h9A1.5 1.5 0 0 1 16 6.5v5a1.5 1.5 0 0 1-1.5 1.5H9l-3.5 3v-3A1.5 1.5 0 0 1 4 11.5z"/><path d="M19 10.5c.8.2 1 .7 1 1.5v4a1.5 1.5 0 0 1-1.5 1.5V20l-3-2.5H12c-.7 0-1.2-.3-1.5-1"/>',
    "note": '<path d="M5 4.5h14v10L14.5 19H5zM14.5 19v-4.5H19M8.5 8.5h7M8.5 12h4"/>',
    "people": '<circle cx="9" cy="8.5" r="3.5"/><path d="M3 19c.5-3.2 2.9-5 6-5s5.5 1.8 6 5M15.5 5.3a3.3 3.3 0 0 1 0 6.2M17.5 14.4c1.9.7 3.1 2.3 3.5 4.6"/>',
    "pin": '<path d="M12 20.5s6.5-5.8 6.5-10.7a6.5 6.5 0 0 0-13 0C5.5 14.7 12 20.5 12 20.5z"/><circle cx="12" cy="9.8" r="2.3"/>',
    "plan": '<circle cx="12" cy="12" r="2.5"/><circle cx="12" cy="12" r="8.5"/>'
    '<path d="M12 3.5h.01M19.4 16.2h.01M4.6 16.2h.01" stroke-width="4"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "promise": '<circle cx="12" cy="12" r="8.5"/><path d="m8 12.3 2.8 2.8L16 9.5"/>',
    "search": '<circle cx="11" cy="11" r="6"/><path d="m20 20-4.5-4.5"/>',
    "star": '<path d="m12 4 2.4 5 5.4.7-4 3.8 1 5.5-4.8-2.7L7.2 19l1-5.5-4-3.8 5.4-.7z"/>',
    "text": '<path d="M4 6.5A1.5 1.5 0 0 1 5.5 5h13A1.5 1.5 0 0 1 20 6.5v8a1.5 1.5 0 0 1-1.5 1.5H11l-4 3.5V16H5.5A1.5 1.5 0 0 1 4 14.5z"/>',
    "today": '<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4"/>',
    "trash": '<path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 12.5h9.4L17.5 7M10.2 10.5V16M13.8 10.5V16"/>',
    "undo": '<path d="m8.5 5-4 4 4 4M4.5 9H14a5.5 5.5 0 0 1 0 11h-3"/>',
    "upload": '<path d="M12 15.5v-11M7.5 9 12 4.5 16.5 9M4.5 15.5v2a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2v-2"/>',
    "x": '<path d="m6 6 12 12M18 6 6 18"/>',
}

# Other words for the same drawing: the kinds of interactions, Remember lines and ways to reach.
ALSO = {
    "address": "pin",
    "allergy": "ban",
    "birthday": "cake",
    "business": "briefcase",
    "cares": "heart",
    "events": "calendar",
    "family": "people",
    "great": "star",
    "helped": "hand",
    "introduced": "people",
    "message": "text",
    "met": "cup",
    "offers": "hand",
    "online": "globe",
    "other": "note",
    "phone": "call",
    "place": "pin",
    "private": "lock",
    "profile": "globe",
    "promises": "promise",
    "settings": "gear",
    "sign-out": "door",
    "sport": "ball",
    "wants": "briefcase",
    "when": "clock",
}

_PEN = (
    'width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
    'stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" '
    'aria-hidden="true" focusable="false"'
)


def _svg(name: str, drawing: str) -> SafeString:
    return mark_safe(f'<svg class="icon icon--{name}" {_PEN}>{drawing}</svg>')  # noqa: S308


_READY = {name: _svg(name, drawing) for name, drawing in DRAWN.items()}
_READY |= {word: _READY[name] for word, name in ALSO.items()}


def icon(name: object) -> SafeString:
    """The icon of that name, hidden from screen readers: words beside it say what it means."""
    return _READY[str(name)]
