"""Write a message: start from a draft, and check whether it pushes or cares."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from cookout.capture.card_photos.card_photo import CardPhoto
from cookout.members.region import region_of
from cookout.people.person import Person
from cookout.people.role import Role
from cookout.practice.draft import short_drafts
from cookout.practice.introducers import introduction_draft
from cookout.practice.pitch.pitch import PitchVerdict, check
from cookout.practice.today.person_facts import PersonFacts
from cookout.promises.person_facts import about, real_talks
from cookout.web.http.door import Visit
from cookout.web.parts.contact_links import reach_of
from cookout.web.parts.person_summary import called
from cookout.web.people.message_form import Draft


@require_http_methods(["GET", "HEAD", "POST"])
def words(request: Visit, pk: int) -> HttpResponse:
    """A draft to a person. A POST checks it; nothing is saved."""
    people = Person.objects.of(request.user).not_in_trash().select_related("event")
    person = get_object_or_404(people, pk=pk)
    someone = about(person)
    if request.method != "POST":
        draft = _draft(request, person, someone)
        return _page(request, person, Draft(initial={"draft": draft}), draft)
    form = Draft(request.POST)
    if not form.is_valid():
        return _page(request, person, form, form["draft"].value() or "", status=422)
    cleaned = form.cleaned_data
    advice = check(
        words=cleaned["draft"], someone=someone, talks=real_talks(person), asked=cleaned["asked"]
    )
    suggests = advice.verdict != PitchVerdict.FINE
    return _page(request, person, form, cleaned["draft"], advice=advice, suggests=suggests)


def _draft(request: Visit, person: Person, someone: PersonFacts) -> str:
    """What the message begins with: a question for a role, the hello that was left to be sent, or
    something they said."""
    asked = request.GET.get("role", "")
    roles = Role.objects.of(request.user)
    role = roles.filter(pk=asked).first() if asked.isdecimal() and len(asked) < 19 else None
    if role:
        turn = request.GET.get("turn", "")
        turns = int(turn) if turn.isdecimal() and len(turn) < 4 else 0
        return introduction_draft(someone=someone, trade=role.name, turn=turns)
    if ready := CardPhoto.objects.of(request.user).hellos([person]):
        return ready[person.pk]
    return next(iter(short_drafts(someone=someone)), "")


def _page(
    request: Visit, person: Person, form: Draft, draft: str, status: int = 200, **more: Any
) -> HttpResponse:
    actions = reach_of(person, region=region_of(request.user)).actions
    context = {
        "here": "people",
        "person": person,
        "name": called(person),
        "form": form,
        "actions": [action.with_draft(draft) for action in actions if action.takes_a_message],
    }
    return render(request, "people/message.html", context | more, status=status)
