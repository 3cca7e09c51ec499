"""Minutes spent on what was logged: those written down, else as many as the practice counts."""

from __future__ import annotations

from collections.abc import Iterable

from cookout.people.interaction import Interaction
from cookout.practice.due import MINUTES

Kind = Interaction.Kind
USUAL = {
    Kind.MESSAGE: MINUTES["note"],
    Kind.CALL: MINUTES["talk"],
    Kind.INTRODUCED: MINUTES["note"],
    Kind.HELPED: MINUTES["promise"],
    Kind.BUSINESS: MINUTES["talk"],
}


def spent(done: Iterable[Interaction]) -> int:
    """Minutes, together. What somebody else began took time as well."""
    return sum(USUAL.get(Kind(one.kind), 0) if one.minutes is None else one.minutes for one in done)
