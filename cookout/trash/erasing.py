"""Delete a person forever, with every row that mentions them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db import models, transaction

from cookout.capture.card_photos.card_photo import CardPhoto
from cookout.capture.intake.intake import Intake, IntakeRow
from cookout.capture.received_capture import ReceivedCapture
from cookout.capture.tables.column_choice import ColumnChoice
from cookout.members.once import Once
from cookout.members.owned import Upload
from cookout.members.sessions import forget_messages
from cookout.people.card import Card
from cookout.people.history.change import Cause, Change
from cookout.people.interaction import Interaction
from cookout.people.merging.merge import Merge
from cookout.people.person import Person
from cookout.people.search import search
from cookout.people.tie import Tie, Ties
from cookout.practice.alphabet import name_key
from cookout.practice.spelling import words
from cookout.promises.promise import Promise
from cookout.referrals.experience import Experience
from cookout.referrals.introduction import Introduction
from cookout.referrals.need import Need
from cookout.referrals.recommendation import Recommendation
from cookout.table.cookout import Cookout

BATCH = 500
SHORTEST = 2
"""A single letter of a name identifies no one."""
NAMELESS = "Someone"
"""A placeholder for texts that can't be empty, and for the source of an experience."""


class GoesOnAsAnother(Exception):
    """They were merged into someone: the two are deleted together."""


@dataclass
class Erasing:
    """One person, with every record that was merged into theirs."""

    person: Person
    records: list[Person]

    @classmethod
    def of(cls, person: Person) -> Erasing:
        """What deleting someone forever would do. Raises GoesOnAsAnother."""
        standing = Merge.objects.standing()
        if standing.filter(other=person).exists():
            raise GoesOnAsAnother
        records, more = [person], [person]
        while more:
            merges = standing.filter(kept__in=more).select_related("other").defer("record")
            more = [merge.other for merge in merges]
            records += more
        return cls(person, records)

    @property
    def pks(self) -> list[int]:
        return [record.pk for record in self.records]

    @cached_property
    def alone(self) -> list[int]:
        """The interactions with no one else, which are deleted."""
        return [pk for pk in self._times if pk not in self._shared]

    @cached_property
    def shared(self) -> list[int]:
        """The interactions with others, too, which stay for those."""
        return sorted(self._shared)

    @cached_property
    def named_in(self) -> list[int]:
        """The interactions with others whose note names them: the note is deleted."""
        names = self._names()
        times = Interaction.objects.filter(pk__in=self.shared).exclude(words="")
        return [
            interaction.pk for interaction in times.only("words") if interaction.words_naming(names)
        ]

    @cached_property
    def cookouts(self) -> list[Cookout]:
        """The cookouts whose texts name them: the texts are deleted, the cookout stays."""
        names, every = self._names(), Cookout.objects.of(self.person.owner)
        return [cookout for cookout in every if cookout.words_naming(names)]

    @property
    def promises(self) -> int:
        return Promise.objects.filter(person__in=self.records).count()

    @property
    def cards(self) -> int:
        return Card.objects.filter(person__in=self.records).count()

    @property
    def waiting(self) -> list[str]:
        """The names of uploaded files not imported yet, which may contain them."""
        return [
            name for files in self._files() for name in files.values_list("file_name", flat=True)
        ]

    @property
    def card_photos(self) -> list[int]:
        """Photos of their cards, and photos without a saved person that name them."""
        every = CardPhoto.objects.of(self.person.owner).without_bytes()
        theirs = every.filter(person__in=self.records)
        names, unsaved = self._names(), every.filter(person=None).exclude(fields={})
        return [photo.pk for photo in theirs] + [
            photo.pk for photo in unsaved if photo.names_one_of(names)
        ]

    @property
    def received(self) -> list[int]:
        """Received captures not checked yet that name them."""
        names, every = self._names(), ReceivedCapture.objects.of(self.person.owner)
        return [capture.pk for capture in every.exclude(fields={}) if capture.names_one_of(names)]

    def run(self) -> None:
        """Delete everything. It can't be undone."""
        self.delete()
        search.leave_no_trace()

    @transaction.atomic
    def delete(self) -> None:
        """Delete the rows only; a caller that deletes many people purges the disk once, at the
        end."""
        owner = self.person.owner
        named_in = list(self.named_in)
        Interaction.objects.filter(pk__in=named_in).update(words="")
        with_them = Person.objects.filter(interactions__in=named_in).exclude(pk__in=self.pks)
        concerned = set(with_them.distinct().values_list("pk", flat=True)) | self._forget_ties()
        search.write(sorted(concerned))
        Interaction.objects.filter(pk__in=self.alone).delete()
        self._forget_cookouts()
        self._forget_told()
        self._forget_history()
        self._forget_files()
        CardPhoto.objects.filter(pk__in=self.card_photos).delete()
        ReceivedCapture.objects.filter(pk__in=self.received).delete()
        search.forget(self.pks)
        Person.objects.filter(pk__in=self.pks).delete()
        # Where a form led to may be an answer to their name.
        Once.objects.of(owner).filter(led_to__contains="?").delete()
        forget_messages(owner)

    @property
    def ties_to_them(self) -> Ties:
        """Ties from others to them, also those to their full name only."""
        names = [key for record in self.records if " " in (key := name_key(record.name))]
        to_them = models.Q(other__in=self.records) | models.Q(other=None, other_key__in=names)
        return Tie.objects.of(self.person.owner).filter(to_them).exclude(person__in=self.records)

    @property
    def ties(self) -> int:
        return self.ties_to_them.count() + Tie.objects.filter(person__in=self.records).count()

    def _forget_ties(self) -> set[int]:
        """Delete the ties to them; returns the people who had them."""
        going = dict(self.ties_to_them.values_list("pk", "person_id"))
        Tie.objects.filter(pk__in=going).delete()
        forget_in_merges(Tie, going)
        return set(going.values())

    def _forget_cookouts(self) -> None:
        names = self._names()
        for cookout in self.cookouts:
            emptied = cookout.words_naming(names)
            for field in emptied:
                setattr(cookout, field, "")
            cookout.save(update_fields=emptied)

    def _forget_told(self) -> None:
        """Remove their name as the source of experiences; the experiences stay."""
        names, every = self._names(), (Experience, Introduction, Need, Recommendation)
        for noun in every:
            for row in noun.objects.of(self.person.owner).iterator(BATCH):
                if emptied := row.words_naming(names):
                    for field in emptied:
                        setattr(row, field, NAMELESS if field in noun.never_empty else "")
                    row.save(update_fields=emptied)

    def _forget_history(self) -> None:
        """Remove them from others' change logs: lines about undone merges, and lines that name
        them."""
        history = Change.objects.of(self.person.owner).exclude(person__in=self.records)
        either = models.Q(kept__in=self.records) | models.Q(other__in=self.records)
        moments = Merge.objects.filter(either).values_list("at", "undone_at")
        merged = history.filter(cause__in=(Cause.MERGE, Cause.APART))
        merged.filter(at__in={at for pair in moments for at in pair if at}).delete()
        names = self._names()
        for change in history.exclude(said=[]).iterator(BATCH):
            if names & {*words(json.dumps(change.said, ensure_ascii=False))}:
                change.said = [line for line in change.said if not names & {*words(" ".join(line))}]
                change.save(update_fields=["said"])

    def _forget_files(self) -> None:
        """Delete uploaded files that wait or brought no one else, and headings that name them."""
        owner = self.person.owner
        for files in self._files():
            files.delete()
        theirs = IntakeRow.objects.filter(person__in=self.records)
        others = IntakeRow.objects.exclude(person__in=self.records)
        intakes = Intake.objects.filter(pk__in=theirs.values("intake"))
        intakes.exclude(pk__in=others.values("intake")).delete()
        names = self._names()
        choices = ColumnChoice.objects.of(owner).values_list("pk", "mapping")
        quoting = [pk for pk, mapping in choices if names & {*words(mapping)}]
        ColumnChoice.objects.filter(pk__in=quoting).delete()

    def _files(self) -> list[models.QuerySet[Any]]:
        """Every model of an uploaded file, also those of higher rooms."""
        uploads = (model for model in apps.get_models() if issubclass(model, Upload))
        waiting = models.Q(owner=self.person.owner, taken_at=None)
        return [model.objects.filter(waiting) for model in uploads]

    @cached_property
    def _times(self) -> list[int]:
        return list(
            Interaction.objects.filter(people__in=self.records)
            .distinct()
            .values_list("pk", flat=True)
        )

    @cached_property
    def _shared(self) -> set[int]:
        present: Any = Interaction.people.through.objects
        others = present.filter(interaction__people__in=self.records)
        return set(others.exclude(person__in=self.records).values_list("interaction_id", flat=True))

    def _names(self) -> set[str]:
        """Every word of every name they had."""
        return {word for record in self.records for word in _words_of_names(record)}


def forget_in_merges(model: type[models.Model], gone: Iterable[int]) -> None:
    """Merges keep the values of moved rows for the undo: remove those of deleted rows."""
    erased, label = set(gone), model._meta.label
    for merge in Merge.objects.standing() if erased else ():
        moved = [rows for rows in merge.record.get("moved", []) if rows["model"] == label]
        for rows in moved:
            rows["rows"] = [row for row in rows["rows"] if row["id"] not in erased]
        if moved:
            merge.save(update_fields=["record"])


def _words_of_names(person: Person) -> Iterable[str]:
    names = person.name, person.given, person.additional, person.family, person.nickname
    return (word for name in names for word in words(name) if len(word) >= SHORTEST)
