"""An intake undone: as if it had never come in, except what was edited since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from cookout.capture.intake.intake import Intake, IntakeRow, take
from cookout.capture.intake.undo import TakenBack
from cookout.cast.address_book import address_book
from cookout.members.member import Member
from cookout.people.card import Card
from cookout.people.contact_point import ContactPoint
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.people.remember import Remember
from cookout.people.search import search
from cookout.promises.promise import Promise
from cookout.referrals.experience import Experience
from cookout.table.decision import Decision, DecisionKind
from tests.cast import AT, TODAY, person, rowan

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(hours=1)
HEADINGS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
DANA = "Dana,Whitfield,https://www.linkedin.com/in/dana-w,d@example.org,Old Stove,Sweep,12 Sep 2025"
KEPT: tuple[type[Model], ...] = (Person, ContactPoint, Interaction, Remember, Card)


def card(uid: str, **lines: str) -> str:
    rows = [f"{name.upper()}:{value}" for name, value in lines.items()]
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *rows, f"UID:{uid}", "END:VCARD", ""])


def take_in(owner: Member, content: str, *, hours: int = 0) -> Intake:
    at = AT + timedelta(minutes=hours)
    take(owner=owner, file_name="f", content=content.encode(), at=at)
    return Intake.objects.latest("taken_at")


def everything() -> list[list[dict[str, object]]]:
    return [list(model._default_manager.order_by("pk").values()) for model in KEPT]


def test_everybody_it_brought_is_gone_as_if_they_had_never_come() -> None:
    owner = rowan()
    person(owner, "Priya Nair")
    before = everything()
    intake = take_in(owner, f"{HEADINGS}\n{DANA}")
    assert intake.undo(at=LATER) == TakenBack(gone=1)
    assert everything() == before
    assert not search.find(owner, "dana")


def test_it_comes_in_again_whole() -> None:
    owner = rowan()
    take_in(owner, address_book().decode()).undo(at=LATER)
    report = take(owner=owner, file_name="f", content=address_book(), at=LATER)
    assert (report.created, report.same) == (99, 0)
    assert Person.objects.of(owner).count() == 99


def test_undoing_twice_is_once() -> None:
    owner = rowan()
    intake = take_in(owner, f"{HEADINGS}\n{DANA}")
    intake.undo(at=LATER)
    take_in(owner, f"{HEADINGS}\n{DANA}", hours=90)
    assert intake.undo(at=LATER) == TakenBack()
    assert Person.objects.count() == 1


def test_a_file_on_its_way_in_is_nothing_to_undo() -> None:
    intake = Intake.hand_in(owner=rowan(), file_name="f", content=address_book(), at=AT)
    assert intake.undo(at=AT) == TakenBack()
    assert intake.undone_at is None


def _noted(dana: Person) -> None:
    dana.write(notes="mine")


def _praised(dana: Person) -> None:
    Experience.make(person=dana, on=TODAY, at=LATER, outcome="well", again=True)


def _called(dana: Person) -> None:
    Interaction.log(people=[dana], kind="call", on=TODAY, at=LATER)


def _promised(dana: Person) -> None:
    Promise.objects.create(owner=dana.owner, person=dana, what="Send it", made_on=TODAY)


def _decided(dana: Person) -> None:
    Decision.make(person=dana, kind=DecisionKind.WARMTH, on=TODAY, at=LATER)


def _remembered(dana: Person) -> None:
    Remember.objects.create(owner=dana.owner, person=dana, words="Likes rye")


def _relabelled(dana: Person) -> None:
    dana.contact_points.update(label="work")


def _corrected_the_day(dana: Person) -> None:
    dana.interactions.update(on=TODAY)


def _updated_by_another_file(dana: Person) -> None:
    take_in(dana.owner, f"{HEADINGS}\n{DANA.replace('Sweep', 'Owner')}", hours=5)


def _put_in_the_trash(dana: Person) -> None:
    dana.trash(at=LATER)


@pytest.mark.parametrize(
    "edit",
    [
        *(_noted, _praised, _called, _promised, _decided, _remembered, _relabelled),
        *(_corrected_the_day, _updated_by_another_file, _put_in_the_trash),
    ],
)
def test_whoever_was_edited_since_stays_as_they_are(edit: Callable[[Person], None]) -> None:
    owner = rowan()
    around = [DANA.replace("ana", others) for others in ("ora", "ina")]
    intake = take_in(owner, "\n".join([HEADINGS, around[0], DANA, around[1]]))
    edit(Person.objects.get(given="Dana"))
    before = everything()[0]
    assert intake.undo(at=LATER) == TakenBack(gone=2, stayed=1)
    assert [one["given"] for one in everything()[0]] == ["Dana"]
    assert everything()[0] == [one for one in before if one["given"] == "Dana"]
    assert [row.person.given for row in intake.stayed()] == ["Dana"]


def test_what_it_changed_is_as_before() -> None:
    owner = rowan()
    take_in(owner, card("u", fn="Dana", org="One", tel="1", title="Sweep"))
    before = everything()
    newer = take_in(owner, card("u", fn="Dana", org="Two", tel="2", note="roofs"), hours=5)
    assert everything() != before
    assert newer.undo(at=LATER) == TakenBack(put_back=1)
    shown = [
        [{name: value for name, value in row.items() if name != "id"} for row in rows]
        for rows in (before, everything())
        for rows in rows
    ]
    assert shown[: len(KEPT)] == shown[len(KEPT) :]
    assert search.find(owner, "dana one")


def test_of_what_it_changed_an_edit_stays_and_is_named() -> None:
    owner = rowan()
    take_in(owner, card("u", fn="Dana", org="One", title="Sweep", tel="1"))
    newer = take_in(owner, card("u", fn="Dana", org="Two", title="Owner", tel="2"), hours=5)
    Person.objects.get().write(company="Mine")
    assert newer.undo(at=LATER) == TakenBack(stayed=1)
    dana = Person.objects.get()
    assert (dana.company, dana.title) == ("Mine", "Sweep")
    assert [point.value for point in dana.contact_points.all()] == ["1"]
    assert [row.stays for row in newer.stayed()] == ["company"]


def test_two_files_undone_one_after_the_other_leave_nothing() -> None:
    owner = rowan()
    first = take_in(owner, card("u", fn="Dana", org="One", tel="1"))
    second = take_in(owner, card("u", fn="Dana", org="Two", tel="2"), hours=5)
    second.undo(at=LATER)
    assert first.undo(at=LATER) == TakenBack(gone=1)


def test_somebody_twice_in_one_file_is_one_row_of_it() -> None:
    owner = rowan()
    both = card("u", fn="Dana", tel="1") + card("u", fn="Dana", tel="2")
    intake = take_in(owner, both)
    assert IntakeRow.objects.count() == 1
    assert intake.undo(at=LATER) == TakenBack(gone=1)
    assert not ContactPoint.objects.exists()


def test_questions_to_the_database_do_not_grow_with_the_people() -> None:
    owner = rowan()

    def count(content: str) -> int:
        intake = take_in(owner, content)
        with CaptureQueriesContext(connection) as asked:
            intake.undo(at=LATER)
        return len(asked)

    assert count(f"{HEADINGS}\n{DANA}") >= count(address_book().decode()) - 3
