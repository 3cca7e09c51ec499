"""The same provider, told of by two members: one asks, the other says yes or no."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.my_turn import group_turns
from cookout.mastermind.providers.group_statements import group_providers
from cookout.mastermind.providers.provider_pairs import compare_providers
from cookout.mastermind.providers.provider_question import ask_who_has_used, name_provider
from cookout.mastermind.providers.same_provider import NotToBeCompared, SameProvider
from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.mastermind.questions.group_question import GroupQuestion
from tests.cast import AT, job, person, rowan, sol
from tests.mastermind.world import another, found, named

pytestmark = pytest.mark.django_db
ON = AT.date()


@pytest.fixture
def group() -> Group:
    return found(sol(), rowan(), another("Ana Ruiz"))


@pytest.fixture
def question(group: Group) -> GroupQuestion:
    """Rowan asks who has used a plumber."""
    asker = group.membership_of(named("Rowan"))
    return ask_who_has_used(asker=asker, trade="plumber", need="", at=AT)[0]


def place(question: GroupQuestion, name: str) -> GroupMember:
    return question.group.membership_of(named(name))


def told(question: GroupQuestion, by: str, provider: str, **more: str) -> SharedExperience:
    said = {"basis": "used", "what": "a tap", "source_name": "", "outcome": "well"} | more
    author = place(question, by)
    return name_provider(question, by=author, key=provider, provider=provider, on=ON, at=AT, **said)


def names(question: GroupQuestion) -> list[tuple[str, int]]:
    """The providers that Rowan, who only asked, finds, each with how many statements."""
    found = group_providers(named("Rowan"), "plumber", on=ON)
    return sorted((one.name, len(one.statements)) for one in found)


def test_two_of_one_name_are_two_until_both_said_that_it_is_one(question: GroupQuestion) -> None:
    mine = told(question, "Ana", "Joe Ramos")
    theirs = told(question, "Sol", "Joseph Ramos", basis="met", outcome="")
    assert names(question) == [("Joe Ramos", 1), ("Joseph Ramos", 1)]
    (pair,) = compare_providers(place(question, "Ana")).pairs
    assert (pair.mine, pair.theirs, pair.asked) == (mine, theirs, None)
    asked = SameProvider.ask(mine=mine, theirs=theirs, by=place(question, "Ana"), at=AT)
    assert names(question) == [("Joe Ramos", 1), ("Joseph Ramos", 1)]
    (pair,) = compare_providers(place(question, "Sol")).pairs
    assert pair.is_asked_of_me
    assert "Is Ana’s Joe Ramos your Joseph Ramos?" in [
        turn.words for turn in group_turns(named("Sol"), at=AT)
    ]
    with pytest.raises(NotToBeCompared):
        asked.answer(is_same=True, by=place(question, "Ana"), at=AT)
    asked.answer(is_same=True, by=place(question, "Sol"), at=AT)
    (one,) = group_providers(named("Rowan"), "plumber", on=ON)
    assert {each.basis for each in one.statements} == {"used", "met"}
    assert [one.name, *one.other_names] in (
        ["Joe Ramos", "Joseph Ramos"],
        ["Joseph Ramos", "Joe Ramos"],
    )


@pytest.mark.parametrize("who", ["Ana", "Sol"])
def test_either_takes_a_yes_back_and_who_said_no_may_undo_it(
    question: GroupQuestion, who: str
) -> None:
    mine, theirs = told(question, "Ana", "Joe Ramos"), told(question, "Sol", "Joe Ramos")
    SameProvider.ask(mine=mine, theirs=theirs, by=place(question, "Ana"), at=AT)
    # Sol asks too: that is a yes.
    pair = SameProvider.ask(mine=theirs, theirs=mine, by=place(question, "Sol"), at=AT)
    assert names(question) == [("Joe Ramos", 2)]
    with pytest.raises(NotToBeCompared):
        pair.take_back(by=place(question, "Rowan"), at=AT)
    pair.take_back(by=place(question, who), at=AT)
    assert names(question) == [("Joe Ramos", 1), ("Joe Ramos", 1)]
    other = "Sol" if who == "Ana" else "Ana"
    assert compare_providers(place(question, other)).pairs == ()
    with pytest.raises(NotToBeCompared):
        pair.take_back(by=place(question, other), at=AT)
    assert compare_providers(place(question, who)).pairs[0].is_apart_by_me
    pair.take_back(by=place(question, who), at=AT)
    assert compare_providers(place(question, other)).pairs[0].asked is None


def test_whatever_the_names_are_it_may_be_asked_by_hand(question: GroupQuestion) -> None:
    mine, theirs = told(question, "Ana", "Joe Ramos"), told(question, "Sol", "Blue River Plumbing")
    told(question, "Sol", "Joseph Ramos")
    ana, sol_ = place(question, "Ana"), place(question, "Sol")
    compared = compare_providers(ana)
    assert [pair.theirs.provider for pair in compared.pairs] == ["Joseph Ramos"]
    (by_hand,) = compared.by_hand
    assert (by_hand.mine, by_hand.others) == (mine, (theirs,))
    asked = SameProvider.ask(mine=mine, theirs=theirs, by=ana, at=AT)
    assert not compare_providers(ana).by_hand
    assert [
        pair.theirs.provider for pair in compare_providers(ana).pairs if pair.is_asked_by_me
    ] == ["Blue River Plumbing"]
    words = [turn.words for turn in group_turns(named("Sol"), at=AT)]
    assert "Is Ana’s Joe Ramos your Blue River Plumbing?" in words
    asked.answer(is_same=True, by=sol_, at=AT)
    assert len(names(question)) == 2
    # A no is asked no more, by name or by hand.
    asked.take_back(by=sol_, at=AT)
    assert not compare_providers(ana).by_hand
    assert not [pair for pair in compare_providers(ana).pairs if pair.theirs == theirs]


def test_what_was_asked_is_shown_however_much_there_is(question: GroupQuestion) -> None:
    mine = told(question, "Ana", "Joe Ramos")
    for number in range(7):
        theirs = told(question, "Sol", f"Plumber {number}")
        SameProvider.ask(mine=mine, theirs=theirs, by=place(question, "Ana"), at=AT)
    told(question, "Sol", "Joe Ramos")
    assert len(compare_providers(place(question, "Ana")).pairs) == 8


def test_only_what_both_told_this_group_is_compared(question: GroupQuestion) -> None:
    ana = named("Ana")
    job(person(ana, "Joe Ramos", role="plumber"), on=ON, what="a boiler", outcome="well")
    told(question, "Sol", "Joe Ramos")
    assert compare_providers(place(question, "Ana")).pairs == ()
    assert compare_providers(place(question, "Sol")).pairs == ()
    elsewhere = found(named("Ana"), named("Sol"))
    asker = elsewhere.membership_of(named("Sol"))
    asked, _ = ask_who_has_used(asker=asker, trade="plumber", need="", at=AT)
    there = told(asked, "Ana", "Joe Ramos")
    assert compare_providers(place(question, "Sol")).pairs == ()
    here = SharedExperience.objects.get(group=question.group)
    with pytest.raises(NotToBeCompared):
        SameProvider.ask(mine=here, theirs=there, by=place(question, "Sol"), at=AT)


def test_another_trade_another_name_and_who_left_are_not_asked_about(
    question: GroupQuestion,
) -> None:
    told(question, "Ana", "Joe Ramos")
    told(question, "Sol", "Mia Ortega")
    assert compare_providers(place(question, "Ana")).pairs == ()
    same = told(question, "Sol", "Joe Ramos")
    SharedExperience.objects.filter(pk=same.pk).update(trade="painter")
    assert compare_providers(place(question, "Ana")).pairs == ()
    SharedExperience.objects.filter(pk=same.pk).update(trade="plumber")
    assert len(compare_providers(place(question, "Ana")).pairs) == 1
    place(question, "Ana").leave(at=AT + timedelta(days=1))
    assert compare_providers(place(question, "Sol")).pairs == ()


def test_no_pair_outlives_a_statement_that_was_taken_back(question: GroupQuestion) -> None:
    mine, theirs = told(question, "Ana", "Joe Ramos"), told(question, "Sol", "Joe Ramos")
    SameProvider.ask(mine=mine, theirs=theirs, by=place(question, "Ana"), at=AT)
    theirs.delete()
    assert not SameProvider.objects.exists()
    assert not [turn for turn in group_turns(named("Sol"), at=AT) if turn.group_id]
