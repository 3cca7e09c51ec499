"""What a host reads of who waits, who is silent and who misses sessions."""

from cookout.practice.mastermind.turns import missed_words, silent_words, waiting_words


def test_a_host_reads_of_waits_silence_and_misses_in_words() -> None:
    assert waiting_words(name="Luis", weeks=0) == "Luis asked for a hot seat this week"
    assert waiting_words(name="Luis", weeks=1) == "Luis has waited one week for a hot seat"
    assert waiting_words(name="Luis", weeks=12) == "Luis has waited 12 weeks for a hot seat"
    assert silent_words(name="Ana").startswith("Ana wrote nothing")
    assert missed_words(name="Ben", missed=2) == ""
    assert missed_words(name="Ben", missed=3) == "Ben missed three sessions in the last 12 months"
