"""A running room: phases, taps, turns, and what is sealed from whom."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.providers.shared_experience import OnlyMet, SharedExperience
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_card import HeardCard, SessionCard, SessionCardKind
from cookout.mastermind.sessions.session_end import end_session
from cookout.mastermind.sessions.session_minutes import minutes_of, minutes_text
from cookout.mastermind.sessions.session_phase import AddedTime, ReadyTap, SessionPhase, SpeakerTurn
from cookout.mastermind.sessions.session_promise import PromiseResult, SessionPromise
from cookout.mastermind.sessions.session_room import SessionRoom
from cookout.mastermind.sessions.session_seat import LinkIsTaken, SeatToken, SessionSeat
from cookout.people.person import Person
from cookout.practice.protocol.phase import Input
from cookout.referrals.experience import Experience
from tests.cast import AT, TODAY
from tests.mastermind.sessions.session_world import begun, go_to, places, seat_of, three

pytestmark = pytest.mark.django_db
ANSWER = SessionCardKind.ANSWER


def running(session: GroupSession) -> SessionPhase:
    phase = SessionPhase.running(session)
    assert phase
    return phase


def answer(seat: SessionSeat, words: str, *, hot_seat: int = 1) -> None:
    SessionCard.hand_in(
        seat, hot_seat=hot_seat, kind=ANSWER, words=words, key=words, at=AT, basis="lived"
    )


def read(session: GroupSession, reader: SessionSeat | None, *, hot_seat: int = 1) -> set[str]:
    cards = SessionRoom(session).readable(reader, hot_seat=hot_seat)
    return {card.words for card in cards}


def test_two_who_press_next_at_once_move_one_phase_on() -> None:
    session = begun(three())
    order, shown = SessionRoom(session).order, running(session)
    assert shown.move_on(order=order, at=AT)
    assert not shown.move_on(order=order, at=AT)
    assert running(session).index == 1


def test_two_who_add_a_minute_at_once_add_two() -> None:
    session = begun(three())
    before = running(session).ends_at
    phase, same = running(session), running(session)
    AddedTime.add(phase, seconds=60, at=AT)
    AddedTime.add(same, seconds=60, at=AT)
    assert running(session).ends_at == before + timedelta(minutes=2)
    with pytest.raises(ValueError, match="ten minutes"):
        AddedTime.add(phase, seconds=1_700_000_000, at=AT)


def test_one_step_back_brings_the_phase_before_with_its_taps_and_its_time() -> None:
    session = begun(three())
    order, first = SessionRoom(session).order, running(session)
    ReadyTap.tap(first, seat_of(session, "Sol"))
    AddedTime.add(first, seconds=60, at=AT)
    ends = running(session).ends_at
    assert not first.step_back()
    first.move_on(order=order, at=AT + timedelta(minutes=1))
    assert running(session).step_back()
    back = running(session)
    assert (back.index, back.ends_at) == (0, ends)
    assert SessionRoom(session).ready == {seat_of(session, "Sol").pk}
    assert not back.can_step_back
    assert back.move_on(order=order, at=AT)
    assert running(session).index == 1


def test_ready_counts_each_once() -> None:
    session = begun(three())
    for name in ("Sol", "Sol", "Priya"):
        ReadyTap.tap(running(session), seat_of(session, name))
    assert len(SessionRoom(session).ready) == 2


def test_only_what_a_phone_shows_in_words_counts_the_version_up() -> None:
    session = begun(three())
    sol, phase = seat_of(session, "Sol"), running(session)
    order = SessionRoom(session).order

    def grown(tap: Any) -> int:
        session.refresh_from_db()
        before = session.version
        tap()
        session.refresh_from_db()
        return session.version - before

    # Every poll tells of these.
    assert grown(lambda: ReadyTap.tap(phase, sol)) == 0
    assert grown(lambda: AddedTime.add(phase, seconds=60, at=AT)) == 0
    assert grown(lambda: phase.move_on(order=order, at=AT)) == 1
    assert grown(lambda: phase.move_on(order=order, at=AT)) == 0
    assert grown(lambda: answer(sol, "We waited a year.")) == 1
    assert grown(lambda: answer(sol, "We waited a year.")) == 0


def test_who_leads_is_shown_in_the_running_session() -> None:
    group = three()
    session, over = begun(group), begun(group)
    over.end(at=AT)
    session.refresh_from_db()
    host, heir = (seat_of(session, name).member for name in ("Sol", "Priya"))
    assert host
    assert host.member
    assert heir
    assert heir.member
    versions = [session.version]
    before = over.version
    for lead in (
        lambda: group.stand_in_for_host(by=heir.member, at=AT),
        lambda: group.end_stand_in(by=host.member),
        lambda: group.hand_over(to=heir.member, by=host.member),
    ):
        lead()
        session.refresh_from_db()
        versions.append(session.version)
    assert versions == sorted(set(versions))
    over.refresh_from_db()
    assert over.version == before


def test_who_comes_late_lands_in_the_running_phase_and_speaks_last() -> None:
    group = three()
    session = begun(group, protocol_key="question-round")
    SessionSeat.objects.filter(pk=seat_of(session, "Priya").pk).delete()
    go_to(session, "round")
    SpeakerTurn.begin(running(session), seat_of(session, "Sol"), number=1, at=AT)
    SessionSeat.take(session, places(group)["Priya"], at=AT + timedelta(minutes=20))
    room = SessionRoom(session)
    assert room.step
    assert room.step.phase.key == "round"
    assert [seat.first_name for seat in room.still_to_speak] == ["Priya"]


def test_sealed_cards_are_opened_one_speaker_at_a_time() -> None:
    session = begun(three(), protocol_key="question-round")
    sol, priya, asker = (seat_of(session, name) for name in ("Sol", "Priya", "Rowan"))
    go_to(session, "write")
    answer(sol, "We waited a year.")
    answer(priya, "We leased too early.")
    assert read(session, asker) == set()
    assert read(session, sol) == {"We waited a year."}
    phase = go_to(session, "round")
    assert read(session, asker) == set()
    SpeakerTurn.begin(phase, sol, number=1, at=AT)
    assert not SpeakerTurn.begin(phase, priya, number=1, at=AT)
    assert read(session, asker) == read(session, None) == {"We waited a year."}
    SpeakerTurn.begin(phase, priya, number=2, at=AT)
    assert read(session, asker) == {"We waited a year.", "We leased too early."}


def test_a_draft_is_nobodys_but_its_authors_and_is_used_up_when_it_is_handed_in() -> None:
    session = begun(three())
    sol = seat_of(session, "Sol")
    SessionCard.keep_draft(sol, hot_seat=1, kind=ANSWER, words="Half a", key="1", at=AT)
    SessionCard.keep_draft(sol, hot_seat=1, kind=ANSWER, words="Half a thought", key="2", at=AT)
    assert [card.words for card in SessionCard.objects.drafts()] == ["Half a thought"]
    assert read(session, None) == set()
    answer(sol, "A whole one")
    answer(sol, "A whole one")
    assert [card.words for card in session.cards.all()] == ["A whole one"]


def test_locks_hold_by_role_and_phase() -> None:
    session = begun(three(), protocol_key="question-round")
    sol, asker = seat_of(session, "Sol"), seat_of(session, "Rowan")
    go_to(session, "clarify")
    room = SessionRoom(session)
    assert room.accepts(sol, Input.QUESTION)
    # The asker replies.
    assert room.accepts(asker, Input.QUESTION)
    assert not room.accepts(sol, Input.CARD)
    go_to(session, "heard")
    room = SessionRoom(session)
    assert room.accepts(asker, Input.HEARD)
    assert not room.accepts(sol, Input.HEARD)
    assert room.accepts(sol, Input.CARD)
    assert not room.takes_replies


def test_the_host_reads_how_far_behind_the_session_is() -> None:
    session = begun(three())
    assert SessionRoom(session).behind_words(at=AT) == ""
    assert SessionRoom(session).behind_words(at=AT + timedelta(minutes=5)).startswith("4 minutes")


def test_a_guest_is_let_in_by_name_keeps_the_link_to_one_browser_and_goes_with_the_bell() -> None:
    session = begun(three())
    secret = SessionSeat.invite_guest(session)
    door = SessionSeat.at_the_door(secret)
    other_browser = SessionSeat.at_the_door(secret)
    token = door.knock(name="Lee Park", at=AT)
    with pytest.raises(LinkIsTaken):
        other_browser.knock(name="Someone Else", at=AT)
    with pytest.raises(LinkIsTaken):
        SessionSeat.at_the_door(secret)
    assert door not in SessionRoom(session).seats
    assert list(session.seats.knocking()) == [door]
    door.let_in(at=AT)
    assert door in SessionRoom(session).seats
    assert SeatToken.find(token, session=session.pk) == door
    assert SeatToken.find(token, session=session.pk + 1) is None
    session.end(at=AT)
    assert SeatToken.find(token, session=session.pk) is None


def test_of_a_token_only_the_hash_is_stored() -> None:
    session = begun(three())
    secret = SeatToken.make(seat_of(session, "Sol"), at=AT)
    stored = SeatToken.objects.get()
    assert secret not in stored.digest
    stored.seat.revoke(at=AT)
    assert SeatToken.find(secret, session=session.pk) is None


def test_the_minutes_are_ready_at_the_bell() -> None:
    group = three()
    session = begun(group, protocol_key="question-round")
    go_to(session, "write")
    answer(seat_of(session, "Sol"), "We waited a year.")
    go_to(session, "heard")
    card = SessionCard.objects.get()
    HeardCard.hear(card, value="will_try", why="It is cheap", at=AT)
    rowan = places(group)["Rowan"]
    question = SessionRoom(session).chairs[1].question
    for _ in range(2):
        SessionPromise.make(
            maker=rowan,
            session=session,
            what="Ask the landlord",
            due_on=TODAY,
            key="1",
            at=AT,
            question=question,
        )
    SessionCard.hand_in(
        seat_of(session, "Rowan"),
        hot_seat=1,
        kind=SessionCardKind.RESTATEMENT,
        words="When is a second shop worth it?",
        key="again",
        at=AT,
    )
    end_session(session, at=AT)
    end_session(session, at=AT)
    text = "\n".join(minutes_text(minutes_of(session), on=TODAY))
    assert "Rowan Cole asked: Should I open a second shop?" in text
    assert "- Sol Reyes (I lived it): We waited a year." in text
    assert "Rowan: Will try (It is cheap)" in text
    assert text.count("Ask the landlord") == 1
    kept = GroupQuestion.objects.get()
    assert kept.text == "When is a second shop worth it?"
    assert kept.heard_at == AT
    given = kept.answers.get()
    assert (given.text, given.heard, given.heard_why) == (
        "We waited a year.",
        "will_try",
        "It is cheap",
    )


def test_what_was_used_becomes_an_experience_once_and_who_was_only_met_does_not() -> None:
    group = three()
    session = begun(group)
    seat = seat_of(session, "Sol")
    told = {"what": "a lease", "source_name": "", "at": AT}
    for basis in ("used", "trusted", "met"):
        SharedExperience.share(seat, provider="Joan Ito", basis=basis, key=basis, **told)  # type: ignore[arg-type]
    used, trusted, met = SharedExperience.objects.order_by("pk")
    assert used.keep(at=AT) == used.keep(at=AT)
    trusted.keep(at=AT)
    with pytest.raises(OnlyMet):
        met.keep(at=AT)
    sol = places(group)["Sol"].member
    assert sol
    assert Person.objects.of(sol).get().name == "Joan Ito"
    assert {experience.is_own for experience in Experience.objects.of(sol)} == {True, False}


def test_what_is_said_of_a_promise_in_the_round_is_what_becomes_of_it() -> None:
    group = three()
    sol = places(group)["Sol"]
    promise = GroupPromise.make(maker=sol, what="Call", due_on=TODAY, on=TODAY)
    session = begun(group)
    later = TODAY + timedelta(days=7)
    told: dict[str, Any] = {"session": session, "at": AT, "on": TODAY}
    PromiseResult.tell(promise, result="kept", **told)
    PromiseResult.tell(promise, result="changed", due_on=later, **told)
    assert GroupPromise.objects.open().get().due_on == later
    PromiseResult.tell(promise, result="kept", **told)
    assert not GroupPromise.objects.open().exists()
    assert [result.result for result in session.promise_results.all()] == ["kept"]
    with pytest.raises(ValueError, match="forgotten"):
        PromiseResult.tell(promise, result="forgotten", **told)


def test_turns_are_shorter_where_the_asker_has_not_come() -> None:
    group = three()
    session = begun(group, protocol_key="question-round")
    before = {one.index: one.speakers for one in SessionRoom(session).order if one.hot_seat == 1}
    seat_of(session, "Rowan").delete()
    room = SessionRoom(session)
    assert room.without_asker == {1}
    after = {one.index: one.speakers for one in room.order if one.hot_seat == 1}
    # Two without the asker, as many as when the asker was the third.
    assert after == before


def test_who_leaves_the_group_is_out_of_the_room_at_once_and_back_when_they_join_again() -> None:
    group = three()
    session = begun(group, protocol_key="question-round")
    priya, token = seat_of(session, "Priya"), SeatToken.make(seat_of(session, "Priya"), at=AT)
    SpeakerTurn.begin(go_to(session, "round"), priya, number=1, at=AT)
    session.refresh_from_db()
    before = session.version
    place = places(group)["Priya"]
    place.leave(at=AT)
    session.refresh_from_db()
    room = SessionRoom(session)
    assert session.version > before
    assert priya not in room.seats
    assert priya not in room.still_to_speak
    assert room.speaking is None
    assert SeatToken.find(token, session=session.pk) is None
    member = place.member
    assert member
    place.join(member)
    assert SessionSeat.take(session, place, at=AT) in SessionRoom(session).seats


def test_who_deletes_their_account_is_out_of_the_room() -> None:
    session = begun(three())
    priya = seat_of(session, "Priya").member
    assert priya
    assert priya.member
    GroupMember.forget(priya.member)
    assert [seat.first_name for seat in SessionRoom(session).seats] == ["Sol", "Rowan"]
