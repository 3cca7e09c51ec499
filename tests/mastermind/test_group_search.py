"""What a group knows, found by words."""

from __future__ import annotations

import pytest

from cookout.mastermind.group_search import find_cases, find_shared, who_said_so
from cookout.mastermind.group_share import GroupShare
from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.mastermind.questions.case_card import case_cards
from cookout.mastermind.questions.clarifying_question import ClarifyingQuestion
from cookout.mastermind.sessions.session_card import SessionCard, SessionCardKind
from cookout.mastermind.sessions.session_end import end_session
from cookout.mastermind.sessions.session_seat import SessionSeat
from tests.cast import AT, rowan, sol
from tests.mastermind.questions.test_questions import answered, asked, places
from tests.mastermind.sessions.session_world import begun, seat_of, three
from tests.mastermind.world import found

pytestmark = pytest.mark.django_db


def test_a_case_is_found_by_the_words_of_its_answers_and_by_who_lived_it() -> None:
    host, member = sol(), rowan()
    group = found(host, member)
    sol_, rowan_ = places(group)
    partner, lease = asked(sol_), asked(sol_, "How long a lease do I sign?")
    answered(partner, rowan_, "Our foremen wanted a profit share first.")
    cases = find_cases(group, member=host, words="a foreman’s profits")
    assert [case.question for case in cases] == [partner]
    assert not find_cases(group, member=host, words="leases", lived=True)
    assert [case.question for case in find_cases(group, member=host, words="lease")] == [lease]
    assert find_cases(group, member=host, words="the of") == []


def test_a_question_taken_back_is_not_found() -> None:
    host, member = sol(), rowan()
    group = found(host, member)
    sol_, rowan_ = places(group)
    gone = asked(sol_, "Where is the well?")
    answered(gone, rowan_, "Ask a notary.")
    gone.withdraw(by=sol_, at=AT)
    assert not find_cases(group, member=host, words="notary")
    assert case_cards(group, member=host) == []


def test_who_says_they_lived_it_is_named_with_their_words() -> None:
    group = found(sol(), rowan())
    _, rowan_ = places(group)
    rowan_.describe(trade="", lived="Sold two shops", speaks_to="Bees")
    assert who_said_so([rowan_], "selling a shop") == [(rowan_, ["Sold two shops"])]
    assert who_said_so([rowan_], "wasps") == []


def test_a_case_is_found_by_what_was_asked_to_make_it_clear() -> None:
    host, member = sol(), rowan()
    group = found(host, member)
    sol_, rowan_ = places(group)
    question = asked(sol_, is_open=False)
    told = ClarifyingQuestion.ask(question=question, by=rowan_, text="Which orchard?", at=AT)
    told.answer("The one with the pears.", by=sol_, at=AT)
    for words in ("orchards", "pear"):
        (case,) = find_cases(group, member=host, words=words)
        assert [(one.text, one.reply) for one in case.clarifying] == [
            ("Which orchard?", "The one with the pears.")
        ]


def test_a_case_is_found_by_what_members_asked_in_its_hot_seat_once_the_session_is_over() -> None:
    session = begun(three())
    group = session.group
    assert group.host
    said = (("Priya", "Which orchard?"), ("Rowan", "The one uphill."), ("Sol", "How many pears?"))
    for name, words in said:
        told = {"kind": SessionCardKind.QUESTION, "words": words, "key": words, "at": AT}
        SessionCard.hand_in(seat_of(session, name), hot_seat=1, **told)
    assert not find_cases(group, member=group.host, words="orchard")
    end_session(session, at=AT)
    (case,) = find_cases(group, member=group.host, words="orchard")
    assert [(one.text, one.reply) for one in case.clarifying] == [
        ("Which orchard?", "The one uphill."),
        ("How many pears?", ""),
    ]
    # A guest's words stay in the minutes alone.
    SessionSeat.objects.filter(pk=seat_of(session, "Priya").pk).update(member=None)
    assert not find_cases(group, member=group.host, words="orchard")


def test_what_members_shared_and_whom_they_used_is_found() -> None:
    session = begun(three())
    group = session.group
    sol_ = seat_of(session, "Sol").member
    assert sol_
    GroupShare.share(author=sol_, kind="opportunity", text="The pharmacy is for rent.", at=AT)
    told = {"what": "a pharmacy lease", "basis": "used", "source_name": "", "key": "1", "at": AT}
    SharedExperience.share(seat_of(session, "Priya"), provider="Joan Ito", **told)
    here = find_shared(group, words="pharmacies")
    assert {(one.author.first_name, one.about) for one in here} == {
        ("Sol", "opportunity"),
        ("Priya", "who has used a …?"),
    }
    assert find_shared(group, words="bakery") == []
