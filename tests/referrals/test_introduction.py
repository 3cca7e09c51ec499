"""An introduction: no name or contact before both agree, and one step after the other."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cookout.members.member import Member
from cookout.referrals.answer_link import AnswerLink, NoSuchLink
from cookout.referrals.introduction import Introduction, NamesOne, NotAgreed
from cookout.referrals.recommendation import Recommendation
from tests.cast import AT, TODAY, person, rowan

pytestmark = pytest.mark.django_db


def offered(owner: Member) -> Introduction:
    first, second = person(owner, "Gus Amato"), person(owner, "Tomas Silva", role="Plumber")
    return Introduction.offer(first=first, second=second, why="A leaking faucet.", on=TODAY)


def test_both_agree_before_anything_else() -> None:
    one = offered(rowan())
    one.answer(one.first, "yes")
    for step in (lambda: one.introduce(on=TODAY), lambda: one.tell("well", on=TODAY)):
        with pytest.raises(NotAgreed):
            step()
    one.answer(one.second, "yes")
    one.introduce(on=TODAY)
    one.tell("well", on=TODAY)
    one.answer(one.first, "no")
    one.refresh_from_db()
    assert (one.is_agreed, one.talked_on, one.result) == (True, TODAY, "well")


def test_it_is_asked_once_how_it_went_two_weeks_after_they_were_introduced() -> None:
    one = offered(rowan())
    with pytest.raises(NotAgreed):
        AnswerLink.to_hear(one, at=AT)
    for both in (one.first, one.second):
        one.answer(both, "yes")
    one.introduce(on=TODAY)
    due = Introduction.objects.to_ask_about
    assert not due(on=TODAY + timedelta(days=13))
    assert list(due(on=TODAY + timedelta(days=14))) == [one]
    secret = AnswerLink.to_hear(one, at=AT)
    for result, talked in (("no-call", None), ("well", TODAY), ("", TODAY)):
        AnswerLink.find(secret, at=AT).give(result, at=AT)
        one.refresh_from_db()
        assert (one.result, one.talked_on) == (result, talked)
    one.ask_no_more(on=TODAY)
    assert not due(on=TODAY + timedelta(days=14))


def test_an_answer_taken_back_in_another_tab_is_no_agreement() -> None:
    one = offered(rowan())
    for both in (one.first, one.second):
        one.answer(both, "yes")
    other_tab = Introduction.objects.get(pk=one.pk)
    other_tab.answer(other_tab.first, "")
    with pytest.raises(NotAgreed):
        one.introduce(on=TODAY)
    other_tab.answer(other_tab.first, "yes")
    one.introduce(on=TODAY)
    other_tab.answer(other_tab.first, "no")
    one.refresh_from_db()
    assert (one.first_answer, one.introduced_on) == ("yes", TODAY)


def test_what_both_are_told_names_neither_of_them_and_is_offered_once() -> None:
    one = offered(rowan())
    with pytest.raises(NamesOne):
        Introduction.offer(first=one.first, second=one.second, why="Tomas can help.", on=TODAY)
    again = Introduction.offer(first=one.first, second=one.second, why="Faucet", on=TODAY)
    assert again == one


def test_a_link_opens_one_question_for_a_while_and_only_its_hash_is_kept() -> None:
    one = offered(rowan())
    old = AnswerLink.to_agree(one, one.first, at=AT)
    secret = AnswerLink.to_agree(one, one.first, at=AT)
    other = AnswerLink.to_agree(one, one.second, at=AT)
    assert secret not in str(AnswerLink.objects.values())
    for forged, at in ((old, AT), (secret + "x", AT), ("", AT), (secret, AT + timedelta(days=31))):
        with pytest.raises(NoSuchLink):
            AnswerLink.find(forged, at=at)
    link = AnswerLink.find(secret, at=AT)
    link.give("yes", at=AT)
    assert (one.first_answer, Introduction.objects.get().first_answer) == ("", "yes")
    assert AnswerLink.find(other, at=AT).answer == ""
    link.give("", at=AT)
    assert Introduction.objects.get().first_answer == ""
    with pytest.raises(ValueError, match="well"):
        link.give("well", at=AT)
    one.trash(at=AT)
    with pytest.raises(NoSuchLink):
        AnswerLink.find(secret, at=AT)


def test_the_asker_s_link_tells_how_it_went_and_takes_it_back() -> None:
    made = Recommendation.make(
        provider=person(rowan(), "Tomas Silva"), on=TODAY, basis="only_met", evidence="I met him."
    )
    secret = AnswerLink.to_tell(made, at=AT)
    for result in ("badly", "well", ""):
        AnswerLink.find(secret, at=AT).give(result, at=AT)
        made.refresh_from_db()
        assert made.result == result
