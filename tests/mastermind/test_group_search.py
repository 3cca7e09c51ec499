"""What a group knows, found by words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cookout.mastermind.group_search import case_cards, find_cases, who_said_so
from tests.cast import AT, rowan, sol
from tests.mastermind.test_questions import answered, asked, places
from tests.mastermind.world import found

pytestmark = pytest.mark.django_db


def test_a_case_is_found_by_the_words_of_its_answers_and_by_who_lived_it() -> None:
    host, member = sol(), rowan()
    group = found(host, member)
    sol_, rowan_ = places(group)
    partner, lease = asked(sol_), asked(sol_, "How long a lease do I sign?")
    answered(partner, rowan_, "Our foremen wanted a profit share first.")
    cases = find_cases(group, member=host, words="a foreman’s profits", at=AT)
    assert [one.question for one in cases] == [partner]
    assert not find_cases(group, member=host, words="leases", at=AT, lived=True)
    assert [one.question for one in find_cases(group, member=host, words="lease", at=AT)] == [lease]
    assert find_cases(group, member=host, words="the of", at=AT) == []


def test_sealed_answers_and_questions_taken_back_are_not_found() -> None:
    host, member = sol(), rowan()
    group = found(host, member)
    sol_, rowan_ = places(group)
    sealed, gone = asked(sol_), asked(sol_, "Where is the well?")
    sealed.sealed_until = AT + timedelta(days=1)
    sealed.save()
    answered(sealed, rowan_, "Ask a notary.")
    gone.withdraw(by=sol_, at=AT)
    assert not find_cases(group, member=host, words="notary", at=AT)
    assert find_cases(group, member=member, words="notary", at=AT)
    assert find_cases(group, member=host, words="notary", at=AT + timedelta(days=2))
    assert len(case_cards(group, member=host, at=AT)) == 1


def test_who_says_they_lived_it_is_named_with_their_words() -> None:
    group = found(sol(), rowan())
    _, rowan_ = places(group)
    rowan_.describe(trade="", lived="Sold two shops", speaks_to="Bees")
    assert who_said_so([rowan_], "selling a shop") == [(rowan_, ["Sold two shops"])]
    assert who_said_so([rowan_], "wasps") == []
