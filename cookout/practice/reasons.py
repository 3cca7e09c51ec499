"""The words for every reason and every next step: two short sentences at most, in second person."""

from __future__ import annotations

from enum import Enum, StrEnum

from cookout.practice.phrases import capital, number, one_line

LONGEST_SLOT = 120
"""Characters of somebody's own words in one sentence; longer ones are cut between words."""


class Reason(StrEnum):
    """Why: of a suggested verdict, or of a person's place on today's list."""

    RUBS_WRONG = "rubs_wrong"
    NO_TRUST = "no_trust"
    NO_NEED = "no_need"
    NOT_JUDGED_YET = "not_judged_yet"
    ROLE_FILLED_GREAT = "role_filled_great"
    ROLE_FILLED_BY = "role_filled_by"
    COOKOUT = "cookout"
    HIGH5_ROLE_GAP = "high5_role_gap"
    HIGH5_TRUST_CARE = "high5_trust_care"
    NOT_YET_DEEP = "not_yet_deep"

    PROMISE_LATE = "promise_late"
    PROMISE_DUE = "promise_due"
    PROMISE_OPEN = "promise_open"
    FIRST_HELLO_DEEP = "first_hello_deep"
    FIRST_HELLO = "first_hello"
    HELLO_AFTER_ALL = "hello_after_all"
    SAY_HELLO = "say_hello"
    SECOND_TALK = "second_talk"
    TALK_WAITING = "talk_waiting"
    TALK_DUE = "talk_due"
    WARM_DUE = "warm_due"
    WARM_START = "warm_start"
    BEFORE_AWAY = "before_away"
    TIME_TO_SPARE = "time_to_spare"
    CHOSEN = "chosen"
    BIRTHDAY = "birthday"
    NOTED_DAY = "noted_day"


class NextStep(Enum):
    """What to do next, by what is on record."""

    KEEP_PROMISE = "keep_promise"
    WRITE = "write"
    WRITE_ABOUT = "write_about"
    SECOND_TALK = "second_talk"
    TALK = "talk"
    SHORT_HELLO = "short_hello"
    SHORT_NOTE = "short_note"
    ASK_HOW = "ask_how"
    HELP_FIND = "help_find"
    INTRODUCE = "introduce"
    ASK_FOR_HELP = "ask_for_help"
    OVER_TOGETHER = "over_together"
    WISH = "wish"
    BIRTHDAY_AHEAD = "birthday_ahead"
    THINK_OF = "think_of"
    ASK_HOW_IT_WAS = "ask_how_it_was"


class Hint(Enum):
    """What stands under the reason: when you last spoke, and how warm it still is."""

    LAST = "last"
    LAST_WORDS = "last_words"
    MET = "met"
    NOTED = "noted"
    RING = "ring"
    BEST_REACHED = "best_reached"
    GAVE_MUCH = "gave_much"
    ASKED_MUCH = "asked_much"


Code = Reason | NextStep | Hint

TEXTS: dict[Code, str] = {
    Reason.RUBS_WRONG: "{name} rubs you the wrong way. "
    "You can let them go and change your mind later.",
    Reason.NO_TRUST: "You don’t trust {name}. You can let them go and change your mind later.",
    Reason.NO_NEED: "You don’t care about {name} so far, and you don’t need what they do. "
    "You can let them go and change your mind later.",
    Reason.NOT_JUDGED_YET: "You haven’t said whether you like and trust {name}. "
    "Keeping warm gives you time.",
    Reason.ROLE_FILLED_GREAT: "You already have someone great in this trade. "
    "Keep {name} warm unless you’d have them over.",
    Reason.ROLE_FILLED_BY: "Keep {name} warm unless you’d have them over.",
    Reason.COOKOUT: "You’d have {name} over for a cookout.",
    Reason.HIGH5_ROLE_GAP: "You’d high five {name} in a hallway, and you need what they do.",
    Reason.HIGH5_TRUST_CARE: "You’d high five {name} in a hallway. "
    "You like, trust, and care about them.",
    Reason.NOT_YET_DEEP: "It’s too early to go deep with {name}. Talk again first.",
    Reason.PROMISE_LATE: "Your promise to {name} is {when}: {what}. Keeping it late still counts.",
    Reason.PROMISE_DUE: "Your promise to {name} is {when}: {what}.",
    Reason.PROMISE_OPEN: "You promised {name}: {what}.",
    Reason.FIRST_HELLO_DEEP: "You met {name} {met} and want to go deep. "
    "Say hello while it’s fresh.",
    Reason.FIRST_HELLO: "You met {name} {met}. A short hello is enough.",
    Reason.HELLO_AFTER_ALL: "You met {name} {met}. It’s not too late to say hello.",
    Reason.SAY_HELLO: "You’d have {name} over for a cookout. Say hello.",
    Reason.SECOND_TALK: "You met {name} {met} and said hello. Time for a 20-minute talk.",
    Reason.TALK_WAITING: "You haven’t talked to {name} in {span}. "
    "People enjoy an unexpected hello more than you’d think.",
    Reason.TALK_DUE: "You haven’t talked to {name} in {span}.",
    Reason.WARM_DUE: "You haven’t talked to {name} in {span}. A short hello is enough.",
    Reason.WARM_START: "You want to keep {name} warm. Start with a short hello.",
    Reason.BEFORE_AWAY: "Your days off start {when}. Catch up with {name} before then.",
    Reason.CHOSEN: "You picked {name} for this week. You last talked {span} ago.",
    Reason.TIME_TO_SPARE: "You have time to spare. You last talked to {name} {span} ago.",
    Reason.BIRTHDAY: "{name}’s birthday is {when}.",
    Reason.NOTED_DAY: "{when}: {what}.",
    NextStep.KEEP_PROMISE: "Keep your promise: {what}.",
    NextStep.WRITE: "Send {name} a hello.",
    NextStep.WRITE_ABOUT: "Write to {name} and mention this: {what}.",
    NextStep.SECOND_TALK: "Ask {name} for 20 minutes, in person or by phone.",
    NextStep.TALK: "Call {name} or meet up.",
    NextStep.SHORT_HELLO: "Send {name} a short hello.",
    NextStep.SHORT_NOTE: "Send {name} a short note. The talk can wait.",
    NextStep.ASK_HOW: "Ask {name} how this is going: {what}.",
    NextStep.HELP_FIND: "{name} is looking for this: {what}. "
    "Can you help, or do you know someone who can?",
    NextStep.INTRODUCE: "{name} is looking for this: {what}. Introduce {other}?",
    NextStep.ASK_FOR_HELP: "{other} is looking for this: {what}. Ask {name} to help?",
    NextStep.OVER_TOGETHER: "Have {names} over together? One evening counts for everyone.",
    NextStep.WISH: "Wish {name} a happy birthday.",
    NextStep.BIRTHDAY_AHEAD: "Ask {name} about birthday plans.",
    NextStep.THINK_OF: "Tell {name} you’re thinking of them.",
    NextStep.ASK_HOW_IT_WAS: "Ask {name} how it went.",
    Hint.LAST: "{spoke} {ago}.",
    Hint.LAST_WORDS: "{spoke} {ago}: {what}.",
    Hint.MET: "You met {met}.",
    Hint.NOTED: "Your note: {what}.",
    Hint.RING: "{ring}.",
    Hint.BEST_REACHED: "Best time to reach them: {what}.",
    Hint.GAVE_MUCH: "You’ve helped {name} {count} times. It’s fine to ask for something small.",
    Hint.ASKED_MUCH: "You’ve asked {name} for help {count} times. Give something back first.",
}
"""The claim behind TALK_WAITING: people underestimate how welcome an unexpected hello is, in 13
experiments with 5,900 people (Liu, Rim, Min and Min 2023, JPSP 124:754)."""

LAST_TIME = {
    "met": "last met",
    "call": "last talked",
    "message": "last wrote",
    "helped": "last helped",
    "introduced": "last introduced",
    "business": "last did business",
}
"""How a hint begins, by the kind of the last touch."""

PLACES = {
    "new": "just met",
    "deep": "go deep",
    "warm": "keep warm",
    "gone": "let go",
    "book": "address book",
    "died": "in memory",
}
CONDITIONS = {
    "know": ("you don’t know them", "you know them a little", "you know them well"),
    "like": ("they rub you the wrong way", "you like them so-so", "you like them"),
    "trust": ("you don’t trust them", "you trust them so-so", "you trust them"),
    "care": ("you don’t care about them", "you care so-so", "you care about them"),
    "high5": (
        "you wouldn’t high five them",
        "you might high five them",
        "you’d high five them",
    ),
    "cookout": (
        "you wouldn’t have them over",
        "you might have them over",
        "you’d have them over",
    ),
    "role": ("you don’t need what they do", "you need what they do"),
}
"""What each answer says, from no to yes."""


def say(*, code: Code, **slots: str) -> str:
    """The text of a reason, a next step or a hint, with its slots filled, each on one line.

    KeyError if a slot of the text isn't given; extra slots are ignored.
    """
    filled = {
        slot: one_line(text=words, most=LONGEST_SLOT).rstrip(" .,;:")
        for slot, words in slots.items()
    }
    return tidy_end(words=capital(words=TEXTS[code].format_map(filled)))


def tidy_end(*, words: str) -> str:
    """The words without a full stop after a "?", "!" or "…" of their own."""
    for sign in "?!…":
        words = words.replace(f"{sign}.", sign)
    return words


def role_question(*, trade: str, known: int, great: int) -> str:
    """Whether the member needs somebody in a trade, with who is there already.

    `known` counts the others in this trade, the person asked about left out; `great` those of
    them who do a great job. ValueError when `great` is more than `known` or a count is negative.
    """
    if great > known:
        raise ValueError("whoever does great work is known, too")
    named = one_line(text=trade, most=60)
    if named.istitle() or named.capitalize() == named:
        named = named.lower()
    if known == 0:
        return f"{capital(words=named)}: do you need one? You don’t know one yet."
    return f"Do you need another {named}? You know {number(count=known)}{_of_them(known, great)}."


def _of_them(known: int, great: int) -> str:
    if great == 0:
        return ""
    if known == great == 1:
        return " who does great work"
    return f"; {number(count=great)} {'does' if great == 1 else 'do'} great work"


def flip_words(*, question: str, answer: int | bool, place: str) -> str:
    """What another answer would change: "Go deep if you’d have them over."

    `question` is one of the six or "role", whose answer is True or False. KeyError otherwise.
    """
    return f"{capital(words=PLACES[place])} if {CONDITIONS[question][answer]}."
