"""The sessions of the cast's group: two months of them, and one that starts now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from cookout.cast.people import ZONE
from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.questions.question_outcome import QuestionOutcome
from cookout.mastermind.sessions.closing_word import ClosingWord
from cookout.mastermind.sessions.hot_seat import HotSeat, HotSeatRequest
from cookout.mastermind.sessions.hot_seat_pick import HotSeatPick
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_card import HeardCard, SessionCard
from cookout.mastermind.sessions.session_end import end_session
from cookout.mastermind.sessions.session_phase import AddedTime, ReadyTap, SpeakerTurn
from cookout.mastermind.sessions.session_promise import PromiseResult, SessionPromise
from cookout.mastermind.sessions.session_reply import SessionReply
from cookout.mastermind.sessions.session_room import SessionRoom
from cookout.mastermind.sessions.session_seat import SessionSeat
from cookout.practice.hours import moment
from cookout.practice.mastermind.questions import WrittenQuestion


@dataclass(frozen=True, kw_only=True)
class CastHotSeat:
    """A session that was held so many weeks before the next one: who asked what, and what came."""

    weeks: int
    asker: str
    there: tuple[str, ...]
    written: WrittenQuestion
    cards: tuple[tuple[str, str, str, str, str], ...]
    question: tuple[str, str]
    promise: str
    days: int
    brings: str = "opportunity"
    kept: str = ""
    outcome: str = ""


WAITING = {
    "Ines Duarte": WrittenQuestion(
        question="Should the second shop bake on its own?",
        background="We drive bread across town at five every morning.",
        tried="Half-baked loaves, finished there. The crust suffers.",
        options="A second oven, or a later opening.",
        help_wanted="What a second kitchen really cost you.",
        help_not_wanted="Names of oven makers.",
    ),
    "Rowan Cole": WrittenQuestion(
        question="How do I tell colleagues about my work without selling at the station?",
        background="They know me as a police officer first.",
        tried="Saying nothing. Two of them bought elsewhere and told me later.",
        options="A short talk once a year, or one at a time.",
        help_wanted="What a colleague said to you that felt right.",
        help_not_wanted="Sales scripts.",
    ),
}
"""The questions of those who wait for a hot seat."""

HELD = (
    CastHotSeat(
        weeks=8,
        asker="Priya Nair",
        there=(
            *("Sol Reyes", "Priya Nair", "Luis Ortega"),
            *("Marcus Bell", "Rowan Cole", "Ines Duarte"),
        ),
        brings="concern",
        written=WrittenQuestion(
            question="How do I tell two old clients that their accounts are too small for me now?",
            background="They came with my first office. Each takes four hours a quarter.",
            tried="Shorter meetings. They noticed, and said nothing.",
            options="Raise the minimum, hand them on, or keep the two.",
            help_wanted="How you let a client go and stayed friends.",
            help_not_wanted="A fee table.",
        ),
        question=("Ines Duarte", "Would they miss you or the meetings?"),
        cards=(
            (
                *("Luis Ortega", "lived"),
                "I told my smallest gardens in person, in winter, with two names to call.",
                *("will_try", "In person, and with names."),
            ),
            (
                *("Marcus Bell", "saw"),
                "A client kept two of them for good and wrote down why.",
                *("new", ""),
            ),
        ),
        promise="Visit both, and bring the names of two planners I trust",
        days=14,
        kept="kept",
        outcome="Both went to the same planner. One still sends me her sister’s questions.",
    ),
    CastHotSeat(
        weeks=6,
        asker="Sol Reyes",
        there=(
            *("Sol Reyes", "Priya Nair", "Luis Ortega", "Grace Lin"),
            *("Marcus Bell", "Rowan Cole", "Brett Lindqvist"),
        ),
        brings="strategy",
        written=WrittenQuestion(
            question="What do I do with the back room of the bookstore on weekday mornings?",
            background="It is warm, has forty chairs, and stands empty until three.",
            tried="A reading for children on Mondays. Six came, and they were lovely.",
            options="Rent it out, run courses, or leave it quiet.",
            help_wanted="What a room of yours earned, and what it cost you in mornings.",
            help_not_wanted="Coffee machines.",
        ),
        question=("Grace Lin", "Who has a key?"),
        cards=(
            (
                *("Grace Lin", "lived"),
                "I rented a room by the hour. It was worth it once the renter locked up.",
                *("will_try", "Someone else locks up."),
            ),
            (
                *("Rowan Cole", "idea"),
                "The station looks for a warm room for its first-aid course.",
                *("new", "I never thought of the station."),
            ),
        ),
        promise="Offer four mornings to the first-aid course",
        days=14,
        kept="changed",
    ),
    CastHotSeat(
        weeks=4,
        asker="Luis Ortega",
        there=(
            *("Sol Reyes", "Luis Ortega", "Grace Lin"),
            *("Ines Duarte", "Rowan Cole", "Marcus Bell"),
        ),
        written=WrittenQuestion(
            question="Should I buy a second van before the season or rent one for it?",
            background="Two crews share one van, and one of them waits every morning.",
            tried="An earlier start for one crew. They were home too late.",
            options="Buy a used one, rent for six months, or a trailer.",
            help_wanted="What the first year of your second one really cost.",
            help_not_wanted="Brands.",
        ),
        question=("Marcus Bell", "What does the waiting crew cost an hour?"),
        cards=(
            (
                *("Ines Duarte", "lived"),
                "I rented for five months and bought that very van, with its faults known.",
                *("will_try", "I would know its faults."),
            ),
            (
                *("Rowan Cole", "saw"),
                "A colleague’s brother bought two and sold one in the fall.",
                *("tried", ""),
            ),
        ),
        promise="Price the second van",
        days=14,
        kept="kept",
    ),
    CastHotSeat(
        weeks=2,
        asker="Grace Lin",
        there=("Sol Reyes", "Grace Lin", "Luis Ortega", "Ines Duarte", "Rowan Cole"),
        written=WrittenQuestion(
            question="How do I raise my price without losing the families who can least afford it?",
            background="Nineteen families, a waiting list, and the same price for three years.",
            tried="A higher price for new families only. It felt unfair to them.",
            options="One raise for all, a sliding scale, or shorter lessons.",
            help_wanted="How you told people, and what they said.",
            help_not_wanted="What other teachers charge.",
        ),
        question=("Luis Ortega", "When did you last raise it?"),
        cards=(
            (
                *("Luis Ortega", "lived"),
                "One letter to everyone, six weeks ahead, with the reason. Two left, nine thanked "
                "us.",
                *("will_try", "Six weeks gives them time to plan."),
            ),
            (
                *("Sol Reyes", "saw"),
                "A friend kept two places at the old price and told no one whose they were.",
                *("new", "I would not have to explain it family by family."),
            ),
            (
                *("Ines Duarte", "idea"),
                "Ask three families first what they would do.",
                *("tried", ""),
            ),
        ),
        promise="Tell all families the new price by letter, with the reason",
        days=21,
    ),
)
"""Two months of sessions, every other week: a hot seat each, and what was said of the promise
before it. Grace has just asked; Sol moved a promise, and owes the group what came of it."""


def hold_sessions(group: Group, at: datetime) -> None:
    """Two months of sessions with their minutes, and one that starts now, for which two wait."""
    places = {
        member.full_name: member for member in group.members.present().select_related("member")
    }
    promised: GroupPromise | None = None
    for told in HELD:
        then = _next_thursday(at) - timedelta(weeks=told.weeks)
        promised = _hold_one(group, places, told, promised=promised, at=then)
    coming = GroupSession.objects.create(
        group=group, starts_at=_five_past(at), place="Elm Street Library, room 2"
    )
    for name, ago in (("Ines Duarte", 60), ("Rowan Cole", 12)):
        then = at - timedelta(days=ago)
        question = _ask_for_seat(places[name], WAITING[name], "opportunity", then)
        if ago == 60:
            HotSeat.give(coming, number=1, member=places[name], question=question)
    for request in HotSeatRequest.objects.filter(question__asker=places["Rowan Cole"]):
        HotSeatPick.pick(request, by=places["Priya Nair"], at=at - timedelta(days=1))
    for name in ("Sol Reyes", "Ines Duarte", "Grace Lin"):
        SessionReply.give(coming, places[name], comes=True, at=at - timedelta(days=1))
    SessionReply.give(coming, places["Luis Ortega"], comes=False, at=at - timedelta(days=1))


def _next_thursday(at: datetime) -> datetime:
    day = at.date() + timedelta(days=(3 - at.date().weekday()) % 7 or 7)
    return moment(day=day, hour=time(17), zone=ZoneInfo(ZONE))


def _five_past(at: datetime) -> datetime:
    """Now, as a time that people meet at: the next one that five minutes divide."""
    begun = at.replace(second=0, microsecond=0)
    return begun + timedelta(minutes=5 - begun.minute % 5)


def _ask_for_seat(
    asker: GroupMember, written: WrittenQuestion, brings: str, at: datetime
) -> GroupQuestion:
    question = GroupQuestion.ask(asker=asker, written=written, brings=brings, at=at)
    HotSeatRequest.make(question=question, at=at)
    return question


def _hold_one(
    group: Group,
    places: dict[str, GroupMember],
    told: CastHotSeat,
    *,
    promised: GroupPromise | None,
    at: datetime,
) -> GroupPromise:
    """A hot seat hour from the first tap to the bell: one asked, others answered, the asker heard.

    `promised` is the promise of the session before; returns the one that was made.
    """
    session = GroupSession.objects.create(
        group=group, starts_at=at, place="Elm Street Library, room 2", protocol_key="hotseat60"
    )
    asker, later = places[told.asker], at + timedelta(minutes=20)
    question = _ask_for_seat(asker, told.written, told.brings, at - timedelta(days=9))
    HotSeat.give(session, number=1, member=asker, question=question)
    seats = {name: SessionSeat.take(session, places[name], at=at) for name in told.there}
    SessionRoom(session).begin(at=at)
    if promised:
        _tell_kept(promised, session, at)
    _run_hot_seat(session, seats, told, at)
    SessionPromise.make(
        session=session,
        maker=asker,
        what=told.promise,
        due_on=(at + timedelta(days=told.days)).date(),
        key="promise",
        at=later,
        question=question,
        hot_seat=1,
    )
    if told is HELD[-1]:
        SharedExperience.share(
            seats["Luis Ortega"],
            provider="Joan Ito",
            what="a partnership agreement",
            basis="used",
            source_name="",
            key="joan",
            at=later,
        )
    end_session(session, at=at + timedelta(minutes=62))
    if told is HELD[-1]:
        words = "The hot seat was. The wins could be half as long."
        ClosingWord.write(session, words, by=places["Luis Ortega"], at=at + timedelta(minutes=64))
    if told.outcome:
        then = at + timedelta(days=33)
        QuestionOutcome.tell(question=question, text=told.outcome, by=asker, at=then, days=30)
    return question.promises.get()


def _tell_kept(promise: GroupPromise, session: GroupSession, at: datetime) -> None:
    """What was said of the promise before: kept, or changed to a day two weeks from today."""
    kept = next(told.kept for told in HELD if told.promise == promise.what)
    PromiseResult.tell(
        promise,
        session=session,
        result=kept,
        at=at,
        on=at.date(),
        due_on=at.date() + timedelta(weeks=6) if kept == "changed" else None,
    )


def _run_hot_seat(
    session: GroupSession, seats: dict[str, SessionSeat], told: CastHotSeat, at: datetime
) -> None:
    """Every phase moved on by hand, a minute more, a tap, turns, cards, and what was heard.

    Questions take two minutes longer than planned, as they always do there.
    """
    now, later = at, at + timedelta(minutes=20)
    for number in range(len(SessionRoom(session).order) - 1):
        room = SessionRoom(session)
        phase, step = room.phase, room.step
        assert phase
        assert step
        if number == 1:
            AddedTime.add(phase, seconds=60, at=now)
            ReadyTap.tap(phase, seats["Sol Reyes"])
        if room.speakers:
            SpeakerTurn.begin(phase, room.speakers[0], number=1, at=now)
        now += timedelta(seconds=step.seconds, minutes=2 * (step.phase.key == "clarify"))
        phase.move_on(order=room.order, at=now)
    for name, basis, words, heard, why in told.cards:
        SessionCard.hand_in(
            seats[name], hot_seat=1, kind="card", words=words, key=name, at=later, basis=basis
        )
        HeardCard.hear(SessionCard.objects.latest("pk"), value=heard, why=why, at=later)
    name, words = told.question
    SessionCard.hand_in(
        seats[name], hot_seat=1, kind="question", words=words, key="question", at=later
    )
