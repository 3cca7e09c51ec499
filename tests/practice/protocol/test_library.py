"""The protocols that come along: they add up, and a copy that does not is refused with the sum."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.protocol.checking import DoesNotAddUp, WrongProtocol
from cookout.practice.protocol.editing import edited
from cookout.practice.protocol.library import DEFAULT, ORDER, every_protocol, find_protocol, read
from cookout.practice.protocol.phase import Input, Lock, Speaker, Visibility
from cookout.practice.protocol.running_order import running_order, speaking_order, total

MINUTES = {
    "question-round": 90,
    "hotseat60": 60,
    "troika30": 30,
    "async96h": 96 * 60,
    "consultancy50": 50,
    "actionset40": 40,
    "caseclinic70": 70,
    "leancoffee60": 60,
    "lightning32": 32,
    "forum240": 240,
}


@pytest.mark.parametrize("key", ORDER)
def test_every_protocol_adds_up_and_names_its_sources(key: str) -> None:
    protocol = find_protocol(key)
    order = running_order(protocol, hot_seats=protocol.hot_seats, members=protocol.members)
    assert protocol.sum == total(order) == MINUTES[key] * 60
    assert all(protocol.sources)
    assert [step.index for step in order] == list(range(len(order)))


def test_the_question_round_is_the_default_and_comes_first() -> None:
    assert list(every_protocol()) == list(MINUTES)
    assert DEFAULT == "question-round"


@pytest.mark.parametrize("key", ["question-round", "hotseat60", "forum240", "async96h"])
def test_before_answers_are_written_none_are_taken_and_written_ones_are_sealed(key: str) -> None:
    phases = [phase for phase in find_protocol(key).phases if phase.in_hot_seat]
    write = next(index for index, phase in enumerate(phases) if phase.takes is Input.CARD)
    assert all(Lock.ANSWERS in phase.locks for phase in phases[:write])
    assert phases[write].visibility is Visibility.SEALED


@pytest.mark.parametrize("key", ORDER)
def test_while_the_others_answer_the_asker_cannot_reply(key: str) -> None:
    for phase in find_protocol(key).phases:
        if phase.takes is Input.CARD and phase.in_hot_seat:
            assert Lock.REPLIES in phase.locks, phase.name


@pytest.mark.parametrize(
    ("changed", "session", "sentence"),
    [
        (
            {"close": 9 * 60},
            None,
            "The phases add up to 92 minutes, and the session is 90 minutes. Take away 2 minutes.",
        ),
        # A phase of the hot seat counts once for each of the two.
        (
            {"round": 8 * 60},
            None,
            "The phases add up to 86 minutes, and the session is 90 minutes. Add 4 minutes.",
        ),
        (
            {"close": 7 * 60 + 30},
            None,
            "The phases add up to 90 minutes 30 seconds, and the session is 90 minutes. "
            "Take away 30 seconds.",
        ),
        (
            {},
            60 * 60,
            "The phases add up to 90 minutes, and the session is 60 minutes. Take away 30 minutes.",
        ),
    ],
)
def test_a_copy_that_does_not_add_up_is_refused_with_the_sum(
    changed: dict[str, int], session: int | None, sentence: str
) -> None:
    with pytest.raises(DoesNotAddUp) as refused:
        edited(find_protocol(DEFAULT), seconds_by_key=changed, seconds=session)
    assert str(refused.value) == sentence


@given(moved=st.integers(-6, 40))
def test_minutes_moved_from_a_phase_to_another_add_up_and_change_nothing_else(moved: int) -> None:
    whole = find_protocol(DEFAULT)
    changed = {"close": (7 + moved) * 60, "used": 8 * 60, "open": 5 * 60}
    copy = edited(whole, seconds_by_key=changed, seconds=(90 + moved) * 60, name="Ours")
    assert copy.sum == (90 + moved) * 60
    assert [(phase.key, phase.locks, phase.takes, phase.visibility) for phase in copy.phases] == [
        (phase.key, phase.locks, phase.takes, phase.visibility) for phase in whole.phases
    ]


@pytest.mark.parametrize("changed", [{"nowhere": 60}, {"close": 0}, {"close": -60}])
def test_a_copy_with_an_unknown_phase_or_without_time_is_refused(changed: dict[str, int]) -> None:
    with pytest.raises(WrongProtocol):
        edited(find_protocol(DEFAULT), seconds_by_key=changed)


HEAD = 'name = "Ours"\nminutes = 5\nmembers = 4\nhot_seats = 1\nsources = ["us"]\n'
PHASE = '[[phases]]\nkey = "ask"\nname = "Ask"\nminutes = 5\nspeaker = "asker"\nhot_seat = true\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HEAD, "cannot be read"),
        (HEAD + PHASE.replace('"asker"', '"nobody"'), "cannot be read"),
        (HEAD + PHASE.replace("= 5", "= 0.01"), "cannot be read"),
        (HEAD + PHASE.replace("hot_seat = true", ""), "hot seat"),
        (HEAD + PHASE + 'lock = ["answers"]\ninput = "card"\n', "locks them"),
        (HEAD + PHASE + "most_each = 30\n", "nobody has a turn"),
        (HEAD.replace("= 5", "= 10") + PHASE + PHASE, "same key"),
        (HEAD.replace("= 1\n", "= 0\n") + PHASE, "hot seat"),
        ("name = ", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_run_is_refused_in_words(text: str, says: str) -> None:
    assert read(key="ours", text=HEAD + PHASE).sum == 300
    with pytest.raises(WrongProtocol, match=says):
        read(key="ours", text=text)


@given(hot_seats=st.integers(1, 9), members=st.integers(2, 20), key=st.sampled_from(ORDER))
def test_a_session_repeats_the_hot_seat_and_gives_everybody_but_the_asker_a_turn(
    hot_seats: int, members: int, key: str
) -> None:
    protocol = find_protocol(key)
    order = running_order(protocol, hot_seats=hot_seats, members=members)
    inside = [phase for phase in protocol.phases if phase.in_hot_seat]
    assert sum(step.hot_seat is not None for step in order) == hot_seats * len(inside)
    for step in order:
        if step.phase.speaker is Speaker.EACH:
            assert step.speakers == members - (step.hot_seat is not None)
            assert 0 < step.seconds_each * step.speakers <= max(step.seconds, step.speakers)
        else:
            assert step.speakers == step.seconds_each == 0


def test_a_turn_of_the_promise_round_is_at_most_a_minute() -> None:
    promises = running_order(find_protocol(DEFAULT), hot_seats=2, members=5)[1]
    assert (promises.speakers, promises.seconds_each, promises.seconds) == (5, 60, 600)


def test_a_lightning_round_gives_half_a_minute_to_however_many_are_there() -> None:
    order = running_order(find_protocol("lightning32"), hot_seats=5, members=5)
    assert total(order) == 5 * (30 + 4 * 30)


def test_without_the_asker_everyone_there_has_a_turn_in_the_same_time() -> None:
    there, away = (
        running_order(find_protocol(DEFAULT), hot_seats=2, members=6, without_asker=absent)
        for absent in ((), (2,))
    )
    each = [one.index for one in there if one.hot_seat and one.phase.speaker is Speaker.EACH]
    first, second = each[0], each[-1]
    assert (there[first].speakers, away[first].speakers) == (5, 5)
    assert (there[second].speakers, away[second].speakers) == (5, 6)
    assert away[second].seconds_each * 6 <= away[second].seconds == there[second].seconds
    lightning = running_order(
        find_protocol("lightning32"), hot_seats=1, members=5, without_asker=(1,)
    )
    assert total(lightning) == 30 + 5 * 30


def test_another_member_begins_in_every_hot_seat() -> None:
    members = ["Ana", "Bo", "Cy", "Di"]
    assert speaking_order(members=members, asker="Bo", hot_seat=1) == ("Ana", "Cy", "Di")
    assert speaking_order(members=members, asker="Bo", hot_seat=2) == ("Cy", "Di", "Ana")
    assert speaking_order(members=members, asker=None, hot_seat=None) == tuple(members)
    assert speaking_order(members=["Bo"], asker="Bo", hot_seat=2) == ()


@pytest.mark.parametrize(("hot_seats", "members"), [(0, 8), (1, 1)])
def test_no_session_without_a_hot_seat_and_two_members(hot_seats: int, members: int) -> None:
    with pytest.raises(ValueError, match="a session needs"):
        running_order(find_protocol(DEFAULT), hot_seats=hot_seats, members=members)
