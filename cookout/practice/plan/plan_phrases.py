"""The words of the plan: who makes room, what the minutes carry, how it went."""

from __future__ import annotations

from enum import StrEnum

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
    PlanMessage.ROOM_FREE: "There is room at your table for {name}.",
    PlanMessage.TABLE_FULL: "{who} could make room for {name}. "
    "By your own answers that changes your table least.",
    PlanMessage.SAME_TRADE: "{who} could make room for {name}: their trade is the same. "
    "Of each trade one sits at your table, friends apart.",
    PlanMessage.MADE_ROOM: "{who} made room for {name}. "
    "You keep in touch, and it can be changed back.",
    PlanMessage.NO_ROOM: "There is no room for {name} beside the people you pinned. "
    "You can keep {name} warm, or unpin somebody.",
    PlanMessage.PINS_OVER: "The people you pinned take more than your plan has: "
    "{used} of {minutes} minutes in 4 weeks, {count} of {seats} seats. You can unpin somebody.",
    PlanMessage.PLAN_NEW: "The first week of your plan has not ended yet.",
    PlanMessage.ON_PLAN: "You keep your plan: {kept} of {planned} minutes in {weeks}, "
    "{percent} of every 100. One minute in six is a reserve.",
    PlanMessage.SLIPPING: "{kept} of {planned} minutes in {weeks}, {percent} of every 100. "
    "A new week is a good start.",
    PlanMessage.OFF_PLAN: "{kept} of {planned} minutes in {weeks}, {percent} of every 100. "
    "Weeks like these happen; the list begins afresh each day.",
    PlanMessage.PLAN_TOO_BIG: "The plan is larger than your weeks, so make it smaller: "
    "in most of them you spend {typical} minutes. A plan of {typical} minutes a week would fit.",
    PlanMessage.NO_MINUTES_NOW: "Your weeks leave no minutes for the plan at the moment. "
    "You can make it smaller, or be away for a while.",
    PlanMessage.ROOM_FOR_MORE: "You spend {typical} minutes in most weeks, "
    "more than your plan asks for. There is time for one more seat.",
}


def tell(*, code: PlanMessage, **slots: str | int) -> str:
    """The text of a code, its slots filled. KeyError when one is not given."""
    filled = {
        slot: f"{words:,}" if isinstance(words, int) else _cleaned(words)
        for slot, words in slots.items()
    }
    return tidy_end(words=capital(words=TEXTS[code].format_map(filled)))


def _cleaned(words: str) -> str:
    return one_line(text=words, most=LONGEST_SLOT).rstrip(" .,;:")
