"""The collision meter: what a recommendation rests on, in one sentence, before it is sent."""

from __future__ import annotations

from collections.abc import Sequence

from cookout.practice.evidence.wording import WENT_WELL, how_it_went, went_well

TIMES = {1: "once", 2: "twice"}
POSSESSIVE = {"him": "his", "her": "her", "them": "their"}


def collision(
    *,
    outcomes: Sequence[float | None] = (),
    source: str = "",
    source_outcome: float | None = None,
    met: int = 0,
    where: str = "",
    them: str = "them",
) -> str:
    """One sentence: "You met him once, in a supermarket."

    `outcomes` are those of the member's own jobs, None where not told; `source` is someone the
    member trusts who used the provider; `met` counts meetings, `where` says the place of the last
    with its preposition; `them` is the provider's pronoun. ValueError for a negative count.
    """
    if met < 0:
        raise ValueError("a count is not negative")
    if outcomes:
        return f"You used {them} {_times(len(outcomes))}{_own(outcomes)}."
    if source:
        return f"You haven't used {them}, but {source} did: {how_it_went(source_outcome)}."
    if met:
        return f"You met {them} {_times(met)}{f', {where.strip()}' if where.strip() else ''}."
    return f"You haven't met {them} or used {them}."


def _times(count: int) -> str:
    return TIMES.get(count, f"{count} times")


def _own(outcomes: Sequence[float | None]) -> str:
    rated = [outcome for outcome in outcomes if outcome is not None]
    if not rated:
        return " and haven't said how it went"
    if len(outcomes) == 1:
        return f", and it {how_it_went(rated[0])}" if rated[0] >= WENT_WELL else _not_well(rated[0])
    if min(rated) >= WENT_WELL and len(rated) == len(outcomes):
        return f", and {'both' if len(rated) == 2 else 'every'} {_jobs(len(rated))} went well"
    return f"; {went_well(rated)}"


def _not_well(outcome: float) -> str:
    went = how_it_went(outcome)
    return f", and it {went}" if went.startswith("went") else f", and it went {went}"


def _jobs(count: int) -> str:
    return "jobs" if count == 2 else "job"


def in_first_person(sentence: str) -> str:
    """What the meter says, as the member says it to the asker: "I met him once."

    Of somebody only met it goes on with what is not known.
    """
    words = f"I{sentence.removeprefix('You')}".replace(" and haven't said how it went", "")
    return words if " used " in f" {words}" else f"{words} I don't know {_whose(words)} work."


def _whose(words: str) -> str:
    return next((POSSESSIVE[one] for one in POSSESSIVE if f" {one} " in f"{words[:-1]} "), "their")
