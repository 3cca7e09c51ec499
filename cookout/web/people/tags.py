"""Add a tag to several people at once: from the list, a search or an import."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from cookout.capture.intake.intake import Intake
from cookout.people.card import Card
from cookout.people.person import People, Person
from cookout.people.tag import LONGEST, Tag, tag_names, tags_of
from cookout.practice.phrases import so_many
from cookout.web.http.door import Visit, back
from cookout.web.http.pagination import ROW_ID
from cookout.web.parts.form_fields import WordsField

OFFERED = 100


class TagNames(forms.Form):
    """One tag, or several with commas."""

    tag = WordsField(
        label="Tag",
        max_length=LONGEST,
        help_text="A word of your own, like Rotary or softball.",
        error_messages={"required": "Enter a tag"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "tags"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Visit) -> HttpResponse:
    """The tag, and for whom."""
    posted = request.POST if request.method == "POST" else None
    chosen = request.GET if posted is None else posted
    people = _chosen(request, chosen)
    if not people.exists():
        messages.info(request, "Choose people first.")
        return redirect("people")
    form = TagNames(posted)
    if posted is not None and form.is_valid() and (names := tag_names(form.cleaned_data["tag"])):
        Tag.add(people.prefetch_related("tags"), names)
        count = people.count()
        who = so_many(count=count, one="person", several="people")
        messages.success(request, f"Tag added to {who}.")
        return back(request, "people")
    shown = {
        "here": "people",
        "form": form,
        "count": people.count(),
        "tags": tags_of(request.user, most=OFFERED),
        "chosen": [
            (name, value) for name in ("people", "intake") for value in chosen.getlist(name)
        ],
    }
    return render(request, "people/tags.html", shown, status=200 if posted is None else 422)


def _chosen(request: Visit, chosen: QueryDict) -> People:
    """The people named, or everyone whom a file brought."""
    mine = Person.objects.of(request.user).not_in_trash()
    intake = chosen.get("intake", "")
    if ROW_ID.fullmatch(intake):
        found = get_object_or_404(Intake.objects.of(request.user).defer("content"), pk=intake)
        if found.taken_at is None:
            return mine.none()
        cards = Card.objects.of(request.user).filter(taken_at=found.taken_at)
        return mine.filter(pk__in=cards.values("person"))
    numbers = [int(pk) for pk in chosen.getlist("people") if ROW_ID.fullmatch(pk)]
    return mine.filter(pk__in=numbers)
