"""People as the practice knows them, for its tests: by hand and by Hypothesis."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from cookout.practice.cadence import Difficulty
from cookout.practice.plan.workdays import Away, Days
from cookout.practice.today.person_facts import PersonFacts, Promised, Remembered

TUESDAY = date(2026, 11, 17)

KINDS = ("cares", "family", "sport", "allergy", "wants", "when", "other")

# Mostly days near each other, round a year end, so that much is due; and some far away.
days = st.one_of(
    st.dates(date(2026, 12, 20), date(2027, 1, 10)),
    st.dates(date(2026, 9, 1), date(2027, 3, 15)),
    st.dates(date(2024, 1, 1), date(2028, 12, 31)),
)
# Signs that break lines, templates or the direction of writing, beside plain words. No
# exclamation mark, so that one in a result is ours.
calm_text = st.text(
    st.sampled_from(
        "abc Öé漢 {}%$<>&'\"\n\r\t\0\x1b\u202e\u200b\ufeff\u2028\U0001f469\u200d,.;:?0"
    ),
    max_size=200,
)
names = st.one_of(st.sampled_from(("Dana", "Teo", "Ines", "Bo", "Kit")), calm_text)
maybe_days = st.one_of(st.none(), days)
birthdays = st.one_of(
    st.none(),
    st.tuples(st.just(12), st.integers(20, 31)),
    st.tuples(st.integers(1, 12), st.integers(1, 31)),
    st.just((2, 29)),
)
lines = st.builds(
    Remembered, kind=st.sampled_from(KINDS), words=calm_text, on=maybe_days, yearly=st.booleans()
)
promises = st.builds(Promised, id=st.integers(1, 99), what=calm_text, due_on=maybe_days)
somebody = st.builds(
    PersonFacts,
    id=st.integers(1, 999),
    name=names,
    first_name=names,
    place=st.sampled_from(("new", "deep", "warm", "gone", "book")),
    met_on=maybe_days,
    event_name=st.one_of(st.just(""), st.just("the harvest breakfast"), calm_text),
    last_touch_on=maybe_days,
    touches=st.integers(0, 9),
    said_hello=st.booleans(),
    remembered=st.lists(lines, max_size=3).map(tuple),
    birthday=birthdays,
    promises=st.one_of(st.just(()), st.just(()), st.lists(promises, max_size=2).map(tuple)),
    last_words=calm_text,
    last_kind=st.sampled_from(("", "met", "call", "message", "letter")),
    asks=st.lists(calm_text, max_size=1).map(tuple),
    difficulty=st.sampled_from(Difficulty),
    last_was_note=st.booleans(),
    never_answered=st.booleans(),
    gave=st.integers(0, 12),
    asked=st.integers(0, 12),
)
aways = st.builds(
    lambda first, longer: Away(first_on=first, last_on=first + timedelta(days=longer)),
    st.dates(date(2026, 12, 20), date(2027, 1, 20)),
    st.integers(0, 20),
)
plans = st.builds(
    Days,
    pattern=st.lists(st.sampled_from((0, 0, 5, 10, 15, 25, 40, 90)), max_size=12).map(tuple),
    starts_on=days,
    away=st.lists(aways, max_size=2).map(tuple),
)
everybody = st.lists(somebody, max_size=12, unique_by=lambda one: one.id)


def dana(**known: Any) -> PersonFacts:
    """Somebody at the table, in touch a week ago and often before that."""
    usual = PersonFacts(
        id=1,
        name="Dana Whitlow",
        first_name="Dana",
        place="deep",
        last_touch_on=date(2026, 11, 10),
        touches=8,
        said_hello=True,
    )
    return replace(usual, **known)


def teo(**known: Any) -> PersonFacts:
    """Somebody met yesterday, to go deep with, who has not heard from the member yet."""
    usual = PersonFacts(
        id=2,
        name="Teo Marsh",
        first_name="Teo",
        place="deep",
        met_on=date(2026, 11, 16),
        event_name="the harvest breakfast",
        last_touch_on=date(2026, 11, 16),
        last_kind="met",
        touches=1,
    )
    return replace(usual, **known)
