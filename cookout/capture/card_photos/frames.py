"""Frames between the reader and its worker: a length, then JSON, then the pictures it counts."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable
from typing import Any, BinaryIO

LENGTH = struct.Struct("<I")


def write_frame(to: BinaryIO, message: dict[str, Any], pictures: Iterable[bytes] = ()) -> None:
    """Send JSON and pictures as one frame."""
    blobs = list(pictures)
    head = json.dumps({**message, "lengths": [len(blob) for blob in blobs]}).encode()
    to.write(LENGTH.pack(len(head)) + head)
    for blob in blobs:
        to.write(blob)
    to.flush()


def read_frame(source: BinaryIO) -> tuple[dict[str, Any], list[bytes]]:
    """Read one frame. EOFError where the other end is gone."""
    (length,) = LENGTH.unpack(_exactly(source, LENGTH.size))
    message = json.loads(_exactly(source, length))
    return message, [_exactly(source, count) for count in message.pop("lengths")]


def _exactly(source: BinaryIO, count: int) -> bytes:
    content = source.read(count)
    if len(content) < count:
        raise EOFError
    return content
