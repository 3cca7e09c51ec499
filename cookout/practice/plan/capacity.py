"""What a member's minutes carry: how many people they can go deep with, and the whole sum.

Everything is counted in 4 weeks of 28 days. What is planned is 5 of 6 minutes: a rhythm that
fills no more can always be kept (pinwheel scheduling, Kawamura, STOC 2024), and a reserve helps
to stay with a plan (Sharif and Shu 2017). The minutes for each step are stated guesses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from cookout.practice.cadence import Difficulty, gap
from cookout.practice.numbers import (
    DEEP_PRIOR,
    FOUR_WEEKS,
    GREETED_SHARE,
    MINUTES_OF_A_DAY,
    MONTH_WEEKS,
    NEW_SHARE,
    PLANNED_SHARE,
    SHORTEST_GAP,
    STEP_MINUTES,
    USUAL_COOKOUT,
    WARM_SHARE,
    YEAR_MONTHS,
)

TALK, SHORT_HELLO, HELLO = (STEP_MINUTES[step] for step in ("talk", "keep_warm", "hello"))
DEEPER = STEP_MINUTES["hello_deep"] - HELLO + STEP_MINUTES["second_talk"]
"""What somebody new to go deep with takes beyond the short hello: 8 - 4 + 20 minutes. A second
talk is planned whole even where a day is shorter: it takes two days then."""


def share_deep(*, deep: int, judged: int) -> Fraction:
    """The member's own share of people judged "go deep", (1 + deep) / (4 + judged).

    1/4 before anybody is judged. ValueError unless 0 <= deep <= judged.
    """
    if not 0 <= deep <= judged:
        raise ValueError("whoever is deep is judged, too")
    return Fraction(DEEP_PRIOR[0] + deep, DEEP_PRIOR[1] + judged)


def effort(*, talk: int, gap: int) -> int:
    """Minutes that one person takes in 4 weeks, rounded up. ValueError for a gap under 3 days."""
    if gap < SHORTEST_GAP or talk < 0:
        raise ValueError("a talk takes time, and a gap has at least three days")
    return ceil(Fraction(talk * FOUR_WEEKS, gap))


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """The sum, number by number, from what the member said; made by `capacity`."""

    pattern: tuple[int, ...]
    events: int  # in 4 weeks
    people_per_event: int
    difficulty: Difficulty
    kept_warm: int
    share_deep: Fraction
    cookout_size: int

    @property
    def have(self) -> int:
        """Minutes in 4 weeks; of a pattern that repeats in other steps, rounded down."""
        return FOUR_WEEKS * sum(self.pattern) // len(self.pattern)

    @property
    def safe(self) -> int:
        """Minutes to plan: 5 of 6."""
        return floor(self.have * PLANNED_SHARE)

    @property
    def reserve(self) -> int:
        """Minutes left for what comes between."""
        return self.have - self.safe

    @property
    def met(self) -> int:
        """New people in 4 weeks."""
        return self.events * self.people_per_event

    @property
    def met_year(self) -> int:
        """New people in 12 times 4 weeks."""
        return self.met * YEAR_MONTHS

    @property
    def new_wanted(self) -> int:
        """Minutes for all new people: a hello to 3 of 4, more with the share one goes deep with."""
        hellos = self.met * GREETED_SHARE * HELLO
        return floor(hellos + self.met * self.share_deep * DEEPER)

    @property
    def new(self) -> int:
        """Minutes for new people: never more than half of what is planned."""
        return min(floor(self.safe * NEW_SHARE), self.new_wanted)

    @property
    def warm_gap(self) -> int:
        """Days between two touches with somebody kept warm."""
        return _gap("warm", self.difficulty)

    @property
    def warm_wanted(self) -> int:
        """Minutes for everybody kept warm, rounded up."""
        return ceil(Fraction(self.kept_warm * SHORT_HELLO * FOUR_WEEKS, self.warm_gap))

    @property
    def warm(self) -> int:
        """Minutes for keeping warm: at most a quarter of what new people leave, rounded up."""
        return min(ceil((self.safe - self.new) * WARM_SHARE), self.warm_wanted)

    @property
    def talk(self) -> int:
        """Minutes of a talk at the table: 15, cut to the longest day."""
        return min(TALK, max(self.pattern) or TALK)

    @property
    def gap(self) -> int:
        """Days between two talks at the table."""
        return _gap("deep", self.difficulty)

    @property
    def each(self) -> int:
        """Minutes in 4 weeks for one person at the table."""
        return effort(talk=self.talk, gap=self.gap)

    @property
    def deep_minutes(self) -> int:
        """Minutes left for the table."""
        return self.safe - self.new - self.warm

    @property
    def deep_fit(self) -> int:
        """How many people the minutes carry."""
        return self.deep_minutes // self.each

    @property
    def seats(self) -> int:
        """Seats at the table: what the minutes carry, or what fits round the cookout."""
        return min(self.cookout_size, self.deep_fit)


def capacity(
    *,
    pattern: Sequence[int],
    events_a_week: Fraction | int,
    people_per_event: int,
    difficulty: Difficulty,
    kept_warm: int,
    share_deep: Fraction = Fraction(*DEEP_PRIOR),
    cookout_size: int = USUAL_COOKOUT,
) -> Capacity:
    """What the minutes of a pattern carry.

    `pattern` is minutes day by day, repeated: seven days for a week, or as many as a shift plan
    takes. Events a week may be a fraction; in 4 weeks they are whole, rounded down. ValueError
    for an empty pattern, a day beyond 24 hours, a negative count or a share beyond 0 to 1.
    """
    if not pattern or not all(0 <= minutes <= MINUTES_OF_A_DAY for minutes in pattern):
        raise ValueError("a pattern has days, and a day has 0 to 1,440 minutes")
    if min(events_a_week, people_per_event, kept_warm, cookout_size) < 0:
        raise ValueError("a count is not negative")
    if not 0 <= share_deep <= 1:
        raise ValueError("a share lies between 0 and 1")
    return Capacity(
        pattern=tuple(pattern),
        events=floor(MONTH_WEEKS * events_a_week),
        people_per_event=people_per_event,
        difficulty=difficulty,
        kept_warm=kept_warm,
        share_deep=Fraction(share_deep),
        cookout_size=cookout_size,
    )


def _gap(place: str, difficulty: Difficulty) -> int:
    days = gap(place=place, touches=0, difficulty=difficulty, known_before=True)
    assert days is not None
    return days
