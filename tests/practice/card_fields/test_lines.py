"""Pieces that share a baseline are one line; columns stay apart."""

from __future__ import annotations

from cookout.practice.card_fields.lines import clean, join_pieces
from tests.practice.card_fields.printed import at


def texts(*pieces: object) -> list[str]:
    return [line.text for line in join_pieces(pieces)]  # type: ignore[arg-type]


def test_a_label_far_from_its_number_joins_it() -> None:
    number, label = at("555-0134", left=260, top=101), at("mob:", left=50, top=100)
    assert texts(number, label) == ["mob: 555-0134"]


def test_two_columns_on_one_baseline_stay_two_lines() -> None:
    assert texts(at("Vera Holt", left=50, top=100), at("555-0134", left=600, top=102)) == [
        "Vera Holt",
        "555-0134",
    ]


def test_a_label_beside_a_name_begins_a_column_of_its_own() -> None:
    name, label, number = (
        at("Ewa Wilk", left=50, top=100),
        "kom.",
        at("555-0134", left=300, top=101),
    )
    right = name.box.right + name.box.height
    assert texts(name, at(label, left=int(right), top=101), number) == ["Ewa Wilk", "kom. 555-0134"]


def test_words_of_one_line_join_in_order() -> None:
    assert texts(at("Works", left=205, top=100), at("Adventure", left=50, top=101)) == [
        "Adventure Works"
    ]


def test_lines_come_from_top_to_bottom_and_front_before_back() -> None:
    assert texts(
        at("back", left=50, top=10, side=1),
        at("low", left=50, top=200),
        at("high", left=50, top=20),
    ) == ["high", "low", "back"]


def test_pictograms_read_as_letters_go() -> None:
    assert clean("☎ 555-0134") == "555-0134"
    assert clean("品 Adventure Works") == "Adventure Works"
    assert clean("• Sol ·") == "Sol"
