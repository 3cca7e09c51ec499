"""Ask for a hot seat; the host chooses who gets one in a session."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.sessions.hot_seat import (
    HotSeat,
    HotSeatIsFixed,
    HotSeatRequest,
    questions_for_hot_seat,
)
from cookout.mastermind.sessions.hot_seat_pick import (
    HotSeatPick,
    NobodyPicksThemselves,
    ask_beforehand,
    ask_no_more,
)
from cookout.mastermind.sessions.session import GroupSession
from cookout.practice.mastermind.questions import WrittenQuestion
from cookout.web.http.door import Visit, back
from cookout.web.http.idempotency import once
from cookout.web.http.pagination import ROW_ID
from cookout.web.sessions.hot_seat_form import HotSeatQuestion
from cookout.web.sessions.sessions import led_session


@require_http_methods(["GET", "HEAD", "POST"])
@once
def ask(request: Visit, pk: int) -> HttpResponse:
    """A question with its background, for one of the next sessions."""
    group = get_object_or_404(Group.objects.seen_by(request.user), pk=pk)
    form = HotSeatQuestion(request.POST if request.method == "POST" else None)
    place = group.membership_of(request.user)
    if form.is_bound and form.is_valid():
        cleaned = dict(form.cleaned_data)
        brings = cleaned.pop("brings")
        question = GroupQuestion.ask(
            asker=place, written=WrittenQuestion(**cleaned), brings=brings, at=request.at
        )
        HotSeatRequest.make(question=question, at=request.at)
        messages.success(request, "Asked for a hot seat. The host sets who’s next.")
        return redirect("sessions", pk)
    asked = questions_for_hot_seat(place)
    shown = {"here": "mastermind", "group": group, "form": form, "asked": asked}
    return render(request, "sessions/hot_seat.html", shown, status=422 if form.is_bound else 200)


@require_POST
def withdraw(request: Visit, pk: int) -> HttpResponse:
    """Withdraw a request; only the member who made it."""
    requests = HotSeatRequest.objects.seen_by(request.user).filter(
        question__asker__member=request.user
    )
    asked = get_object_or_404(requests, pk=pk)
    asked.withdraw(at=request.at)
    ask_no_more(asked.question.group)
    messages.success(request, "Hot-seat request withdrawn.")
    return redirect("sessions", asked.question.group_id)


@require_POST
def pick(request: Visit, pk: int) -> HttpResponse:
    """Pick a request to hear next, or remove the pick; only the group's leader reads picks."""
    waiting = HotSeatRequest.objects.seen_by(request.user).waiting()
    wanted = get_object_or_404(waiting.select_related("question__group"), pk=pk)
    mine = wanted.question.group.membership_of(request.user)
    try:
        if "no" in request.POST:
            HotSeatPick.take_back(wanted, by=mine)
        else:
            HotSeatPick.pick(wanted, by=mine, at=request.at)
    except NobodyPicksThemselves:
        raise Http404
    return back(request, "sessions", wanted.question.group_id)


@require_POST
def choose(request: Visit, pk: int) -> HttpResponse:
    """Give a hot seat to a request, to a member who asks aloud, or to no one."""
    session = led_session(request, pk)
    number = request.POST.get("number", "")
    if session.is_over or not number.isdecimal() or not 1 <= int(number[:3]) <= _most(session):
        return redirect("session", pk)
    member, question = _chosen(request, session)
    try:
        HotSeat.give(session, number=int(number), member=member, question=question)
        ask_beforehand(session, at=request.at)
    except HotSeatIsFixed:
        messages.info(request, "Something is written in that hot seat, so it stays as it is.")
    return back(request, "session", pk)


def _chosen(
    request: Visit, session: GroupSession
) -> tuple[GroupMember | None, GroupQuestion | None]:
    """The chosen member and question: no question if they ask aloud, neither if no one is named."""
    waiting = HotSeatRequest.objects.filter(question__group=session.group).waiting()
    if asked := waiting.filter(pk=_number(request, "request")).first():
        return asked.question.asker, asked.question
    return session.group.members.present().filter(pk=_number(request, "aloud")).first(), None


def _number(request: Visit, name: str) -> int:
    sent = request.POST.get(name, "")
    return int(sent) if ROW_ID.fullmatch(sent) else 0


def _most(session: GroupSession) -> int:
    return session.hot_seats or session.protocol.hot_seats
