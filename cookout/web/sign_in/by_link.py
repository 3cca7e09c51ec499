"""Set a new password without the present one: once, within an hour of signing in by a link."""

from __future__ import annotations

from cookout.web.http.door import Visit

CAME_AT = "came_by_link_at"
CAME_FOR = "came_by_link_for"
AN_HOUR = 60 * 60


def note(request: Visit, *, to: str = "") -> None:
    """Note that they signed in by a link, and the page they came for, to open after the setup."""
    request.session[CAME_AT] = request.at.timestamp()
    request.session[CAME_FOR] = to


def came_for(request: Visit) -> str:
    """The page they came for, once; empty if there is none."""
    return str(request.session.pop(CAME_FOR, ""))


def is_fresh(request: Visit) -> bool:
    """Whether they signed in by a link within the hour, and set no password since."""
    came_at = request.session.get(CAME_AT, 0)
    return request.at.timestamp() - float(came_at) < AN_HOUR


def use_up(request: Visit) -> None:
    """Forget it, after a new password is set."""
    request.session.pop(CAME_AT, None)
