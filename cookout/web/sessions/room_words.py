"""Texts written in a room: cards, what was heard, promises, and providers used."""

from __future__ import annotations

import hashlib

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.mastermind.sessions.session_card import HeardCard, SessionCard, SessionCardKind
from cookout.mastermind.sessions.session_promise import PromiseResult, SessionPromise
from cookout.mastermind.sessions.session_room import SessionRoom
from cookout.mastermind.sessions.session_seat import SessionSeat
from cookout.practice.protocol.phase import Input
from cookout.web.sessions.room_door import RoomVisit, seated, typed
from cookout.web.sessions.room_form import (
    CardWords,
    ExperienceWords,
    HeardWords,
    KeptWords,
    PromiseWords,
)
from cookout.web.sessions.room_page import room_page

REFUSED = "This is locked now. Your draft is kept."
TOO_LATE = "That phase is over, so this wasn’t saved. What you typed is still here."


@seated
def hand_in(visit: RoomVisit) -> HttpResponse:
    """Hand in a question or an answer; save it as a draft if the phase doesn't take it."""
    form = CardWords(visit.request.POST)
    if not form.is_valid():
        return _again(visit, form)
    cleaned, seat, room = form.cleaned_data, visit.seat, visit.room
    assert seat is not None
    card = {
        "hot_seat": cleaned["hot_seat"],
        "kind": cleaned["kind"],
        "words": cleaned["words"],
        "basis": cleaned["basis"],
        "key": _key(cleaned["kind"], str(cleaned["hot_seat"]), cleaned["words"]),
        "at": visit.request.at,
    }
    runs_now = room.step is not None and (room.step.hot_seat or 0) == cleaned["hot_seat"]
    if runs_now and room.accepts(seat, Input(cleaned["kind"])):
        SessionCard.hand_in(seat, **card)
        return visit.back()
    if cleaned["hot_seat"] > (visit.session.hot_seats or 0):
        raise Http404
    SessionCard.keep_draft(seat, **card)
    form.add_error(None, REFUSED)
    return _again(visit, form)


@seated
def hear(visit: RoomVisit, card: int) -> HttpResponse:
    """Save what the asker heard in one answer; only by the asker, and while the phase asks."""
    assert visit.seat is not None
    room = visit.room
    answer = _readable_answer(room, visit.seat, card)
    number = room.step.hot_seat if room.step else None
    if answer.hot_seat != number or not room.accepts(visit.seat, Input.HEARD):
        return _refused(visit)
    form = HeardWords(visit.request.POST)
    if not form.is_valid():
        return _again(visit, form)
    HeardCard.hear(answer, at=visit.request.at, **form.cleaned_data)
    return visit.back()


@seated
def want_more(visit: RoomVisit, card: int) -> HttpResponse:
    """ "Tell me more": all that the asker may say about an answer before what they heard."""
    assert visit.seat is not None
    room = visit.room
    answer = _readable_answer(room, visit.seat, card)
    is_running = room.step is not None and room.step.hot_seat == answer.hot_seat
    if not is_running or not room.may_want_more(visit.seat):
        return _refused(visit)
    answer.want_more(at=visit.request.at)
    return visit.back()


@seated
def promise(visit: RoomVisit) -> HttpResponse:
    """One step with a date: by the asker, or by anyone if the phase asks everyone."""
    assert visit.seat is not None
    room = visit.room
    if visit.place is None or not room.accepts(visit.seat, Input.PROMISE):
        return _refused(visit)
    form = PromiseWords(visit.request.POST)
    if not form.is_valid():
        return _again(visit, form)
    cleaned = form.cleaned_data
    SessionPromise.make(
        session=visit.session,
        maker=visit.place,
        what=cleaned["what"],
        due_on=cleaned["due_on"],
        key=_key("promise", str(visit.place.pk), cleaned["what"]),
        at=visit.request.at,
        question=room.chair.question if room.chair else None,
        hot_seat=room.chair.number if room.chair else None,
    )
    return visit.back()


@seated
def tell_kept(visit: RoomVisit, promise: int) -> HttpResponse:
    """Kept, not kept, or changed: in the promise round, by the promise's maker."""
    assert visit.seat is not None
    made = get_object_or_404(GroupPromise.objects.filter(maker=visit.place), pk=promise)
    if visit.place is None or not visit.room.accepts(visit.seat, Input.KEPT):
        return _refused(visit)
    form = KeptWords(visit.request.POST)
    if not form.is_valid():
        return _again(visit, form)
    PromiseResult.tell(
        made,
        session=visit.session,
        at=visit.request.at,
        on=visit.place.day(visit.request.at),
        **form.cleaned_data,
    )
    return visit.back()


@seated
def share_experience(visit: RoomVisit) -> HttpResponse:
    """Who was used, trusted or only met."""
    assert visit.seat is not None
    if not visit.room.accepts(visit.seat, Input.EXPERIENCE):
        return _refused(visit)
    form = ExperienceWords(visit.request.POST)
    if not form.is_valid():
        return _again(visit, form)
    cleaned = form.cleaned_data
    key = _key("experience", cleaned["provider"], cleaned["what"], cleaned["basis"])
    SharedExperience.share(visit.seat, key=key, at=visit.request.at, **cleaned)
    return visit.back()


def _readable_answer(room: SessionRoom, seat: SessionSeat, card: int) -> SessionCard:
    """An answer that the seat may read now; 404 for any other card."""
    for answer in room.cards:
        if answer.pk == card and answer.kind == SessionCardKind.ANSWER:
            break
    else:
        raise Http404
    if answer not in room.readable(seat, hot_seat=answer.hot_seat):
        raise Http404
    return answer


def _refused(visit: RoomVisit) -> HttpResponse:
    """Refuse a text after its phase: the room says so and gives the words back."""
    page = room_page(visit) | {"refusal": TOO_LATE, "typed": typed(visit.request)}
    return render(visit.request, "sessions/room.html", page, status=422)


def _again(visit: RoomVisit, form: object) -> HttpResponse:
    """The room again, with errors and what was typed."""
    page = room_page(visit, form=form)
    return render(visit.request, "sessions/room.html", page, status=422)


def _key(*words: str) -> str:
    """A key that is equal for the same words, so that a second submission changes nothing."""
    return hashlib.sha256("\n".join(words).encode("utf-8", "replace")).hexdigest()
