"""Erased for good: nothing of a person is left, in the database or in any file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, models

from cookout.capture.intake.intake import Intake, IntakeRow
from cookout.export.archive.arrival import Arrival
from cookout.members.member import Member
from cookout.members.once import Once
from cookout.members.owned import Owned
from cookout.members.token import Token
from cookout.people.contact_point import ContactPoint
from cookout.people.event import Event
from cookout.people.interaction import Interaction
from cookout.people.merging.merge import Merge
from cookout.people.merging.not_the_same import Apart
from cookout.people.person import Person
from cookout.people.remember import Remember
from cookout.people.search import search
from cookout.plan.absence import Absence
from cookout.promises.promise import Promise
from cookout.table.cookout import Cookout
from cookout.table.decision import Decision
from cookout.table.regard import Regard
from cookout.today.not_today import NotToday
from cookout.trash.emptying import empty_trash
from cookout.trash.erasing import Erasing, GoesOnAsAnother
from cookout.trash.leaving import leave
from tests.cast import AT, TODAY, person, rowan, sol, talk
from tests.house.test_merging import a_row

NAMES = ("Quillona", "Zwetschger", "Nudelbrett", "Ofenrohr")
CARD = (
    b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:quillona-1\r\nFN:Quillona Zwetschger\r\n"
    b"ORG:Nudelbrett\r\nTEL:+49 30 1234\r\nNOTE:Ofenrohr\r\nEND:VCARD\r\n"
)
for_real = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nobody_in_the_index(db: None) -> None:
    """Tests that really write take their rows away, and leave the index as it is."""
    search.write_all()
    search.leave_no_trace()


def quillona(owner: Member) -> Person:
    """Somebody who came by a file and is written down everywhere, twice, made one."""
    Intake.hand_in(owner=owner, file_name="quillona.vcf", content=CARD, at=AT).take(at=AT)
    kept = Person.objects.get(name="Quillona Zwetschger")
    other = person(owner, "Q. Zwetschger", company="Nudelbrett", notes="Ofenrohr")
    for one in (kept, other):
        Remember.objects.create(owner=owner, person=one, words=f"Ofenrohr {one.pk}")
        ContactPoint.objects.create(
            owner=owner, person=one, kind="mail", value=f"q{one.pk}@zwetschger.example"
        )
        Promise.make(person=one, what=f"Send Quillona the Nudelbrett {one.pk}", on=TODAY)
        Regard.of_person(one).answer(know=2)
        NotToday.say(person=one, on=TODAY)
        talk(one, words="With Quillona, alone")
    Decision.make(person=kept, kind="seat", on=TODAY, at=AT)
    Apart.say(kept, person(owner, "Grace Lin"), at=AT)
    Merge.make(kept=kept, other=other, at=AT)
    kept.refresh_from_db()
    kept.trash(at=AT)
    return kept


def texts() -> Iterator[str]:
    """Every row of every table, as PostgreSQL or SQLite would print it."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            quoted = connection.ops.quote_name(table)
            if connection.vendor == "postgresql":
                cursor.execute(f"select row_to_json(t)::text from {quoted} t")
            else:
                cursor.execute(f"select * from {quoted}")
            for row in cursor.fetchall():
                # Bytes are printed as hexadecimals.
                yield f"{table} {row}" + "".join(
                    bytes.fromhex(word).decode(errors="replace")
                    for word in str(row).replace('"', " ").replace("\\\\x", " ").split()
                    if len(word) > 20
                    and not len(word) % 2
                    and not set(word) - set("0123456789abcdef")
                )


def found(names: tuple[str, ...] = NAMES) -> list[str]:
    """Where any of these names still stands: rows, and on SQLite the bytes of every file."""
    places = [text[:60] for text in texts() if any(name.lower() in text.lower() for name in names)]
    if connection.vendor == "sqlite":
        folder = Path(settings.DATA)
        for path in filter(Path.is_file, folder.rglob("*")):
            content = path.read_bytes().lower()
            places += [
                f"{name} in {path.name}" for name in names if name.lower().encode() in content
            ]
    return places


@for_real
def test_nothing_of_a_person_is_left_in_any_table_or_file() -> None:
    owner = rowan()
    for number in range(60):
        person(owner, f"Neighbour {number}", notes="Next door " * 20)
    gone = quillona(owner)
    grace = Person.objects.get(name="Grace Lin")
    Interaction.log(people=[gone, grace], kind="met", on=TODAY, at=AT, words="Quillona sang")
    kept = Interaction.log(people=[gone, grace], kind="met", on=TODAY, at=AT, words="Soup for all")
    Intake.hand_in(owner=owner, file_name="again.vcf", content=CARD, at=AT)
    Once.objects.create(owner=owner, key="k", made_at=AT, led_to="/people/?q=quillona")
    session = SessionStore()
    session.update({"_auth_user_id": str(owner.pk), "_messages": '[["Quillona is in the trash"]]'})
    session.save()
    for name in NAMES:
        assert found((name,)), name
    Erasing.of(gone).run()
    assert found() == []
    assert not search.find(owner, "quillona")
    assert SessionStore(session.session_key).load() == {"_auth_user_id": str(owner.pk)}
    kept.refresh_from_db()
    assert (kept.words, list(kept.people.all())) == ("Soup for all", [grace])
    assert Person.objects.count() == 61


@for_real
def test_a_row_of_every_noun_goes_with_them() -> None:
    owner = rowan()
    gone = person(owner, "Quillona Zwetschger")
    from cookout.people.merging.relations import pointers

    about = [key for key in pointers() if key.model not in (Apart, Merge) and not key.null]
    # A row that may name them, as an asker or a source, says what it does without them itself.
    for key in about:
        a_row(key.model, owner, gone)
    gone.trash(at=AT)
    Erasing.of(gone).run()
    for key in about:
        assert not key.model._base_manager.exists(), key


@pytest.mark.django_db
def test_one_who_goes_on_as_another_is_not_erased_alone() -> None:
    owner = rowan()
    kept, other = person(owner, "Dana Whitfield"), person(owner, "Dana Witfield")
    Merge.make(kept=kept, other=other, at=AT)
    other.refresh_from_db()
    with pytest.raises(GoesOnAsAnother):
        Erasing.of(other)
    assert {record.pk for record in Erasing.of(kept).records} == {kept.pk, other.pk}


@pytest.mark.django_db
def test_one_human_is_erased_under_every_record_there_was() -> None:
    owner = rowan()
    first, second, third = (person(owner, f"Dana {n}") for n in "ABC")
    Merge.make(kept=second, other=first, at=AT)
    Merge.make(kept=third, other=second, at=AT)
    Erasing.of(Person.objects.get(pk=third.pk)).run()
    assert not Person.objects.exists()
    assert not Merge.objects.exists()


@pytest.mark.django_db
def test_an_intake_that_brought_others_stays_and_is_undone_as_ever() -> None:
    owner = rowan()
    two = CARD + CARD.replace(b"quillona-1", b"grace").replace(b"Quillona Zwetschger", b"Grace Lin")
    Intake.hand_in(owner=owner, file_name="two.vcf", content=two, at=AT).take(at=AT)
    Erasing.of(Person.objects.get(name__startswith="Quillona")).run()
    assert IntakeRow.objects.count() == 1
    assert Intake.objects.get().undo(at=AT).gone == 1


# The trash, after 30 days


@pytest.mark.django_db
def test_after_thirty_days_whatever_lies_in_the_trash_goes() -> None:
    owner = rowan()
    gone, grace = quillona(owner), Person.objects.get(name="Grace Lin")
    call, promise = talk(grace), Promise.make(person=grace, what="soup", on=TODAY)
    fair = Event.objects.create(owner=owner, name="Fair", on=TODAY)
    for row in (call, promise, fair):
        row.trash(at=AT)
    assert empty_trash(at=AT + timedelta(days=30)) == 0
    later = talk(grace)
    later.trash(at=AT + timedelta(days=1))
    assert empty_trash(at=AT + timedelta(days=30, seconds=1)) == 4
    assert not Person.objects.filter(pk=gone.pk).exists()
    assert list(Person.objects.values_list("name", flat=True)) == ["Grace Lin"]
    assert list(Interaction.objects.all()) == [later]
    assert not Promise.objects.exists()
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_who_became_one_with_somebody_stays_as_long_as_that_one() -> None:
    owner = rowan()
    kept, other = person(owner, "Dana Whitfield"), person(owner, "Dana Witfield")
    promise = Promise.make(person=other, what="Zwetschger cake", on=TODAY)
    merge = Merge.make(kept=kept, other=other, at=AT)
    promise.refresh_from_db()
    promise.trash(at=AT)
    assert empty_trash(at=AT + timedelta(days=400)) == 1
    assert not any("Zwetschger" in text for text in texts())
    merge.undo(at=AT + timedelta(days=401))
    assert Person.objects.not_in_trash().count() == 2


# A member


def of_a_member(owner: Member) -> None:
    """A row of every private noun, and all that hangs on a member otherwise."""
    someone = person(owner, "Zwetschger")
    for noun in apps.get_app_config("cookout").get_models():
        if issubclass(noun, Owned) and noun not in (Apart, Merge, Person):
            a_row(noun, owner, someone)
    quillona(owner)
    Token.make(member=owner, at=AT, purpose=Token.Purpose.INVITATION)
    Member.objects.invite(by=owner)
    session = SessionStore()
    session["_auth_user_id"] = str(owner.pk)
    session.save()


@for_real
def test_nothing_of_a_member_is_left_and_others_keep_theirs() -> None:
    owner, other = rowan(), sol()
    owner.name, owner.email = "Ofenrohr Nudelbrett", "ofenrohr@example.org"
    owner.save()
    ines = person(other, "Ines Duarte")
    of_a_member(owner)
    assert found()
    leave(owner)
    assert found() == []
    assert list(Person.objects.all()) == [ines]
    assert [hit.person_id for hit in search.find(other, "ines")] == [ines.pk]
    assert list(Member.objects.order_by("pk").values_list("name", flat=True)) == ["Sol Reyes", ""]
    assert Member.objects.latest("pk").invited_by is None


@for_real
def test_after_the_last_member_there_is_nothing() -> None:
    of_a_member(owner := rowan())
    Member.objects.exclude(pk=owner.pk).delete()
    leave(owner)
    rows: list[type[models.Model]] = [
        model
        for model in apps.get_models()
        if model._meta.app_label not in ("auth", "contenttypes")
    ]
    assert [model for model in rows if model._base_manager.exists()] == []


def test_days_away_and_cookouts_in_the_trash_are_erased_as_anything_else() -> None:
    owner = rowan()
    Absence.objects.create(owner=owner, first_on=TODAY, last_on=TODAY, words="Ofenrohr")
    Cookout.objects.create(owner=owner, on=TODAY, place="Ofenrohr")
    for noun in (Absence, Cookout):
        noun.objects.get().trash(at=AT)
    assert empty_trash(at=AT + timedelta(days=29)) == 0
    assert empty_trash(at=AT + timedelta(days=31)) == 2
    assert not Absence.objects.exists()
    assert not Cookout.objects.exists()


def test_an_archive_that_waits_is_a_file_that_may_have_them_in_it() -> None:
    owner, other = rowan(), sol()
    for member in (owner, other):
        Arrival.hand_in(owner=member, file_name="all.zip", pieces=[b"Quillona"], at=AT)
    erasing = Erasing.of(person(owner, "Quillona Zwetschger"))
    assert erasing.waiting == ["all.zip"]
    erasing.run()
    assert [arrival.owner for arrival in Arrival.objects.all()] == [other]
