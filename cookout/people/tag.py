"""A tag: a free word on a person, such as "Rotary" or "softball"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models, transaction

from cookout.members.compiled_query import CompiledQuery
from cookout.members.owned import OwnedRows
from cookout.people.history.noted_line import Listed
from cookout.people.person import Person
from cookout.people.search import search

if TYPE_CHECKING:
    from cookout.members.member import Member

LONGEST, MOST = 100, 200


def tag_key(name: str) -> str:
    """A tag as it is compared: lower case, single spaces."""
    return " ".join(name.casefold().split())[:LONGEST]


def tag_names(text: str) -> list[str]:
    """The tags in a text, between commas or on lines of their own, each once."""
    names = (" ".join(name.split())[:LONGEST] for name in re.split(r"[,;\n]", text))
    return list({tag_key(name): name for name in names if name}.values())[:MOST]


class Tag(Listed):
    """One word on one person; people of one word are found together."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="tags")
    name = models.CharField(max_length=LONGEST)
    key = models.CharField(max_length=LONGEST, editable=False)

    objects: ClassVar[OwnedRows[Tag]] = OwnedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("key", "pk")
        indexes = (models.Index(fields=["owner", "key", "person"], name="tag_by_word"),)
        constraints = (
            models.UniqueConstraint(fields=["person", "key"], name="tag_once"),
            models.CheckConstraint(condition=~models.Q(key=""), name="tag_has_a_name"),
        )

    def __str__(self) -> str:
        return self.name

    def get_kind_display(self) -> str:
        return "Tag"

    def fill_key(self) -> None:
        self.key = tag_key(self.name)

    def save(self, *args: object, **kwargs: object) -> None:
        self.fill_key()
        super().save(*args, **kwargs)

    @classmethod
    @transaction.atomic
    def write(cls, person: Person, names: Iterable[str]) -> None:
        """Let a person have exactly these tags."""
        wanted = {tag_key(name): name for name in names}
        for tag in person.tags.all():
            if (name := wanted.pop(tag.key, "")) == tag.name:
                continue
            if not name:
                tag.delete()
                continue
            tag.name = name
            tag.save()
        cls.add([person], list(wanted.values()))

    @classmethod
    @transaction.atomic
    def add(cls, people: Iterable[Person], names: Iterable[str]) -> int:
        """Give tags to several people; returns to how many that was new."""
        words, changed = list(names), set[int]()
        for person in people:
            here = {tag.key for tag in person.tags.all()}
            for name in words:
                if tag_key(name) not in here:
                    cls.objects.create(owner_id=person.owner_id, person=person, name=name)
                    changed.add(person.pk)
        search.write(sorted(changed))
        return len(changed)


def tags_of(member: Member, *, most: int) -> list[tuple[str, str]]:
    """The tags of a member's people, each as it is compared and as it is written."""
    return _TAGS(member=member.pk)[:most]


def _tags(member: Any) -> models.QuerySet[Tag, tuple[str, str]]:
    mine = Tag.objects.of(member).filter(person__trashed_at=None).order_by("key")
    named = mine.values("key").annotate(name=models.Min("name"))
    return named.values_list("key", "name")[:MOST]


_TAGS = CompiledQuery(_tags)
