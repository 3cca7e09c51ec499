"""A person's page: who they are, what to remember, promises, how close, the timeline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cookout.capture.card_photos.card_photo import CardPhoto
from cookout.people.card import also_on_cards
from cookout.people.merging.merge import Merge
from cookout.people.person import Person
from cookout.people.remember import RememberKind
from cookout.people.tie import ties_of
from cookout.referrals.need import Need
from cookout.referrals.recommendation import Recommendation, Recommendations
from cookout.table.regard import Regard, trade_of
from cookout.web.duplicates import merging
from cookout.web.experiences.experience_rows import of_person, rows, summary
from cookout.web.http.concurrent_edit import one_at_a_time
from cookout.web.http.door import Visit, back
from cookout.web.parts.merge_notes import merged_into
from cookout.web.parts.named_person import names_offered, trusted_names
from cookout.web.parts.person_summary import called, ring
from cookout.web.parts.promise_rows import between, kept_for
from cookout.web.people.additions_form import date_fields
from cookout.web.people.contact_chart import chart
from cookout.web.people.date_form import SinceDay
from cookout.web.people.person_lists import REMEMBERED, person_and_lists
from cookout.web.people.person_page import page_of
from cookout.web.people.person_sheet import Sheet
from cookout.web.people.ties_form import relation_choices
from cookout.web.people.timeline import story, times_of
from cookout.web.recommendations.recommendation_page import row

GIVEN = 5


@require_safe
def show(request: Visit, pk: int) -> HttpResponse:
    """Everything about a person on one page."""
    person, lists = _with_lists(request, pk)
    on, trade = request.on, trade_of(person)
    page = times_of(person, request.GET)
    context = {
        "here": "people",
        "person": person,
        "ring": ring(person, on=on),
        "remembered": REMEMBERED(person=pk),
        "memory_kinds": RememberKind.choices,
        "date_fields": date_fields(person.place),
        "tie_relations": relation_choices(person),
        "names": names_offered(request.user, without=pk),
        "chart": chart(person, page, name=called(person), on=on),
        "story": story(page.rows, person=person, on=on),
        "page": page,
        "trusted": trusted_names(request.user),
        **_listed(person, lists, on),
    }
    return render(
        request, "people/show.html", context | page_of(person, _regard(person), trade, on=on)
    )


def _listed(person: Person, lists: set[str], on: date) -> dict[str, Any]:
    """The lists of the page that aren't empty."""
    member, experiences = person.owner, of_person(person) if "work" in lists else []
    asked: dict[str, Callable[[], Any]] = {
        "tags": person.tags.all,
        "ties": lambda: ties_of(person),
        "promises": lambda: between(person, on=on),
        "given": lambda: [row(recommendation) for recommendation in _given(person)[:GIVEN]],
        "needs": lambda: Need.objects.of(member).open().met_by(person).select_related("asker"),
        "card_photos": lambda: CardPhoto.objects.of(member).of_person(person).without_bytes(),
        "also": lambda: also_on_cards([person.pk]).get(person.pk, []),
        "merged": lambda: merged_into(person, on=on),
    }
    return {
        **{name: ask() for name, ask in asked.items() if name in lists},
        "promises_kept": kept_for(person, on=on) if "promises" in lists else "",
        "work": rows(experiences),
        "work_summary": summary(experiences),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def edit(request: Visit, pk: int) -> HttpResponse:
    """Change what is written down about a person."""
    person = _person(request, pk)
    sheet = Sheet(request.POST if request.method == "POST" else None, person=person, on=request.on)
    if request.method == "POST" and sheet.is_valid():
        sheet.write()
        _say(request, "{} saved.", person)
        return redirect("person", pk)
    context = {"here": "people", "sheet": sheet, "form": sheet.about, "name": called(person)}
    status = 422 if request.method == "POST" else 200
    return render(request, "people/edit.html", context | {"person": person}, status=status)


@require_POST
def privacy(request: Visit, pk: int) -> HttpResponse:
    """Mark a person as private, or clear the mark."""
    person = _person(request, pk)
    before, since = person.private_on, SinceDay.of(request)
    if not since.is_valid():
        return _ask_again(request, person, since, "Since when are they marked private?")
    person.mark_private(on=since.day)
    words, taken_back = "{} is now private.", "{} is no longer private."
    _say(request, words if since.day else taken_back, person, since.undo(before))
    return back(request, "person", pk)


@require_POST
def discard(request: Visit, pk: int) -> HttpResponse:
    """Put a person in the trash."""
    person = _person(request, pk)
    person.trash(at=request.at)
    _say(request, "{} moved to trash.", person, reverse("person_restore", args=[pk]))
    return redirect("people")


@require_POST
def restore(request: Visit, pk: int) -> HttpResponse:
    """Take a person out of the trash."""
    person = get_object_or_404(Person.objects.of(request.user), pk=pk)
    if merge := Merge.objects.standing().filter(other=person).first():
        # What was theirs is with somebody else: they come back by being taken apart.
        return merging.undo(request, merge.pk)
    person.restore()
    _say(request, "{} restored.", person)
    return back(request, "person", pk)


def _person(request: Visit, pk: int) -> Person:
    person = get_object_or_404(Person.objects.of(request.user).not_in_trash(), pk=pk)
    person.owner = request.user
    return person


def _with_lists(request: Visit, pk: int) -> tuple[Person, set[str]]:
    try:
        return person_and_lists(request.user, pk)
    except Person.DoesNotExist:
        raise Http404


def _given(person: Person) -> Recommendations:
    """To whom the member recommended them, the latest first."""
    given = Recommendation.objects.not_in_trash().filter(provider=person)
    return given.select_related("provider", "asker").latest_first()


def _regard(person: Person) -> Regard:
    """The answers about the person, loaded with them; empty ones if there are none."""
    return getattr(person, "regard", None) or Regard(person=person, owner=person.owner)


def _say(request: Visit, words: str, person: Person, undo: str = "") -> None:
    tags = f"undo:{undo}" if undo else ""
    messages.success(request, words.format(called(person)), extra_tags=tags)


def _ask_again(request: Visit, person: Person, since: SinceDay, question: str) -> HttpResponse:
    context = {"here": "people", "person": person, "form": since, "question": question}
    return render(request, "people/date.html", context, status=422)
