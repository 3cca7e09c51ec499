"""Import a file slice by slice, each written whole or not at all. A stopped import goes on where it
was: what is in already counts as the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from cookout.capture.intake.differences import choose
from cookout.capture.intake.fingerprint import imprints
from cookout.capture.intake.matching import ImportRow, Sorted, known_digests, shared_uids
from cookout.capture.intake.pacing import Pace
from cookout.capture.intake.recognizing import Recognition
from cookout.capture.intake.report import Report
from cookout.capture.intake.sorting import recognition_of, sort_out
from cookout.capture.intake.writing import Changed, WrittenRow, write
from cookout.members.bulk_insert import insert
from cookout.people.history.change import Cause, note_all, occasion

if TYPE_CHECKING:
    from cookout.capture.intake.file import File
    from cookout.capture.intake.intake import Intake

SLICE = 500
"""Rows that are written at first; then as many as the machine writes in a short time."""
COUNTED = ("created", "updated", "same", "in_trash")
KEPT = ("taken_at", "undone_at", "done", "total", "counts", "choices")


@dataclass
class FileProgress:
    """What is known of the whole file while its rows are written in slices."""

    shared: set[str]
    recognition: Recognition
    asked: list[str] = field(default_factory=list)
    """New people who may be someone the member already has."""
    asked_in_trash: list[str] = field(default_factory=list)
    """The same, for people in the trash."""


def taking(intake: Intake, *, at: datetime, file: File | None = None) -> Iterator[Report]:
    """Import it, from where it was stopped; yields the report so far after each slice."""
    file = intake.as_begun(file or intake.file())
    rows, refused = file.rows()
    doubt = file.doubt if rows else ""
    rows, goes_on, pace = _together(rows), True, Pace(SLICE)
    whole = FileProgress(shared_uids(rows), recognition_of(intake.owner, rows))
    while goes_on:
        _read(intake, rows[intake.done : _end(rows, intake.done, pace.size)])
        with pace.kept():
            goes_on = _slice(intake, file, rows, whole, pace.size, at)
        counts = {name: intake.counts[name] for name in COUNTED}
        yield Report(
            **counts,
            skipped=refused,
            guessed=file.guessed,
            doubt=doubt,
            asked=whole.asked,
            asked_in_trash=whole.asked_in_trash,
        )


def _read(intake: Intake, part: list[ImportRow]) -> None:
    """Parse the rows not written yet, before the write lock is taken; rows of a table are parsed
    already."""
    part = [row for row in part if not row.is_table]
    known = known_digests(intake.owner, (row.digest for row in part))
    for row in part:
        if row.digest not in known:
            row.read_with_photo()


@transaction.atomic
def _slice(
    intake: Intake, file: File, rows: list[ImportRow], whole: FileProgress, size: int, at: datetime
) -> bool:
    """Write the next slice; returns whether there is more."""
    if intake.pk and not _hold(intake):
        intake.add_to_counts(**dict.fromkeys(COUNTED, 0))
        return False
    if intake.taken_at is None:
        intake.taken_at = at
        intake.keep_mapping(file)
    intake.total = len(rows)
    end = _end(rows, intake.done, size)
    part = rows[intake.done : end]
    result = sort_out(
        intake.owner,
        part,
        [],
        choices=intake.chosen(),
        shared=whole.shared,
        recognition=whole.recognition,
    )
    open_rows = [row for row in result.created if not row.apart]
    whole.asked += [row.reading.name for row in open_rows if row.is_asked_here]
    whole.asked_in_trash += [row.reading.name for row in open_rows if row.in_trash]
    if result.created or result.updated:
        _write(intake, result)
    for row in part:
        row.let_go()
    intake.add_to_counts(**{name: len(getattr(result, name)) for name in COUNTED})
    intake.done = end
    if intake.pk:
        _keep(intake)
    return end < len(rows)


def _hold(intake: Intake) -> bool:
    """Lock the intake's row and reload it; returns whether there is more to write."""
    held = type(intake).objects.select_for_update().filter(pk=intake.pk).values(*KEPT).first()
    if held is None:
        return False
    for name, value in held.items():
        setattr(intake, name, value)
    return intake.taken_at is None or (intake.undone_at is None and intake.is_under_way)


def _keep(intake: Intake) -> None:
    changed = [*KEPT]
    if intake.done >= intake.total:
        intake.content, intake.index = b"", None
        changed += ["content", "index"]
    intake.save(update_fields=changed)


def _write(intake: Intake, result: Sorted) -> None:
    """Write the rows, and save what that changed for the undo."""
    assert intake.taken_at
    choose(intake.chosen(), result.updated)
    if not intake.pk:
        intake.save()
    written = write(
        owner=intake.owner, file_name=intake.file_name, result=result, at=intake.taken_at
    )
    record(intake, written)


def record(intake: Intake, written: WrittenRow) -> None:
    """Save what was written for the undo, and note it in everyone's change log."""
    assert intake.taken_at
    _record(intake, written)
    with occasion(at=intake.taken_at, cause=Cause.INTAKE, source=intake.file_name):
        came = dict.fromkeys(written.created, ())
        note_all(owner_id=intake.owner_id, said=came, are_new=True)
        lines = {pk: changed.in_words() for pk, changed in written.changed.items()}
        note_all(owner_id=intake.owner_id, said=lines)


def _record(intake: Intake, written: WrittenRow) -> None:
    model = intake.rows.model
    made = imprints(written.created, without=model)
    known = {row.person_id: row for row in intake.rows.filter(person__in=list(written.changed))}
    rows: list[tuple[int, str, dict[str, Any]]] = [(pk, one, {}) for pk, one in made.items()]
    for pk, changed in written.changed.items():
        if (row := known.get(pk)) and not row.is_new:
            row.changed = _both(row.changed, changed)
        elif not row:
            rows.append((pk, "", asdict(changed)))
    names = ("person_id", "imprint", "changed")
    insert(model, names, rows, owner_id=intake.owner_id, intake_id=intake.pk)
    model.objects.bulk_update(known.values(), ["changed"], batch_size=SLICE)


def _both(before: dict[str, Any], after: Changed) -> dict[str, Any]:
    """What two slices changed of one person, combined."""
    fields = dict(before["fields"])
    for name, (first, last) in after.fields.items():
        fields[name] = fields.get(name, (first, last))[0], last
    names = ("added", "gone", "lines", "tags_added", "tags_gone", "ties_added", "ties_gone")
    listed = {name: [*before.get(name, []), *getattr(after, name)] for name in names}
    is_back = before.get("is_back", False) or after.is_back
    photo = [
        *(before.get("photo") or after.photo)[:1],
        *(after.photo or before.get("photo", []))[1:],
    ]
    return {"fields": fields, **listed, "is_back": is_back, "photo": photo}


def _together(rows: list[ImportRow]) -> list[ImportRow]:
    """The rows in order, with those of one UID next to each other so that they land in one
    slice."""
    first: dict[str, int] = {}
    places = [first.setdefault(row.uid, n) if row.uid else n for n, row in enumerate(rows)]
    return [rows[n] for n in sorted(range(len(rows)), key=places.__getitem__)]


def _end(rows: list[ImportRow], start: int, size: int) -> int:
    end = min(start + size, len(rows))
    while 0 < end < len(rows) and rows[end].uid and rows[end].uid == rows[end - 1].uid:
        end += 1
    return end
