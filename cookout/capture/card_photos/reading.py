"""Read the card photos that wait, one after the other, in a worker process."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime

from cookout.capture.card_photos import reader
from cookout.capture.card_photos.card_photo import CardPhoto

WORK = "card photos"
"""The name of this work among the background work of pages."""


def reading(*, clock: Callable[[], datetime], seconds: float = 600.0) -> Iterator[CardPhoto]:
    """Read card photos until none waits or time is up. Does nothing without the packages."""
    if not reader.is_installed() or not CardPhoto.objects.to_read(at=clock()).exists():
        return
    ends = time.monotonic() + seconds
    with reader.CardReader() as cards:
        while time.monotonic() < ends and (photo := CardPhoto.claim(at=clock())):
            photo.read(cards)
            yield photo
