"""The archive: export, wipe, take in gives the same; again nothing; what is hostile is refused."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.db import models

from cookout.capture.tables.column_choice import ColumnChoice
from cookout.export.archive.archive import archive_of
from cookout.export.archive.brought import Brought
from cookout.export.archive.group_lists import GROUP, GROUP_LISTS, GROUP_MODELS
from cookout.export.archive.sections import BY_MODEL, KINDS, LEFT_OUT, MEMBER, MEMBER_LEFT_OUT
from cookout.export.archive.taking import take
from cookout.export.archive.unpacking import CONTENTS, NoArchive
from cookout.members.member import Member
from cookout.models import (
    Absence,
    Apart,
    Card,
    CardPhoto,
    ContactPoint,
    Cookout,
    Decision,
    Event,
    Group,
    Guest,
    Intake,
    Interaction,
    Merge,
    NotToday,
    Person,
    Plan,
    Promise,
    Regard,
    Remember,
    Role,
    Week,
)
from cookout.people.history.change import Change as Told
from cookout.people.history.change import occasion
from cookout.people.search import search
from cookout.people.tag import Tag
from cookout.vcard.text import without_controls
from tests.cast import AT, TODAY, person, rowan, sol, talk
from tests.web.test_naughty import made_of, naughty
from tests.world import cast_world

__all__ = ["naughty"]

pytestmark = pytest.mark.django_db
READ_AGAIN = {"fields", "state", "front_cut", "back_cut"}
"""What was read of a card comes from its picture, where nobody is saved by it yet."""
Change = Callable[[dict[str, Any]], object]


def archive(owner: Member) -> bytes:
    return b"".join(archive_of(owner, at=AT))


def take_in(owner: Member, content: bytes, **more: Any) -> Brought:
    return take(owner=owner, file=io.BytesIO(content), **more)


def content_of(owner: Member) -> dict[str, Any]:
    """Everything of a member, without ids: by the uids of what has one."""
    found: dict[str, Any] = {}
    for model in BY_MODEL:
        names = {field.name for field in model._meta.concrete_fields} - {"id", "owner", "record"}
        if model is CardPhoto:
            names -= READ_AGAIN
        pointing = {one.name for one in model._meta.concrete_fields if one.is_relation} & names
        rows = model._default_manager.filter(owner=owner).select_related(*pointing)
        found[model.__name__] = sorted(
            json.dumps(_plain(row, sorted(names)), default=_bytes) for row in rows
        )
    found["people of interactions"] = sorted(
        (str(interaction.uid), sorted(str(p.uid) for p in interaction.people.all()))
        for interaction in Interaction.objects.of(owner).prefetch_related("people")
    )
    found["people of weeks"] = sorted(
        (str(week.monday_on), sorted(str(p.uid) for p in week.people.all()))
        for week in Week.objects.of(owner).prefetch_related("people")
    )
    # As somebody's history is told.
    found["history"] = [
        (str(told.person.uid), told.at, told.cause, told.source, told.is_new, told.said)
        for told in Told.objects.of(owner).select_related("person").order_by("person__uid", "pk")
    ]
    owner.refresh_from_db()
    found["work"] = [owner.trade] if owner.trade else []
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
    owner = cast_world(at=AT)
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
    Apart.say(both[1], both[0], at=AT)
    ColumnChoice.objects.create(owner=owner, fingerprint="f" * 64, mapping="{}", chosen_at=AT)
    Role.objects.of(owner).first().call_crowded("hard")
    both[0].pin(on=TODAY)
    Tag.add(both, ["Rotary", "softball"])
    both[0].write(notes="Written without an occasion.")
    with occasion(at=AT + timedelta(days=1)):
        both[0].write(notes="Brings the salad.", company="Whitfield & Daughter")
    having_over(owner, both)
    Merge.make(kept=both[0], other=person(owner, "Dana Witfield", nickname="Dee"), at=AT)
    return owner


def having_over(owner: Member, people: list[Person]) -> Cookout:
    """A cookout that was, with all of these as guests, of whom the first came."""
    past = Cookout.objects.create(owner=owner, on=TODAY, begins="17:00", place="At home")
    past.ask(people)
    past.came(people[:1], minutes=180, at=AT)
    past.guests.filter(person=people[0]).update(asked_on=TODAY, comes=True)
    return past


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
    assert (there.trade, there.difficulty) == ("Life insurance agent", "hard")
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


def test_every_noun_is_in_it_or_left_out_for_a_reason() -> None:
    assert {*_all_models()} == {*BY_MODEL, *LEFT_OUT, *GROUP_MODELS, Member}
    assert not {*BY_MODEL, *GROUP_MODELS} & {*LEFT_OUT}
    assert all(len(reason) > 20 for reason in (*LEFT_OUT.values(), *MEMBER_LEFT_OUT.values()))


def test_every_field_is_in_it_or_counted_again() -> None:
    given = {"id", "owner", "person"}
    for kind in KINDS:
        meta = kind.model._meta
        fields = {field.name for field in (*meta.concrete_fields, *meta.many_to_many)}
        said = {*kind.fields, *kind.points, *kind.crowd, *kind.counted}
        assert fields - given == said - given, kind.name
        assert kind.is_within == ("person" in fields - said), kind.name
    assert {field.name for field in Member._meta.concrete_fields} - {"id"} == {
        *MEMBER,
        *MEMBER_LEFT_OUT,
    }


def test_every_field_of_a_group_is_in_it_or_left_out() -> None:
    for group_list in GROUP_LISTS:
        said = [*group_list.fields, *(name for name, _ in group_list.points), *group_list.left_out]
        assert group_list.names - {"id", "group"} == {*said}, group_list.name
        assert len(said) == len({*said}), group_list.name
    kept_here = {"id", "host", "stand_in", "stood_in_at", "opened_to_visitors_at", "imported_at"}
    assert {field.name for field in Group._meta.concrete_fields} == {*GROUP, *kept_here}


def test_what_a_list_of_a_group_points_to_comes_first() -> None:
    seen: dict[str, Any] = {}
    for group_list in GROUP_LISTS:
        for name, of in group_list.points:
            assert group_list.model._meta.get_field(name).related_model is seen[of], (
                f"{group_list.name}.{name}"
            )
        seen[group_list.name] = group_list.model


def test_what_is_pointed_to_has_a_uid_and_comes_first() -> None:
    seen: set[Any] = set()
    for kind in KINDS:
        assert kind.lasts or kind.once or kind.is_within, kind.name
        assert not kind.single or kind.is_within or kind.once == ("owner_id",), kind.name
        for name in (*kind.points, *kind.crowd):
            pointed: Any = kind.model._meta.get_field(name).related_model
            assert BY_MODEL[pointed].lasts, f"{kind.name}.{name}"
            assert pointed in seen, f"{kind.name}.{name}"
        seen.add(kind.model)


def test_all_of_it_is_described() -> None:
    described = (Path(__file__).parents[3] / "docs" / "archive.md").read_text()
    for kind in KINDS:
        for name in (kind.name, *kind.fields, *kind.points, *kind.crowd):
            assert f"`{name}`" in described, f"{kind.name}: {name}"
    for name in (*GROUP, *(group_list.name for group_list in GROUP_LISTS)):
        assert f"`{name}`" in described, name
    for group_list in GROUP_LISTS:
        for name in (*group_list.fields, *(name for name, _ in group_list.points)):
            assert f"`{name}`" in described, f"{group_list.name}: {name}"
    for model in LEFT_OUT:
        assert f"`{model.__name__}`" in described, model.__name__


def _all_models() -> Iterator[type[models.Model]]:
    from django.apps import apps

    return iter(apps.get_app_config("cookout").get_models())


def test_the_naughty_strings_come_back_as_they_were(naughty: list[str]) -> None:
    owner = rowan()
    made_of(owner, [clean for one in naughty if (clean := without_controls(one)).strip()])
    before = content_of(owner)
    packed = archive(owner)
    there = wipe(owner)
    take_in(there, packed)
    assert content_of(there) == before


# Merges


def two_as_one(owner: Member) -> tuple[Person, Person, Merge]:
    """Two records with something of everything, made one."""
    kept, other = person(owner, "Dana Whitfield"), person(owner, "Dana Witfield", nickname="Dee")
    fair = Event.objects.create(owner=owner, name="Fair", on=TODAY)
    other.write(event=fair, notes="Met at the fair.")
    for one, number in ((kept, "818 555 0101"), (other, "818 555 0102")):
        ContactPoint.objects.create(owner=owner, person=one, kind="phone", value=number)
        Remember.objects.create(owner=owner, person=one, words=f"Calls from {number}")
        Promise.make(person=one, what=f"Call {number}", on=TODAY)
        talk(one)
    ContactPoint.objects.create(owner=owner, person=other, kind="phone", value="(818) 555-0101")
    Interaction.log(people=[kept, other], kind="met", on=TODAY, at=AT)
    Decision.make(person=other, kind="warmth", on=TODAY, at=AT)
    Regard.of_person(other).answer(know=2)
    NotToday.say(person=other, on=TODAY)
    with occasion(at=AT):
        other.write(notes="Met at the fair, by the pretzels.")
    Week.of_day(owner=owner, day=TODAY).people.set([other])
    Week.of_day(owner=owner, day=TODAY - timedelta(days=7)).people.set([kept, other])
    having_over(owner, [other])
    having_over(owner, [other, kept])
    return kept, other, Merge.make(kept=kept, other=other, at=AT)


def without_search(owner: Member) -> dict[str, Any]:
    return {name: rows for name, rows in content_of(owner).items() if name != "Merge"}


def test_a_merge_comes_apart_after_it_came_back() -> None:
    owner = rowan()
    _, _, merge = two_as_one(owner)
    packed = archive(owner)
    changed_here = merge.undo(at=AT)
    apart_here = without_search(owner)
    assert ContactPoint.objects.of(owner).count() == 3
    there = wipe(owner)
    person(sol(), "So that numbers differ")
    take_in(there, packed)
    assert Merge.objects.of(there).get().undo(at=AT) == changed_here == []
    assert without_search(there) == apart_here
    assert len(search.find(there, "witfield")) == 1


def test_a_merge_with_somebody_who_is_here_already_stays_outside() -> None:
    owner = rowan()
    two_as_one(owner)
    packed = archive(owner)
    other = sol()
    take_in(other, packed)
    Merge.objects.of(other).delete()
    assert not take_in(other, packed).anything
    assert not Merge.objects.of(other).exists()


@cache
def archive_of_a_merge() -> bytes:
    """An archive with two records that were made one, made once in each process."""
    owner = rowan()
    two_as_one(owner)
    packed = archive(owner)
    Member.objects.all().delete()
    return packed


@pytest.mark.parametrize(
    "change",
    [
        lambda r: r.pop("moved"),
        lambda r: r.update(moved={}),
        lambda r: r["moved"].append(3),
        lambda r: r["moved"][0].update(model="cookout.Member"),
        lambda r: r["moved"][0].update(model="cookout.Token"),
        lambda r: r["moved"][0].update(model=["cookout.Card"]),
        lambda r: r["moved"][0].update(model="cookout.Merge", field="kept"),
        lambda r: r["moved"][0].update(field="owner"),
        lambda r: r["moved"][0].update(field={}),
        lambda r: r["moved"][0]["rows"].append({"id": None, "person_id": None}),
        lambda r: r["moved"][0]["rows"].append({"password": "x"}),
        lambda r: r["moved"][0]["rows"][0].update(owner_id=1),
        lambda r: r["moved"][0]["rows"][0].update(id=1),
        lambda r: r["moved"][0]["rows"][0].update(id=["x", 0]),
        lambda r: r["moved"][0]["rows"][0].update(id=[UID + "0", {}]),
        lambda r: r["before"].update(is_admin=True),
        lambda r: r["before"].update(name=["x"]),
        lambda r: r["before"].update(name="x" * 400),
        lambda r: r["after"].update(event_id=1),
        lambda r: r["after"].pop("name"),
        lambda r: r["filled"].append({"model": "cookout.Person", "id": 1, "before": 1, "after": 2}),
    ],
)
def test_a_merge_that_makes_no_sense_takes_nothing_in(change: Change) -> None:
    packed = archive_of_a_merge()
    said = refused(changed(packed, lambda contents: change(contents["merges"][0]["record"])))
    assert "of a merge in this archive isn’t valid" in said


# The plan, the weeks, the cookouts and the history


def test_how_hard_a_trade_is_counts_before_anybody_is_counted() -> None:
    owner = rowan()
    dana = person(owner)
    dana.stand("warm", on=TODAY)
    talk(dana)
    Plan(owner=owner).work_in(trade="Baker", difficulty="hard")
    dana.refresh_from_db()
    packed, due = archive(owner), dana.next_on
    there = wipe(owner)
    take_in(there, packed)
    assert Person.objects.of(there).get().next_on == due
    Plan(owner=there).work_in(trade="Baker", difficulty="normal")
    assert Person.objects.of(there).get().next_on != due


def test_whoever_has_a_trade_and_a_plan_here_keeps_both(world: Member) -> None:
    packed = archive(world)
    other = Member.objects.create(email="baker@example.org")
    Plan(owner=other).work_in(trade="Baker", difficulty="normal")
    plan = Plan(owner=other)
    plan.make(minutes=[9] * 7, pattern_from=None, cookout_size=8, events=1, people_each=1, at=AT)
    brought = take_in(other, packed)
    other.refresh_from_db()
    assert (other.trade, other.difficulty, brought.rows["plan"]) == ("Baker", "normal", 0)
    assert Plan.objects.of(other).get().minutes == [9] * 7


def test_a_history_keeps_its_order_and_ends_with_the_archive(world: Member) -> None:
    uid = Person.objects.of(world).earliest("pk").uid
    before = list(Told.objects.of(world).filter(person__uid=uid).order_by("pk"))
    packed = archive(world)
    there = wipe(world)
    with occasion(at=AT + timedelta(days=9)):
        take_in(there, packed)
    after = list(Told.objects.of(there).filter(person__uid=uid).order_by("pk"))
    assert [(one.at, one.said) for one in after[:-1]] == [(one.at, one.said) for one in before]
    assert (after[-1].cause, after[-1].at) == ("archive", AT + timedelta(days=9))
    assert before[0].is_new
    assert [one.cause for one in before] == ["hand", "hand", "merge"]


def test_a_guest_who_was_struck_here_does_not_come_back() -> None:
    owner = rowan()
    dana, ines = person(owner), person(owner, "Ines Duarte")
    past = having_over(owner, [dana, ines])
    packed = archive(owner)
    past.guests.get(person=ines).strike()
    assert not take_in(owner, packed).anything
    assert Guest.objects.get().person == dana
    ines.delete()
    assert take_in(owner, packed).rows["guests"] == 1


OLD = {
    "member": ("name", "email", "time_zone", "theme", "welcomed_at"),
    "roles": ("name", "needed_on"),
}
NEW_LISTS = ("plan", "absences", "weeks", "cookouts", "guests")


def as_it_was(contents: dict[str, Any]) -> None:
    """What the first Cookout wrote that had archives: fewer lists, and fewer fields."""
    for name in NEW_LISTS:
        del contents[name]
    for one in contents["people"]:
        del one["pinned_on"], one["history"]
    contents["member"] = {name: contents["member"][name] for name in OLD["member"]}
    contents["roles"] = [{name: one[name] for name in OLD["roles"]} for one in contents["roles"]]
    contents["merges"] = []


def test_an_older_archive_still_comes_in(world: Member) -> None:
    packed, before = changed(archive(world), as_it_was), content_of(world)
    there = wipe(world)
    take_in(there, packed)
    after = content_of(there)
    same = {"Promise", "Interaction", "Event", "Card", "Decision", "people of interactions"}
    assert {name: after[name] for name in same} == {name: before[name] for name in same}
    assert len(after["Person"]) == len(before["Person"])
    assert len(after["Role"]) == len(before["Role"])
    assert not any(after[name] for name in ("Plan", "Week", "Guest", "history", "work"))


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
    assert (brought.people, brought.same, brought.rows["interactions"]) == (0, 1, 1)
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
    assert (brought.people, brought.same, brought.rows["promises"]) == (0, 1, 1)
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
        with pytest.raises(NoArchive, match="isn’t valid"):
            take_in(owner, changed(packed, change))
    assert take_in(owner, changed(packed, as_ines)).people == 1
    assert content_of(ines.owner) == before
    assert Person.objects.of(owner).get(name="Ines Taken").uid == ines.uid


# Hostile archives


def changed(packed: bytes, change: Change) -> bytes:
    """The same archive with other contents."""
    old = zipfile.ZipFile(io.BytesIO(packed))
    contents = json.loads(old.read(CONTENTS))
    change(contents)
    files = {name: old.read(name) for name in old.namelist()}
    files[CONTENTS] = json.dumps(contents).encode()
    return zipped(files)


def zipped(files: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", how) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return written.getvalue()


@pytest.fixture
def small() -> bytes:
    return small_archive()


@cache
def small_archive() -> bytes:
    """An archive with one or two of everything, made once in each process."""
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
    plan = Plan(owner=owner)
    plan.make(minutes=[9] * 7, pattern_from=None, cookout_size=8, events=1, people_each=1, at=AT)
    Absence.objects.create(owner=owner, first_on=TODAY, last_on=TODAY)
    Week.of_day(owner=owner, day=TODAY).people.set([dana])
    having_over(owner, [dana])
    with occasion(at=AT):
        dana.write(notes="Brings the salad.")
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
WEEKLY = "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU"
SERIES = {"uid": UID + "9", "repeats": WEEKLY, "first_on": DAY}
PROMISED = {"uid": UID + "9", "what": "x", "made_on": DAY, "due_on": DAY}


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
        lambda c: person_of(c).update(made_at="0001-01-01T00:00:00+23:59"),
        lambda c: person_of(c).update(trashed_at="9999-12-31T23:59:59-23:59"),
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
        lambda c: c["roles"][0].update(crowded="very"),
        lambda c: c["roles"][0].update(needed_on=20260101),
        lambda c: c["events"].append({"uid": UID + "1", "name": "x", "on": DAY, "fee": "NaN"}),
        lambda c: c["events"].append({"uid": UID + "1", "name": "x", "on": DAY, "fee": -1}),
        lambda c: c["events"].append({"uid": UID + "1", "name": "x", "on": DAY, "series": UID}),
        lambda c: c.update(event_series=[SERIES | {"repeats": "FREQ=HOURLY;INTERVAL=1"}]),
        lambda c: c.update(event_series=[SERIES | {"skipped": ["soon"]}]),
        lambda c: c.update(event_series=[SERIES | {"first_on": None}]),
        lambda c: person_of(c).update(birthday_notice=5),
        lambda c: person_of(c).update(promises=[PROMISED | {"repeats": WEEKLY}]),
        lambda c: c["member"].update(time_zone={}),
        lambda c: c["member"].update(difficulty="very"),
        lambda c: c["member"].update(trade=["x"]),
        lambda c: person_of(c).update(pinned_on="soon"),
        lambda c: c.update(plan=[]),
        lambda c: c.update(plan=[c["plan"]]),
        lambda c: c["plan"].update(minutes="25"),
        lambda c: c["plan"].update(minutes={"0": 25}),
        lambda c: c["plan"].update(minutes=None),
        lambda c: c["plan"].update(minutes=[25] * 6),
        lambda c: c["plan"].update(minutes=[25] * 6 + ["25"]),
        lambda c: c["plan"].update(minutes=[25] * 6 + [True]),
        lambda c: c["plan"].update(minutes=[25] * 6 + [2.5]),
        lambda c: c["plan"].update(minutes=[25] * 6 + [-1]),
        lambda c: c["plan"].update(minutes=[25] * 6 + [1441]),
        lambda c: c["plan"].update(minutes=[25] * 400, pattern_from=DAY),
        lambda c: c["plan"].update(minutes=[], pattern_from=DAY),
        lambda c: c["plan"].update(pattern_from="2026-02-30"),
        lambda c: c["plan"].update(cookout_size=0),
        lambda c: c["plan"].update(cookout_size=None),
        lambda c: c["plan"].update(events=-1),
        lambda c: c["plan"].update(people_each=10**9),
        lambda c: c["plan"].update(changed_at=None),
        lambda c: c["plan"].pop("changed_at"),
        lambda c: c["absences"][0].update(last_on="2020-01-01"),
        lambda c: c["absences"][0].update(first_on=None),
        lambda c: c["absences"][0].update(words="x" * 201),
        lambda c: c["absences"].append(c["absences"][0]),
        lambda c: c["weeks"][0].update(monday_on="2026-11-18"),
        lambda c: c["weeks"][0].pop("monday_on"),
        lambda c: c["weeks"][0].update(planned=-1),
        lambda c: c["weeks"][0].update(planned=10**6),
        lambda c: c["weeks"][0].update(people=[UID + "0"]),
        lambda c: c["weeks"][0].update(people=None),
        lambda c: c["cookouts"][0].update(on=None),
        lambda c: c["cookouts"][0].update(begins="25:00"),
        lambda c: c["cookouts"][0].update(begins=17),
        lambda c: c["cookouts"][0].update(logged=UID + "0"),
        lambda c: c["cookouts"][0].update(place=3),
        lambda c: c["guests"][0].update(cookout=None),
        lambda c: c["guests"][0].update(person=UID + "0"),
        lambda c: c["guests"][0].update(comes="yes"),
        lambda c: c["guests"][0].update(asked_on=1),
        lambda c: person_of(c).update(history={}),
        lambda c: person_of(c)["history"][0].update(at="yesterday"),
        lambda c: person_of(c)["history"][0].pop("at"),
        lambda c: person_of(c)["history"][0].update(cause="whim"),
        lambda c: person_of(c)["history"][0].update(said={}),
        lambda c: person_of(c)["history"][0].update(said=["Notes"]),
        lambda c: person_of(c)["history"][0].update(said=[["Notes", "", 3]]),
        lambda c: person_of(c)["history"][0].update(said=[["Notes", ""]]),
        lambda c: person_of(c)["history"][0].update(is_new=1),
    ],
)
def test_what_makes_no_sense_takes_nothing_in(small: bytes, change: Change) -> None:
    assert "." in refused(changed(small, change))


def test_letters_that_no_database_keeps_do_no_harm(small: bytes) -> None:
    owner = Member.objects.create(email="taker@example.org")
    take_in(owner, changed(small, lambda c: person_of(c).update(name="Da\0na \ud800")))
    assert Person.objects.filter(name="Dana \ufffd").exists()


def test_an_archive_that_was_torn_takes_nothing_in(small: bytes) -> None:
    for cut in range(40, len(small), 97):
        broken = small[:cut] + small[cut + 20 :]
        owner = Member.objects.create(email=f"{cut}@example.org")
        with pytest.raises(NoArchive):
            take_in(owner, broken)
    assert not Person.objects.exists()


def test_of_groups_it_has_the_member_s_own_words_and_no_others() -> None:
    packed = archive(cast_world(at=AT))
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        words = opened.read("groups.json").decode()
        assert b"Mastermind" not in opened.read(CONTENTS)
    group, _ = json.loads(words)
    assert group["group"] == "Thursday Mastermind"
    assert group["questions"][0]["first"].startswith("How do I tell friends")
    assert group["clarifying_questions"][0]["text"] == "What happens if one of you falls ill?"
    assert not any(other in words for other in ("Grace", "Luis", "bookkeeper", "studio"))
