"""Set a new password without the present one: once, within an hour of signing in by a link."""

from __future__ import annotations

from cookout.web.http.door import Visit

CAME_AT = "came_by_link_at"
CAME_FOR = "came_by_link_for"
AN_HOUR = 60 * 60


def note(request: Visit, *, to: str = "") -> None:
    """They came in by a link now, for a page that is opened once their account is set up."""
    request.session[CAME_AT] = request.at.timestamp()
    request.session[CAME_FOR] = to


def came_for(request: Visit) -> str:
    """The page they came for, told once; empty where it was none."""
    return str(request.session.pop(CAME_FOR, ""))


def is_fresh(request: Visit) -> bool:
    """Whether they came by a link within the hour, and set nothing since."""
    came_at = request.session.get(CAME_AT, 0)
    return request.at.timestamp() - float(came_at) < AN_HOUR


def use_up(request: Visit) -> None:
    """A new password is set: the next one needs this one."""
    request.session.pop(CAME_AT, None)
