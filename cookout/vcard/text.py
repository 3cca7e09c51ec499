"""From bytes to text: the letters that a contact's bytes stand for, whatever wrote them."""

import binascii
import re

# Only codecs that turn bytes into letters: Python also knows "zlib" and its like by name.
_CHARSET = re.compile(
    r"utf-?8|utf-?16(le|be)?|us-ascii|iso-?8859-?\d+|latin-?1|(windows-|cp)\d+|mac-?\w+"
    r"|shift[-_]?jis|s?jis|euc-?\w+|iso-2022-\w+|gbk?|gb2312|gb18030|big5\w*|koi8-?\w|tis-?620"
)
_WIDE_BEGIN = re.compile(rb"[Bb]\0[Ee]\0[Gg]\0[Ii]\0[Nn]\0:\0[Vv]")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BREAK = re.compile("\r+\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Everything that shows nothing or turns the text around it, apart from tab and newline. Joiners
# and direction marks stay: Persian, Hindi and emoji are written with them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]"
)
_URL_SAFE = bytes.maketrans(b"-_", b"+/")


def plain(content: bytes) -> tuple[bytes, str]:
    """The same text with one byte for each ASCII letter, and the codec it came from.

    UTF-16, with a mark or without, becomes UTF-8; anything else stays as it is. A broken half of
    a letter becomes a replacement sign, which is just as long in UTF-16, so that places in one
    can be counted back to places in the other.
    """
    codec = ""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        codec = "utf-16-le" if content[:1] == b"\xff" else "utf-16-be"
    elif b"\0" in content and (wide := _WIDE_BEGIN.search(content)):
        codec = "utf-16-le" if wide.start() % 2 == 0 else "utf-16-be"
    if not codec:
        return content, "utf-8"
    text = content[: len(content) // 2 * 2].decode(codec, "surrogatepass")
    return _LONE_SURROGATE.sub("\ufffd", text).encode(), codec


def with_newlines(text: bytes) -> bytes:
    """CRLF, CR alone and the doubled CRCRLF all as one newline."""
    if b"\r" not in text:
        return text
    usual = text.replace(b"\r\n", b"\n")
    if b"\r" not in usual:
        return usual
    return text.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def count_breaks(text: bytes, start: int, end: int) -> int:
    """How many lines end between two places."""
    lines, returns = text.count(b"\n", start, end), text.count(b"\r", start, end)
    alone = returns - (text.count(b"\r\n", start, end) if returns else 0)
    return lines + alone - (text.count(b"\r\r\n", start, end) if alone else 0)


def decode(raw: bytes, charset: str = "") -> str:
    """Text by the charset that is named, else UTF-8, else the old Windows letters. Never fails."""
    named = charset.strip().lower()
    for codec in (named if _CHARSET.fullmatch(named) else "utf-8", "utf-8", "cp1252"):
        try:
            return raw.decode(codec)
        except (LookupError, UnicodeError):
            continue
    return raw.decode("latin-1")


def unquote_printable(value: str, charset: str = "") -> str:
    try:
        raw = value.encode(charset if _CHARSET.fullmatch(charset.lower()) else "utf-8")
    except (LookupError, UnicodeError):
        raw = value.encode("utf-8", "replace")
    return decode(binascii.a2b_qp(raw), charset)


def from_base64(value: str) -> bytes | None:
    """The bytes, or None where it is no base64. Spaces and missing padding are forgiven."""
    try:
        letters = value.encode("ascii", "ignore").translate(_URL_SAFE)
        return binascii.a2b_base64(letters + b"==") or None
    except binascii.Error:
        return None


def clean(text: str, limit: int) -> str:
    """Text that can be shown and stored: newlines kept, control characters gone, a bounded size."""
    if not text.isprintable():
        text = _UNSEEN.sub("", _BREAK.sub("\n", text))
        text = _LONE_SURROGATE.sub("\ufffd", text)
    return text.strip()[:limit].rstrip()


def clean_line(text: str, limit: int) -> str:
    return " ".join(clean(text, limit).split())
