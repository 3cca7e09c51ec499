"""Answer one notice of a group by a link in an email, without signing in.

Opening the link changes nothing. The page shows what this notice is about and the member's own
answer. Others' answers are there for the asker alone, who is to say what they heard.
"""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render

from cookout.mastermind.notices.group_notice import GroupNotice, NoSuchNotice
from cookout.mastermind.questions.group_answer import AnswerIsHeard, GroupAnswer
from cookout.mastermind.questions.group_question import FIELDS, AnswersAreLocked, GroupQuestion
from cookout.mastermind.thank_you import ThankYou
from cookout.practice.formats import in_region
from cookout.practice.mastermind.kinds import Brings, usual_answer
from cookout.web.http.door import Visit
from cookout.web.http.secret_link import secret_link
from cookout.web.mastermind.leave_by_link import leave_by_link, leaves_by_link
from cookout.web.mastermind.provider_form import NamedProvider
from cookout.web.mastermind.question_form import FewWords, GivenWords
from cookout.web.mastermind.question_page import LABELS
from cookout.web.mastermind.reply_hear import hear_reply
from cookout.web.mastermind.reply_outcome import outcome_reply
from cookout.web.mastermind.reply_promise import promise_reply
from cookout.web.mastermind.reply_provider import name_by_link, provider_reply, remove_by_link
from cookout.web.mastermind.reply_turn import turn_reply

FELT = {"yes": True, "no": False}


@secret_link(
    "group reply", find=GroupNotice.find, missing=NoSuchNotice, whom="the host of your group"
)
def reply(request: Visit, notice: GroupNotice, secret: str) -> HttpResponse:
    """A question of theirs or of another, a promise that is due, or a thank-you; a POST answers."""
    if leaves_by_link(request, notice.recipient):
        return leave_by_link(request, notice.recipient)
    clock = notice.recipient.whose_clock
    with in_region(clock.region if clock else "US"):
        if notice.promise:
            return promise_reply(request, notice.promise, secret)
        if notice.thank_you:
            return _thanks(request, notice, notice.thank_you)
        if notice.session:
            return turn_reply(request, notice.recipient, notice.session, secret)
        assert notice.question
        if notice.about == GroupNotice.About.TO_HEAR:
            return hear_reply(request, notice.recipient, notice.question, secret)
        if notice.about == GroupNotice.About.TO_TELL:
            return outcome_reply(request, notice.recipient, notice.question, secret)
        if request.method == "POST":
            return _write(request, notice, notice.question, secret)
        return _page(request, notice, notice.question, _empty(notice, notice.question))


def _thanks(request: Visit, notice: GroupNotice, thank_you: ThankYou) -> HttpResponse:
    """A thank-you, which needs no answer."""
    if request.method == "POST":
        return HttpResponseNotAllowed(["GET", "HEAD"])
    shown = {"thank_you": thank_you, "place": notice.recipient}
    return render(request, "mastermind/reply_thanks.html", shown)


Returned = GivenWords | NamedProvider | FewWords


def _write(
    request: Visit, notice: GroupNotice, question: GroupQuestion, secret: str
) -> HttpResponse:
    given = notice.answer
    wrong: Returned | None = None
    if "felt" in request.POST and given and given.heard:
        given.feel(FELT.get(request.POST["felt"]), by=notice.recipient)
    elif "pass" in request.POST:
        for asked in question.requests.filter(asked=notice.recipient):
            asked.decline(at=request.at)
    elif "tell" in request.POST:
        wrong = _tell_more(request, notice, given)
    else:
        wrong = _answer(request, notice, question)
    if wrong is not None:
        return _page(request, notice, question, wrong, status=422)
    return redirect("group_reply", secret)


def _tell_more(request: Visit, notice: GroupNotice, given: GroupAnswer | None) -> FewWords | None:
    """Tell more, if the asker waits for it. Idempotent."""
    if given is None or not given.more_wanted or given.more:
        return None
    form = FewWords(request.POST, auto_id="tell-%s")
    if not form.is_valid():
        return form
    given.tell_more(form.cleaned_data["text"], by=notice.recipient, at=request.at)
    return None


def _answer(
    request: Visit, notice: GroupNotice, question: GroupQuestion
) -> GivenWords | NamedProvider | None:
    """Give or change the answer, or remove a provider; returns the form if it is invalid."""
    recipient = notice.recipient
    try:
        if "remove" in request.POST:
            remove_by_link(request, question, by=recipient)
            return None
        if question.asks_for_provider:
            named = name_by_link(request, question, by=recipient)
            return None if named.is_valid() else named
        form = GivenWords(request.POST)
        if form.is_valid():
            GroupAnswer.give(question=question, by=recipient, at=request.at, **form.cleaned_data)
        return None if form.is_valid() else form
    except (AnswersAreLocked, AnswerIsHeard):
        return _empty(notice, question)


def _empty(notice: GroupNotice, question: GroupQuestion) -> GivenWords:
    given, usual = notice.answer, usual_answer(Brings(question.brings))
    if given is None:
        return GivenWords(initial={"gives": usual})
    return GivenWords(initial={"basis": given.basis, "gives": given.gives, "text": given.text})


def _page(
    request: Visit,
    notice: GroupNotice,
    question: GroupQuestion,
    form: Returned,
    status: int = 200,
) -> HttpResponse:
    named = form if isinstance(form, NamedProvider) else None
    told_more = form if isinstance(form, FewWords) else None
    given, on = notice.answer, notice.recipient.day(request.at)
    asked = question.requests.filter(asked=notice.recipient).first()
    shown = {
        "question": question,
        "place": notice.recipient,
        "form": form if isinstance(form, GivenWords) else _empty(notice, question),
        "tell_form": told_more or FewWords(auto_id="tell-%s"),
        "given": given,
        "earlier_more": given.earlier_more.all() if given else [],
        "told": [(LABELS[name], words) for name in FIELDS if (words := getattr(question, name))],
        "reasons": asked.reasons_to_asked if asked else "",
        "is_passed": bool(asked and asked.declined_at),
        "outcomes": question.outcomes.all() if given else [],
    }
    shown |= provider_reply(question, named, by=notice.recipient, on=on)
    return render(request, "mastermind/reply.html", shown, status=status)
