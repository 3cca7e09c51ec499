"""Files spoilt in every way that disks, programs and people spoil them, and in some they do not."""

from __future__ import annotations

import copy
import io
import json
import random
import re
import warnings
import zipfile
from collections.abc import Callable
from contextlib import suppress
from typing import Any

LARGEST = 500_000
Spoil = Callable[[bytes, random.Random], bytes]

_TOKENS = (
    *(b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b"AGENT:", b"VERSION:2.1\r\n", b"\r\n ", b"=\r\n"),
    *(b";ENCODING=QUOTED-PRINTABLE:=", b";ENCODING=b:", b";CHARSET=utf-7:", b";CHARSET=idna:"),
    *(b";CHARSET=punycode:", b";VALUE=uri:data:;base64,", b"item1.X-ABLabel:", b"PREF=", b"^n"),
    *(b'"', b"'", b"=cmd|' /C calc'!A0", b"\\", b",", b";", b":", b"\t", b"|", b"\0", b"\x1a"),
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xc0\x80"),
    *(b"\xf4\x90\x80\x80", b"\xe2\x80\xae", b"\x85", b"\xe2\x80\xa8", b"\x0b", b"\x0c", b"%00"),
    *(b"BDAY:99999999999-13-32\r\n", b"BDAY:--0230\r\n", b"BDAY:0000-00-00T99:99:99Z\r\n"),
    *(b"29.02.1900", b"31/31/31", b"1e999", b"-0", b"NaN", "²".encode(), "٣".encode()),
    *(b"sep=\x1f\n", b"N:;;;;\r\n", b"PHOTO:", b"X-ANDROID-CUSTOM:vnd.android.cursor.item/"),
)
_CODECS = (
    *("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "utf-7", "latin-1", "cp1252"),
    *("cp1250", "cp437", "shift_jis", "gb18030", "koi8-r", "iso2022_jp", "cp037"),
)
_ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 10**30, -(10**30), 1e308, float("nan"), float("inf"), "", "x"),
    *("\0", "\ud800", "x" * 5_000, "9" * 5_000, [], {}, [[]], [None], {"": None}, "../../x"),
    *("2026-02-30", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "cards/1.vcf"),
    *("7f7f7f7f-0000-4000-8000-000000000000", ["7f7f7f7f-0000-4000-8000-000000000000", 0]),
)


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """The same file, spoilt once to four times."""
    is_packed = content[:2] == b"PK"
    for _ in range(chance.randint(1, 4)):
        ways = ANY + (PACKED * 2 if is_packed else TEXTS * 2)
        content = chance.choice(ways)(content, chance)[:LARGEST]
    return content


def _place(content: bytes, chance: random.Random) -> int:
    return chance.randint(0, len(content))


def _piece(content: bytes, chance: random.Random) -> tuple[int, int]:
    start = _place(content, chance)
    longest = chance.choice((1, 4, 40, 400, 4_000))
    return start, min(len(content), start + chance.randint(1, longest))


# Whatever the file is


def flip(content: bytes, chance: random.Random) -> bytes:
    spoiling = bytearray(content)
    for _ in range(min(len(spoiling), chance.choice((1, 3, 30)))):
        spoiling[chance.randrange(len(spoiling))] ^= 1 << chance.randrange(8)
    return bytes(spoiling)


def cut_off(content: bytes, chance: random.Random) -> bytes:
    return content[: _place(content, chance)]


def cut_out(content: bytes, chance: random.Random) -> bytes:
    start, end = _piece(content, chance)
    return content[:start] + content[end:]


def double(content: bytes, chance: random.Random) -> bytes:
    start, end = _piece(content, chance)
    return content[:end] + content[start:end] * chance.choice((1, 2, 50)) + content[end:]


def swap(content: bytes, chance: random.Random) -> bytes:
    (a, b), (c, d) = sorted((_piece(content, chance), _piece(content, chance)))
    b = min(b, c)
    return content[:a] + content[c:d] + content[b:c] + content[a:b] + content[d:]


def insert(content: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 2, 10))):
        place = _place(content, chance)
        content = content[:place] + chance.choice(_TOKENS) + content[place:]
    return content


def overwrite(content: bytes, chance: random.Random) -> bytes:
    start, end = _piece(content, chance)
    return content[:start] + chance.randbytes(end - start) + content[end:]


# Text


def encode(content: bytes, chance: random.Random) -> bytes:
    text = content.decode(chance.choice(("utf-8", "latin-1")), "replace")
    return text.encode(chance.choice(_CODECS), "replace")


def fold(content: bytes, chance: random.Random) -> bytes:
    """Lines folded where they may not be, and folds without their sign."""
    if chance.random() < 0.3:
        return re.sub(rb"\r?\n[ \t]", chance.choice((b"\n", b"\r", b"\r\n\r\n", b"")), content)
    for _ in range(chance.choice((1, 5, 50))):
        place = _place(content, chance)
        broken = chance.choice((b"\r\n ", b"\n\t", b"=\n", b"\r", b"\r\r\n ", b"\n"))
        content = content[:place] + broken + content[place:]
    return content


def quote(content: bytes, chance: random.Random) -> bytes:
    """Quotation marks that open and never close, or close what was not open."""
    marks = [found.start() for found in re.finditer(b'"', content)]
    if marks and chance.random() < 0.4:
        gone = chance.choice(marks)
        return content[:gone] + content[gone + 1 :]
    place = _place(content, chance)
    return content[:place] + b'"' * chance.choice((1, 2, 3, 999)) + content[place:]


def separate(content: bytes, chance: random.Random) -> bytes:
    one, other = chance.sample((b",", b";", b"\t", b"|", b"\x1f", b":", b"\n", b"^"), 2)
    return content.replace(one, other)


def enlarge(content: bytes, chance: random.Random) -> bytes:
    """A number becomes a huge one."""
    huge = chance.choice((b"9" * 5_000, b"1e999", b"-99999999999999999999", b"0" * 300))
    found = list(re.finditer(rb"\d+", content))
    if not found:
        return content + huge
    one = chance.choice(found)
    return content[: one.start()] + huge + content[one.end() :]


def nest(content: bytes, chance: random.Random) -> bytes:
    """One thing in another in another."""
    opening = chance.choice(
        (
            b"BEGIN:VCARD\r\n",
            b"AGENT:BEGIN:VCARD\r\n",
            b"[",
            b'{"a":',
            b'"',
            b"\\",
            b";X=",
            b"=0D=0A",
        )
    )
    place = _place(content, chance)
    return content[:place] + opening * chance.choice((50, 2_000, 10_000)) + content[place:]


def widen(content: bytes, chance: random.Random) -> bytes:
    """A row or a line with far more in it than any has."""
    place = _place(content, chance)
    mark = chance.choice((b",", b";", b"\t", b"x", b" ", b",a", b";a=b", b"(", b"1 ", b"=20"))
    return content[:place] + mark * chance.choice((300, 20_000, 200_000)) + content[place:]


def end_lines(content: bytes, chance: random.Random) -> bytes:
    plain = content.replace(b"\r\n", b"\n")
    return plain.replace(b"\n", chance.choice((b"\r", b"\r\r\n", b"\n\n", b"\n\r", b"\x85", b" ")))


# Packed


def unpacked(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return {one: packed.read(one) for one in packed.namelist()}
    except Exception:
        return {"cookout.json": b"{}"}


def packed(files: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED, twice: str = "") -> bytes:
    written = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(written, "w", how) as into:
        warnings.simplefilter("ignore")
        for name, content in files.items():
            # Some names are none that Python would write.
            with suppress(ValueError, IndexError):
                into.writestr(name, content)
        if twice:
            into.writestr(twice, files.get(twice, b""))
    return written.getvalue()


def tree(content: bytes, chance: random.Random) -> bytes:
    """One value in cookout.json becomes another, goes, or comes twice."""
    files = unpacked(content)
    try:
        root: Any = json.loads(files.get("cookout.json", b"{}"))
    except (ValueError, RecursionError):
        return content
    for _ in range(chance.choice((1, 1, 3))):
        _spoil_tree(root, chance)
    files["cookout.json"] = json.dumps(root).encode("utf-8", "surrogatepass")
    return packed(files)


def _spoil_tree(root: Any, chance: random.Random) -> None:
    here = root
    while isinstance(here, dict | list) and here:
        keys = list(here) if isinstance(here, dict) else range(len(here))
        key: Any = chance.choice(list(keys))
        deeper = here[key]
        if not isinstance(deeper, dict | list) or not deeper or chance.random() < 0.1:
            what = chance.random()
            if what < 0.15:
                del here[key]
            elif what < 0.3 and isinstance(here, list):
                here.append(copy.deepcopy(deeper))
            elif what < 0.35:
                here[key] = [copy.deepcopy(deeper) for _ in range(50)]
            else:
                here[key] = copy.deepcopy(chance.choice(_ODD))
            return
        here = deeper


def entries(content: bytes, chance: random.Random) -> bytes:
    """Files in a zip cut, renamed, swapped, doubled or spoilt as files."""
    files = unpacked(content)
    name = chance.choice(list(files) or ["cookout.json"])
    what = chance.randrange(6)
    if what == 0:
        files[name] = cut_off(files.get(name, b""), chance)
    elif what == 1:
        new = ("../../x", "/x", "C:\\x", "cards/1.vcf", "CARDS/1.VCF", "a\0b", "cards/²/1.vcf", "")
        files[chance.choice(new)] = files.pop(name, b"")
    elif what == 2:
        return packed(files, twice=name)
    elif what == 3:
        files[name] = chance.choice(TEXTS)(files.get(name, b""), chance)[:LARGEST]
    elif what == 4:
        other = chance.choice(list(files) or ["x"])
        files[name], files[other] = files.get(other, b""), files.get(name, b"")
    else:
        files.pop(name, None)
    return packed(files, chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)))


def bomb(content: bytes, chance: random.Random) -> bytes:
    """Much from little: zeros, spaces, nesting, or far more files than there are people."""
    files = unpacked(content)
    what = chance.randrange(4)
    if what == 0:
        files[chance.choice(list(files) or ["x"])] = bytes(chance.choice((20, 60)) * 1_000_000)
    elif what == 1:
        files["cookout.json"] = b"[" * 5_000_000
    elif what == 2:
        files["cookout.json"] = b'{"cookout":"archive","version":1,"member":{},"people":[' + (
            b"{}," * 500_000 + b"{}]}"
        )
    else:
        files |= {f"cards/{n}.vcf": b"" for n in range(2_000)}
    return packed(files)


def header(content: bytes, chance: random.Random) -> bytes:
    """Bytes changed in the directory of a zip, where sizes, methods and places stand."""
    start = max(content.rfind(b"PK\x01\x02"), 0)
    spoiling = bytearray(content)
    for _ in range(chance.choice((1, 2, 6)) if len(content) > start else 0):
        spoiling[chance.randrange(start, len(content))] = chance.choice((0, 1, 8, 255))
    return bytes(spoiling)


ANY: tuple[Spoil, ...] = (flip, cut_off, cut_out, double, swap, insert, overwrite)
TEXTS: tuple[Spoil, ...] = (encode, fold, quote, separate, enlarge, nest, widen, end_lines, insert)
PACKED: tuple[Spoil, ...] = (tree, tree, tree, entries, entries, header, bomb)
