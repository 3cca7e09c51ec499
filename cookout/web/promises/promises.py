"""Promises: those you made, those made to you, and how they ended."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.db.models import DateField, QuerySet, Value
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cookout.mastermind.group_promise import GroupPromise
from cookout.people.person import Person
from cookout.promises.promise import Promise, Promises
from cookout.web.http.concurrent_edit import one_at_a_time
from cookout.web.http.door import Visit, back
from cookout.web.http.idempotency import once
from cookout.web.http.pagination import ByDay, Page, cut
from cookout.web.parts.person_summary import called
from cookout.web.parts.promise_rows import (
    PromiseRow,
    group_row,
    in_words,
    kept_in_words,
    next_time,
    rows,
)
from cookout.web.promises.promise_form import ChangedPromise, NewPromise, as_promised

SIZE = 25
NO_DAY = Value(date.max, output_field=DateField())


@require_safe
def index(request: Visit) -> HttpResponse:
    """Open promises by day, and ended ones, the latest first."""
    promises = Promise.objects.of(request.user).standing().select_related("person")
    still_open = promises.open().annotate(day=Coalesce("due_on", NO_DAY))
    over = promises.exclude(kept_on=None, released_on=None)
    over = over.annotate(day=Coalesce("kept_on", "released_on"))
    lists = {
        "mine": _page(request, "mine", still_open.filter(mine=True)),
        "theirs": _page(request, "theirs", still_open.filter(mine=False)),
        "over": _page(request, "over", over, latest_first=True),
    }
    shown = {name: {"page": page, "rows": _rows(request, page)} for name, page in lists.items()}
    record = kept_in_words(promises.mine().record(on=request.on))
    in_groups = GroupPromise.objects.made_by(request.user).open().select_related("group")
    group_rows = [group_row(group, on=request.on) for group in in_groups[:SIZE]]
    page = {"here": "promises", "record": record, "in_groups": group_rows, **shown}
    return render(request, "promises/index.html", page)


def _page(
    request: Visit, name: str, promises: QuerySet[Promise], *, latest_first: bool = False
) -> Page[Promise]:
    ordered = ByDay(promises, "day", latest_first=latest_first)
    anchor = f"#{name}"
    return cut(request.GET, ordered, key=_day, size=SIZE, name=name, anchor=anchor)


def _day(promise: Promise) -> date:
    """The day that the list is sorted by."""
    day: date = promise.day  # type: ignore[attr-defined]
    return day


def _rows(request: Visit, page: Page[Promise]) -> list[PromiseRow]:
    return rows(page.rows, on=request.on)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def make(request: Visit, pk: int) -> HttpResponse:
    """Write down a promise between the member and a person."""
    person = get_object_or_404(Person.objects.of(request.user).not_in_trash(), pk=pk)
    posted = request.method == "POST"
    asked = {"what": request.GET.get("what", "").replace("\x00", "")[:300]}
    form = NewPromise(request.POST if posted else None, person=person, initial=asked)
    if posted and form.is_valid():
        promise = Promise.make(
            person=person,
            what=form.cleaned_data["what"],
            on=request.on,
            due_on=form.due(request.on),
            mine=form.is_mine,
            pattern=form.cleaned_data["pattern"],
            every=form.cleaned_data["every"],
        )
        return _done(request, promise, "Promise saved.", "promise_trash")
    context = {"here": "people", "person": person, "name": called(person), "form": form}
    return render(request, "promises/make.html", context, status=422 if posted else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def edit(request: Visit, pk: int) -> HttpResponse:
    """Agree on other words or another day."""
    promise, posted = _promise(request, pk), request.method == "POST"
    form = ChangedPromise(request.POST if posted else None, initial=as_promised(promise))
    if posted and form.is_valid():
        promise.change(on=request.on, **form.cleaned_data)
        return _done(request, promise, "Promise saved.")
    context = {
        "here": "promises",
        "promise": promise,
        "name": called(promise.person),
        "state": in_words(promise, on=request.on),
        "late": promise.is_late(on=request.on),
        "form": form,
        "next": request.POST.get("next", ""),
    }
    return render(request, "promises/edit.html", context, status=422 if posted else 200)


@require_POST
def keep(request: Visit, pk: int) -> HttpResponse:
    """Mark it as kept."""
    promise = _promise(request, pk)
    promise.keep(on=request.on)
    words = f"Promise kept.{next_time(promise)}"
    return _done(request, promise, words, "promise_reopen")


@require_POST
def release(request: Visit, pk: int) -> HttpResponse:
    """Mark it as no longer needed."""
    promise = _promise(request, pk)
    promise.release(on=request.on)
    return _done(request, promise, "Marked as no longer needed.", "promise_reopen")


@require_POST
def reopen(request: Visit, pk: int) -> HttpResponse:
    """Reopen it."""
    promise = _promise(request, pk)
    undo = "promise_keep" if promise.kept_on else "promise_release"
    promise.reopen()
    return _done(request, promise, "Promise reopened.", undo)


@require_POST
def discard(request: Visit, pk: int) -> HttpResponse:
    """Put it in the trash: it should never have been written down."""
    promise = get_object_or_404(_promises(request), pk=pk)
    promise.trash(at=request.at)
    return _done(request, promise, "Promise moved to the trash.", "promise_restore")


@require_POST
def restore(request: Visit, pk: int) -> HttpResponse:
    """Take it out of the trash."""
    promise = get_object_or_404(_promises(request), pk=pk)
    promise.restore()
    return _done(request, promise, "Promise restored.")


def _promise(request: Visit, pk: int) -> Promise:
    """One that is not in the trash: what lies there is restored first."""
    return get_object_or_404(_promises(request).standing(), pk=pk)


def _promises(request: Visit) -> Promises:
    return Promise.objects.of(request.user).select_related("person")


def _done(request: Visit, promise: Promise, words: str, undo: str = "") -> HttpResponse:
    tags = f"undo:{reverse(undo, args=[promise.pk])}" if undo else ""
    messages.success(request, words, extra_tags=tags)
    return back(request, "person", promise.person_id)
