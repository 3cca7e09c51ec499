"""The chart of a person: every time in touch over twelve months, and who started it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from cookout.people.interaction import Interaction, InteractionKind
from cookout.people.person import Person
from cookout.practice.phrases import MONTHS, number, span
from cookout.web.http.pagination import Page

MONTHS_SHOWN = 12
LEFT, STEP, WIDE = 8.0, 27.6, 23.0
LOWEST = 27
# So many dots of one month stay apart from each other.
SLOTS = 5
OUT, IN, BOTH = Interaction.Direction.OUT, Interaction.Direction.IN, Interaction.Direction.BOTH
FEWEST_FOR_RHYTHM = 3


@dataclass(frozen=True)
class Month:
    """One month of the chart: its letter and where it stands."""

    letter: str
    start: str
    end: str
    middle: str


@dataclass(frozen=True)
class Dot:
    """One time in touch: started by the member (out), by the other (in), or by both."""

    x: str
    y: int
    direction: str


@dataclass(frozen=True)
class TouchChart:
    """Everything the drawing needs, and the same in words."""

    months: list[Month]
    dots: list[Dot]
    you: int
    they: int
    both: int
    rhythm: str
    sentence: str

    @property
    def total(self) -> int:
        return self.you + self.they + self.both


def chart(person: Person, story: Page[Interaction], *, name: str, on: date) -> TouchChart:
    """The chart of the twelve months that end with a day; from the timeline, if that has
    everything."""
    first = _month_before(on, MONTHS_SHOWN - 1)
    if story.is_only:
        told = [row for row in reversed(story.rows) if row.kind != InteractionKind.ONLINE]
        return draw(
            [
                (interaction.on, interaction.direction)
                for interaction in told
                if first <= interaction.on <= on
            ],
            name=name,
            on=on,
        )
    times = (
        person.interactions.not_in_trash()
        .restarting()
        .filter(on__gte=first, on__lte=on)
        .order_by("on")
        .values_list("on", "direction")
    )
    return draw(list(times), name=name, on=on)


def draw(times: list[tuple[date, str]], *, name: str, on: date) -> TouchChart:
    """The chart of some times in touch, each a day and a direction, the earliest first."""
    firsts = [_month_before(on, back) for back in range(MONTHS_SHOWN - 1, -1, -1)]
    started = Counter(direction for _, direction in times)
    you, they, both = started[OUT], started[IN], started[BOTH]
    return TouchChart(
        months=[_month(place, first) for place, first in enumerate(firsts)],
        dots=_dots(times, firsts[0]),
        you=you,
        they=they,
        both=both,
        rhythm=_rhythm([day for day, _ in times]),
        sentence=_sentence(you, they, both, name),
    )


def _month_before(on: date, months: int) -> date:
    """The first day of the month so many months before."""
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    return date(max(year, 1), month + 1, 1)


def _month(place: int, first: date) -> Month:
    start = LEFT + place * STEP
    return Month(
        letter=MONTHS[first.month - 1][0],
        start=f"{start:.1f}",
        end=f"{start + WIDE:.1f}",
        middle=f"{start + WIDE / 2:.1f}",
    )


def _dots(times: Iterable[tuple[date, str]], first: date) -> list[Dot]:
    """At most one dot of a direction for each slot of a month; other directions are stacked above
    it."""
    slots: dict[tuple[int, int], list[str]] = defaultdict(list)
    for day, direction in times:
        month = (day.year - first.year) * 12 + day.month - first.month
        slot = slots[month, (day.day - 1) * SLOTS // 31]
        if direction not in slot:
            slot.append(direction)
    return [
        Dot(
            x=f"{LEFT + month * STEP + (part + 0.5) * WIDE / SLOTS:.1f}",
            y=LOWEST - 11 * n,
            direction=one,
        )
        for (month, part), slot in sorted(slots.items())
        for n, one in enumerate(slot)
    ]


def _rhythm(days: list[date]) -> str:
    """How often they talk, once there is something to go by."""
    if len(days) < FEWEST_FOR_RHYTHM:
        return ""
    gap: timedelta = (days[-1] - days[0]) / (len(days) - 1)
    return f"Every {span(days=gap.days)} or so" if gap.days > 1 else ""


def _sentence(you: int, they: int, both: int, name: str) -> str:
    total = you + they + both
    if not total:
        return "Not in touch in the last 12 months."
    counts = ((you, "you started"), (they, f"{name} started"), (both, "together"))
    parts = [f"{words} {number(count=count)}" for count, words in counts if count]
    times = "time" if total == 1 else "times"
    return f"{number(count=total).capitalize()} {times} in touch in 12 months: {', '.join(parts)}."
