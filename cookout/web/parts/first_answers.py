"""Fill the form of someone met from a received capture."""

from __future__ import annotations

from datetime import date
from typing import Any

from cookout.capture.received_capture import ReceivedCapture


def first_answers(received: ReceivedCapture, *, on: date) -> dict[str, Any]:
    """The captured fields, the day they were sent, and the event of that day."""
    day = received.owner.day(received.taken_at)
    event = {"event": str(received.event_id)} if received.event_id else {}
    fields: dict[str, str] = received.fields
    return {"on": min(day, on)} | event | fields
