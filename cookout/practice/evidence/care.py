"""How much care a recommendation takes: what it rests on, how close the asker is, what is at stake.

People recommend carelessly to people they are not close to, so both are asked and said back.
"""

from __future__ import annotations

from cookout.practice.evidence.statement import Basis

CLOSE, NOT_CLOSE = "close", "not-close"
LITTLE, A_LOT = "little", "a-lot"
REFERENCES = "Since a lot depends on it, ask for references first."


def care(*, basis: Basis, closeness: str = "", stakes: str = "", source: str = "") -> str:
    """What to consider before sending; empty if there is nothing. `source` is the person whose word
    is passed on, for the basis "trusted"."""
    if stakes == A_LOT and basis == Basis.ONLY_MET:
        return "A lot is at stake, and you don't know their work. An honest no helps more."
    if stakes == A_LOT and basis == Basis.TRUSTED:
        return f"A lot is at stake. Ask {source or 'who used them'} about it before you send this."
    if closeness == NOT_CLOSE and basis != Basis.USED:
        return "You're not close. Would you tell a close friend the same?"
    return ""


def advice(*, basis: Basis, stakes: str = "") -> str:
    """What the message itself adds for the asker where much depends on what little is known."""
    return REFERENCES if stakes == A_LOT and basis != Basis.USED else ""
