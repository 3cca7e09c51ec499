"""Log format: tracebacks of our own mistakes, and no secrets of addresses."""

from __future__ import annotations

import copy
import logging
import re

from cookout.practice.phrases import one_line

LONGEST_LINE = 200
"""Of what a stranger sent."""

_SECRET = re.compile(r"/(enter|join|calendar|card)/[^/\s'\"?#]+")


class RedactingFormatter(logging.Formatter):
    """A line, with a traceback where the mistake is ours; secrets of addresses are left out."""

    def format(self, record: logging.LogRecord) -> str:
        if record.name.startswith("django.security"):
            record = _shortened(record)
        return _SECRET.sub(r"/\1/…", super().format(record))


def _shortened(record: logging.LogRecord) -> logging.LogRecord:
    """Whoever sends a wrong host may send much of it, often: one line, not where it was noticed."""
    short = copy.copy(record)
    short.msg, short.args = one_line(text=record.getMessage(), most=LONGEST_LINE), None
    short.exc_info = short.exc_text = short.stack_info = None
    return short
