"""A thank-you names what somebody did and what it changed; a member's page says it in words."""

from __future__ import annotations

import pytest

from cookout.mastermind.fellow_story import fellow_story
from cookout.mastermind.group import Group
from cookout.mastermind.my_turn import group_turns
from cookout.mastermind.notices.group_news import group_news
from cookout.mastermind.questions.question_outcome import QuestionOutcome
from cookout.mastermind.thank_you import ThanksNobody, ThankYou
from tests.cast import AT, rowan, sol
from tests.mastermind.questions.test_questions import DAY, answered, asked, places
from tests.mastermind.world import another, found

pytestmark = pytest.mark.django_db
SAID = {"deed": "Read my lease twice", "change": "I signed for three years."}


@pytest.fixture
def group() -> Group:
    return found(sol(), rowan(), another("Ana Birch"))


def test_whoever_is_thanked_reads_it_that_day_and_in_the_email(group: Group) -> None:
    sol_, rowan_, ana = places(group)
    ThankYou.give(giver=sol_, receiver=ana, at=AT, **SAID)
    assert ana.member
    (line,) = group_turns(ana.member, at=AT + DAY)
    assert line.words == "Sol thanked you: “Read my lease twice”"
    assert line.why == "I signed for three years."
    assert not group_turns(ana.member, at=AT + 15 * DAY)
    assert rowan_.member
    assert not group_turns(rowan_.member, at=AT + DAY)
    for with_notes, words in ((False, "."), (True, ": Read my lease twice.")):
        span = {"since": AT - DAY, "at": AT + DAY, "with_notes": with_notes}
        told = group_news(ana.member, **span)  # type: ignore[arg-type]
        assert told == [f"Sol thanked you in {group}{words}"]


@pytest.mark.parametrize("said", [{"deed": "Great job"}, {"change": "Everything"}, {"deed": " "}])
def test_praise_without_a_deed_or_a_change_is_no_thank_you(
    group: Group, said: dict[str, str]
) -> None:
    sol_, rowan_, _ = places(group)
    with pytest.raises(ThanksNobody, match="Say what"):
        ThankYou.give(giver=sol_, receiver=rowan_, at=AT, **SAID | said)


def test_nobody_thanks_themselves_or_someone_of_another_group(group: Group) -> None:
    sol_, _, _ = places(group)
    elsewhere = found(another("Bo Lind")).members.get()
    for receiver in (sol_, elsewhere):
        with pytest.raises(ThanksNobody, match="another member of this group"):
            ThankYou.give(giver=sol_, receiver=receiver, at=AT, **SAID)


def test_a_story_has_what_was_asked_helped_and_thanked_for_and_no_unheard_answer(
    group: Group,
) -> None:
    sol_, rowan_, ana = places(group)
    question = asked(sol_)
    heard, _ = answered(question, rowan_), answered(question, ana)
    heard.hear("will_try", why="", by=sol_, at=AT)
    QuestionOutcome.tell(question=question, text="We signed.", by=sol_, at=AT, days=30)
    ThankYou.give(giver=sol_, receiver=rowan_, at=AT, **SAID)
    assert ana.member
    story = fellow_story(rowan_, member=ana.member)
    assert [(one.answer, one.came_of_it) for one in story.helped] == [(heard, "We signed.")]
    assert [str(one) for one in story.thank_yous] == ["Sol: Read my lease twice"]
    assert not story.asked
    assert [one.question for one in fellow_story(sol_, member=ana.member).asked] == [question]
    assert not fellow_story(ana, member=ana.member).helped


def test_who_left_reads_no_thank_you(group: Group) -> None:
    sol_, rowan_, ana = places(group)
    ThankYou.give(giver=sol_, receiver=ana, at=AT, **SAID)
    rowan_.leave(at=AT)
    assert rowan_.member
    assert not ThankYou.objects.seen_by(rowan_.member).exists()
