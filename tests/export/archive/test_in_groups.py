"""What a member wrote in their groups: all of it is in their archive, and nobody else's words."""

from __future__ import annotations

import json

import pytest
from django.apps import apps
from django.db import models

from cookout.export.archive import in_groups
from cookout.export.archive.in_groups import own_words
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.group_scoped import GroupScoped
from cookout.mastermind.parked_question import ParkedQuestion
from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.mastermind.questions.group_answer import GroupAnswer
from cookout.mastermind.sessions.closing_word import ClosingWord
from cookout.mastermind.sessions.earlier_more import want_more
from cookout.mastermind.sessions.session_card import HeardCard, SessionCard
from cookout.mastermind.sessions.session_promise import PromiseResult
from tests.cast import AT, TODAY
from tests.mastermind.sessions.session_world import begun, places, seat_of, three

pytestmark = pytest.mark.django_db
NOT_THEIR_WORDS = {
    "GroupSession": "when and where, set by the host",
    "GroupInvitation": "a hash",
    "PersonalRequest": "written by the program",
    "HotSeatPick": "a tap",
    "PublishedInsight": "an answer's words again",
    "SessionPhase": "moments",
    "SessionSeat": "a guest's name",
    "SeatToken": "a hash",
    "SessionLink": "a hash",
    "SessionPromise": "a key",
    "VisitRequest": "written by a visitor",
    "WaitingCandidate": "about someone outside, kept by whoever leads",
    "GroupNotice": "written by the program",
}


def test_everything_that_a_member_wrote_in_a_group_is_there() -> None:
    group = three()
    group.change(purpose="To open doors.")
    members = places(group)
    rowan, sol = members["Rowan"], members["Sol"]
    session = begun(group)
    seat = seat_of(session, "Rowan")
    written = {"hot_seat": 1, "at": AT}
    SessionCard.hand_in(seat, kind="question", words="Who keeps the till?", key="a", **written)
    SessionCard.keep_draft(seat, kind="card", words="Not yet said.", key="b", **written)
    card = {"kind": "card", "basis": "lived", "key": "c"}
    SessionCard.hand_in(seat_of(session, "Sol"), words="Words of Sol.", **card, **written)
    heard = SessionCard.objects.get(words="Words of Sol.")
    HeardCard.hear(heard, value="new", why="Nobody told me that.", at=AT)
    used = {"provider": "Blue River", "what": "A leak", "basis": "used", "source_name": ""}
    SharedExperience.share(seat, key="d", at=AT, **used)
    ParkedQuestion.park(by=rowan, text="Parked by Rowan", at=AT)
    told = {"author": rowan, "told": sol, "text": "Told to the host alone.", "written_at": AT}
    ClosingWord.objects.create(session=session, **told)
    promise = GroupPromise.make(maker=rowan, what="Call the bank", due_on=TODAY, on=TODAY)
    PromiseResult.tell(promise, session=session, result="kept", at=AT, on=TODAY)
    question = group.questions.get()
    question.open_answers(by=rowan, at=AT)
    said = {"text": "Words of Sol again.", "gives": "concept", "basis": "lived", "at": AT}
    answer = GroupAnswer.give(question=question, by=sol, **said)
    want_more(answer, "How long was that?", by=rowan, at=AT)
    answer.tell_more("Told by Sol.", by=sol, at=AT)
    want_more(answer, "And the rent?", by=rowan, at=AT)
    assert rowan.member
    words = json.dumps(list(own_words(rowan.member)), default=str)
    for mine in (
        *("Should I open a second shop?", "Who keeps the till?", "Not yet said."),
        *("Nobody told me that.", "Blue River", "A leak", "Parked by Rowan", "Call the bank"),
        "Told to the host alone.",
        *('"kept"', "How long was that?", "And the rent?"),
    ):
        assert mine in words, mine
    assert "Sol" not in words
    assert "open doors" not in words
    assert sol.member
    assert "open doors" in json.dumps(list(own_words(sol.member)), default=str)


def test_every_noun_of_a_group_that_keeps_words_is_looked_at() -> None:
    every = {one.__name__ for one in apps.get_models() if issubclass(one, GroupScoped)}
    wordless = {name for name in every if not _keeps_words(apps.get_model("cookout", name))}
    assert every - wordless <= {*vars(in_groups), *NOT_THEIR_WORDS}


def _keeps_words(model: type[models.Model]) -> bool:
    return any(
        isinstance(one, models.TextField | models.CharField) and not one.choices
        for one in model._meta.concrete_fields
    )
