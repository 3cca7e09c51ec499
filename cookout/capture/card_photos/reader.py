"""Read cards in a worker process: pictures in, fields and clean pictures out."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from types import TracebackType
from typing import Any

from cookout.capture.card_photos.errors import (
    FAILED,
    NOT_INSTALLED,
    TOO_LONG,
    PictureRefused,
    ReaderNotInstalled,
    ReadingFailed,
)
from cookout.capture.card_photos.frames import read_frame, write_frame
from cookout.capture.card_photos.picture import check
from cookout.practice.card_fields.fields import CardFields
from cookout.practice.card_fields.lines import Box, TextLine

WORKER = (sys.executable, "-P", "-m", "cookout.capture.card_photos.worker")
# Memory that one card needed goes back to the system before the next: measured, a third less.
GIVE_BACK = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_TRIM_THRESHOLD_": "1000000",
    "MALLOC_MMAP_THRESHOLD_": "1000000",
}
SECONDS = 120.0
"""A card takes a few seconds, on a busy machine ten times as long; then the worker is ended."""
MOST_SIDES = 2
Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardReading:
    """One card as read. `pictures` are to be kept: upright by the camera's mark and without
    metadata. `upright` are the cards cut out and level, one a side and empty where a side holds no
    text; the boxes of the fields are pixels in these. `peak` is the worker's memory in bytes, and
    `seconds` the processor's time that the card took."""

    fields: CardFields
    pictures: tuple[bytes, ...] = field(repr=False)
    upright: tuple[bytes, ...] = field(repr=False, default=())
    pieces: tuple[TextLine, ...] = field(repr=False, default=())
    codes: tuple[str, ...] = ()
    peak: int = 0
    seconds: float = 0.0


def is_installed() -> bool:
    """Whether the reading packages are there, without loading them."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


class CardReader:
    """A worker process that reads cards; started by the first and started again when it ended.

    Several threads may share it: they take turns.
    """

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> CardReader:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(
        self, pictures: Sequence[bytes], *, region: str = "US", progress: Progress | None = None
    ) -> CardReading:
        """Read a card from a picture of each side.

        `region` is the country whose phone numbers are meant where the card does not say.
        `progress` is called with parts of 1. PictureRefused, ReaderNotInstalled, ReadingFailed.
        """
        if not is_installed():
            raise ReaderNotInstalled(NOT_INSTALLED)
        message, blobs = self._ask(pictures, read=True, progress=progress)
        sides = message["sides"]
        pieces = tuple(map(_line, message["pieces"]))
        return CardReading(
            fields=_fields(message["codes"], pieces, region=region),
            pictures=tuple(blobs[:sides]),
            upright=tuple(blobs[sides:]),
            pieces=pieces,
            codes=tuple(message["codes"]),
            peak=message["peak"],
            seconds=message["seconds"],
        )

    def keep(self, pictures: Sequence[bytes]) -> CardReading:
        """Clean pictures and read their codes; needs none of the reading packages."""
        message, blobs = self._ask(pictures, read=False)
        return CardReading(
            fields=_fields(message["codes"]),
            pictures=tuple(blobs),
            codes=tuple(message["codes"]),
            peak=message["peak"],
            seconds=message["seconds"],
        )

    def close(self) -> None:
        """End the worker, if there is one."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            for channel in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    channel.close()  # type: ignore[union-attr]

    def _ask(
        self, pictures: Sequence[bytes], *, read: bool, progress: Progress | None = None
    ) -> tuple[dict[str, Any], list[bytes]]:
        if not 1 <= len(pictures) <= MOST_SIDES:
            raise ValueError("a card has a front and at most a back")
        for content in pictures:
            check(content)
        with self._turn:
            return self._exchange(pictures, read, progress)

    def _exchange(
        self, pictures: Sequence[bytes], read: bool, progress: Progress | None
    ) -> tuple[dict[str, Any], list[bytes]]:
        process = self._running()
        late = threading.Event()
        timer = threading.Timer(self._seconds, _end, (process, late))
        timer.daemon = True
        timer.start()
        try:
            write_frame(process.stdin, {"read": read}, pictures)  # type: ignore[arg-type]
            while True:
                message, blobs = read_frame(process.stdout)  # type: ignore[arg-type]
                if "progress" not in message:
                    break
                if progress:
                    progress(message["progress"])
        except (OSError, EOFError, ValueError) as error:
            self.close()
            raise ReadingFailed(TOO_LONG if late.is_set() else FAILED) from error
        finally:
            timer.cancel()
        if message["last"]:
            self.close()
        _raise_error(message)
        return message, blobs

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                WORKER,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **GIVE_BACK},
            )
        return self._process


def _end(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _raise_error(message: dict[str, Any]) -> None:
    error = message.get("error")
    if error == "refused":
        raise PictureRefused(message["sentence"])
    if error == "not installed":
        raise ReaderNotInstalled(NOT_INSTALLED)
    if error:
        raise ReadingFailed(FAILED)


def _fields(
    codes: Sequence[str], pieces: tuple[TextLine, ...] = (), *, region: str = "US"
) -> CardFields:
    """The fields of the codes and of the print of a card, combined."""
    # Loaded with the first card: the pages that list cards need none of it.
    from cookout.capture.card_photos.codes import fields_of_codes
    from cookout.practice.card_fields.combining import combine
    from cookout.practice.card_fields.reading import read_fields

    printed = read_fields(pieces, region=region) if pieces else CardFields()
    return combine(fields_of_codes(codes), printed)


def _line(piece: dict[str, Any]) -> TextLine:
    return TextLine(
        text=piece["text"],
        box=Box(**piece["box"]),
        confidence=piece["confidence"],
        alternatives=tuple(piece["alternatives"]),
    )
