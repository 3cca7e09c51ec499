"""Log format: tracebacks of our own errors, and no secrets from addresses."""

from __future__ import annotations

import copy
import logging
import re

from cookout.practice.phrases import one_line

LONGEST_LINE = 200
"""Characters of what a stranger sent."""

_SECRET = re.compile(r"/(enter|join|calendar|card)/[^/\s'\"?#]+")


class RedactingFormatter(logging.Formatter):
    """A log line, with a traceback if the error is ours; secrets in addresses are redacted."""

    def format(self, record: logging.LogRecord) -> str:
        if record.name.startswith("django.security"):
            record = _shortened(record)
        return _SECRET.sub(r"/\1/…", super().format(record))


def _shortened(record: logging.LogRecord) -> logging.LogRecord:
    """One short line for a request with a wrong host: strangers send many and long ones."""
    short = copy.copy(record)
    short.msg, short.args = one_line(text=record.getMessage(), most=LONGEST_LINE), None
    short.exc_info = short.exc_text = short.stack_info = None
    return short
