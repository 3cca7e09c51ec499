"""Whether an upcoming session is shown on a member's day."""

from __future__ import annotations

ASKED_FROM = 14
"""Days before a session from which a member who hasn't answered is asked."""
NEAR = 1
"""Days before a session from which a member who is coming is reminded."""


def is_mentioned(*, days: int, comes: bool | None) -> bool:
    """Whether a session in so many days is shown; `comes` is None for no answer. Never to members
    who can't come."""
    if comes is None:
        return days <= ASKED_FROM
    return comes and days <= NEAR
