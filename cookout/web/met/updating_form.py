"""The form of someone met who may exist already: new values are offered as updates."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from cookout.capture.intake.differences import Difference, differences
from cookout.capture.intake.recognizing import Recognition
from cookout.members.member import Member
from cookout.members.region import region_of
from cookout.people.contact_point import ContactKind, ContactPoint
from cookout.people.person import Person
from cookout.vcard import contact_points
from cookout.vcard.envelope import VCard
from cookout.vcard.person import Reading
from cookout.vcard.person_fields import FIELDS
from cookout.web.met.met_form import MOST_NAMESAKES, Meeting
from cookout.web.parts.person_summary import where_met

LABELS = {field.name: field.label for field in FIELDS}
KINDS: dict[str, tuple[contact_points.CardContactKind, str]] = {
    "phone": ("phone", "Phone"),
    "mail": ("mail", "Email"),
    "link": ("link", "Link"),
    "address": ("address", "Address"),
}


class UpdatingMeeting(Meeting):
    """Someone met; of an existing person only chosen fields are changed."""

    def __init__(
        self, data: Any = None, *, owner: Member, on: date, initial: dict[str, Any]
    ) -> None:
        self.picked = data
        super().__init__(data, owner=owner, on=on, initial=initial)

    def points(self) -> tuple[contact_points.CardContact, ...]:
        """Every contact point, without doubles."""
        ways = ((kind, self.cleaned_data.get(kind, "")) for kind in ("phone", "mail"))
        return tuple(
            contact_points.CardContact(KINDS[kind][0], "", value) for kind, value in ways if value
        )

    def as_card(self) -> Reading:
        """The form's values as a contact card."""
        cleaned = self.cleaned_data
        return Reading(
            card=VCard(b""),
            name=cleaned["name"],
            role=cleaned["role"],
            company=cleaned["company"],
            points=self.points(),
        )

    def namesakes(self) -> list[Person]:
        """People with the same number, mailbox or name."""
        found = Recognition(self.owner, set).look([self.as_card()])[0]
        pks = [found.person] if found.person else list(found.asked)
        people = Person.objects.of(self.owner).not_in_trash().select_related("event").in_bulk(pks)
        certain = [people[pk] for pk in pks if pk in people]
        more = [namesake for namesake in super().namesakes() if namesake not in certain]
        return [*certain, *more][:MOST_NAMESAKES]

    def differences_from(self, person: Person) -> list[Difference]:
        """The differences between the form and an existing person."""
        present = {(point.kind, point.value) for point in person.contact_points.all()}
        region = region_of(self.owner)
        card = self.as_card()
        return list(
            differences(person, present, base=None, theirs=card, removes=False, region=region)
        )

    def write_contact(self, person: Person) -> None:
        """Save everything for a new person; for an existing one, the chosen fields."""
        self._write_card(person, self._chosen(person) if self.again else None)

    def _chosen(self, person: Person) -> Collection[str]:
        chosen = self.picked.getlist("use") if self.picked is not None else []
        start = f"{person.pk}-"
        return {name.removeprefix(start) for name in chosen if name.startswith(start)}

    def _write_card(self, person: Person, keys: Collection[str] | None) -> None:
        fields: dict[str, Any] = {}
        for difference in self.differences_from(person):
            if keys is not None and difference.key not in keys:
                continue
            fields |= difference.fields
            if difference.added:
                label, value = difference.added.label, difference.added.value
                ContactPoint.add(
                    person=person, kind=difference.added.kind, value=value, label=label
                )
        person.write(**fields)


def _label_of(difference: Difference) -> str:
    """What differs, in a word."""
    if difference.added:
        return str(ContactKind(difference.added.kind).label)
    return "Work" if difference.what == "role" else LABELS.get(difference.what, difference.what)


UpdateChoice = tuple[str, str, Difference]


def namesake_rows(
    form: UpdatingMeeting, people: Iterable[Person], *, on: date
) -> list[tuple[Person, str, list[UpdateChoice]]]:
    """People who may be the same, each with distinguishing details and possible updates."""
    return [
        (person, person.work or where_met(person, on=on), _update_choices(form, person))
        for person in people
    ]


def _update_choices(form: UpdatingMeeting, person: Person) -> list[UpdateChoice]:
    """For an existing person: the differences, each with a checkbox."""
    found = form.differences_from(person)
    return [
        (f"{person.pk}-{difference.key}", _label_of(difference), difference) for difference in found
    ]
