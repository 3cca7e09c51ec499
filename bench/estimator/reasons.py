"""Why a rating is expected, in sentences: the contributions of the columns gathered by subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bench.estimator.features import NAMES

WHEN = ("count", "gap", "age", "hour_count", "day_count", "week_count")
BURST = ("hour_mean", "day_mean", "week_mean")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Columns that say one thing together; the sign of the first one picks the sentence."""

    columns: tuple[str, ...]
    high: str
    low: str
    usual: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """A sentence and what it adds to the expected rating."""

    sentence: str
    part: float

    def in_words(self) -> str:
        sign = "+" if self.part >= 0 else "-"
        return f"{self.sentence}: {sign}{f'{abs(self.part):.2f}'.lstrip('0')}"


def _level(side: str, *others: str) -> tuple[str, ...]:
    cells = ("mean", "negative", "spread", "last_ten", "last")
    return (*others, *(f"{side}.{cell}" for cell in cells))


def _columns(side: str, cells: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{side}.{cell}" for cell in cells)


SUBJECTS = (
    Subject(
        columns=_level("rater_gave", "bias", "bias_variance", "bias_vague"),
        high="{rater}'s earlier ratings of others ran high",
        low="{rater}'s earlier ratings of others ran low",
        usual="{rater}'s earlier ratings of others are as usual",
    ),
    Subject(
        columns=_level("ratee_got", "merit", "merit_variance", "merit_vague"),
        high="Others rated {ratee} higher than usual",
        low="Others rated {ratee} lower than usual",
        usual="Others rated {ratee} as usual, or not yet",
    ),
    Subject(
        columns=_level("rater_got", "rater_merit"),
        high="{rater} is rated higher than usual",
        low="{rater} is rated lower than usual",
        usual="{rater} is rated as usual, or not yet",
    ),
    Subject(
        columns=_level("ratee_gave", "ratee_bias"),
        high="{ratee}'s own ratings of others ran high",
        low="{ratee}'s own ratings of others ran low",
        usual="{ratee}'s own ratings of others are as usual, or none yet",
    ),
    Subject(
        columns=_columns("rater_gave", BURST[1:] + BURST[:1]),
        high="{rater} has rated higher than usual these days",
        low="{rater} has rated lower than usual these days",
        usual="{rater} has rated nobody these days",
    ),
    Subject(
        columns=_columns("ratee_got", BURST[1:] + BURST[:1]),
        high="{ratee} was rated higher than usual these days",
        low="{ratee} was rated lower than usual these days",
        usual="{ratee} was rated by nobody these days",
    ),
    Subject(
        columns=_columns("rater_got", BURST[1:] + BURST[:1]),
        high="{rater} was rated higher than usual these days",
        low="{rater} was rated lower than usual these days",
        usual="{rater} was rated by nobody these days",
    ),
    Subject(
        columns=_columns("ratee_gave", BURST[1:] + BURST[:1]),
        high="{ratee} has rated higher than usual these days",
        low="{ratee} has rated lower than usual these days",
        usual="{ratee} has rated nobody these days",
    ),
    Subject(
        columns=_columns("rater_gave", WHEN) + _columns("rater_got", WHEN),
        high="How often and when {rater} rated and was rated",
        low="How often and when {rater} rated and was rated",
        usual="{rater} is new",
    ),
    Subject(
        columns=_columns("ratee_got", WHEN) + _columns("ratee_gave", WHEN),
        high="How often and when {ratee} rated and was rated",
        low="How often and when {ratee} rated and was rated",
        usual="{ratee} is new",
    ),
    Subject(
        columns=("returned.value", "returned.any", "returned.beyond"),
        high="{ratee} rated {rater} above the mean before",
        low="{ratee} rated {rater} below the mean before",
        usual="{ratee} has not rated {rater}",
    ),
    Subject(
        columns=("path.said", "path.liked", "path.count"),
        high="People {rater} rated speak well of {ratee}",
        low="People {rater} rated do not speak well of {ratee}",
        usual="Nobody {rater} rated has rated {ratee}",
    ),
    Subject(
        columns=("common_raters.above", "common_raters.said", "common_raters.count"),
        high="People who rated both put {ratee} above {rater}",
        low="People who rated both put {ratee} below {rater}",
        usual="Nobody who rated both puts {ratee} above or below {rater}",
    ),
    Subject(
        columns=("common_ratees.high", "common_ratees.apart", "common_ratees.count"),
        high="{rater} rated people high who {ratee} rated too",
        low="{rater} rated people low who {ratee} rated too",
        usual="{rater} and {ratee} have rated nobody in common",
    ),
    Subject(
        columns=("way_back.said", "way_back.liked", "way_back.count"),
        high="People {ratee} rated speak well of {rater}",
        low="People {ratee} rated do not speak well of {rater}",
        usual="Nobody {ratee} rated has rated {rater}",
    ),
    Subject(
        columns=("like_raters.said", "like_raters.count"),
        high="People who rate like {rater} rated {ratee} high",
        low="People who rate like {rater} rated {ratee} low",
        usual="Nobody who rates like {rater} has rated {ratee}",
    ),
)
"""Every column stands in exactly one subject."""


def reasons(
    *, rater: str, ratee: str, row: Sequence[float], parts: Sequence[float], usual: float
) -> list[Contribution]:
    """The usual rating first, then the subjects, the heaviest first."""
    place = {name: n for n, name in enumerate(NAMES)}
    found = []
    for subject in SUBJECTS:
        first = row[place[subject.columns[0]]]
        words = subject.high if first > 0 else subject.low if first < 0 else subject.usual
        part = sum(parts[place[name]] for name in subject.columns)
        found.append(Contribution(sentence=words.format(rater=rater, ratee=ratee), part=part))
    found.sort(key=lambda reason: -abs(reason.part))
    return [Contribution(sentence="Ratings are usually", part=usual), *found]
