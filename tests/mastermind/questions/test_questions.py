"""A question to a group: made clear, answered, heard, and what came of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise, NotAllHeard
from cookout.mastermind.questions.clarifying_question import ClarifyingQuestion
from cookout.mastermind.questions.group_answer import AnswerIsHeard, GroupAnswer, NotTheAuthor
from cookout.mastermind.questions.group_question import (
    AnswersAreLocked,
    AskerListens,
    ClarifyingIsOver,
    GroupQuestion,
    NotAQuestion,
    NotTheAsker,
)
from cookout.mastermind.questions.heard_back import heard_back_ledger
from cookout.mastermind.questions.personal_request import PersonalRequest, ask_personally
from cookout.mastermind.questions.question_outcome import QuestionOutcome, outcome_due
from cookout.mastermind.sessions.earlier_more import NotToldYet, want_more
from cookout.practice.mastermind.questions import WrittenQuestion
from cookout.trash.leaving import leave
from tests.cast import AT, TODAY, rowan, sol
from tests.mastermind.world import another, by_mail, found

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def group() -> Group:
    return found(sol(), rowan(), another("Ana Birch"))


def places(group: Group) -> list[GroupMember]:
    """Sol, Rowan and Ana, as members of the group."""
    return list(group.members.present().select_related("member", "group"))


def asked(
    asker: GroupMember, text: str = "How do I find a partner?", *, is_open: bool = True
) -> GroupQuestion:
    written = WrittenQuestion(question=text, background="A shop.")
    question = GroupQuestion.ask(asker=asker, written=written, brings="concern", at=AT)
    if is_open:
        question.open_answers(by=asker, at=AT)
    return question


def answered(question: GroupQuestion, by: GroupMember, text: str = "I asked.") -> GroupAnswer:
    return GroupAnswer.give(
        question=question, by=by, text=text, gives="concept", basis="lived", at=AT
    )


def test_a_question_is_one_sentence_with_a_question_mark(group: Group) -> None:
    sol_, *_ = places(group)
    for wrong in ("I need a partner.", "Who? Why?", " "):
        with pytest.raises(NotAQuestion):
            asked(sol_, wrong)
    question = asked(sol_, is_open=False)
    with pytest.raises(NotAQuestion):
        question.restate("Partner.", by=sol_)


def test_clarifying_comes_first_and_both_versions_stay(group: Group) -> None:
    sol_, rowan_, _ = places(group)
    question = asked(sol_, is_open=False)
    with pytest.raises(AnswersAreLocked):
        answered(question, rowan_)
    made = ClarifyingQuestion.ask(question=question, by=rowan_, text="Which shop?", at=AT)
    with pytest.raises(NotTheAsker):
        made.answer("Mine.", by=rowan_, at=AT)
    made.answer("The one downtown.", by=sol_, at=AT)
    question.restate("How do I find a partner for downtown?", by=sol_)
    question.open_answers(by=sol_, at=AT)
    assert question.first == "How do I find a partner?"
    assert question.text == "How do I find a partner for downtown?"
    with pytest.raises(ClarifyingIsOver):
        ClarifyingQuestion.ask(question=question, by=rowan_, text="And?", at=AT)
    with pytest.raises(AskerListens):
        ClarifyingQuestion.ask(question=question, by=sol_, text="And?", at=AT)


def test_the_asker_only_listens_then_says_what_they_heard_and_promises(group: Group) -> None:
    sol_, rowan_, ana = places(group)
    question = asked(sol_)
    with pytest.raises(AskerListens):
        answered(question, sol_)
    first, second = answered(question, rowan_), answered(question, ana)
    first.want_more("How?", by=sol_, at=AT)
    with pytest.raises(NotTheAuthor):
        first.tell_more("Like this.", by=ana, at=AT)
    first.tell_more("Like this.", by=rowan_, at=AT)
    first.hear("will_try", why="It is simple.", by=sol_, at=AT)
    step = {"question": question, "by": sol_, "what": "Call Ana", "due_on": TODAY + 7 * DAY}
    with pytest.raises(NotAllHeard):
        GroupPromise.after_hearing(**step, at=AT, on=TODAY)
    with pytest.raises(ValueError, match="great"):
        second.hear("great", why="", by=sol_, at=AT)
    second.hear("not_for_me", why="", by=sol_, at=AT)
    promise = GroupPromise.after_hearing(**step, at=AT, on=TODAY)
    assert GroupPromise.after_hearing(**step, at=AT, on=TODAY) == promise
    question.refresh_from_db()
    assert question.heard_at == AT
    assert (first.is_useful, second.is_useful) == (True, False)
    with pytest.raises(AnswerIsHeard):
        answered(question, rowan_, "Otherwise.")
    first.feel(True, by=rowan_)
    with pytest.raises(NotTheAuthor):
        first.feel(False, by=sol_)


def test_a_member_has_one_answer_theirs_to_change_until_it_is_heard(group: Group) -> None:
    sol_, rowan_, _ = places(group)
    question = asked(sol_)
    answered(question, rowan_)
    again = answered(question, rowan_, "I asked twice.")
    assert GroupAnswer.objects.get() == again
    assert again.changed_at == AT


def test_the_ledger_says_in_words_what_is_owed_oldest_first(group: Group) -> None:
    sol_, rowan_, ana = places(group)
    member = sol_.member
    assert member
    old, new = asked(sol_), asked(ana, "Where do I hire?")
    answered(old, rowan_).hear("new", why="", by=sol_, at=AT)
    answered(new, rowan_)
    GroupPromise.after_hearing(
        question=old, by=sol_, what="Call", due_on=TODAY, at=AT - 40 * DAY, on=TODAY
    )
    lines = [line.words for line in heard_back_ledger(group, member=member, on=TODAY)]
    assert lines == [
        "Sol hasn’t said what came of “How do I find a partner?”, due November 7",
        "Ana hasn’t said what they heard from Rowan on “Where do I hire?”, today",
    ]
    old.refresh_from_db()
    assert outcome_due(old, on=TODAY) == 30
    QuestionOutcome.tell(question=old, text="Found one.", by=sol_, at=AT, days=30)
    assert [line.question_id for line in heard_back_ledger(group, member=member, on=TODAY)] == [
        new.pk
    ]
    assert outcome_due(old, on=TODAY + 60 * DAY) == 90
    with pytest.raises(NotTheAsker):
        QuestionOutcome.tell(question=old, text="No.", by=ana, at=AT, days=90)


def test_at_most_three_are_asked_with_a_reason_and_nobody_a_third_time_in_a_week() -> None:
    members = [another(f"{name} Birch") for name in ("Ana", "Ben", "Cleo", "Dario")]
    group = found(sol(), *members)
    sol_, *others = list(group.members.present())
    for other in others:
        other.describe(trade="", lived="Took in a partner", speaks_to="")
    question = asked(sol_)
    made = ask_personally(question, at=AT)
    assert len(made) == 3
    assert all("says they lived “Took in a partner”" in one.reasons for one in made)
    assert ask_personally(question, at=AT) == made
    for _ in range(3):
        ask_personally(asked(sol_), at=AT)
    counted = [other.requests.count() for other in others]
    assert max(counted) == 2
    assert PersonalRequest.objects.filter(asked=sol_).count() == 0


def test_who_is_in_several_groups_is_asked_twice_a_week_in_all_of_them_together() -> None:
    ana = another("Ana Birch")
    groups = [found(another(f"{name} Holt"), ana) for name in ("Cleo", "Dario", "Edda")]
    for number, group in enumerate(groups):
        group.membership_of(ana).describe(trade="", lived="Took in a partner", speaks_to="")
        brett = by_mail(group)
        brett.describe(trade="", lived="Took in a partner", speaks_to="")
        # Listed by mail in every group, once with capital letters.
        GroupMember.objects.filter(pk=brett.pk).update(
            email="Brett@x.org" if number else "brett@x.org"
        )
    asked_of = [
        {one.asked.first_name for one in ask_personally(asked(group.members.present()[0]), at=AT)}
        for group in (*groups, *groups)
    ]
    assert asked_of == [{"Ana", "Brett"}] * 2 + [set()] * 4
    # A week later they may be asked again.
    later = asked(groups[0].members.present()[0])
    assert len(ask_personally(later, at=AT + timedelta(days=7))) == 2


def test_what_a_member_wrote_stays_without_their_name_when_their_account_goes(
    group: Group,
) -> None:
    sol_, rowan_, _ = places(group)
    answer = answered(asked(sol_), rowan_)
    assert rowan_.member
    leave(rowan_.member)
    answer.refresh_from_db()
    assert (answer.text, answer.author.full_name) == ("I asked.", "A former member")


def test_why_members_were_asked_names_nobody_whose_account_is_gone(group: Group) -> None:
    sol_, rowan_, ana = places(group)
    rowan_.describe(trade="", lived="Took in a partner", speaks_to="")
    answered(asked(sol_), ana)
    asked_again = asked(sol_)
    ask_personally(asked_again, at=AT)
    of_ana = PersonalRequest.objects.get(question=asked_again, asked=ana)
    of_ana.reasons += "\nAna has answered Sol before"
    of_ana.save()
    assert rowan_.member
    assert sol_.member
    for gone in (rowan_.member, sol_.member):
        leave(gone)
    left = list(PersonalRequest.objects.values_list("reasons", flat=True))
    assert any(left)
    assert not any(name in words for words in left for name in ("Rowan", "Sol"))


def test_more_can_be_asked_for_again_once_it_was_told(group: Group) -> None:
    asker, author, other = places(group)
    told = {"text": "We waited.", "gives": "concept", "basis": "lived"}
    answer = GroupAnswer.give(question=asked(asker), by=author, at=AT, **told)
    with pytest.raises(NotTheAsker):
        want_more(answer, "How long?", by=other, at=AT)
    want_more(answer, "How long?", by=asker, at=AT)
    with pytest.raises(NotToldYet):
        want_more(answer, "How?", by=asker, at=AT)
    answer.tell_more("A year.", by=author, at=AT)
    want_more(answer, "And then?", by=asker, at=AT)
    answer.refresh_from_db()
    assert (answer.more_wanted, answer.more) == ("And then?", "")
    answer.tell_more("We grew.", by=author, at=AT)
    assert [(one.wanted, one.told) for one in answer.earlier_more.all()] == [
        ("How long?", "A year.")
    ]
