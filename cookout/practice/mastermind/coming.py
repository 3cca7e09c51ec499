"""Whether a session that is to come is worth a line on a member's day."""

from __future__ import annotations

ASKED_FROM = 14
"""Days before a session from which on a member who has not answered is asked."""
NEAR = 1
"""Days before a session from which on a member who comes is reminded."""


def is_mentioned(*, days: int, comes: bool | None) -> bool:
    """Whether a session in so many days is on the member's list; `comes` is None for no answer.

    Who said that they can't come is left in peace.
    """
    if comes is None:
        return days <= ASKED_FROM
    return comes and days <= NEAR
