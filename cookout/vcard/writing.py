"""Write a line of a vCard: its name, parameters and value, escaped and folded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from struct import Struct

from cookout.vcard.properties import Property
from cookout.vcard.text import without_controls

LONGEST_LINE = 75
"""Octets, as RFC 6350 (3.2) counts them, without the line break."""

_FOLD = b"\r\n "
_ROOM = LONGEST_LINE - 1
_MANY = Struct(f"{_ROOM}s" * 32)
_PARAM_NAME = re.compile(r"[A-Z0-9-]+")
_MUST_BE_QUOTED = re.compile(r"[,;:\s]")
# Names mean the same in capitals, but not to every program.
_SPELLED = {"X-ABLABEL": "X-ABLabel"}
_BREAK = re.compile(r"\r+\n|[\r\n]")
_OF_LINES = {"NOTE", "ADR", "LABEL"}
# Whatever a kept card has in its values: no reader wants it, and some end a line at it.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def escape(text: str) -> str:
    """A text as one value: no comma, semicolon or line break in it means anything."""
    text = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return on_one_line(text)


def escape_uri(text: str) -> str:
    """A web address or the like, in which commas and semicolons are just letters."""
    return on_one_line(text.replace("\\", "\\\\"))


def on_one_line(value: str) -> str:
    """A value with its line breaks escaped and nothing else."""
    return _BREAK.sub(r"\\n", value)


def line(name: str, value: str, *, group: str = "", **params: str) -> Property:
    """A property with a value that is already escaped."""
    given = {
        key.replace("_", "-"): tuple(value.split(",")) for key, value in params.items() if value
    }
    return Property(group, name, given, value, 0)


def write(one: Property) -> bytes:
    """A property as a folded line with its line break."""
    name = _SPELLED.get(one.name, one.name)
    name = f"{one.group}.{name}" if one.group else name
    params = "".join(
        f";{key}={_param(key, values)}"
        for key, values in one.params.items()
        if _PARAM_NAME.fullmatch(key)
    )
    # A value that begins with // would look like the rest of a web address.
    gap = " " if one.value.startswith("//") else ""
    value = one.value
    if _CONTROL.search(params + value):
        has_lines = one.name in _OF_LINES or one.name.startswith("X-")
        value = without_controls(value)
        value = on_one_line(value) if has_lines else value.replace("\n", " ")
        params = without_controls(params).replace("\n", " ")
    return fold(f"{name}{params}:{gap}{value}".encode("utf-8", "replace"))


def fold(text: bytes) -> bytes:
    """Cut into lines of at most 75 octets, never inside a letter."""
    if len(text) <= LONGEST_LINE:
        return text + b"\r\n"
    if text.isascii():
        return _FOLD.join(_cut(text)) + b"\r\n"
    lines, start, room = [], 0, LONGEST_LINE
    while len(text) - start > room:
        end = start + room
        while text[end] & 0xC0 == 0x80:
            end -= 1
        lines.append(text[start:end])
        start, room = end, _ROOM
    return _FOLD.join([*lines, text[start:]]) + b"\r\n"


def _cut(text: bytes) -> list[bytes]:
    """Plain letters in pieces of a line. A picture is a thousand of them, cut many at once."""
    rest = LONGEST_LINE + (len(text) - LONGEST_LINE) // _MANY.size * _MANY.size
    many = _MANY.iter_unpack(memoryview(text)[LONGEST_LINE:rest])
    last = [text[at : at + _ROOM] for at in range(rest, len(text), _ROOM)]
    return [text[:LONGEST_LINE], *chain.from_iterable(many), *last]


def _param(key: str, values: Iterable[str]) -> str:
    if key == "TYPE":
        quoted = ",".join(value.replace('"', "") for value in values)
        return f'"{quoted}"' if re.search(r"[;:]", quoted) else quoted
    return ",".join(map(_quoted, values))


def _quoted(value: str) -> str:
    """By RFC 6868: a quotation mark, a caret or a line break inside would end the parameter."""
    value = _BREAK.sub("\n", value)
    safe = value.replace("^", "^^").replace("\n", "^n").replace('"', "^'")
    return f'"{safe}"' if not safe or _MUST_BE_QUOTED.search(safe) else safe
