"""The archive: export, wipe, take in gives the same; again nothing; what is hostile is refused."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import models

from cookout.cast import build
from cookout.export.archive import CONTENTS, FIELDS, archive_of
from cookout.export.taking import Brought, take
from cookout.export.unpacking import NoArchive
from cookout.members.member import Member
from cookout.members.owned import Owned
from cookout.models import (
    Apart,
    Card,
    ColumnChoice,
    ContactPoint,
    Decision,
    Delivery,
    Event,
    Feed,
    Intake,
    IntakeRow,
    Interaction,
    Merge,
    NotToday,
    Once,
    Person,
    Promise,
    Regard,
    Remember,
    Role,
    Wish,
)
from cookout.people import search
from tests.cast import AT, TODAY, person, rowan, sol, talk

pytestmark = pytest.mark.django_db
Change = Callable[[dict[str, Any]], object]
NOTHING = Brought()


def archive(owner: Member) -> bytes:
    return b"".join(archive_of(owner, at=AT))


def take_in(owner: Member, content: bytes, **more: Any) -> Brought:
    return take(owner=owner, file=io.BytesIO(content), **more)


def content_of(owner: Member) -> dict[str, Any]:
    """Everything of a member, without ids: by the uids of what has one."""
    found: dict[str, Any] = {}
    for model in (*FIELDS, Regard, NotToday):
        if model is Member:
            continue
        names = {field.name for field in model._meta.concrete_fields} - {"id", "owner"}
        rows = model._default_manager.filter(owner=owner)
        found[model.__name__] = sorted(
            json.dumps(_plain(row, sorted(names)), default=_bytes) for row in rows
        )
    found["people of interactions"] = sorted(
        (str(one.uid), sorted(str(p.uid) for p in one.people.all()))
        for one in Interaction.objects.of(owner).prefetch_related("people")
    )
    return found


def _plain(row: models.Model, names: list[str]) -> dict[str, Any]:
    said = {name: getattr(row, name) for name in names}
    return {
        name: str(value.uid) if isinstance(value, models.Model) else value
        for name, value in said.items()
    }


def _bytes(value: object) -> str:
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value)


def wipe(owner: Member) -> Member:
    """Another Cookout, as far as this member goes."""
    email = owner.email
    owner.delete()
    return Member.objects.create(email=email)


@pytest.fixture
def world() -> Member:
    """Rowan of the cast, with something of everything."""
    owner = build(at=AT)
    dana = Person.objects.of(owner).get(name="Dana Whitfield")
    NotToday.say(person=dana, on=TODAY)
    Person.objects.of(owner).get(name="Omar Haddad").trash(at=AT)
    Interaction.objects.of(owner).order_by("pk")[3].trash(at=AT)
    promises = Promise.objects.of(owner)
    promises[0].change(what="Introduce Dana to the Kowalskis, in June", due_on=TODAY, on=TODAY)
    promises[1].trash(at=AT)
    both = list(Person.objects.of(owner).order_by("pk")[:2])
    Interaction.log(people=both, kind="helped", on=TODAY, at=AT, words="Moved a 🛋 together.")
    Decision.make(person=both[0], kind="later", on=TODAY, at=AT)
    return owner


# There and back


def test_export_wipe_take_in_gives_the_same(world: Member) -> None:
    before, name = content_of(world), world.name
    assert all(before.values())
    packed = archive(world)
    there = wipe(world)
    assert not any(content_of(there).values())
    brought = take_in(there, packed)
    assert content_of(there) == before
    assert brought.people == Person.objects.of(there).count()
    assert (there.name, there.time_zone) == (name, "America/Los_Angeles")
    assert there.welcomed_at == AT
    assert [hit.column for hit in search.find(there, "shellfish")] == ["remember"]


def test_the_same_archive_again_changes_nothing(world: Member) -> None:
    packed, before = archive(world), content_of(world)
    brought = take_in(world, packed)
    assert not brought.anything
    assert brought.same == Person.objects.of(world).count()
    assert content_of(world) == before
    there = wipe(world)
    take_in(there, packed)
    assert not take_in(there, packed).anything
    assert content_of(there) == before


def test_the_archive_of_what_was_taken_in_says_the_same(world: Member) -> None:
    def said(packed: bytes) -> Any:
        contents = json.loads(zipfile.ZipFile(io.BytesIO(packed)).read(CONTENTS))
        contents["member"].pop("email")
        return contents

    packed = archive(world)
    other = Member.objects.create(email="other@example.org")
    take_in(other, packed)
    assert said(archive(other)) == said(packed)


def test_every_kind_of_private_row_is_in_it_or_named_here() -> None:
    # How people came here and were put together is of this Cookout; so are forms sent once.
    # What goes out by mail and to whom is said anew in each: two must not send the same letter.
    left_out = {Intake, IntakeRow, ColumnChoice, Merge, Apart, Once, Wish, Delivery, Feed}
    kinds = {model for model in _all_models() if issubclass(model, Owned)}
    assert kinds == {*FIELDS, *left_out} - {Member}


def test_every_field_is_in_it_or_named_here() -> None:
    counted = {"touches", "last_touch_on", "hello_on", "next_on", "sort_key", "role_key", "key"}
    given = {"id", "owner", "person", "event", "content", "digest"}
    for model, names in FIELDS.items():
        if model is not Member:
            fields = {field.name for field in model._meta.concrete_fields}
            assert fields - counted - given == set(names), model


def _all_models() -> Iterator[type[models.Model]]:
    from django.apps import apps

    return iter(apps.get_app_config("cookout").get_models())


# Into a Cookout with people in it


def test_whoever_is_here_stays_as_they_are_and_loses_nothing() -> None:
    owner = rowan()
    dana = person(owner, company="Whitfield Chimney")
    talk(dana, ago=9)
    packed = archive(owner)
    dana.write(company="Somewhere else")
    Interaction.objects.all().delete()
    dana.recount()
    brought = take_in(owner, packed)
    dana.refresh_from_db()
    assert (brought.people, brought.same, brought.interactions) == (0, 1, 1)
    assert (dana.company, dana.touches) == ("Somewhere else", 1)


def test_what_lies_in_the_trash_stays_there() -> None:
    owner = rowan()
    dana = person(owner)
    packed = archive(owner)
    dana.trash(at=AT)
    assert not take_in(owner, packed).anything
    dana.refresh_from_db()
    assert dana.trashed_at == AT


def test_somebody_from_the_same_address_book_is_not_doubled() -> None:
    card = b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:d\r\nFN:Dana\r\nEND:VCARD\r\n"
    first, second = rowan(), sol()
    for owner in (first, second):
        Intake.hand_in(owner=owner, file_name="x.vcf", content=card, at=AT).take(at=AT)
    Promise.make(person=Person.objects.of(first).get(), what="Send the link", on=TODAY)
    brought = take_in(second, archive(first))
    assert (brought.people, brought.same, brought.promises) == (0, 1, 1)
    assert Promise.objects.of(second).get().person.owner == second


def test_taking_in_what_was_only_tried_leaves_nothing(world: Member) -> None:
    packed = archive(world)
    there = wipe(world)
    assert take_in(there, packed, dry_run=True).people > 100
    assert not any(content_of(there).values())


def test_another_members_rows_cannot_be_reached() -> None:
    ines = person(sol(), "Ines Duarte")
    fair = Event.objects.create(owner=ines.owner, name="Fair", on=TODAY)
    owner = rowan()
    talk(person(owner))
    packed = archive(owner)

    def with_ines(contents: dict[str, Any]) -> None:
        contents["interactions"][0]["people"].append(str(ines.uid))
        contents["interactions"][0]["uid"] = "7f7f7f7f-0000-4000-8000-000000000000"

    def at_the_fair(contents: dict[str, Any]) -> None:
        contents["people"][0] |= {"event": str(fair.uid), "uid": str(fair.uid)}
        contents["interactions"] = []

    def as_ines(contents: dict[str, Any]) -> None:
        contents["people"][0] |= {"uid": str(ines.uid), "name": "Ines Taken"}
        contents["interactions"] = []

    before = content_of(ines.owner)
    for change in (with_ines, at_the_fair):
        with pytest.raises(NoArchive, match="makes no sense"):
            take_in(owner, changed(packed, change))
    assert take_in(owner, changed(packed, as_ines)).people == 1
    assert content_of(ines.owner) == before
    assert Person.objects.of(owner).get(name="Ines Taken").uid == ines.uid


# Hostile archives


def changed(packed: bytes, change: Change) -> bytes:
    """The same archive with other contents."""
    old = zipfile.ZipFile(io.BytesIO(packed))
    contents = json.loads(old.read(CONTENTS))
    said = change(contents)
    files = {name: old.read(name) for name in old.namelist()}
    files[CONTENTS] = json.dumps(said if isinstance(said, list) else contents).encode()
    return zipped(files)


def zipped(files: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", how) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return written.getvalue()


@pytest.fixture
def small() -> bytes:
    owner = rowan()
    card = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nEND:VCARD\r\n"
    Intake.hand_in(owner=owner, file_name="x.vcf", content=card, at=AT).take(at=AT)
    dana = person(owner)
    talk(dana)
    Promise.make(person=dana, what="Send the link", on=TODAY)
    Decision.make(person=dana, kind="seat", on=TODAY, at=AT)
    Regard.of_person(dana).answer(know=2)
    Role.need(owner=owner, name="Plumber", on=TODAY)
    ContactPoint.objects.create(owner=owner, person=dana, kind="phone", value="1")
    Remember.objects.create(owner=owner, person=dana, words="Two boys")
    packed = archive(owner)
    Member.objects.all().delete()
    return packed


def refused(content: bytes) -> str:
    """The sentence with which an archive is refused; nothing of it is there then."""
    owner = Member.objects.create(email="taker@example.org")
    with pytest.raises(NoArchive) as caught:
        take_in(owner, content)
    assert not Person.objects.exists()
    assert not Event.objects.exists()
    assert not Card.objects.exists()
    return str(caught.value)


def whole(contents: object) -> bytes:
    return zipped({CONTENTS: json.dumps(contents).encode()})


START = {"cookout": "archive", "version": 1, "member": {}}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04 and no more", "damaged"),
        (zipped({"people.vcf": b"x"}), "not an archive of Cookout"),
        (zipped({CONTENTS: b"{"}), "cannot be read"),
        (zipped({CONTENTS: b"\xff\xfe\x00"}), "cannot be read"),
        (zipped({CONTENTS: b"[" * 100_000}), "cannot be read"),
        (zipped({CONTENTS: b'{"cookout": ' + b"9" * 9_000 + b"}"}), "cannot be read"),
        (whole([]), "not an archive of Cookout"),
        (whole({"cookout": "something"}), "not an archive of Cookout"),
        (whole({"cookout": "archive"}), "no Cookout that is known here"),
        (whole({"cookout": "archive", "version": 2}), "a newer Cookout"),
        (whole({"cookout": "archive", "version": True}), "no Cookout that is known here"),
        (whole({"cookout": "archive", "version": "1"}), "no Cookout that is known here"),
        (whole(START | {"member": 3}), "whose it is"),
        (whole(START | {"people": {}}), "no list of rows"),
        (whole(START | {"people": [3]}), "no list of rows"),
        (whole(START | {"people": [{"name": "Dana"}]}), "“uid” of a person"),
        (zipped({CONTENTS: b"{}", "../../etc/passwd": b"x"}), "files outside of itself"),
        (zipped({CONTENTS: b"{}", "/etc/passwd": b"x"}), "files outside of itself"),
        (zipped({CONTENTS: b"{}", "C:\\x": b"x"}), "files outside of itself"),
        (zipped({CONTENTS: b" " * 40_000_000}), "too large"),
        (zipped({CONTENTS: b"{}", "cards/1.vcf": b"\0" * 90_000_000}), "too large"),
        (zipped({CONTENTS: b"{}"}, zipfile.ZIP_LZMA), "packed in a way"),
    ],
)
def test_what_is_no_archive_gets_a_sentence(content: bytes, sentence: str) -> None:
    assert sentence in refused(content)


DAY = "2026-01-01"
UID = "7f7f7f7f-0000-4000-8000-00000000000"


def person_of(contents: dict[str, Any], name: str = "Dana Whitfield") -> dict[str, Any]:
    return next(one for one in contents["people"] if one["name"] == name)


@pytest.mark.parametrize(
    "change",
    [
        lambda c: person_of(c).update(name=""),
        lambda c: person_of(c).update(name=["x"]),
        lambda c: person_of(c).update(name="x" * 301),
        lambda c: person_of(c).update(place="king"),
        lambda c: person_of(c).update(birth_month=13),
        lambda c: person_of(c).update(birth_year=10**30),
        lambda c: person_of(c).update(birth_day=31, birth_month=2),
        lambda c: person_of(c).update(made_at="2026-11-17"),
        lambda c: person_of(c).update(made_at=None),
        lambda c: person_of(c).update(met_on="the other day"),
        lambda c: person_of(c).update(uid="1"),
        lambda c: person_of(c).update(uid=person_of(c, "Ada")["uid"]),
        lambda c: person_of(c).update(event=7),
        lambda c: person_of(c).update(regard=[1]),
        lambda c: person_of(c)["regard"].update(know=7),
        lambda c: person_of(c)["regard"].update(know=True),
        lambda c: person_of(c)["contact_points"][0].update(value=""),
        lambda c: person_of(c)["contact_points"][0].update(kind="pigeon"),
        lambda c: person_of(c)["promises"][0].update(
            kept_on="2026-01-01", released_on="2026-01-01"
        ),
        lambda c: person_of(c)["decisions"].append(person_of(c)["decisions"][0]),
        lambda c: person_of(c).update(cards=[{"file": "cards/9.vcf", "taken_at": AT.isoformat()}]),
        lambda c: person_of(c).update(cards=[{"file": CONTENTS, "taken_at": AT.isoformat()}]),
        lambda c: person_of(c).update(cards=person_of(c, "Ada")["cards"]),
        lambda c: person_of(c).update(remembered=[{"words": "x"}] * 40_000),
        lambda c: c["interactions"][0].update(people=[UID + "0"]),
        lambda c: c["interactions"][0].update(people=None),
        lambda c: c["interactions"][0].update(minutes=float("inf")),
        lambda c: c["interactions"][0].update(minutes=-1),
        lambda c: c["interactions"].append(c["interactions"][0]),
        lambda c: c["roles"][0].update(name=" "),
        lambda c: c["roles"][0].update(needed_on=20260101),
        lambda c: c["events"].append({"uid": UID + "1", "name": "x", "on": DAY, "fee": "NaN"}),
        lambda c: c["events"].append({"uid": UID + "1", "name": "x", "on": DAY, "fee": -1}),
        lambda c: c["member"].update(time_zone={}),
    ],
)
def test_what_makes_no_sense_takes_nothing_in(small: bytes, change: Change) -> None:
    assert "." in refused(changed(small, change))


def test_letters_that_no_database_keeps_do_no_harm(small: bytes) -> None:
    owner = Member.objects.create(email="taker@example.org")
    take_in(owner, changed(small, lambda c: person_of(c).update(name="Da\0na \ud800")))
    assert Person.objects.filter(name="Dana ?").exists()


def test_an_archive_that_was_torn_takes_nothing_in(small: bytes) -> None:
    for cut in range(40, len(small), 97):
        broken = small[:cut] + small[cut + 20 :]
        owner = Member.objects.create(email=f"{cut}@example.org")
        with pytest.raises(NoArchive):
            take_in(owner, broken)
    assert not Person.objects.exists()
