"""A session of a group as a calendar has it: in the invitation by mail, and in the feed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from cookout.mastermind.sessions.session import GroupSession
from cookout.practice.phrases import one_line

if TYPE_CHECKING:
    from icalendar import Event


def session_event(
    session: GroupSession, *, stamped_at: datetime, home: str, page: str = ""
) -> Event:
    """The entry of a session. Moved or canceled it is the same one, with a higher sequence.

    `page` is where its reader opens it, by default the page for whoever signs in.
    """
    from icalendar import Event

    event = Event()
    event.add("uid", f"session-{session.uid}@cookout")
    event.add("sequence", session.sequence)
    event.add("dtstamp", stamped_at)
    event.add("dtstart", session.starts_at)
    event.add("dtend", session.ends_at)
    event.add("summary", one_line(text=session.group.name))
    if where := session.place or session.video_link:
        event.add("location", one_line(text=where, most=500))
    page = page or urljoin(home, f"/sessions/{session.pk}/")
    event.add("description", "\n".join(filter(None, (session.video_link, page))))
    event.add("url", page)
    event.add("status", "CANCELLED" if session.cancelled_at else "CONFIRMED")
    return event
