"""Import forms: the uploaded file, and the few people picked from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import QueryDict

from cookout.capture.intake.file import File
from cookout.members.member import Member
from cookout.people.person import Person
from cookout.practice.phrases import one_line
from cookout.referrals.experience import Experience, Outcome
from cookout.table.decision import Decision, DecisionKind
from cookout.table.regard import Regard, RegardAnswer
from cookout.table.seat import TableIsFull
from cookout.web.http.pagination import ROW_ID

LARGEST = 50 * 1024 * 1024
MOST_PICKED, MOST_FILES = 15, 20
ACCEPTED = ".vcf,.csv,.tsv,.txt,.ldif,.ldi,text/vcard,text/x-vcard,text/csv"
NO_FILE = "Choose a file with your contacts"


class SeveralFiles(forms.FileInput):
    """The box for one file or several."""

    allow_multiple_selected = True


class Files(forms.FileField):
    """One file or several."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        return [super(Files, self).clean(file, initial) for file in data or [None]]


class AddressBook(forms.Form):
    """Files with people in them."""

    file = Files(
        label="Contacts file",
        help_text="A .vcf, .csv or .ldif file. You can choose several.",
        # An empty one is told what it is, like every other file that is no address book.
        allow_empty_file=True,
        error_messages={"required": NO_FILE, "invalid": NO_FILE, "missing": NO_FILE},
        widget=SeveralFiles(attrs={"accept": ACCEPTED}),
    )

    def __init__(self, *args: Any, owner: Member) -> None:
        super().__init__(*args)
        self.owner = owner

    def clean_file(self) -> list[tuple[str, bytes]]:
        """Names and bytes; a file without anybody in it says what it is instead."""
        files: list[UploadedFile[Any]] = self.cleaned_data["file"]
        if len(files) > MOST_FILES:
            raise ValidationError(f"Choose up to {MOST_FILES} files.")
        read = [((file.name or "").replace("\x00", ""), self._read(file)) for file in files]
        wrong = [
            _named(name, content, len(files)) for name, content in read if isinstance(content, str)
        ]
        if wrong:
            raise ValidationError(wrong)
        return [(name, content) for name, content in read if isinstance(content, bytes)]

    def _read(self, file: UploadedFile[Any]) -> bytes | str:
        """Its bytes, or why it is no address book."""
        if file.size is None or file.size > LARGEST:
            return (
                "This file is larger than 50 MB. "
                "On the computer that runs Cookout, type: cookout import FILE"
            )
        content: bytes = file.read()
        return File.of(self.owner, content).nobody or content


def _named(name: str, reason: str, files: int) -> str:
    return reason if files == 1 else f"{one_line(text=name, most=80)}: {reason}"


@dataclass(frozen=True)
class Picks:
    """Who of an address book was ticked, and for what."""

    over: frozenset[int]
    great: frozenset[int]
    met: frozenset[int]

    @classmethod
    def of(cls, posted: QueryDict) -> Picks:
        return cls(**{name: _numbers(posted.getlist(name)) for name in ("over", "great", "met")})

    @property
    def everybody(self) -> frozenset[int]:
        return self.over | self.great | self.met

    @property
    def too_many(self) -> bool:
        return len(self.everybody) > MOST_PICKED

    @transaction.atomic
    def write(self, people: Iterable[Person], *, on: date, at: datetime) -> list[Person]:
        """Give a seat to people the member would have over; move the others as ticked. Returns
        those for whom no seat was left."""
        waiting = []
        for person in people:
            if person.pk in self.great:
                Experience.make(person=person, on=on, at=at, outcome=Outcome.WELL, again=True)
            if person.pk in self.over:
                Regard.of_person(person).answer(cookout=RegardAnswer.YES)
                try:
                    Decision.make(person=person, kind=DecisionKind.SEAT, on=on, at=at)
                except TableIsFull:
                    waiting.append(person)
            elif person.pk in self.met:
                person.stand(Person.Place.NEW, on=on)
        return waiting


def _numbers(values: Iterable[str]) -> frozenset[int]:
    return frozenset(int(value) for value in values if ROW_ID.fullmatch(value))
