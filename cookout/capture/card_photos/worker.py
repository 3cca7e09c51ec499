"""The process that decodes and reads pictures: `python -m cookout.capture.card_photos.worker`.

It answers on standard output to what comes on standard input, a frame each: a length, then JSON,
then the pictures that the JSON counts. JSON, so that a picture that takes the worker over gains
nothing in the process that asked. It ends when its input does, or when it has grown too much.
"""

from __future__ import annotations

import contextlib
import os
import resource
import struct
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from cookout.capture.card_photos.codes import read_codes
from cookout.capture.card_photos.errors import (
    NOT_INSTALLED,
    TOO_LARGE,
    PictureRefused,
    ReaderNotInstalled,
)
from cookout.capture.card_photos.frames import read_frame, write_frame
from cookout.capture.card_photos.picture import as_jpeg, open_picture

if TYPE_CHECKING:
    from cookout.capture.card_photos.text_reader import TextReader

MOST_CARDS = 30
"""The reader's memory grows over many cards: a worker ends after this many,"""
MOST_RESIDENT = 380_000_000
"""or when it holds this much between two cards,"""
HARD_LIMIT = 1_400_000_000
"""and asking the system for more data than this fails. Only touched memory counts as held."""


def main() -> None:
    """Answer until the input ends."""
    answers, questions = _own_channel(), sys.stdin.buffer
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (HARD_LIMIT, HARD_LIMIT))
    work = _Work(answers)
    for count in range(1, MOST_CARDS + 1):
        try:
            message, pictures = read_frame(questions)
        except (EOFError, struct.error):
            return
        start = time.process_time()
        answer, blobs = work.answer(pictures, read=message["read"])
        answer |= {"peak": peak(), "seconds": time.process_time() - start}
        is_last = count == MOST_CARDS or resident() > MOST_RESIDENT
        write_frame(answers, {**answer, "last": is_last}, blobs)
        if is_last:
            return


def _own_channel() -> BinaryIO:
    """Standard output for frames alone: whatever libraries print goes to standard error."""
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return channel


class _Work:
    """The worker's job: one card after the other, with one reader for all."""

    def __init__(self, answers: BinaryIO) -> None:
        self._answers = answers
        self._reader: TextReader | None = None

    def answer(self, pictures: list[bytes], *, read: bool) -> tuple[dict[str, Any], list[bytes]]:
        """The fields found, or why nothing was."""
        try:
            if read and self._reader is None:
                self._reader = _text_reader()
            return self._read(pictures, self._reader if read else None)
        except ReaderNotInstalled:
            return {"error": "not installed"}, []
        except PictureRefused as refused:
            return {"error": "refused", "sentence": str(refused)}, []
        except MemoryError:
            return {"error": "refused", "sentence": TOO_LARGE}, []
        except Exception as error:
            return {"error": "failed", "sentence": type(error).__name__}, []

    def _read(
        self, pictures: list[bytes], reader: TextReader | None
    ) -> tuple[dict[str, Any], list[bytes]]:
        """Open, clean and, with a reader, read the sides of one card."""
        cleaned, upright, codes, pieces = [], [], [], []
        refusal: PictureRefused | None = None
        for side, content in enumerate(pictures):
            write_frame(self._answers, {"progress": side / len(pictures)})
            image = open_picture(content)
            cleaned.append(as_jpeg(image))
            codes += read_codes(image)
            if reader is None:
                continue
            try:
                card, lines = _read_side(image, reader, side)
            except PictureRefused as refused:
                refusal = refusal or refused
                upright.append(b"")
                continue
            upright.append(card)
            pieces += [asdict(line) for line in lines]
        if refusal and not pieces and not codes:
            raise refusal
        found = {"codes": list(dict.fromkeys(codes)), "pieces": pieces, "sides": len(cleaned)}
        return found, [*cleaned, *upright]


def _text_reader() -> TextReader:
    try:
        from cookout.capture.card_photos.text_reader import TextReader
    except ImportError as error:
        raise ReaderNotInstalled(NOT_INSTALLED) from error
    return TextReader()


def _read_side(image: Any, reader: TextReader, side: int) -> tuple[bytes, list[Any]]:
    import numpy as np
    import PIL.Image

    pixels = np.ascontiguousarray(np.asarray(image)[:, :, ::-1])
    card, lines = reader.read(pixels, side=side)
    return as_jpeg(PIL.Image.fromarray(np.ascontiguousarray(card[:, :, ::-1]))), lines


def peak() -> int:
    """The most memory that this program ever held, in bytes.

    Not getrusage's word, which still counts what the process held before it became this program.
    """
    return _status("VmHWM") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def resident() -> int:
    """The memory that this process holds, in bytes; its peak where the system does not say."""
    return _status("VmRSS") or peak()


def _status(name: str) -> int:
    """A size of this process by the kernel, in bytes; 0 where there is none."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(x.split()[1]) * 1024 for x in lines if x.startswith(f"{name}:")), 0)


if __name__ == "__main__":
    main()
