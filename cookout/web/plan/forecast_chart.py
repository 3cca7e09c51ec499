"""The forecast as a chart: everyone the member meets, beside the table that the minutes carry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from cookout.practice.formats import number
from cookout.practice.numbers import CHART_WEEKS
from cookout.practice.phrases import MONTHS
from cookout.practice.plan.forecast import Forecast

LEFT, RIGHT, TOP, BOTTOM = 38, 350, 24, 204
STEPS = (5, 10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_500, 5_000, 10_000)
MOST_LINES = 4
QUARTERS = (0, 13, 26, 39, CHART_WEEKS)


@dataclass(frozen=True)
class AxisMark:
    """A number on an axis, and where it stands."""

    at: float
    words: str


@dataclass(frozen=True)
class ForecastChart:
    """Two lines over a year, and the band of seats. All places are those of the picture."""

    everybody: str
    table: str
    seats_at: float
    band: float
    end: tuple[float, float]
    table_end: tuple[float, float]
    people: list[AxisMark]
    months: list[AxisMark]
    sentence: str
    all_words: str
    table_words: str


def draw(forecast: Forecast, *, on: date) -> ForecastChart:
    """The picture of a forecast that begins on a day."""
    rows, of = forecast.rows, forecast.capacity
    most = max(forecast.now + rows[-1].met, of.seats, 1)
    step = next((step for step in STEPS if most / step <= MOST_LINES), most)
    top = step * -(-most // step)

    def y(people: int) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * people / top, 1)

    def x(week: int) -> float:
        return round(LEFT + (RIGHT - LEFT) * week / CHART_WEEKS, 1)

    last = rows[-1]
    together = forecast.now + last.met
    return ForecastChart(
        everybody="M" + "L".join(f"{x(row.week)} {y(forecast.now + row.met)}" for row in rows),
        table="M" + "L".join(f"{x(row.week)} {y(row.deep)}" for row in rows),
        seats_at=y(of.seats),
        band=round(BOTTOM - y(of.seats), 1),
        end=(x(last.week), y(together)),
        table_end=(x(last.week), y(last.deep)),
        people=[AxisMark(y(people), number(people)) for people in range(0, top + 1, step)],
        months=[AxisMark(x(week), _month(on, week)) for week in QUARTERS],
        sentence=f"In a year: {number(together)} people if you keep everyone you meet, "
        f"{last.deep} at your table of {of.seats}.",
        all_words=f"Everyone: {number(together)}",
        table_words=f"Your table: {last.deep}",
    )


def _month(on: date, weeks: int) -> str:
    """The month so many weeks after a day, short: "Nov"."""
    days = min(weeks * 7, (date.max - on).days)
    return MONTHS[(on + timedelta(days=days)).month - 1][:3]
