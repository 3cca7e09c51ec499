"""What a host reads of who waits, who is silent and who misses sessions."""

import pytest

from cookout.practice.mastermind.turns import (
    attended_words,
    missed_words,
    silent_words,
    waiting_words,
)


def test_a_host_reads_of_waits_silence_and_misses_in_words() -> None:
    assert waiting_words(name="Luis", weeks=0) == "Luis asked for a hot seat this week"
    assert waiting_words(name="Luis", weeks=1) == "Luis has waited one week for a hot seat"
    assert waiting_words(name="Luis", weeks=12) == "Luis has waited 12 weeks for a hot seat"
    assert silent_words(name="Ana").startswith("Ana wrote nothing")
    assert missed_words(name="Ben", missed=2) == ""
    assert missed_words(name="Ben", missed=3) == "Ben missed three sessions in the last 12 months"


@pytest.mark.parametrize(
    ("came", "of", "words"),
    [
        (0, 0, ""),
        (1, 1, "Ana: at the last session"),
        (0, 1, "Ana: not at the last session"),
        (0, 5, "Ana: at none of the last five sessions"),
        (1, 2, "Ana: at one of the last two sessions"),
        (2, 2, "Ana: at both of the last two sessions"),
        (4, 5, "Ana: at four of the last five sessions"),
        (5, 5, "Ana: at all of the last five sessions"),
    ],
)
def test_a_host_reads_how_often_a_member_came_in_words(came: int, of: int, words: str) -> None:
    assert attended_words(name="Ana", came=came, of=of) == words


def test_nobody_came_more_often_than_there_were_sessions() -> None:
    with pytest.raises(ValueError, match="more often"):
        attended_words(name="Ana", came=2, of=1)
