"""The words for every reason and every next step: two calm sentences at most, in second person."""

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
    Reason.RUBS_WRONG: "{name} rubs you the wrong way, and that is reason enough. "
    "You can let them go kindly and change your mind later.",
    Reason.NO_TRUST: "You do not trust {name}. "
    "You can let them go kindly and change your mind later.",
    Reason.NO_NEED: "You do not care about {name} so far, and you do not need what they do. "
    "You can let them go kindly and change your mind later.",
    Reason.NOT_JUDGED_YET: "You have not said yet whether you like and trust {name}. "
    "Keeping warm leaves you time.",
    Reason.ROLE_FILLED_GREAT: "Somebody already does a great job for you in this trade. "
    "Keep {name} warm, unless you would have them over.",
    Reason.COOKOUT: "You would have {name} over for a cookout.",
    Reason.HIGH5_ROLE_GAP: "You would high five {name} in any hallway, and you need what they do.",
    Reason.HIGH5_TRUST_CARE: "You would high five {name} in any hallway. "
    "You like them, trust them and care about them.",
    Reason.NOT_YET_DEEP: "It is too early to go deep with {name}. A second talk will tell.",
    Reason.PROMISE_LATE: "Your promise to {name} is {when}: {what}. "
    "A late kept promise still counts.",
    Reason.PROMISE_DUE: "Your promise to {name} is {when}: {what}.",
    Reason.PROMISE_OPEN: "You promised {name}: {what}.",
    Reason.FIRST_HELLO_DEEP: "You met {name} {met}, and you want to go deep. "
    "Say hello while it is fresh.",
    Reason.FIRST_HELLO: "You met {name} {met}. A short hello is enough.",
    Reason.HELLO_AFTER_ALL: "You met {name} {met}. A hello is still welcome.",
    Reason.SAY_HELLO: "You would have {name} over. Say hello.",
    Reason.SECOND_TALK: "You met {name} {met} and said hello. Time for 20 minutes together.",
    Reason.TALK_WAITING: "You and {name} have been quiet for {span}. "
    "A hello is more welcome than most people think.",
    Reason.TALK_DUE: "It is {span} since you and {name} were in touch.",
    Reason.WARM_DUE: "You and {name} have been quiet for {span}. A short hello is enough.",
    Reason.WARM_START: "You want to keep {name} warm. A short hello is enough to start.",
    Reason.BEFORE_AWAY: "You are away {when}. A word with {name} before then keeps you in touch.",
    Reason.CHOSEN: "You chose {name} for this week. It is {span} since you were in touch.",
    Reason.TIME_TO_SPARE: "You have minutes to spare. "
    "It is {span} since you and {name} were in touch.",
    Reason.BIRTHDAY: "{name}’s birthday is {when}.",
    Reason.NOTED_DAY: "{when}: {what}.",
    NextStep.KEEP_PROMISE: "{what}, as you promised.",
    NextStep.WRITE: "Write to {name}: say hello.",
    NextStep.WRITE_ABOUT: "Write to {name}: mention {what}.",
    NextStep.SECOND_TALK: "Ask {name} for 20 minutes; their place or by phone.",
    NextStep.TALK: "Call {name}, or do something together.",
    NextStep.SHORT_HELLO: "Write {name} a short hello.",
    NextStep.SHORT_NOTE: "Write {name} a short note; the talk can wait.",
    NextStep.ASK_HOW: "{name} cares about this: {what}. Ask how it goes.",
    NextStep.HELP_FIND: "{name} is looking for this: {what}. Can you help, or do you know who can?",
    NextStep.INTRODUCE: "{name} is looking for this: {what}. "
    "{other} may be the one; introduce them?",
    NextStep.ASK_FOR_HELP: "{other} is looking for this: {what}. "
    "Ask {name} whether they would help.",
    NextStep.OVER_TOGETHER: "Why not have {names} over together? One evening counts for all.",
    NextStep.WISH: "Wish {name} a happy birthday.",
    NextStep.BIRTHDAY_AHEAD: "Ask {name} how they will spend their birthday.",
    NextStep.THINK_OF: "Tell {name} that you are thinking of them.",
    NextStep.ASK_HOW_IT_WAS: "Ask {name} how it was.",
    Hint.LAST: "{spoke} {ago}.",
    Hint.LAST_WORDS: "{spoke} {ago}: {what}.",
    Hint.MET: "You met {met}.",
    Hint.NOTED: "You noted: {what}.",
    Hint.RING: "{ring}.",
    Hint.BEST_REACHED: "Best reached: {what}.",
    Hint.GAVE_MUCH: "You have helped {name} {count} times; it is fine to ask for something small.",
    Hint.ASKED_MUCH: "You asked {name} for help {count} times; give something first.",
}
"""The claim behind TALK_WAITING: people underestimate how welcome an unexpected hello is, in 13
experiments with 5,900 people (Liu, Rim, Min and Min 2023, JPSP 124:754)."""

LAST_TIME = {
    "met": "last met",
    "call": "last spoke",
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
    "know": ("you do not know them", "you know them a little", "you know them well"),
    "like": ("they rub you the wrong way", "you like them so-so", "you like them"),
    "trust": ("you do not trust them", "you trust them so-so", "you trust them"),
    "care": ("you do not care about them", "you care so-so", "you care about them"),
    "high5": (
        "you would not high five them",
        "you might high five them",
        "you would high five them",
    ),
    "cookout": (
        "you would not have them over",
        "you might have them over",
        "you would have them over",
    ),
    "role": ("you do not need what they do", "you need what they do"),
}
"""What each answer says, from no to yes."""


def say(*, code: Code, **slots: str) -> str:
    """The text of a reason, a next step or a hint, its slots filled with words on one line each.

    KeyError when a slot of the text is not given; slots it does not have are left out.
    """
    filled = {
        slot: one_line(text=words, most=LONGEST_SLOT).rstrip(" .,;:")
        for slot, words in slots.items()
    }
    return tidy_end(words=capital(words=TEXTS[code].format_map(filled)))


def tidy_end(*, words: str) -> str:
    """Somebody's question, call or cut line keeps its own sign and gets no full stop after it."""
    for sign in "?!…":
        words = words.replace(f"{sign}.", sign)
    return words


def role_question(*, trade: str, known: int, great: int) -> str:
    """Whether the member needs somebody in a trade, with who is there already.

    `known` counts the others in this trade, the person asked about left out; `great` those of
    them who do a great job. ValueError when `great` is more than `known` or a count is negative.
    """
    if great > known:
        raise ValueError("who does a great job is known, too")
    named = one_line(text=trade, most=60)
    if named.istitle() or named.capitalize() == named:
        named = named.lower()
    if known == 0:
        return f"{capital(words=named)}: do you need one? You know {number(count=0)} yet."
    return f"Do you need another {named}? You know {number(count=known)}{_of_them(known, great)}."


def _of_them(known: int, great: int) -> str:
    if great == 0:
        return ""
    if known == great == 1:
        return ", who does a great job"
    return f"; {number(count=great)} {'does' if great == 1 else 'do'} a great job"


def flip_words(*, question: str, answer: int | bool, place: str) -> str:
    """What another answer would change: "If you would have them over: go deep."

    `question` is one of the six or "role", whose answer is True or False. KeyError otherwise.
    """
    return f"If {CONDITIONS[question][answer]}: {PLACES[place]}."
