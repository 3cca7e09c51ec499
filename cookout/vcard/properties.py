"""Parse a card's lines: unfold and repair them, and read each as a property."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from cookout.vcard.text import (
    charset_of,
    count_breaks,
    decode,
    from_base64,
    plain,
    unquote_printable,
    with_newlines,
)
from cookout.vcard.text_encoding import codec_of

# No text of a contact is longer than this; what a card says beyond it stays in its bytes.
LONGEST = 200_000
LONGEST_PARAMS = 10_000
# Bytes of a quoted text with its line breaks, and properties of a card: both bound the memory.
LONGEST_QUOTED = 4 * LONGEST
MOST_PROPERTIES = 20_000
LONG_PICTURE = 1_000

_BREAK = rb"(?:\r\r?\n|\n|\r)"
_LOGICAL = re.compile(rb"([^\r\n]*+(?:%b[ \t][^\r\n]*+)*+)%b" % (_BREAK, _BREAK))
# The same where every return stands before a newline, found five times as fast.
_USUAL_LOGICAL = re.compile(rb"(.*+(?:\n[ \t].*+)*+)\n")
# Torn lines without a colon, none of them empty or folded: there may be a million of them.
_TORN = re.compile(rb"(?:[ \t\f\v]*+[^\s:][^:\r\n]*+(?>%b)(?![ \t]))++" % _BREAK)
_NAME = rb"(?:([\w.-]*)\.)?([A-Za-z][\w/-]*+)[ \t]*+"
# A web address at the start of a line is no property called HTTP.
_HEAD = re.compile(_NAME + rb'((?:;(?:"[^"\r\n]*+"|[^":;\r\n]++)*+)*+):(?!//)')
_HEAD_WITH_A_LONE_QUOTE = re.compile(_NAME + rb"((?:;[^:\r\n]*+)?):(?!//)")
_PICTURE = re.compile(rb"(?:[\w.-]+\.)?(?:photo|logo|sound|key)[;:]", re.I)
_QUOTED = re.compile(rb"[^:\n]*[;=]quoted-printable[;:]", re.I)
_MARK = re.compile(
    rb"(?:(?:[\w-]+\.)?agent[^:\n]*:|\xef\xbb\xbf)?[ \t]*(begin|end)[ \t]*:[ \t]*vcard[ \t]*",
    re.I,
)
_ENDS_OF_A_MARK = b"dD \t\n\r\v\f"
_SOFTLY_BROKEN = re.compile(
    rb"(?:[^\r\n]*+(?:(?<==)|(?<==[ \t])|(?<==[ \t]{2}))%b)*+[^\r\n]*+%b?" % (_BREAK, _BREAK)
)
_SOFT, _SOFT_AND_FOLD = re.compile(rb"=[ \t]*+\n"), re.compile(rb"=[ \t]*+\n[ \t]")
# With a space before it, if there is one, and the one behind it.
_SOFT_BREAK = re.compile(rb"([ \t]|=20)?=[ \t]*+\n([ \t]?)")
_GOES_ON = re.compile(rb"=[89AB][0-9A-F]", re.I)
SPLIT = b"\n\0\n"
_LAST_END = re.compile(rb"end[ \t]*:[ \t]*vcard\s*\Z", re.I)
_PARAM = re.compile(r';((?:"[^"]*"|[^";])*+)')
_PARAM_VALUE = re.compile(r'"[^"]*"|[^",]+')
_ESCAPE = re.compile(r'\\([nN\\;,:"])')
_CARET = {"^n": "\n", "^N": "\n", "^'": '"', "^^": "^"}
_ENCODINGS = {"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"}
_PLACES = {"INLINE", "URL", "CID", "CONTENT-ID"}
_LANGUAGE = re.compile(r"[A-Za-z]{2}[-_](?:[A-Za-z]{2}|[A-Z][a-z]{3})")
# What stands between lines that were torn without the leading space: text keeps its line
# breaks, an address or a picture runs on. A torn line after any other property is nobody's.
_GLUE = dict.fromkeys((b"NOTE", b"LABEL", b"AGENT", b"BEGIN"), b"\n") | dict.fromkeys(
    (b"ADR", b"URL", b"PHOTO", b"LOGO", b"SOUND", b"KEY"), b""
)


class Property(NamedTuple):
    """One property of a card: its value as written, not decoded or unescaped, but unfolded.

    Only a long picture keeps its folds, which mean nothing there and take long to remove.
    """

    group: str
    name: str
    params: dict[str, tuple[str, ...]]
    value: str
    line: int
    # The codec of what names no charset, where it is not UTF-8.
    codec: str = "cp1252"

    @property
    def types(self) -> list[str]:
        """The TYPE parameters of 2.1 and 3.0, in lower case: home, work, fax."""
        return [word.lower() for word in self.params.get("TYPE", ())]

    @property
    def preferred(self) -> bool:
        return bool(self.params) and ("pref" in self.types or self.param("PREF") == "1")

    def param(self, name: str) -> str:
        values = self.params.get(name)
        return values[0] if values else ""

    def decoded(self) -> str:
        """The decoded value, still with its escapes."""
        if not self.params:
            return self.value[:LONGEST]
        encoding, charset = self.param("ENCODING").upper(), self.param("CHARSET")
        if encoding == "QUOTED-PRINTABLE":
            return unquote_printable(self.value[: 3 * LONGEST], charset, self.codec)[:LONGEST]
        if encoding in ("BASE64", "B") and (raw := from_base64(self.value[: 2 * LONGEST])):
            return decode(raw, charset, self.codec)[:LONGEST]
        return self.value[:LONGEST]

    def text(self) -> str:
        return unescape(self.decoded())

    def parts(self, separator: str = ";") -> list[str]:
        """The parts between unescaped semicolons, or commas."""
        return [unescape(part) for part in split(self.decoded(), separator)]


def split(value: str, separator: str) -> list[str]:
    """Cut at a separator that is not escaped, or at any of several in brackets: "[,;]"."""
    if "\\" not in value and len(separator) == 1:
        return value.split(separator)
    found = re.finditer(rf"\\.|{separator}", value, re.S)
    cuts = [match.start() for match in found if match[0] in separator]
    return [value[start + 1 : end] for start, end in pairwise([-1, *cuts, len(value)])]


def unescape(value: str) -> str:
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], value)


def properties(content: bytes, first_line: int = 1, codec: str = "") -> Iterator[Property]:
    """Every property of one card in its order, unknown ones too; what is no property is left out.

    A card inside another is the value of the property that holds it: AGENT, or BEGIN where
    nothing announces it. `codec` reads what names no charset and is no UTF-8; where the file
    that the card came in is not at hand, the card alone has to tell.
    """
    body, wide = plain(content)
    # In UTF-16 the letters are known, whatever the card says of its charset.
    is_wide = wide != "utf-8"
    codec = "utf-8" if is_wide else codec or codec_of(body)
    lines = _whole_lines(_inside(body))
    for line, head, raw in islice(lines, MOST_PROPERTIES):
        params = _params(head[3])
        charset = params.get("CHARSET", ("",))[0] if not is_wide else ""
        group, name = (head[1] or b"").decode("ascii"), head[2].decode("ascii").upper()
        value = decode(raw, charset, codec).strip()
        yield Property(group, name, params, value, first_line + line, codec)


def _inside(body: bytes) -> bytes:
    """A card without the mark of its end, which may stand in the middle of a line."""
    tail = _LAST_END.search(body, max(0, len(body) - 100))
    body = body[: tail.start()] if tail else body
    # A card that was pasted with every line moved in reads as if it were not.
    indent = body[: len(body) - len(body.lstrip(b" \t"))]
    if indent:
        body = with_newlines(body).replace(b"\n" + indent, b"\n")[len(indent) :]
    return body + b"\n"


def _whole_lines(body: bytes) -> Iterator[tuple[int, re.Match[bytes], bytes]]:
    """Each property's line number from 0, its head and its whole value.

    RFC 6350 folds by a newline and one space or tab. Old cards also break after "=" inside
    quoted-printable, end pictures by an empty line, and tear lines without any sign.
    """
    head: re.Match[bytes] | None = None
    value = _Value()
    glue: bytes | None = None
    start = number = depth = place = 0
    is_usual = body.count(b"\r") == body.count(b"\r\n")
    logical = _USUAL_LOGICAL if is_usual else _LOGICAL
    while found := logical.match(body, place):
        place = found.end()
        here, raw = number, found[1].removesuffix(b"\r")
        is_folded = b"\n" in raw or b"\r" in raw
        number += 1
        if is_folded:
            number += raw.count(b"\n") if is_usual else count_breaks(raw, 0, len(raw))
        mark = _mark(raw)
        if depth:
            depth += mark
            value.add(with_newlines(raw))
            continue
        whole = _whole(raw) if is_folded else raw
        found_head = _head(whole)
        if mark and (mark < 0 or here == 0):
            continue
        if mark and head and head[2].upper() == b"AGENT" and value.is_blank:
            depth, value = 1, _Value(raw)
        elif found_head:
            if head:
                yield start, head, _join(head, value, glue)
            head, start, depth = found_head, here, max(mark, 0)
            value = _Value(whole[found_head.end() :])
            glue = b"" if _is_base64(head) else _GLUE.get(head[2].upper())
            if _breaks_softly(head, value):
                # All lines of it at once: there may be millions, each of them empty.
                rest = _SOFTLY_BROKEN.match(body, place)
                assert rest
                value.add(with_newlines(rest[0][:LONGEST_QUOTED]).removesuffix(b"\n"))
                number += count_breaks(body, place, rest.end())
                place = rest.end()
        elif not raw.strip():
            glue = None if glue == b"" else glue
        elif glue is not None:
            value.add(whole)
            if torn := _TORN.match(body, place):
                value.add(with_newlines(torn[0])[:-1].replace(b"\n", SPLIT))
                number += count_breaks(body, place, torn.end())
                place = torn.end()
    if head:
        yield start, head, _join(head, value, glue)


def _head(whole: bytes) -> re.Match[bytes] | None:
    """The head of a property's line: its group, name and parameters."""
    if b":" not in whole:
        return None
    return _HEAD.match(whole) or _HEAD_WITH_A_LONE_QUOTE.match(whole)


class _Value:
    """The lines of a value, collected in few objects however many they are."""

    __slots__ = ("_first", "_has_more", "_more")
    _more: bytearray

    def __init__(self, first: bytes = b"") -> None:
        self._first, self._has_more = first, False

    def add(self, piece: bytes) -> None:
        if self._has_more:
            self._more += SPLIT + piece
        else:
            self._more, self._has_more = bytearray(piece), True

    @property
    def is_blank(self) -> bool:
        return not self._first.strip() and not (self._has_more and self._more.strip())

    @property
    def ends_softly(self) -> bool:
        return not self._has_more and self._first.rstrip(b" \t").endswith(b"=")

    def joined(self, glue: bytes) -> bytes:
        if not self._has_more:
            return self._first
        return self._first + glue + bytes(self._more).replace(SPLIT, glue)


def _mark(raw: bytes) -> int:
    """1 where a card begins, -1 where one ends, 0 for any other line."""
    if raw[-1:] not in _ENDS_OF_A_MARK:
        return 0
    is_one = len(raw) < 300 and raw.rstrip()[-5:].lower() == b"vcard"
    found = _MARK.fullmatch(raw) if is_one else None
    return 0 if not found else 1 if found[1].lower() == b"begin" else -1


def _breaks_softly(head: re.Match[bytes], value: _Value) -> bool:
    return bool(head[3]) and value.ends_softly and b"QUOTED-PRINTABLE" in head[3].upper()


def _is_base64(head: re.Match[bytes]) -> bool:
    if not head[3]:
        return False
    params = head[3].upper()
    return b"BASE64" in params or b"ENCODING=B" in params


def _whole(raw: bytes) -> bytes:
    if len(raw) > LONG_PICTURE and _PICTURE.match(raw) and _HEAD.match(raw):
        return raw
    text = with_newlines(raw)
    return text if _QUOTED.match(text) else _unfold(text)


def _unfold(raw: bytes) -> bytes:
    return raw.replace(b"\n ", b"").replace(b"\n\t", b"") if b"\n" in raw else raw


def _join(head: re.Match[bytes], value: _Value, glue: bytes | None) -> bytes:
    if not head[3] or b"QUOTED-PRINTABLE" not in head[3].upper():
        return value.joined(glue or b"\n")
    raw = value.joined(b"\n")[:LONGEST_QUOTED]
    return _unfold((_SOFT_AND_FOLD if _is_folded(raw) else _SOFT).sub(b"", raw))


def _is_folded(raw: bytes) -> bool:
    """Whether the space after each soft line break is a fold, and not a part of the text.

    It is if a fold is the only way to read it: not every line would begin with a space, a space
    already stands before a break, a letter goes on behind it, or several lines are equally long, as
    no text between two words makes them.
    """
    breaks = list(islice(_SOFT_BREAK.finditer(raw), 1_000))
    if not breaks or not all(found[2] for found in breaks):
        return False
    if any(found[1] or _GOES_ON.match(raw, found.end()) for found in breaks):
        return True
    lengths = [after.end() - before.end() for before, after in pairwise(breaks)]
    return len(lengths) > 1 and max(lengths) - min(lengths) <= len(b"=XX")


# How Android names a number in a card of 2.1: TEL;X-CUSTOM(CHARSET=UTF-8,...,=42=C3=BC).
_CUSTOM = re.compile(
    r";X-CUSTOM\(CHARSET=([\w-]{3,20}),ENCODING=QUOTED-PRINTABLE,([^();:]*)\)", re.I
)


def _params(raw: bytes) -> dict[str, tuple[str, ...]]:
    """Parameters by name in capitals. A bare one of 2.1 is an encoding or a type."""
    if not raw:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    written = decode(raw[:LONGEST_PARAMS])
    if "(" in written and (custom := _CUSTOM.search(written)):
        label = unquote_printable(custom[2], custom[1]).replace(",", " ").strip()
        found["TYPE"] = (label,) if label else ()
        written = written.replace(custom[0], "")
    if written.count('"') % 2:
        written = written.replace('"', "")
    for text in _PARAM.findall(written):
        name, equals, value = text.partition("=")
        if not equals:
            name, value = _bare(text.strip()), text
        name = name.strip().upper()
        if name and value.strip():
            found[name] = (*found.get(name, ()), *_param_values(name, value.strip()))
    return found


def _bare(word: str) -> str:
    """The parameter that a bare word of 2.1 stands for; TYPE if it is nothing else."""
    if word.upper() in _ENCODINGS:
        return "ENCODING"
    if word.upper() in _PLACES:
        return "VALUE"
    if charset_of(word):
        return "CHARSET"
    return "LANGUAGE" if _LANGUAGE.fullmatch(word) else "TYPE"


def _param_values(name: str, value: str) -> list[str]:
    if name == "TYPE":  # here a quoted list is a list too: TYPE="work,voice"
        return [part.strip() for part in value.replace('"', "").split(",") if part.strip()]
    if '"' not in value and "^" not in value:
        return value.split(",")
    values = (quoted.strip('"') for quoted in _PARAM_VALUE.findall(value))
    return [re.sub(r"\^[nN'^]", lambda m: _CARET[m[0]], value) for value in values]
