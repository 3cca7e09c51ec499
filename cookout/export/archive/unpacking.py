"""Open an uploaded archive, whatever it is: its contents, or one sentence that says why not."""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from cookout.capture.card_photos.errors import PictureRefused
from cookout.capture.card_photos.picture import check, format_of
from cookout.people.picture import PhotoRefused, Square, is_bare, square_again

VERSION = 1
CONTENTS = "cookout.json"
LARGEST_CONTENTS = 256 * 1024 * 1024
LARGEST_GROUP = 64 * 1024 * 1024
MOST_GROUPS = 100
LARGEST_CARD = 64 * 1024 * 1024
LARGEST_PHOTO = 4 * 1024 * 1024
LARGEST_CARD_PHOTO = 8 * 1024 * 1024
LARGEST = 4 * 1024 * 1024 * 1024
MOST_FILES = 500_000
# Text packs well, but not like this; what does is made to fill a disk.
MOST_PACKED = 200
NEVER_MIND = 16 * 1024 * 1024
# Of a few bytes each, these take forty times as much memory once they are read.
MOST_ROWS, MOST_VALUES = 2_000_000, 10_000_000

_CARD_FILE = re.compile(r"cards/[0-9]{1,9}\.vcf")
_PHOTO_FILE = re.compile(r"photos/[0-9]{1,9}\.jpg")
_GROUP_FILE = re.compile(r"groups/[0-9]{1,9}\.json")
_CARD_PHOTO_FILE = re.compile(r"card-photos/[0-9]{1,9}\.jpg")
_OUTSIDE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|\0")
_DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


class NoArchive(Exception):
    """This file can't be imported; the argument is a sentence that says why."""


NOT_ONE = "This is not an archive of Cookout. Make one with: cookout export --format archive"
DAMAGED = "This archive is damaged, so nothing was imported. Copy or export it again."
TOO_LARGE = "What is packed in this archive is too large to be one of Cookout."


class Unpacked:
    """An open archive: its contents, and its cards by the names of their files."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self._names = {entry.filename: entry for entry in packed.infolist()}
        self._check()
        self.contents = self._read_contents()

    def card(self, file: object) -> bytes:
        """The bytes of a card. Each file can be read once."""
        if not isinstance(file, str) or not _CARD_FILE.fullmatch(file):
            raise NoArchive("This archive names a card that isn’t one. Nothing was imported.")
        return self._once(file, LARGEST_CARD)

    def photo(self, file: object) -> Square:
        """A photo, validated like an upload. Each file can be read once."""
        if not isinstance(file, str) or not _PHOTO_FILE.fullmatch(file):
            raise NoArchive("This archive names a photo that isn’t one. Nothing was imported.")
        try:
            return square_again(self._once(file, LARGEST_PHOTO))
        except PhotoRefused:
            raise NoArchive(f"{file} in this archive can't be opened. Nothing was imported.")

    def card_photo(self, file: object) -> bytes:
        """A card photo: a JPEG without metadata, as Cookout writes it; anything else is refused.
        Nothing is decoded."""
        if not isinstance(file, str) or not _CARD_PHOTO_FILE.fullmatch(file):
            raise NoArchive("This archive names a card photo that isn’t one. Nothing was imported.")
        content = self._once(file, LARGEST_CARD_PHOTO)
        try:
            check(content)
            is_ours = format_of(content) == "JPEG" and is_bare(content)
        except PictureRefused:
            is_ours = False
        if not is_ours:
            raise NoArchive(f"{file} in this archive can’t be opened. Nothing was imported.")
        return content

    def groups(self) -> Iterator[dict[str, Any]]:
        """The groups its member hosts, one after the other."""
        files = [name for name in self._names if _GROUP_FILE.fullmatch(name)]
        if len(files) > MOST_GROUPS:
            raise NoArchive(TOO_LARGE)
        for name in files:
            yield self._read_object(name, "group", LARGEST_GROUP)

    def _once(self, file: str, largest: int) -> bytes:
        entry = self._names.pop(file, None)
        if entry is None:
            raise NoArchive(f"{file} is missing in this archive, or named twice in it.")
        return self._read(entry, largest)

    def _check(self) -> None:
        entries = self._packed.infolist()
        if CONTENTS not in self._names:
            raise NoArchive(NOT_ONE)
        if any(_OUTSIDE.search(entry.filename) for entry in entries):
            raise NoArchive("This archive names files outside of itself. Nothing was imported.")
        if len(entries) != len(self._names):
            raise NoArchive(DAMAGED)
        if any(entry.flag_bits & 1 for entry in entries):
            raise NoArchive("This archive has a password. Unpack it and pack it without one.")
        if any(entry.compress_type not in _PACKINGS for entry in entries):
            raise NoArchive("This archive is packed in a way that Cookout does not read.")
        size = sum(entry.file_size for entry in entries)
        packed = sum(entry.compress_size for entry in entries)
        if len(entries) > MOST_FILES or size > max(NEVER_MIND, MOST_PACKED * packed):
            raise NoArchive(TOO_LARGE)
        if size > LARGEST:
            raise NoArchive(TOO_LARGE)

    def _read(self, entry: zipfile.ZipInfo, largest: int) -> bytes:
        if entry.file_size > largest:
            raise NoArchive(TOO_LARGE)
        # No more than it says is read, whatever is packed behind it.
        with _damages():
            return self._packed.read(entry)

    def _read_contents(self) -> dict[str, Any]:
        return self._read_object(CONTENTS, "archive", LARGEST_CONTENTS)

    def _read_object(self, name: str, noun: str, largest: int) -> dict[str, Any]:
        """A file of one JSON object, which says what it is and of which version."""
        raw = self._read(self._names[name], largest)
        if raw.count(b"[") + raw.count(b"{") > MOST_ROWS or raw.count(b",") > MOST_VALUES:
            raise NoArchive(TOO_LARGE)
        try:
            found = json.loads(raw)
        except (ValueError, RecursionError):
            raise NoArchive(f"{name} in this archive cannot be read. Nothing was imported.")
        if not isinstance(found, dict) or found.get("cookout") != noun:
            raise NoArchive(NOT_ONE)
        version = found.get("version")
        if version != VERSION or isinstance(version, bool):
            is_newer = isinstance(version, int) and version > VERSION
            who = "a newer Cookout than this one" if is_newer else "no Cookout that is known here"
            raise NoArchive(f"This archive was made by {who}. Nothing was imported.")
        return found


@contextmanager
def unpacked(file: IO[bytes]) -> Iterator[Unpacked]:
    """Open an archive. Raises NoArchive, also for what shows only while it is read."""
    with _damages():
        packed = zipfile.ZipFile(file)
    with packed:
        yield Unpacked(packed)


@contextmanager
def _damages() -> Iterator[None]:
    """Turn whatever a broken or malicious zip makes the reader raise into one sentence."""
    try:
        yield
    except (*_DAMAGES, RuntimeError):
        raise NoArchive(DAMAGED)


def looks_like_one(file: IO[bytes]) -> bool:
    """Whether a file is a zip with our contents in it; says nothing of whether it is whole."""
    try:
        with zipfile.ZipFile(file) as packed:
            return CONTENTS in packed.namelist()
    except _DAMAGES:
        return False
    finally:
        file.seek(0)
