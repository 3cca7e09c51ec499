"""Rows of a person's lists, such as numbers or lines to remember, whose changes go to the change
log."""

from __future__ import annotations

from typing import Any

from cookout.members.owned import Owned
from cookout.people.history.change import is_occasion, note


class Listed(Owned):
    """A row of a person's list: adding, editing or deleting it is recorded."""

    person_id: int

    class Meta:
        abstract = True

    @property
    def in_words(self) -> str:
        return str(self)

    def get_kind_display(self) -> str:
        raise NotImplementedError

    def save(self, *args: Any, **kwargs: Any) -> None:
        if is_occasion():
            rows: Any = type(self)._base_manager
            before = rows.filter(pk=self.pk).first() if self.pk else None
            self._note(before.in_words if before else "", self.in_words)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self._note(self.in_words, "")
        return super().delete(*args, **kwargs)

    def _note(self, before: str, now: str) -> None:
        if before != now:
            line = (self.get_kind_display(), before, now)
            note(owner_id=self.owner_id, person_id=self.person_id, said=[line])
