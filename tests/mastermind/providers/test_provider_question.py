"""A need asked of a group, its answers, and what a fellow member's word counts in a look-up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cookout.mastermind.fellow_person import FellowPerson
from cookout.mastermind.group import Group
from cookout.mastermind.providers.group_statements import group_providers, take
from cookout.mastermind.providers.provider_question import (
    NotToBeShared,
    ask_who_has_used,
    name_provider,
    share_own,
    take_back,
)
from cookout.mastermind.providers.same_provider import SameProvider
from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.mastermind.questions.group_answer import AnswerIsHeard
from cookout.mastermind.questions.group_question import AskerListens, GroupQuestion
from cookout.people.person import Person
from cookout.referrals.experience import Experience
from tests.cast import AT, job, person, rowan, sol
from tests.mastermind.world import another, found, named

pytestmark = pytest.mark.django_db
ON = AT.date()
USED = {"basis": "used", "source_name": "", "what": "a faucet", "outcome": "well"}


@pytest.fixture
def group() -> Group:
    return found(sol(), rowan(), another("Ana Ruiz"))


@pytest.fixture
def question(group: Group) -> GroupQuestion:
    """Rowan asks who has used a plumber."""
    asker = group.membership_of(named("Rowan"))
    return ask_who_has_used(asker=asker, trade="plumber", need="My tap drips", at=AT)[0]


def told(question: GroupQuestion, who: str = "Ana", on: date = ON, **more: str) -> SharedExperience:
    by, said = question.group.membership_of(named(who)), USED | {"provider": "Kit Halloran"} | more
    return name_provider(
        question, by=by, key=f"{who}{on}{more.get('provider', '')}", on=on, at=AT, **said
    )


def test_a_need_is_asked_once_and_is_open_at_once(question: GroupQuestion) -> None:
    again, is_new = ask_who_has_used(
        asker=question.asker, trade="plumber", need="Still drips", at=AT
    )
    assert (again, is_new) == (question, False)
    assert (question.text, question.background) == ("Who has used a plumber?", "My tap drips")
    assert question.is_open
    with pytest.raises(AskerListens):
        told(question, "Rowan")


def test_an_answer_says_what_its_statements_say_and_goes_with_the_last(
    question: GroupQuestion,
) -> None:
    first = told(question)
    met = told(question, basis="met", provider="Joe Ott", outcome="")
    answer = question.answers.get()
    assert answer.text == (
        "I used Kit Halloran for a faucet. It went well.\n"
        "I met Joe Ott. I can’t vouch for their work."
    )
    assert answer.basis == "lived"
    take_back(first, at=AT)
    answer.refresh_from_db()
    assert answer.basis == "idea"
    take_back(met, at=AT)
    assert not question.answers.exists()


def test_what_was_heard_stays(question: GroupQuestion) -> None:
    statement = told(question)
    question.answers.get().hear("will_try", why="", by=question.asker, at=AT)
    with pytest.raises(AnswerIsHeard):
        take_back(statement, at=AT)
    assert SharedExperience.objects.exists()


def test_an_own_experience_is_shared_once_without_what_was_written_of_it(
    question: GroupQuestion,
) -> None:
    ana = named("Ana")
    kit = person(ana, "Kit Halloran", role="plumber")
    own = job(kit, on=ON, what="a boiler", outcome="badly", words="She was rude")
    place = question.group.membership_of(ana)
    assert share_own(question, own, by=place, at=AT) == share_own(question, own, by=place, at=AT)
    statement = SharedExperience.objects.get()
    assert statement.keep(at=AT) == own
    assert question.answers.get().text == "I used Kit Halloran for a boiler. It went badly."
    kit.write(private_on=ON)
    with pytest.raises(NotToBeShared):
        share_own(question, own, by=place, at=AT)


def test_a_fellow_members_word_counts_by_how_their_recommendations_turned_out(
    question: GroupQuestion,
) -> None:
    me = named("Rowan")
    told(question)
    (found_one,) = group_providers(me, "plumber", on=ON)
    assert found_one.ledger.opinion.unknown
    assert "Ana Ruiz used Kit Halloran" in found_one.why[0]
    assert "Counts once their recommendations have a track record." in found_one.why[0]
    # Sol used her afterwards, and that went well: Ana has a track record in the group, once both
    # say that it is the same Kit Halloran.
    first, sols = SharedExperience.objects.get(), told(question, "Sol", ON + timedelta(days=1))
    assert len(group_providers(me, "plumber", on=ON + timedelta(days=1))) == 2
    for mine, theirs in ((first, sols), (sols, first)):
        assert mine.author
        SameProvider.ask(mine=mine, theirs=theirs, by=mine.author, at=AT)
    (found_one,) = group_providers(me, "plumber", on=ON + timedelta(days=1))
    assert 0 < found_one.ledger.opinion.evidence.r < 0.5
    # So did Rowan, on the word of Ana, who is a person of Rowan's: that counts in full.
    ana = FellowPerson.choose(owner=me, place=question.group.membership_of(named("Ana")), at=AT)
    glass = person(me, "Wes Glass", role="glazier")
    job(glass, on=ON - timedelta(days=9), source=ana.person, source_name="Ana Ruiz")
    job(glass, on=ON)
    (better,) = group_providers(me, "plumber", on=ON + timedelta(days=1))
    assert better.ledger.opinion.evidence.r > found_one.ledger.opinion.evidence.r


def test_only_present_members_see_what_was_told_and_only_of_present_ones(
    question: GroupQuestion,
) -> None:
    told(question)
    me = named("Rowan")
    assert group_providers(named("Ana"), "plumber", on=ON) == []
    assert group_providers(another("Pat Stranger"), "plumber", on=ON) == []
    assert group_providers(me, "electrician", on=ON) == []
    question.group.membership_of(named("Ana")).leave(at=AT)
    assert group_providers(me, "plumber", on=ON) == []


def test_a_statement_is_taken_over_once_with_who_told_it(question: GroupQuestion) -> None:
    statement, me = told(question), named("Rowan")
    with pytest.raises(ValueError, match="kept"):
        take(statement, owner=named("Ana"), at=AT)
    assert take(statement, owner=me, at=AT) == take(statement, owner=me, at=AT)
    kept = Experience.objects.of(me).get()
    assert (kept.teller, kept.outcome, kept.on) == ("Ana Ruiz", "well", ON)
    assert Person.objects.of(me).get(name="Kit Halloran").role == "plumber"
    assert group_providers(me, "plumber", on=ON) == []
