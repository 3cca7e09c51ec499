"""Whatever points to a person moves in a merge, and comes back when it is taken apart."""

from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from cookout.members.member import Member
from cookout.people.history.change import Cause
from cookout.people.merging.merge import Merge
from cookout.people.merging.not_the_same import Apart
from cookout.people.merging.relations import pointers
from cookout.people.person import Person
from tests.cast import AT, TODAY, person, rowan

pytestmark = pytest.mark.django_db
# They are about two people as two: they stay as they are.
ABOUT_TWO = (Apart, Merge)
# Some nouns are there once for each day.
DAYS = count()


def something(field: Any, owner: Member, whose: Person) -> Any:
    """A value for a field that must have one."""
    if field.is_relation:
        if field.related_model in (Person, Member):
            return whose if field.related_model is Person else owner
        return a_row(field.related_model, owner, whose)
    kinds: dict[type[models.Field[Any, Any]], Any] = {
        models.DateTimeField: AT,
        models.DateField: TODAY + timedelta(days=next(DAYS)),
        models.BinaryField: b"bytes",
        models.BooleanField: True,
        models.JSONField: {},
    }
    if type(field) in kinds:
        return kinds[type(field)]
    if field.choices:
        return field.choices[0][0]
    return "words" if isinstance(field, models.CharField | models.TextField) else 7


def a_row(model: Any, owner: Member, whose: Person, key: Any = None) -> Any:
    """A row of any noun, with everything that it must have. `key` names `whose`; any other person
    in it is somebody else."""
    third = whose
    if key is not None:
        named = {"owner": owner, "name": "Vera Holt"}
        third, _ = Person.objects.get_or_create(**named, defaults={"made_at": AT})
    said = {
        field.name: something(field, owner, third if field.related_model is Person else whose)
        for field in model._meta.concrete_fields
        if not (field.primary_key or field.null or field.has_default())
    }
    if key is not None:
        said[key.name] = whose
    return model._base_manager.create(**said)


def everything() -> dict[str, list[dict[str, Any]]]:
    """All rows that point to a person, and all people, as they are."""
    nouns = {Person, *(key.model for key in pointers())} - set(ABOUT_TWO)
    return {
        noun._meta.label: sorted(
            without_the_merge(list(noun._base_manager.values())),
            key=lambda row: sorted(map(str, row.items())),
        )
        for noun in nouns
    }


def without_the_merge(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """That two were made one, and two again, stays in the history."""
    return [row for row in rows if row.get("cause") not in (Cause.MERGE, Cause.APART)]


def without_ids(rows: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """The lines between people and interactions may be written anew: they carry nothing else."""
    for label, found in rows.items():
        if apps.get_model(label)._meta.auto_created:
            for row in found:
                del row["id"]
    return rows


def moved_keys() -> list[Any]:
    return [key for key in pointers() if key.model not in ABOUT_TWO]


def test_the_rows_of_every_room_are_found() -> None:
    found = {key.model.__name__ for key in pointers()}
    assert {"ContactPoint", "Card", "Remember", "Promise", "Decision", "Regard"} <= found
    assert {"NotToday", "Interaction_people", "Apart", "Merge"} <= found


def test_a_row_of_every_noun_moves_and_comes_back() -> None:
    owner = rowan()
    kept, other = person(owner, "Dana Whitfield"), person(owner, "Dana Witfield")
    for key in moved_keys():
        a_row(key.model, owner, other, key)
    for one in (kept, other):
        one.recount()
    before = everything()
    merge = Merge.make(kept=kept, other=other, at=AT)
    for key in moved_keys():
        rows = key.model._base_manager
        assert not rows.filter(**{key.attname: other.pk}).exists(), key
        assert rows.filter(**{key.attname: kept.pk}).exists(), key
    assert merge.undo(at=AT + timedelta(days=400)) == []
    assert without_ids(everything()) == without_ids(before)


def test_where_both_have_a_row_of_every_noun_both_have_theirs_again() -> None:
    owner = rowan()
    kept, other = person(owner, "Dana Whitfield"), person(owner, "Dana Witfield")
    for key in moved_keys():
        for one in (kept, other):
            a_row(key.model, owner, one, key)
    for one in (kept, other):
        one.recount()
    before = everything()
    merge = Merge.make(kept=kept, other=other, at=AT)
    merge.undo(at=AT)
    assert without_ids(everything()) == without_ids(before)


def test_the_two_in_one_interaction_are_there_once_and_again_twice() -> None:
    owner = rowan()
    kept, other = person(owner, "Dana Whitfield"), person(owner, "Dana Witfield")
    talk = kept.interactions.create(owner=owner, kind="met", on=TODAY, logged_at=AT)
    talk.people.add(other)
    merge = Merge.make(kept=kept, other=other, at=AT)
    assert list(talk.people.all()) == [kept]
    merge.undo(at=AT)
    assert set(talk.people.all()) == {kept, other}
