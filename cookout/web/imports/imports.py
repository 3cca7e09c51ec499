"""Import an address book: upload, preview, import, pick a few people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cookout.capture.intake.file import File
from cookout.capture.intake.intake import Intake
from cookout.capture.intake.likeliest import likeliest
from cookout.members.region import region_of
from cookout.people.person import Person
from cookout.practice.formats import region_writes_day_first
from cookout.practice.phrases import one_line, so_many
from cookout.web.decide.full_table import who_makes_room
from cookout.web.http.door import Visit
from cookout.web.imports.differences_form import Keeping, row_number
from cookout.web.imports.import_form import MOST_PICKED, AddressBook, Picks
from cookout.web.imports.intakes import handed_in, undo_tag, waiting_after
from cookout.web.imports.intakes import take as take_in
from cookout.web.imports.preview_page import parts
from cookout.web.imports.questions import from_trash, questions, which_day
from cookout.web.parts.person_summary import full_name

OFFERED, LISTED = 30, 20
"""At 60 pixels a person, 30 are three screens of a phone."""


@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: Visit) -> HttpResponse:
    """Upload files; one without people is refused with a reason, and not kept."""
    posted = request.method == "POST"
    posted_data = (request.POST, request.FILES) if posted else ()
    form = AddressBook(*posted_data, owner=request.user)
    if posted and form.is_valid():
        files = form.cleaned_data["file"]
        first, *_ = Intake.hand_in_several(owner=request.user, files=files, at=request.at)
        return redirect("import_preview", first.pk)
    intakes = Intake.objects.of(request.user).defer("content", "index")
    shown = {
        "here": "people",
        "form": form,
        "waiting": intakes.waiting(),
        "under_way": intakes.under_way(),
        "taken": intakes.taken().that_did_something()[:LISTED],
    }
    return render(request, "imports/index.html", shown, status=422 if posted else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: Visit, pk: int) -> HttpResponse:
    """What importing it would do, with the choices; a POST imports it."""
    intake = handed_in(request, pk)
    if intake.taken_at:
        return redirect("import_progress" if intake.is_under_way else "import_pick", pk)
    file = intake.file()
    if file.is_guessed:
        return redirect("import_columns", pk)
    if request.method == "POST":
        return _decided(request, intake, file)
    return _preview(request, intake, file)


def _preview(
    request: Visit, intake: Intake, file: File, *, twice: Iterable[str] = (), status: int = 200
) -> HttpResponse:
    """The sorted file; `twice` are the marks of rows chosen for two people."""
    file = _with_usual_days(file, intake, request)
    result = intake.preview(file)
    pks = {pk for row in result.asked for pk in row.asked}
    # Whoever lies in the trash is asked about as well, and offered back.
    people = Person.objects.of(request.user).prefetch_related("contact_points").in_bulk(pks)
    marks = set(twice)
    shown = {
        "here": "people",
        "intake": intake,
        "parts": parts(
            result,
            start=row_number(request.GET.get("from", "")),
            region=region_of(request.user),
        ),
        "questions": questions(result, people, intake.chosen(), region=region_of(request.user)),
        "in_trash": from_trash(result),
        "asked": len(result.asked),
        "count": len(result.created) + len(result.updated),
        "twice": [row.reading.name for row in result.asked if row.mark in marks],
        "rest": intake.chosen().rest,
        "following": waiting_after(intake),
        "is_table": file.table is not None,
        "doubt": file.doubt,
        "days": which_day(file),
    }
    return render(request, "imports/preview.html", shown, status=status)


def _with_usual_days(file: File, intake: Intake, request: Visit) -> File:
    """Read dates as the member's region writes them, unless the member chose otherwise."""
    if file.order is not None or intake.chosen().days_answered:
        return file
    return replace(file, day_first=region_writes_day_first(region_of(request.user)))


def _decided(request: Visit, intake: Intake, file: File) -> HttpResponse:
    """Save the choices; then show another page, or import all of it."""
    keeping = Keeping(request.POST, intake.chosen())
    intake.choose(keeping.choices)
    file = replace(file, day_first=keeping.choices.day_first)
    if keeping.turns_to is not None:
        there = reverse("import_preview", args=[intake.pk])
        return redirect(f"{there}?from={keeping.turns_to}#updated")
    if keeping.taken_twice:
        return _preview(request, intake, file, twice=keeping.taken_twice, status=422)
    take_in(request, intake, file)
    if intake.is_under_way:
        return redirect("import_progress", intake.pk)
    messages.success(request, "Import done.", extra_tags=undo_tag(intake))
    return redirect("import_pick", intake.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def pick(request: Visit, pk: int) -> HttpResponse:
    """Up to 15 who matter already; everybody else is just there."""
    intake = handed_in(request, pk)
    if intake.is_under_way or not intake.taken_at:
        return redirect("import_progress" if intake.taken_at else "import_preview", pk)
    picks = Picks.of(request.POST)
    if request.method != "POST" or request.POST.get("do") == "find":
        return _offer(request, intake, picks)
    if picks.too_many:
        return _offer(request, intake, picks, status=422)
    people = list(_arrivals(intake).filter(pk__in=picks.everybody).order_by("sort_key", "pk"))
    without_seat = picks.write(people, on=request.on, at=request.at)
    messages.success(request, _picked(len(people)), extra_tags=undo_tag(intake))
    if without_seat:
        return who_makes_room(request, without_seat)
    if following := waiting_after(intake):
        return redirect("import_preview", following.pk)
    return redirect("today" if picks.over | picks.met else "people")


def _picked(count: int) -> str:
    if not count:
        return "Import done. Everyone is searchable now."
    return f"Saved. You picked {so_many(count=count, one='person', several='people')}."


def _arrivals(intake: Intake) -> QuerySet[Person]:
    return intake.arrivals().select_related("owner")


def _offer(request: Visit, intake: Intake, picks: Picks, *, status: int = 200) -> HttpResponse:
    """The people to pick from: ticked ones first, so that a search loses no one; then the
    likeliest."""
    query = (request.POST.get("q") or request.GET.get("q", "")).replace("\x00", "").strip()[:100]
    arrivals = _arrivals(intake).prefetch_related("contact_points").order_by("sort_key", "pk")
    ticked = list(arrivals.filter(pk__in=picks.everybody)[:OFFERED])
    found = arrivals.filter(name__icontains=query).exclude(pk__in=[person.pk for person in ticked])
    others = likeliest(found, on=request.on, most=OFFERED - len(ticked))
    total = arrivals.count()
    shown: dict[str, Any] = {
        "here": "people",
        "query": query,
        "intake": intake,
        "rows": [_row(person, picks) for person in (*ticked, *others)],
        "total": total,
        "offers_all": total <= OFFERED,
        "found": bool(others),
        "most": MOST_PICKED,
        "too_many": len(picks.everybody) if picks.too_many else 0,
    }
    return render(request, "imports/pick.html", shown, status=status)


def _row(person: Person, picks: Picks) -> dict[str, Any]:
    points = person.contact_points.all()
    line = person.work or next((point.value for point in points), "")
    return {
        "person": person,
        "name": full_name(person),
        "line": one_line(text=line, most=80),
        "over": person.pk in picks.over,
        "great": person.pk in picks.great,
        "met": person.pk in picks.met,
    }
