"""Whatever a reader finds, fields come of it and no error."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cookout.practice.card_fields.lines import Box, TextLine
from cookout.practice.card_fields.reading import read_fields

WORDS = st.sampled_from(
    "Vera Holt GmbH Tel. 818-555-0134 vera@example.org www.example.org 10115 Berlin, CA Dr. CPA "
    "Loan Officer & - | @ . , : 0 +49 (0) II o\u0308 \u00df \u0130 1 St. of www. @. a@b".split()
)
TEXTS = st.lists(WORDS, max_size=8).map(" ".join) | st.text(max_size=60)
NUMBERS = st.floats(min_value=0, max_value=2_000)


@st.composite
def lines(draw: st.DrawFn) -> TextLine:
    left, top = draw(NUMBERS), draw(NUMBERS)
    box = Box(
        left=left,
        top=top,
        right=left + draw(NUMBERS),
        bottom=top + draw(NUMBERS),
        side=draw(st.integers(0, 1)),
    )
    others = tuple(draw(st.lists(TEXTS, max_size=2)))
    return TextLine(
        text=draw(TEXTS), box=box, confidence=draw(st.floats(0, 1)), alternatives=others
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(lines(), max_size=10), st.sampled_from(["US", "DE", "ZZ", ""]))
def test_any_lines_give_fields_with_confidences_from_0_to_1(
    found: list[TextLine], region: str
) -> None:
    card = read_fields(found, region=region)
    single = (card.name, card.company, card.title, card.address)
    fields = [*filter(None, single), *card.phones, *card.mails, *card.links]
    assert all(0 <= field.confidence <= 1 and field.value for field in fields)
