"""A typed name: one of the member's people, a bare name, or a question which one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.html import format_html

from cookout.members.compiled_query import CompiledQuery
from cookout.members.member import Member
from cookout.members.region import region_of
from cookout.people.known_names import known_names
from cookout.people.person import Person
from cookout.practice.phrases import one_line
from cookout.web.parts.form_fields import WordsField

OFFERED, TRUSTED_OFFERED = 200, 100
MOST_CALLED = 8
"""The most people of one name offered when asking which is meant."""
NAME_ONLY, WHICH = "name", "which"


class NamedPersonField(WordsField):
    """A name, with the member's people suggested while typing."""

    def __init__(self, **kwargs: Any) -> None:
        box = forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "words", "list": "known_names"}
        )
        super().__init__(max_length=300, widget=box, **kwargs)


class NamesSomeone(forms.Form):
    """A form with a person's name in it. If several of the member's people have that name, it asks
    which one."""

    naming: str
    """The field with the name."""

    def ask_which(self, owner: Member, *, without: int | None = None) -> Person | str | None:
        """The person meant; None if the form has to ask first."""
        name: str = self.cleaned_data.get(self.naming, "")
        found = _people_called(owner, name, without=without)
        chosen = str(self.data.get(WHICH, ""))
        if len(found) < 2:
            return found[0] if found and chosen != NAME_ONLY else name
        # It comes with every answer, so that what was chosen is not asked again.
        self.fields[WHICH] = forms.ChoiceField(
            label=f"Which {one_line(text=name, most=60)}?",
            choices=[
                *((person.pk, _line(person)) for person in found),
                (NAME_ONLY, "Someone else"),
            ],
            required=False,
            widget=forms.RadioSelect,
        )
        if chosen == NAME_ONLY:
            return name
        if person := next((match for match in found if str(match.pk) == chosen), None):
            return person
        self.add_error(WHICH, "Choose who you mean")
        return None


def _people_called(owner: Member, name: str, *, without: int | None) -> list[Person]:
    mine = Person.objects.of(owner).not_in_trash().called(name, region=region_of(owner))
    return list(mine.exclude(pk=without or 0).in_order()[:MOST_CALLED])


def only_person_called(owner: Member, name: str, *, without: int | None = None) -> Person | None:
    """The person with that name, if there is exactly one."""
    found = _people_called(owner, name, without=without)
    return found[0] if len(found) == 1 else None


def _line(person: Person) -> str:
    work = one_line(text=person.work, most=60)
    name = one_line(text=person.name, most=60)
    return format_html("{}<small>{}</small>", name, work) if work else name


def names_offered(owner: Member, *, without: int | None = None) -> list[str]:
    """The names of those the member knows, to choose from while typing; the rest is typed."""
    return known_names(owner, without=without, most=OFFERED)


def trusted_names(owner: Member) -> list[str]:
    """The names of those the member trusts most: at the table, then those kept warm."""
    return _TRUSTED(member=owner.pk)


def _trusted(member: Any) -> QuerySet[Person, str]:
    people = Person.objects.of(member).not_in_trash()
    close = people.filter(place__in=(Person.Place.DEEP, Person.Place.WARM))
    return close.order_by("place", "sort_key").values_list("name", flat=True)[:TRUSTED_OFFERED]


_TRUSTED = CompiledQuery(_trusted)
