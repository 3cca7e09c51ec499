"""Limits on the size of requests. A refused body is read to its end, so that browsers show the
answer."""

from __future__ import annotations

from django.http import HttpRequest

MOST = 64 * 1024 * 1024
MOST_OF_A_STRANGER = 1024 * 1024
# A browser that is still sending when it is hung up on shows an error of its own.
MOST_READ_OUT = 2 * 1024 * 1024 * 1024
AT_ONCE = 256 * 1024


def is_too_much(request: HttpRequest, *, of_a_stranger: bool) -> bool:
    """Whether a request is larger than any form here takes."""
    return _length(request) > (MOST_OF_A_STRANGER if of_a_stranger else MOST)


def read_out(request: HttpRequest) -> None:
    """Read and discard the rest of the body."""
    if 0 < _length(request) <= MOST_READ_OUT:
        try:
            while request.read(AT_ONCE):
                pass
        except OSError:
            # Whoever sent it is gone: nobody waits for the answer either.
            return


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
