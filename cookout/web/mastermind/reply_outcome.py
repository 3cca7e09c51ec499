"""What came of a question, by a link in an email: its asker tells those who answered."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.questions.question_outcome import QuestionOutcome, outcome_due
from cookout.web.http.door import Visit
from cookout.web.mastermind.question_form import FewWords


def outcome_reply(
    request: Visit, asker: GroupMember, question: GroupQuestion, secret: str
) -> HttpResponse:
    """The question and what was promised; a POST tells what came of it. Idempotent."""
    days = outcome_due(question, on=asker.day(request.at), zone_of=asker.whose_clock)
    if request.method != "POST":
        return _page(request, asker, question, FewWords(), days)
    form = FewWords(request.POST)
    if days and not form.is_valid():
        return _page(request, asker, question, form, days, status=422)
    if days:
        text = form.cleaned_data["text"]
        QuestionOutcome.tell(question=question, text=text, by=asker, at=request.at, days=days)
    return redirect("group_reply", secret)


def _page(
    request: Visit,
    asker: GroupMember,
    question: GroupQuestion,
    form: FewWords,
    days: int,
    status: int = 200,
) -> HttpResponse:
    shown = {
        "question": question,
        "place": asker,
        "promise": question.promises.first(),
        "outcomes": question.outcomes.all(),
        "outcome_due": days,
        "form": form,
    }
    return render(request, "mastermind/reply_outcome.html", shown, status=status)
