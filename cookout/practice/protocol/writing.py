"""A protocol in writing: who has something to do in a phase, and the words for it."""

from __future__ import annotations

from cookout.practice.protocol.phase import Input
from cookout.practice.protocol.running_order import Step
from cookout.practice.protocol.sealing import accepts

WORDS = {
    Input.KEPT: "say what became of your last promises",
    Input.QUESTION: "ask {asker} what you need to know",
    Input.RESTATEMENT: "put your question again",
    Input.CARD: "answer {asker}’s question",
    Input.HEARD: "say what you heard in each answer",
    Input.PROMISE: "promise one step",
    Input.EXPERIENCE: "say whom you have used",
}


def waits_for(*, step: Step, is_asker: bool) -> bool:
    """Whether a step waits for something from the asker of its hot seat, or from the others. Where
    the others ask, the asker has nothing to reply to yet."""
    what = step.phase.takes
    if what is Input.NOTHING or (what is Input.QUESTION and is_asker):
        return False
    return accepts(step=step, is_asker=is_asker, what=what)


def turn_words(*, what: Input, asker: str) -> str:
    """What somebody has to do, after "it's your turn to": "answer Rowan's question". ValueError
    where nothing is asked for."""
    if what is Input.NOTHING:
        raise ValueError("nothing is asked for")
    return WORDS[what].format(asker=asker or "the asker")
