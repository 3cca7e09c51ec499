"""Concurrent edits of one form in two tabs: fields changed here are saved, and fields changed only
in the other tab stay.

Each form carries hashes of the values it was opened with, signed. On POST, three values of each
field are compared: the one it was opened with, the one sent, and the one saved now.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import wraps
from typing import Any, NamedTuple

from django import forms
from django.core import signing
from django.db import connection, transaction
from django.http import HttpResponse

from cookout.members.member import Member
from cookout.vcard.text import without_controls
from cookout.web.http.door import Visit
from cookout.web.http.pagination import ROW_ID
from cookout.web.parts.form_fields import DayField, WordsField

SHOWN = "shown"
REMOVED = "Removed in another tab. Save again to keep it."
EMPTIED = "Emptied in another tab. Save again to keep yours."
CHANGED = "Changed in another tab to “{}”. Save again to keep yours."
Marks = dict[str, str]
Written = dict[str, str]


def one_at_a_time(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Serialize POSTs to a view: read, compare and save without another edit in between."""

    @wraps(view)
    def alone(request: Visit, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        # In SQLite a transaction takes the one right to write from its beginning.
        with transaction.atomic():
            if connection.features.has_select_for_update:
                # Elsewhere a member's own row stands for all that is theirs.
                list(Member.objects.select_for_update().filter(pk=request.user.pk))
            return view(request, *args, **kwargs)

    return alone


def as_posted(value: Any) -> str:
    """A value as a browser would send it back."""
    if value is None or value is False:
        return ""
    if value is True:
        return "on"
    return value.isoformat() if isinstance(value, date) else str(value)


def mark(words: str) -> str:
    """A short hash of a value. Line endings and control characters don't count: browsers change the
    former, and forms drop the latter."""
    plain = without_controls(words).strip()
    return hashlib.blake2b(plain.encode("utf-8", "replace"), digest_size=6).hexdigest()


def marks(written: Written) -> Marks:
    return {name: mark(words) for name, words in written.items()}


def seal(marked: Any) -> str:
    """Sign the hashes of a form's values, to be sent along with the form."""
    return signing.dumps(marked, salt=SHOWN, compress=True)


def unseal(data: Any) -> Any:
    """The hashes that a form was opened with; None if they are missing or not signed by us."""
    try:
        return signing.loads((data or {}).get(SHOWN, ""), salt=SHOWN)
    except signing.BadSignature:
        return None


class MergedEdit(NamedTuple):
    """The merged values of some fields, and the other tab's value where both changed it."""

    words: Written
    clashes: Written


def merge(sent: Mapping[str, str], shown: Marks, now: Written) -> MergedEdit:
    """Three-way merge: each field as sent, if this form changed it, else as it is now."""
    merged, clashes = {}, {}
    for name, words in now.items():
        before, mine, theirs = shown.get(name, mark(words)), sent.get(name, ""), mark(words)
        merged[name] = words if mark(mine) == before else mine
        if mark(mine) != before != theirs != mark(mine):
            clashes[name] = words
    return MergedEdit(merged, clashes)


def written_over(data: Any, words: Written) -> Any:
    """The posted data, with other values for some fields."""
    sent = data.copy()
    for name, value in words.items():
        # One by one: a query would keep the old words beside the new ones.
        sent[name] = value
    return sent


class EditedRow(NamedTuple):
    """A saved row: its id and its fields."""

    pk: int
    words: Written


class MergedRows(NamedTuple):
    """The merged rows as posted data, and the clashes by row and field."""

    data: Any
    clashes: dict[tuple[int, str], str | None]


def merge_rows(
    data: Any, *, prefix: str, shown: Any, now: list[EditedRow], needed: str
) -> MergedRows:
    """Three-way merge of the rows of a formset, as `merge` does for fields.

    A row without its needed field is one that was removed, or left empty.
    """
    names = [name for name in data if name.startswith(f"{prefix}-")]
    total = _number(data.get(f"{prefix}-TOTAL_FORMS"))
    if total is None or total > len(names):
        # Not what a page sends: the form itself says so.
        return MergedRows(data, {})
    sent = [_row_of(data, f"{prefix}-{place}-", names) for place in range(total)]
    if shown is None:
        known = _number(data.get(f"{prefix}-INITIAL_FORMS")) or 0
        shown = [(row.pk, marks(row.words)) for row in now[:known]]
    mine = {pk: (marked, row) for (pk, marked), row in zip(shown, sent, strict=False)}
    rows: list[Written] = []
    clashes: dict[tuple[int, str], str | None] = {}
    for row in now:
        marked, words = mine.pop(row.pk, (marks(row.words), row.words))
        merged = merge(words, marked, row.words)
        clashes |= {(len(rows), name): words for name, words in merged.clashes.items()}
        rows.append(merged.words)
    for words in _changed_of_removed(mine.values(), needed):
        clashes[len(rows), needed] = None
        rows.append(words)
    rows += _added(sent[len(shown) :], rows, needed)
    return MergedRows(_as_sent(data, prefix, names, rows, len(now)), clashes)


def _changed_of_removed(removed: Iterable[tuple[Marks, Written]], needed: str) -> Iterator[Written]:
    """Rows that another tab removed while this one changed them."""
    for marked, words in removed:
        same = all(mark(words.get(name, "")) == sign for name, sign in marked.items())
        if words.get(needed, "").strip() and not same:
            yield words


def _added(new: list[Written], rows: list[Written], needed: str) -> list[Written]:
    """The new rows of this form, without those that both tabs added."""
    there = [_filled(row) for row in rows]
    return [words for words in new if not words.get(needed) or _filled(words) not in there]


def _row_of(data: Any, start: str, names: list[str]) -> Written:
    return {name.removeprefix(start): data[name] for name in names if name.startswith(start)}


def _filled(row: Written) -> Marks:
    return marks({name: words for name, words in row.items() if words})


def _as_sent(data: Any, prefix: str, names: list[str], rows: list[Written], known: int) -> Any:
    sent = data.copy()
    for name in names:
        if not name.endswith("_FORMS"):
            del sent[name]
    counts = {f"{prefix}-INITIAL_FORMS": str(known), f"{prefix}-TOTAL_FORMS": str(len(rows))}
    fields = {
        f"{prefix}-{place}-{name}": words
        for place, row in enumerate(rows)
        for name, words in row.items()
    }
    return written_over(sent, counts | fields)


def _number(words: Any) -> int | None:
    return int(words) if ROW_ID.fullmatch(str(words or "")) else None


class Careful(forms.Form):
    """A form that reports fields in which another tab saved a different value."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others: dict[str, str | None] = {}
        """The other tab's value for each field that both changed; None if it removed the whole
        row."""

    def full_clean(self) -> None:
        for name, field in self.fields.items():
            # What nobody changed is no mistake: a card or an earlier day may have brought it.
            if isinstance(field, WordsField | DayField):
                field.as_it_is = self.get_initial_for_field(field, name)
        super().full_clean()
        if self.is_bound:
            for name, words in self.others.items():
                self.add_error(name, REMOVED if words is None else self._changed(name, words))

    def _changed(self, name: str, words: str) -> str:
        choices = getattr(self.fields[name], "choices", ())
        shown = next((str(label) for value, label in choices if str(value) == words), words)
        return CHANGED.format(shown) if words else EMPTIED


class Meanwhile(Careful):
    """A form over something saved; `initial` has its current values."""

    def __init__(
        self, data: Any = None, *, initial: dict[str, Any], shown: Marks | None = None
    ) -> None:
        now = {name: as_posted(value) for name, value in initial.items()}
        self.marks = marks(now)
        merged = MergedEdit({}, {})
        if data is not None:
            merged = merge(data, unseal(data) or {} if shown is None else shown, now)
            data = written_over(data, merged.words)
        super().__init__(data, initial=initial)
        self.others |= merged.clashes

    @property
    def shown(self) -> str:
        """The signed hashes of the current values, for a hidden field."""
        return seal(self.marks)
