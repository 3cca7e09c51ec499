"""The words of the plan: who makes room, what the minutes carry, how it went."""

from __future__ import annotations

from enum import StrEnum

from cookout.practice.formats import number
from cookout.practice.phrases import capital, one_line
from cookout.practice.reasons import LONGEST_SLOT, tidy_end


class PlanMessage(StrEnum):
    """What the plan has to say."""

    ROOM_FREE = "room_free"
    TABLE_FULL = "table_full"
    SAME_TRADE = "same_trade"
    MADE_ROOM = "made_room"
    NO_ROOM = "no_room"
    PINS_OVER = "pins_over"
    PLAN_NEW = "plan_new"
    ON_PLAN = "on_plan"
    SLIPPING = "slipping"
    OFF_PLAN = "off_plan"
    PLAN_TOO_BIG = "plan_too_big"
    NO_MINUTES_NOW = "no_minutes_now"
    ROOM_FOR_MORE = "room_for_more"


TEXTS: dict[PlanMessage, str] = {
    PlanMessage.ROOM_FREE: "There’s room at your table for {name}.",
    PlanMessage.TABLE_FULL: "{who} could make room for {name}. "
    "Going by your answers, that changes your table least.",
    PlanMessage.SAME_TRADE: "{who} could make room for {name}: they do the same work. "
    "Your table has one person per trade, plus friends.",
    PlanMessage.MADE_ROOM: "{who} made room for {name}. You’ll keep in touch, and you can undo it.",
    PlanMessage.NO_ROOM: "There’s no room for {name} next to the people you pinned. "
    "You can keep {name} warm or unpin someone.",
    PlanMessage.PINS_OVER: "The people you pinned need more time than your plan has: "
    "{used} of {minutes} minutes in 4 weeks, {count} of {seats} seats. You can unpin someone.",
    PlanMessage.PLAN_NEW: "Your plan’s first week isn’t over yet.",
    PlanMessage.ON_PLAN: "You used {share} of your planned time in {weeks}. "
    "You’re keeping your plan.",
    PlanMessage.SLIPPING: "You used {share} of your planned time in {weeks}. "
    "A new week is a good start.",
    PlanMessage.OFF_PLAN: "You used {share} of your planned time in {weeks}. "
    "Every day starts with a fresh list.",
    PlanMessage.PLAN_TOO_BIG: "Your plan is bigger than your weeks: you usually spend "
    "{typical} minutes. A plan of {typical} minutes a week would fit.",
    PlanMessage.NO_MINUTES_NOW: "Your weeks have no time for the plan right now. "
    "You can make it smaller or take days off.",
    PlanMessage.ROOM_FOR_MORE: "You usually spend {typical} minutes a week, "
    "more than your plan asks for. You have time for one more seat.",
}


def tell(*, code: PlanMessage, **slots: str | int) -> str:
    """The text of a code, its slots filled. KeyError when one is not given."""
    filled = {
        slot: number(words) if isinstance(words, int) else _cleaned(words)
        for slot, words in slots.items()
    }
    return tidy_end(words=capital(words=TEXTS[code].format_map(filled)))


def _cleaned(words: str) -> str:
    return one_line(text=words, most=LONGEST_SLOT).rstrip(" .,;:")
