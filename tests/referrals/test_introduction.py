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
