"""Drafts of a message: from what the member wrote down, in their voice, true once it is sent.

Only lines made to be asked about are quoted, and only short ones that read well in a message.
Words about the last talk are the member's own notes and stay out.
"""

from __future__ import annotations

import re
from datetime import date

from cookout.practice.call_name import call_name
from cookout.practice.matches import IntroductionIdea
from cookout.practice.phrases import near_day, one_line
from cookout.practice.reasons import tidy_end
from cookout.practice.today.occasions import Occasion
from cookout.practice.today.person_facts import ASKABLE, DATED_ASKABLE, PersonFacts, Promised

LONGEST_QUOTE = 60
"""Characters of a Remember line that still read like a person wrote them."""

LONGEST_PROMISE = 160

# "Her son plays" is how the member thinks of somebody, not what one writes to them.
ABOUT_THEM = re.compile(r"\b(he|she|they|him|her|hers|his|them|their|theirs)\b", re.IGNORECASE)
NOT_ONE_CLAUSE = re.compile(r"[.;:?!{}<>|/\\…]")
LOOKS_FOR = re.compile(r"(is )?(looking|searching) for |(wants|needs|seeks) ", re.IGNORECASE)
A_DEED = "send|give|bring|lend|show|tell|introduce|call|help|invite|email|mail|text|write|meet"
A_THING = re.compile(r"(the|a|an|my|your|some|that|this|two|three|\d+) ", re.IGNORECASE)


def greeting(*, someone: PersonFacts) -> str:
    """ "Hi Dana", or "Hi" where no name on record says what to call them."""
    known = someone.first_name or call_name(name=someone.name)
    name = one_line(text=known, most=40)
    return f"Hi {name}" if any(c.isalpha() for c in name) and "@" not in name else "Hi"


def promise_draft(*, someone: PersonFacts, promise: Promised) -> str:
    """The message that comes with a kept promise."""
    what = one_line(text=promise.what, most=LONGEST_PROMISE).rstrip(" .,;:")
    name = re.escape(someone.called)
    if done := re.fullmatch(rf"({A_DEED})( {name}\b)?(?P<rest> .+)", what, re.IGNORECASE):
        what = f"to {done[1].lower()}{' you' if done[2] else ''}{done['rest']}"
    if ABOUT_THEM.search(what) or re.search(rf"\b{name}\b", what, re.IGNORECASE):
        return _message(someone, "I have not forgotten what I promised you.")
    if done:
        return _message(someone, f"I promised {what}.", "I have not forgotten.")
    if A_THING.match(what):
        return _message(someone, f"I promised you {_begin_small(what)}. Here it is:")
    return _message(someone, f"I have not forgotten what I promised: {what}.")


def hello_draft(*, someone: PersonFacts, on: date) -> str:
    """The first words after a meeting; with an event or a day, and one thing to ask about."""
    met = f"it was good to meet you{_where_or_when(someone, on)}."
    return _message(someone, met, question(someone=someone) or "How has your week been?")


def late_hello_draft(*, someone: PersonFacts, on: date) -> str:
    """The first words when the meeting was a while ago."""
    met = f"it was good to meet you{_where_or_when(someone, on)}."
    asked = question(someone=someone) or "How are you?"
    return _message(someone, met, "I would like to stay in touch.", asked)


def second_talk_draft(*, someone: PersonFacts) -> str:
    """Asking for 20 minutes to get to know each other."""
    return _message(
        someone,
        "I would like to hear more about you and your work.",
        "Do you have 20 minutes next week, at your place or by phone?",
    )


def talk_draft(*, someone: PersonFacts) -> str:
    """Asking somebody close for time: a talk or something done together, both offered."""
    asked = question(someone=someone) or "How are you?"
    return _message(someone, asked, "Shall we talk this week, or do something together?")


def introduction_draft(*, someone: PersonFacts, introduction: IntroductionIdea) -> str:
    """Offering to bring two people together; to the one who may help, the other has no name yet."""
    what = _begin_small(quotable(kind="wants", words=LOOKS_FOR.sub("", introduction.what, count=1)))
    if introduction.giver_id == someone.id:
        wanted = f"what you do: {what}" if what else "what you do"
        return _message(
            someone, f"Somebody I know is looking for {wanted}.", "May I put you in touch?"
        )
    said = f"You said you were looking for {what}." if what else "I thought of you today."
    giver = one_line(text=introduction.giver, most=40)
    return _message(someone, said, f"I know {giver}; shall I put you in touch?")


def short_draft(*, someone: PersonFacts) -> str:
    """A short hello that asks for nothing."""
    return _message(someone, "I thought of you today.", question(someone=someone) or "How are you?")


def occasion_draft(*, someone: PersonFacts, occasion: Occasion, on: date) -> str:
    """A birthday, or a day the member noted; quoted only where the line may be quoted."""
    if occasion.is_birthday:
        if occasion.day == on:
            return _message(someone, "happy birthday. I hope you have a good day.")
        day = near_day(day=occasion.day, on=on)
        return _message(someone, f"your birthday is coming up {day}.", "Do you have plans?")
    what = quotable(kind=occasion.kind, words=occasion.words, dated=True)
    closing = "How was it?" if occasion.day < on else "I am thinking of you."
    if not what:
        how = "How did it go?" if occasion.day < on else "How are you?"
        return _message(someone, "I thought of you today.", how)
    day = near_day(day=occasion.day, on=on).removeprefix("on ")
    return _message(someone, f"I have {day} in mind: {what}.", closing)


def question(*, someone: PersonFacts) -> str:
    """One question from what is on record: what they look for, else what they care about."""
    kind, words = topic(someone=someone)
    if not (what := _begin_small(quotable(kind=kind, words=words))):
        return ""
    if kind == "wants":
        return f"You said you were looking for {what}; are you still looking?"
    return f"You mentioned {what}; how is that going?"


def topic(*, someone: PersonFacts) -> tuple[str, str]:
    """What to talk about, as kind and words: "wants" first, else a line without a day.

    A line that may stand in a message is preferred; two empty strings where there is none.
    """
    wants = [line.words for line in someone.remembered if line.kind == "wants" and not line.on]
    said = [("wants", LOOKS_FOR.sub("", words, count=1)) for words in (*someone.asks, *wants)]
    said += [
        (line.kind, line.words)
        for line in someone.remembered
        if line.kind in ASKABLE and line.kind != "wants" and not line.on
    ]
    found = [(kind, line) for kind, words in said if (line := one_line(text=words))]
    fit = [(kind, words) for kind, words in found if quotable(kind=kind, words=words)]
    return (fit or found or [("", "")])[0]


def quotable(*, kind: str, words: str, dated: bool = False) -> str:
    """A line as it may stand in a message, or nothing.

    Only kinds that may be asked about, at most 60 characters, one clause, no markup, and nobody
    spoken of as "she", "he" or "they".
    """
    what = one_line(text=words, most=LONGEST_QUOTE + 1).rstrip(" .,;:")
    kinds = DATED_ASKABLE if dated else ASKABLE
    if kind not in kinds or len(what) > LONGEST_QUOTE or ABOUT_THEM.search(what):
        return ""
    return "" if NOT_ONE_CLAUSE.search(what) else what


def _where_or_when(someone: PersonFacts, on: date) -> str:
    if event := one_line(text=someone.event_name, most=60):
        return f" at {event}"
    if someone.met_on is None or not 0 <= (on - someone.met_on).days < 7:
        return ""
    return f" {near_day(day=someone.met_on, on=on)}"


def _begin_small(what: str) -> str:
    """Words in the middle of a sentence; names keep their large letter."""
    return what[:1].lower() + what[1:] if A_THING.match(what) else what


def _message(someone: PersonFacts, *sentences: str) -> str:
    words = " ".join(sentences)
    begin = words if words.startswith("I ") else words[:1].lower() + words[1:]
    return tidy_end(words=f"{greeting(someone=someone)}, {begin}")
