"""A cookout as its page shows it: each guest with what is known, a draft, and ways to ask them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cookout.members.region import region_of
from cookout.people.person import Person
from cookout.people.remember import RememberKind
from cookout.practice.invitation import invitation_drafts, invitations
from cookout.practice.phrases import ago, capital, number, one_line
from cookout.promises.person_facts import of_person
from cookout.table.cookout import Cookout, Guest
from cookout.web.cookouts.cookout_form import GuestAnswer
from cookout.web.parts.contact_links import Action, reach_of
from cookout.web.parts.person_summary import Ring, called, full_name, rings

LONGEST_ALLERGY = 200


@dataclass(frozen=True)
class Invited:
    """One guest: who, what is known in a line, and the ways to ask them with the draft in it."""

    guest: Guest
    ring: Ring
    full_name: str
    name: str
    line: str
    came: bool
    draft: str
    actions: list[Action]
    form: GuestAnswer

    @property
    def person(self) -> Person:
        return self.guest.person

    @property
    def has_draft_link(self) -> bool:
        """Whether a link opens a message app, so that "Invited?" is asked after it."""
        return any(action.takes_a_message for action in self.actions)


def guests_of(cookout: Cookout) -> list[Guest]:
    """The guests in the order of their names, with all that the page says of them."""
    guests = Guest.objects.filter(cookout=cookout).not_in_trash().select_related("person")
    return list(guests.prefetch_related("person__contact_points", "person__remembered"))


def invited(cookout: Cookout, guests: Iterable[Guest], *, on: date) -> list[Invited]:
    """Every guest as the page shows them."""
    there = list(guests)
    drafts = _drafts(cookout, there, on)
    present, shown = cookout.present, rings([guest.person for guest in there], on=on)
    return [
        _invited(cookout, guest, plate, drafts[guest.pk], guest.person_id in present, on)
        for guest, plate in zip(there, shown, strict=True)
    ]


def _drafts(cookout: Cookout, guests: Iterable[Guest], on: date) -> dict[int, str]:
    """The message to each guest, by the guest's id; adding a guest changes no other's."""
    ways = invitations(day=cookout.on, begins=cookout.begins, place=cookout.place, on=on)
    there = sorted(guests, key=lambda one: one.pk)
    facts = (of_person(guest.person) for guest in there)
    own = cookout.invitation if ways else ""
    drafts = invitation_drafts(facts, own=own, ways=ways)
    return {guest.pk: draft for guest, draft in zip(there, drafts, strict=True)}


def _invited(
    cookout: Cookout, guest: Guest, ring: Ring, draft: str, came: bool, on: date
) -> Invited:
    person = guest.person
    found = reach_of(person, region=region_of(cookout.owner))
    return Invited(
        guest=guest,
        ring=ring,
        full_name=full_name(person),
        name=called(person),
        line=_line(guest, came, is_past=cookout.on < on, is_logged=cookout.is_logged, on=on),
        came=came,
        draft=draft,
        actions=[action.with_draft(draft) for action in found.actions],
        form=GuestAnswer(guest=guest),
    )


def _line(guest: Guest, came: bool, *, is_past: bool, is_logged: bool, on: date) -> str:
    """A guest's answer in a line: "Coming with two more"."""
    more = f" with {number(count=guest.brings)} more" if guest.brings else ""
    if is_logged:
        return f"Came{more}" if came else "Wasn’t there"
    if guest.comes is not None:
        return f"Coming{more}" if guest.comes else "Can’t come"
    if guest.asked_on is None:
        return "Wasn’t invited" if is_past else "Not invited yet"
    asked = f"invited {ago(day=guest.asked_on, on=on)}"
    return capital(words=f"{asked}, no answer yet")


@dataclass(frozen=True)
class Allergy:
    """What one guest cannot eat, in the member's words."""

    name: str
    words: str


def allergies(guests: Iterable[Invited]) -> list[Allergy]:
    """Allergies and diets, each with its person, without guests who can't come."""
    return [
        Allergy(guest.full_name, one_line(text=line.words, most=LONGEST_ALLERGY))
        for guest in guests
        if guest.guest.comes is not False
        for line in guest.person.remembered.all()
        if line.kind == RememberKind.ALLERGY
    ]


def summary(guests: Iterable[Invited]) -> str:
    """How many are asked and come: "Eight guests, five coming, two can’t come"."""
    there = list(guests)
    if not there:
        return ""
    answers = [invited_guest.guest.comes for invited_guest in there]
    parts = [f"{number(count=len(there))} {'guest' if len(there) == 1 else 'guests'}"]
    if comes := answers.count(True):
        parts.append(f"{number(count=comes)} coming")
    if not_coming := answers.count(False):
        parts.append(f"{number(count=not_coming)} can’t come")
    return capital(words=f"{', '.join(parts)}.")


def people_in_all(guests: Iterable[Invited]) -> int:
    """How many people come at most: guests who haven't said no, and those they bring."""
    return sum(1 + guest.guest.brings for guest in guests if guest.guest.comes is not False)
