"""A need asked of a group: "Who has used a plumber?", and what an answer to it says."""

from __future__ import annotations

from cookout.practice.evidence.great_work import BADLY, SO_SO, WELL
from cookout.practice.evidence.statement import Basis
from cookout.practice.mastermind.kinds import AnswerBasis
from cookout.practice.phrases import one_line, with_article

RESTS_ON = {
    Basis.USED: AnswerBasis.LIVED,
    Basis.TRUSTED: AnswerBasis.SAW,
    Basis.ONLY_MET: AnswerBasis.IDEA,
}
"""The basis of an answer that names a provider. Only met is an idea: nobody vouches."""
STRONGEST = tuple(RESTS_ON)
WENT = {WELL: "It went well.", SO_SO: "It was so-so.", BADLY: "It went badly."}
SOMEONE = "Someone I trust"


def asking_words(*, trade: str) -> str:
    """ "Who has used a plumber?" """
    return f"Who has used {with_article(noun=trade)}?"


def provider_words(
    *, provider: str, basis: Basis, what: str = "", source: str = "", outcome: str = ""
) -> str:
    """A member's statement about a provider, in the first person, with its basis.

    `source` is who used them, where the member did not; `outcome` is one of WENT, or empty.
    """
    name = one_line(text=provider, most=200)
    if basis == Basis.ONLY_MET:
        return f"I met {name}. I can’t vouch for their work."
    who = "I" if basis == Basis.USED else one_line(text=source, most=200) or SOMEONE
    job = f" for {one_line(text=what, most=500).rstrip('.')}" if what else ""
    return " ".join(filter(None, (f"{who} used {name}{job}.", WENT.get(outcome, ""))))


def strongest(bases: set[Basis]) -> AnswerBasis:
    """The strongest basis of an answer that names several providers. ValueError if it names
    none."""
    if not bases:
        raise ValueError("an answer names a provider")
    return RESTS_ON[min(bases, key=STRONGEST.index)]
