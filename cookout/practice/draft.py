"""Drafts of a message: what the member would really text, from what they saved.

One or two short sentences about something specific. If nothing specific is known there is no draft.
Each function returns several wordings, the best first: if several people are written to on one day,
each gets the first wording that no one else got (`unlike`). Only lines that may be asked about are
quoted, and only short ones that read well in a message. Notes about the last talk are private and
never quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from cookout.practice.call_name import call_name
from cookout.practice.event_names import at_event
from cookout.practice.matches import IntroductionIdea
from cookout.practice.phrases import near_day, one_line
from cookout.practice.reasons import tidy_end
from cookout.practice.today.occasions import DatedOccasion
from cookout.practice.today.person_facts import (
    ASKABLE,
    DATED_ASKABLE,
    PersonFacts,
    Promised,
)

LONGEST_QUOTE = 60
"""Characters of a Remember line that still read like a person wrote them."""

LONGEST_PROMISE = 160

# "Her son plays" is how the member thinks of somebody, not what one writes to them.
ABOUT_THEM = re.compile(r"\b(he|she|they|him|her|hers|his|them|their|theirs)\b", re.IGNORECASE)
NOT_ONE_CLAUSE = re.compile(r"[.;:?!{}<>|/\\…]")
LOOKS_FOR = re.compile(r"(is )?(looking|searching) for |(wants|needs|seeks) ", re.IGNORECASE)
ARTICLE = re.compile(r"(the|a|an|my|your|some|that|this|two|three|\d+) ", re.IGNORECASE)
MANY = re.compile(r"^(the|my|your) .*(?<![siu])s$", re.IGNORECASE)
INTRO = re.compile(r"(an? |the |that )?intro(duction)? to ", re.IGNORECASE)
SAD = re.compile(
    r"\b(funeral|memorial|burial|died|death|passed away|divorce|court|chemo\w*)\b", re.IGNORECASE
)
TEAM = re.compile(r"^(the|my|your) .*\bteam$", re.IGNORECASE)
ANNIVERSARY = re.compile(r"(wedding |work )?anniversary", re.IGNORECASE)

OWED = {
    "send": "",
    "give": "",
    "bring": "",
    "lend": "",
    "introduce": "that intro",
    "call": "a call",
    "text": "a text",
    "email": "an email",
    "mail": "an email",
    "write": "a note",
    "help": "a hand",
    "invite": "an invitation",
}
"""The noun for a promised verb: who promised to "call about the roof" owes "a call about the
roof"."""

DOING = {
    "is": "",
    "loves": "into",
    "likes": "into",
    "enjoys": "into",
    "follows": "following",
    "supports": "following",
    "coaches": "coaching",
    "plays": "playing",
    "runs": "running",
    "rides": "riding",
    "teaches": "teaching",
    "sings": "singing",
    "collects": "collecting",
    "restores": "restoring",
    "builds": "building",
    "grows": "growing",
    "bakes": "baking",
    "cooks": "cooking",
    "paints": "painting",
    "hikes": "hiking",
    "swims": "swimming",
    "surfs": "surfing",
    "fishes": "fishing",
    "trains": "training",
    "studies": "studying",
    "learns": "learning",
    "volunteers": "volunteering",
    "works": "working",
    "owns": "running",
}
"""How to ask about a line that says what somebody does: "Coaches little league" becomes "Are you
still coaching little league?"."""

MEETINGS = (
    "Want to grab coffee this week?",
    "Are you free for lunch this week?",
    "Do you have time for a call this week?",
    "Could we catch up this week?",
    "Want to go for a walk this week?",
)
TWENTY_MINUTES = (
    "Do you have 20 minutes for coffee next week?",
    "Could I stop by for 20 minutes next week?",
    "Can we talk for 20 minutes next week?",
    "Are you free for 20 minutes next week?",
    "Could we find 20 minutes next week?",
)
GLAD = (
    "Great meeting you {met}.",
    "I enjoyed meeting you {met}.",
    "I’m glad we met {met}.",
    "It was good talking with you {met}.",
    "Nice meeting you {met}.",
)
BIRTHDAY = (
    "Happy birthday. I hope it’s a great one.",
    "Happy birthday. Have a wonderful day.",
    "Happy birthday. Enjoy your day.",
    "Happy birthday to you.",
    "Happy birthday. Any plans tonight?",
)
BIRTHDAY_AHEAD = (
    "Your birthday’s {day}. Any plans?",
    "I see your birthday’s {day}. How are you celebrating?",
    "Your birthday’s coming up {day}. Doing anything fun?",
)
HERE, TODAY = "Here you go.", "Does today work?"
KEPT_BY = {
    **dict.fromkeys(("give", "bring", "lend", "help", "invite"), TODAY),
    "call": "Is now a good time?",
}
"""How a message keeps a promise on its day, if sending it isn't enough."""


def unlike(drafts: Iterable[str], *, others: Iterable[str]) -> str:
    """The first draft with different text than every other one of the day; empty if there is
    none."""
    taken = {_without_greeting(other) for other in others}
    return next((draft for draft in drafts if _without_greeting(draft) not in taken), "")


def _without_greeting(draft: str) -> str:
    """A draft without its greeting."""
    return draft.partition(", ")[2].casefold()


def greeting(*, someone: PersonFacts) -> str:
    """ "Hi Dana", or "Hi" where no name on record says what to call them."""
    known = someone.first_name or call_name(name=someone.name)
    name = one_line(text=known, most=40)
    return f"Hi {name}" if any(c.isalpha() for c in name) and "@" not in name else "Hi"


def promise_drafts(*, someone: PersonFacts, promise: Promised, on: date) -> tuple[str, ...]:
    """What the member still owes, in the words of the promise. On its day the message keeps it."""
    what = one_line(text=promise.what, most=LONGEST_PROMISE).rstrip(" .,;:")
    name = re.escape(someone.called)
    deed = re.fullmatch(rf"({'|'.join(OWED)})( {name}\b)?(?P<rest> .+)", what, re.IGNORECASE)
    if deed:
        what = f"{OWED[deed[1].lower()]}{deed['rest']}".strip()
    if ABOUT_THEM.search(what) or re.search(rf"\b{name}\b", what, re.IGNORECASE):
        forgotten = "I haven’t forgotten what I promised you."
        return _messages(someone, f"{forgotten} {_coming(promise, on) or TODAY}", forgotten)
    what = INTRO.sub("that intro to ", what, count=1) if INTRO.match(what) else what
    if deed or ARTICLE.match(what):
        what = _begin_small(what)
        owed = f"I still owe you {what}."
        if coming := _coming(promise, on):
            return _messages(someone, f"{owed} {coming}", owed)
        done = KEPT_BY.get(deed[1].lower(), HERE) if deed else HERE
        return _messages(someone, f"I promised you {what}. {done}", f"{owed} {done}")
    forgotten = f"I haven’t forgotten: {what}."
    then = _coming(promise, on).replace("It’s coming", "I’ll get to it") or TODAY
    return _messages(someone, f"{forgotten} {then}", forgotten)


def _coming(promise: Promised, on: date) -> str:
    """When it comes, where that is later than today: "It’s coming tomorrow."."""
    if promise.due_on is None:
        return "It’s coming this week."
    days = (promise.due_on - on).days
    if days < 1:
        return ""
    if days > 6:
        return "It’s coming next week."
    return f"It’s coming {near_day(day=promise.due_on, on=on)}."


def hello_drafts(*, someone: PersonFacts, on: date) -> tuple[str, ...]:
    """The first words after a meeting: where or when it was, and one question."""
    met = _where_or_when(someone, on)
    asked = question(someone=someone)
    if not met:
        return _messages(someone, f"It was good to meet you. {asked}") if asked else ()
    openings = (glad.format(met=met) for glad in GLAD)
    return _messages(someone, *(f"{words} {asked}" for words in openings))


def late_hello_drafts(*, someone: PersonFacts, on: date) -> tuple[str, ...]:
    """The first words when the meeting was a while ago."""
    asked = question(someone=someone)
    event = one_line(text=someone.event_name, most=60)
    if not event:
        return (
            _messages(someone, f"We met a while ago and I never followed up. {asked}")
            if asked
            else ()
        )
    met = f"We met {at_event(event)} and I never followed up."
    return _messages(someone, *(f"{met} {then}" for then in ([asked] if asked else MEETINGS)))


def second_talk_drafts(*, someone: PersonFacts) -> tuple[str, ...]:
    """Asking for 20 minutes to get to know each other, from what is known already."""
    if asked := question(someone=someone):
        return _messages(someone, *(f"{asked} {minutes}" for minutes in TWENTY_MINUTES))
    company = one_line(text=someone.company, most=40)
    more = f"I’d like to hear more about your work{f' at {company}' if company else ''}."
    return _messages(
        someone, *(f"{more} {minutes}" for minutes in _turned(someone, TWENTY_MINUTES))
    )


def talk_drafts(*, someone: PersonFacts) -> tuple[str, ...]:
    """Asking somebody close for time: a time and a way, after one question where there is one."""
    asked = question(someone=someone)
    return _messages(someone, *(f"{asked} {meet}" for meet in _turned(someone, MEETINGS)))


def introduction_drafts(*, someone: PersonFacts, introduction: IntroductionIdea) -> tuple[str, ...]:
    """Offering to bring two people together; to the one who may help, the other has no name yet."""
    what = _begin_small(quotable(kind="wants", words=LOOKS_FOR.sub("", introduction.what, count=1)))
    if introduction.giver_id == someone.id:
        known = (
            f"Someone I know is looking for {what}." if what else "I know someone you could help."
        )
        offers = ("Can I introduce you?", "Want an intro?", "Should I connect you two?")
        return _messages(someone, *(f"{known} {offer}" for offer in offers))
    giver = one_line(text=introduction.giver, most=40)
    if not what:
        return _messages(someone, f"I know someone you should meet: {giver}. Want an intro?")
    looking = f"You were looking for {what}."
    return _messages(
        someone,
        f"{looking} Want me to introduce you to {giver}?",
        f"{looking} I know {giver}. Want an intro?",
    )


def short_drafts(*, someone: PersonFacts) -> tuple[str, ...]:
    """A short hello that asks about something they told the member; else nothing."""
    asked = question(someone=someone)
    return _messages(someone, asked) if asked else ()


def occasion_drafts(*, someone: PersonFacts, occasion: DatedOccasion, on: date) -> tuple[str, ...]:
    """A birthday, or a day the member noted; quoted only where the line may be quoted."""
    day = near_day(day=occasion.day, on=on)
    if occasion.is_birthday:
        if occasion.day == on:
            return _messages(someone, *_turned(someone, BIRTHDAY))
        return _messages(someone, *(words.format(day=day) for words in BIRTHDAY_AHEAD))
    if not (what := quotable(kind=occasion.kind, words=occasion.words, dated=True)):
        return ()
    if SAD.search(what):
        return _messages(someone, "I’m thinking of you.", "I’m thinking of you and your family.")
    what = _begin_small(what)
    if ANNIVERSARY.fullmatch(what):
        what = f"your {what.lower()}"
        if occasion.day >= on:
            ahead = f"{what} is {day}. Any plans?" if occasion.day > on else ""
            return _messages(someone, ahead or f"Happy {what.removeprefix('your ')}.")
    if occasion.day < on:
        return _messages(someone, f"How did {what} go {day}?", f"How was {what} {day}?")
    return _messages(someone, f"I hope {what} goes well {day}.", f"All the best for {what} {day}.")


def question(*, someone: PersonFacts) -> str:
    """One question from what is on record: what they look for, else what they care about."""
    kind, words = topic(someone=someone)
    if not (what := quotable(kind=kind, words=words)):
        return ""
    first, _, others = what.partition(" ")
    if kind == "wants":
        return f"Are you still looking for {_begin_small(what)}?"
    if others and first.lower() in DOING:
        return f"Are you still {' '.join(filter(None, (DOING[first.lower()], others)))}?"
    if TEAM.search(what):
        return f"How’s {_begin_small(what)} doing?"
    if kind == "sport":
        return f"Are you still into {_begin_small(what)}?"
    what = _begin_small(what)
    if MANY.search(what):
        return f"How are {what} doing?"
    is_named = ARTICLE.match(what) or first.endswith(("’s", "'s", "ing"))
    return f"How’s {what} going?" if is_named else f"How are things with {what}?"


def topic(*, someone: PersonFacts) -> tuple[str, str]:
    """What to talk about, as kind and words: "wants" first, else a line without a day.

    A line that may stand in a message is preferred; two empty strings where there is none.
    """
    wants = [line.words for line in someone.remembered if line.kind == "wants" and not line.on]
    lines = [("wants", LOOKS_FOR.sub("", words, count=1)) for words in (*someone.asks, *wants)]
    lines += [
        (line.kind, line.words)
        for line in someone.remembered
        if line.kind in ASKABLE and line.kind != "wants" and not line.on
    ]
    found = [(kind, line) for kind, words in lines if (line := one_line(text=words))]
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
    if where := at_event(someone.event_name):
        return where
    if someone.met_on is None or not 0 <= (on - someone.met_on).days < 7:
        return ""
    return near_day(day=someone.met_on, on=on)


def _begin_small(what: str) -> str:
    """Words in the middle of a sentence; names keep their large letter."""
    return what[:1].lower() + what[1:] if ARTICLE.match(what) else what


def _turned(someone: PersonFacts, ways: Sequence[str]) -> Sequence[str]:
    """The same wordings in an order that differs from person to person."""
    first = someone.id % len(ways)
    return [*ways[first:], *ways[:first]]


def _messages(someone: PersonFacts, *messages: str) -> tuple[str, ...]:
    return tuple(_message(someone, " ".join(words.split())) for words in messages)


def _message(someone: PersonFacts, words: str) -> str:
    begin = words if words.startswith(("I ", "I’")) else words[:1].lower() + words[1:]
    return tidy_end(words=f"{greeting(someone=someone)}, {begin}")
