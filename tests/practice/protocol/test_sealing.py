"""Who may write and read what, at every step of a session."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.protocol.library import ORDER, find_protocol
from cookout.practice.protocol.phase import Input
from cookout.practice.protocol.running_order import Step, running_order
from cookout.practice.protocol.sealing import accepts, may_read, takes_replies

ROUND = running_order(find_protocol("question-round"), hot_seats=2, members=5)


def index_of(key: str, *, hot_seat: int | None = 1, order: tuple[Step, ...] = ROUND) -> int:
    return next(step.index for step in order if step.phase.key == key and step.hot_seat == hot_seat)


def reads(index: int, *, begun: tuple[str, ...] = (), seat: int = 1, over: bool = False) -> bool:
    return may_read(
        order=ROUND,
        index=index,
        hot_seat=seat,
        author="Ana",
        reader="Marcus",
        begun=begun,
        over=over,
    )


@pytest.mark.parametrize(
    ("key", "begun", "open_"),
    [
        ("clarify", (), False),
        ("write", (), False),
        ("write", ("Ana",), False),
        ("round", (), False),
        ("round", ("Bo",), False),
        ("round", ("Bo", "Ana"), True),
        ("heard", (), True),
        ("takeaway", (), True),
    ],
)
def test_a_card_opens_with_its_authors_turn_and_all_open_after_the_round(
    key: str, begun: tuple[str, ...], open_: bool
) -> None:
    assert reads(index_of(key), begun=begun) is open_


def test_cards_of_the_second_hot_seat_stay_sealed_while_the_first_is_on() -> None:
    assert not reads(index_of("round"), begun=("Ana",), seat=2)
    assert not reads(index_of("takeaway"), seat=2)
    assert reads(index_of("takeaway", hot_seat=2), seat=2)


def test_cards_of_the_first_hot_seat_stay_open_in_the_second() -> None:
    assert reads(index_of("write", hot_seat=2))


def test_all_cards_are_open_when_the_session_is_over() -> None:
    assert reads(index_of("write", hot_seat=2), seat=2, over=True)


def test_written_answers_of_four_days_open_when_their_phase_ends() -> None:
    order = running_order(find_protocol("async96h"), hot_seats=1, members=8)
    for key, open_ in (("clarify", False), ("write", False), ("heard", True)):
        index = index_of(key, order=order)
        assert open_ is may_read(order=order, index=index, hot_seat=1, author=1, reader=2)


@given(data=st.data(), key=st.sampled_from(ORDER))
def test_an_author_always_reads_their_own_and_nobody_a_sealed_one(
    data: st.DataObject, key: str
) -> None:
    order = running_order(find_protocol(key), hot_seats=2, members=5)
    index = data.draw(st.integers(0, len(order) - 1))
    hot_seat = data.draw(st.integers(1, 2))
    begun = data.draw(st.sets(st.integers(1, 5)))
    author, reader = data.draw(st.tuples(st.integers(1, 5), st.integers(1, 5)))
    may = may_read(
        order=order, index=index, hot_seat=hot_seat, author=author, reader=reader, begun=begun
    )
    seals = [
        step.index
        for step in order
        if step.hot_seat == hot_seat and step.phase.visibility == "sealed"
    ]
    if author == reader or not seals or index > max(seals):
        assert may
    elif index < max(seals) or author not in begun:
        assert not may


@pytest.mark.parametrize(
    ("key", "what", "from_asker", "from_others"),
    [
        ("ask", Input.CARD, False, False),
        ("clarify", Input.QUESTION, True, True),
        ("clarify", Input.CARD, False, False),
        ("restate", Input.RESTATEMENT, True, False),
        ("write", Input.CARD, False, True),
        ("write", Input.QUESTION, False, False),
        ("round", Input.CARD, False, True),
        ("heard", Input.HEARD, True, False),
        ("heard", Input.CARD, False, True),
        ("promise", Input.PROMISE, True, False),
        ("promise", Input.CARD, False, False),
        ("promise", Input.NOTHING, False, False),
    ],
)
def test_a_phase_takes_what_it_asks_for_and_no_more(
    key: str, what: Input, from_asker: bool, from_others: bool
) -> None:
    step = ROUND[index_of(key)]
    assert accepts(step=step, is_asker=True, what=what) is from_asker
    assert accepts(step=step, is_asker=False, what=what) is from_others


def test_everybody_tells_of_their_promises_and_of_who_they_used() -> None:
    for key, what in (("promises", Input.KEPT), ("used", Input.EXPERIENCE)):
        step = ROUND[index_of(key, hot_seat=None)]
        assert accepts(step=step, is_asker=True, what=what)
        assert accepts(step=step, is_asker=False, what=what)
        assert not accepts(step=step, is_asker=False, what=Input.CARD)


def test_the_asker_replies_while_the_question_is_made_clear_and_listens_afterwards() -> None:
    told = {key: takes_replies(step=ROUND[index_of(key)]) for key in ("clarify", "write", "round")}
    assert told == {"clarify": True, "write": False, "round": False}
