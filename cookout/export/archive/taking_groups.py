"""Taking in the groups of an archive: whoever brings one hosts it, and the others take their place
by a link of their own. None of them gets an email: no address of a member is in an archive, and who
is on a waiting list is written to by the host alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.apps import apps
from django.db import models

from cookout.export.archive.batches import BATCH, chunks, create_all
from cookout.export.archive.group_lists import GROUP, GROUP_LISTS, MEMBERS, GroupList
from cookout.export.archive.row_checks import fields_of, rows_of, wrong
from cookout.export.archive.unpacking import NoArchive, Unpacked
from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_scoped import GroupScoped
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_card import SessionCard
from cookout.members.member import Member
from cookout.practice.phrases import listed, one_line, so_many

Row = dict[str, Any]
YEARS = range(1970, 2200)
"""Days and moments of a group lie in these years."""
MOST = {
    "sequence": 10_000,
    "weeks": 520,
    "hot_seats": 20,
    "hot_seat": 20,
    "number": 20,
    "seconds": 86_400,
}
FINISHED: dict[type[models.Model], tuple[str, ...]] = {
    GroupSession: ("began_at", "ended_at"),
    SessionCard: ("handed_in_at",),
}
"""In the lists that have these fields, an archive has only what is over."""


@dataclass(frozen=True)
class ArrivedGroup:
    """A group that an archive brought."""

    pk: int
    name: str
    members: int
    planned: int = 0
    waiting: int = 0

    def in_words(self) -> str:
        """ "the group “Thursday Mastermind” with eight members and one planned session"."""
        counts = [so_many(count=self.members, one="member", several="members")]
        if self.planned:
            count = {"one": "planned session", "several": "planned sessions"}
            counts.append(so_many(count=self.planned, **count))
        if self.waiting:
            count = {"one": "person waiting", "several": "people waiting"}
            counts.append(so_many(count=self.waiting, **count))
        return f"the group “{one_line(text=self.name, most=60)}” with {listed(names=counts)}"


def take_groups(owner: Member, archive: Unpacked) -> Iterator[ArrivedGroup]:
    """Take in the groups that the member is not in yet, in a transaction of the caller's.

    Raises NoArchive.
    """
    for contents in archive.groups():
        row = contents.get("group")
        if not isinstance(row, dict):
            raise NoArchive("A group in this archive has no name. Nothing was imported.")
        fields = _checked(Group, row, GROUP)
        if not fields.get("uid"):
            raise wrong(Group, "uid")
        if uid := _free_uid(owner, fields["uid"]):
            yield _GroupInFile(owner, contents).group(fields | {"uid": uid}, row.get("host"))


def _free_uid(owner: Member, uid: UUID) -> UUID | None:
    """Its uid here; None where the member is in it already.

    Somebody else's group of that uid is not said to be here: then it gets one that depends on the
    member, so that the same archive again brings it no second time.
    """
    mine = Group.objects.seen_by(owner)
    for possible in (uid, uuid5(uid, str(owner.pk))):
        if mine.filter(uid=possible).exists():
            return None
        if not Group.objects.filter(uid=possible).exists():
            return possible
    return uuid4()


class _GroupInFile:
    """One group on its way in. Its rows point to one another, and to nothing that is here."""

    def __init__(self, owner: Member, contents: Row) -> None:
        self.owner, self.contents = owner, contents
        self.pks: dict[str, list[int]] = {}

    def group(self, fields: Row, host: object) -> ArrivedGroup:
        """The group with all of its rows; `host` is the number of the place of its owner."""
        self.made = Group.objects.create(host=self.owner, **fields)
        for group_list in GROUP_LISTS:
            rows = list(self._rows(group_list))
            if group_list.name == MEMBERS:
                self._seat_host(rows, host)
            self.pks[group_list.name] = [row.pk for row in create_all(group_list.model, rows)]
        lists = (MEMBERS, "planned_sessions", "waiting_list")
        return ArrivedGroup(self.made.pk, self.made.name, *(len(self.pks[one]) for one in lists))

    def _seat_host(self, rows: list[GroupMember], host: object) -> None:
        if type(host) is not int or not 1 <= host <= len(rows):
            raise wrong(Group, "host")
        place = rows[host - 1]
        place.member, place.name, place.left_at = self.owner, "", None

    def _rows(self, one: GroupList) -> Iterator[Any]:
        rows = rows_of(self.contents, one.name)
        fields_of_rows = [_checked(one.model, row, one.fields) for row in rows]
        self._free_uids(one, fields_of_rows)
        more: Row = {"group": self.made} if "group" in one.names else {}
        for number, (row, fields) in enumerate(zip(rows, fields_of_rows, strict=True), start=1):
            key = {"key": f"archive-{number}"} if "key" in one.names else {}
            pointed = {f"{name}_id": self._pointed(one, name, of, row) for name, of in one.points}
            yield one.model(**more, **key, **fields, **pointed)

    def _free_uids(self, one: GroupList, fields_of_rows: list[Row]) -> None:
        """A uid that a row of another group has here is not said to be here: it gets another."""
        if "uid" not in one.fields:
            return
        uids = [fields.get("uid") for fields in fields_of_rows]
        if None in uids or len(set(uids)) != len(uids):
            raise wrong(one.model, "uid")
        here: set[UUID] = set()
        for chunk in chunks(uids):
            known = one.model._default_manager.filter(uid__in=chunk)
            here |= set(known.values_list("uid", flat=True))
        for fields in fields_of_rows:
            fields["uid"] = uuid4() if fields["uid"] in here else fields["uid"]

    def _pointed(self, one: GroupList, name: str, of: str, row: Row) -> int | None:
        number, field = row.get(name), one.model._meta.get_field(name)
        if number is None and _may_be_empty(one, field):
            return None
        if type(number) is not int or not 1 <= number <= len(self.pks[of]):
            raise wrong(one.model, name)
        return self.pks[of][number - 1]


def _may_be_empty(one: GroupList, field: Any) -> bool:
    """A place in a group always has its member: a guest is in no archive."""
    return bool(field.null) and (field.related_model is not GroupMember)


def _checked(model: type[models.Model], row: Row, names: tuple[str, ...]) -> Row:
    """The fields of a row, as the model keeps them. Raises NoArchive."""
    fields = fields_of(model, row, names)
    for name in FINISHED.get(model, ()):
        if name in names and fields.get(name) is None:
            raise wrong(model, name)
    for name, value in fields.items():
        if isinstance(value, date) and value.year not in YEARS:
            raise wrong(model, name)
        if name in MOST and (value or 0) > MOST[name]:
            raise wrong(model, name)
        if name == "lengths" and not _are_lengths(value):
            raise wrong(model, name)
    return fields


def _are_lengths(value: object) -> bool:
    """Seconds by the key of a phase."""
    return isinstance(value, dict) and all(
        type(seconds) is int and 0 < seconds <= MOST["seconds"] for seconds in value.values()
    )


def imprint_of(group: Group) -> str:
    """All that stands in a group and of it, as one short text: any row that comes changes it."""
    imprint = hashlib.sha256()
    nouns: list[type[models.Model]] = [Group, *_of_groups()]
    for model in nouns:
        names = [field.attname for field in model._meta.concrete_fields]
        path = "pk" if model is Group else model.group_path  # type: ignore[attr-defined]
        rows = model._default_manager.filter(**{path: group.pk}).order_by("pk")
        for row in rows.values_list(*names).iterator(BATCH):
            imprint.update(repr((model.__name__, *map(str, row))).encode("utf-8", "replace"))
    return imprint.hexdigest()


def _of_groups() -> list[type[models.Model]]:
    found = (model for model in apps.get_models() if issubclass(model, GroupScoped))
    return sorted(found, key=lambda one: one.__name__)
