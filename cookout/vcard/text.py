"""Decode the bytes of contacts to text, whatever program wrote them."""

import binascii
import codecs
import re
from functools import lru_cache

# Only codecs that turn bytes into letters: Python also knows "zlib" and its like by name.
_CHARSET = re.compile(
    r"utf-?8|utf-?16(le|be)?|us-ascii|iso-?8859-?\d+|latin-?1|(windows-|cp)\d+|mac-?\w+"
    r"|shift[-_]?jis|s?jis|euc-?\w+|iso-2022-\w+|gbk?|gb2312|gb18030|big5\w*|koi8-?\w|tis-?620"
)
# Japanese in seven bits: an escape says in which alphabet the text goes on.
_ESCAPED = re.compile(rb"\x1b(?:\$[@B]|\([JI])")
_SEVEN_BITS = ("iso2022_jp", "iso2022_jp_ext", "iso2022_jp_2004")
PATCHED = "cookout-windows"
"""How a decoder handles bytes that break the rules of UTF-8 in a text that else keeps them."""
_LONG_LETTER = re.compile(rb"[\xe3-\xef][\x80-\xbf]{2}|\xf0[\x80-\xbf]{3}")
_WIDE_BEGIN = re.compile(rb"[Bb]\0[Ee]\0[Gg]\0[Ii]\0[Nn]\0:\0[Vv]")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BREAK = re.compile("\r+\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Everything that shows nothing or turns the text around it, apart from tab and newline. Joiners
# and direction marks stay: Persian, Hindi and emoji are written with them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]"
)
# What some programs put between two words in place of a space or a line break; an escape is no
# such sign, and is only left out.
_BETWEEN_WORDS = re.compile(r"(?<=\w)[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]+(?=\w)")
_ENCODED_WORD = re.compile(r"=\?[\w-]{2,40}\?[QqBb]\?[^?\s]*\?=")
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
    """How many line breaks lie between two positions."""
    lines, returns = text.count(b"\n", start, end), text.count(b"\r", start, end)
    alone = returns - (text.count(b"\r\n", start, end) if returns else 0)
    return lines + alone - (text.count(b"\r\r\n", start, end) if alone else 0)


@lru_cache(maxsize=256)
def charset_of(name: str) -> str:
    """The codec that a charset names, or nothing where it names none that makes letters."""
    named = name.strip().strip('"').lower()
    try:
        return codecs.lookup(named).name if _CHARSET.fullmatch(named) else ""
    except LookupError:
        return ""


def seven_bits(raw: bytes) -> str:
    """The codec of Japanese in seven bits, recognized by its escapes; empty for any other text."""
    if b"\x1b" not in raw or not _ESCAPED.search(raw):
        return ""
    for codec in _SEVEN_BITS:
        if "\ufffd" not in raw.decode(codec, "replace"):
            return codec
    return _SEVEN_BITS[0]


def decode(raw: bytes, charset: str = "", fallback: str = "cp1252") -> str:
    """Decode by the named charset, else as UTF-8, else by the fallback. Never fails.

    Where a letter of a longer text was cut, only that letter is lost.
    """
    codec = charset_of(charset) if charset else ""
    if raw.isascii() and not codec:
        return raw.decode(seven_bits(raw) or "ascii", "replace")
    for one in dict.fromkeys((codec or "utf-8", "utf-8")):
        try:
            return raw.decode(one)
        except UnicodeError:
            continue
    patched = raw.decode("utf-8", PATCHED)
    if fallback == "utf-8" or _is_mostly_whole(raw, "utf-8"):
        return patched
    codec = codec if codec and _is_mostly_whole(raw, codec) else fallback
    try:
        return raw.decode(codec, "strict" if codec == "cp1252" else "replace")
    except (LookupError, UnicodeError):
        return raw.decode("latin-1")


def _is_mostly_whole(raw: bytes, codec: str) -> bool:
    """Whether at least as many letters beyond ASCII are whole as are broken."""
    text = raw.decode(codec, "replace")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return 2 * text.count("\ufffd") <= beyond


def _patch(error: UnicodeError) -> tuple[str, int]:
    """Replace a byte that is no UTF-8: half a letter that was cut, or a letter of an old Windows
    code page."""
    assert isinstance(error, UnicodeDecodeError)
    raw, start, end = error.object, error.start, error.end
    if _is_cut(raw, start, end):
        return "" if end == len(raw) else "\ufffd", end
    return raw[start:end].decode("cp1252", "replace"), end


def _is_cut(raw: bytes, start: int, end: int) -> bool:
    first = raw[start]
    if end - start > 1 or first < 0xC2 or first > 0xF4:
        return end - start > 1 or (0xA0 <= first < 0xC0 and start == 0)
    if first >= 0xE0 and first != 0xE2 and not _LONG_LETTER.search(raw, max(0, start - 200)):
        return False  # a small letter in old Windows; nothing near is written in three bytes
    # A capital in old Windows: it begins a word, where half a letter ends one.
    before, after = raw[start - 1 : start], raw[end : end + 1]
    is_inside = before.islower() or (before.isalpha() and after.islower())
    return is_inside or not after.isalpha()


codecs.register_error(PATCHED, _patch)


def unquote_bytes(value: bytes) -> bytes:
    """The bytes of a quoted-printable text."""
    return binascii.a2b_qp(value)


def unquote_printable(value: str, charset: str = "", fallback: str = "cp1252") -> str:
    try:
        raw = value.encode(charset_of(charset) or "utf-8")
    except UnicodeError:
        raw = value.encode("utf-8", "replace")
    return decode(unquote_bytes(raw), charset, fallback)


def from_base64(value: str) -> bytes | None:
    """The bytes, or None where it is no base64. Spaces and missing padding are forgiven."""
    try:
        letters = value.encode("ascii", "ignore")
        if b"-" in letters or b"_" in letters:
            letters = letters.translate(_URL_SAFE)
        return binascii.a2b_base64(letters + b"==") or None
    except binascii.Error:
        return None


def without_controls(text: str) -> str:
    """A text without control characters: every line break is a newline, separators are spaces, and
    tabs stay. Every door cleans text with this, and with nothing else."""
    if text.isprintable():
        return text
    text = _BETWEEN_WORDS.sub(" ", _BREAK.sub("\n", text))
    return _LONE_SURROGATE.sub("\ufffd", _UNSEEN.sub("", text))


def without_encoded_words(text: str) -> str:
    """A text as mail meant it: names that programs took from mail headers keep how it wrote
    letters (RFC 2047), as in =?utf-8?Q?J=C3=BCrgen?=."""
    if "=?" not in text or not _ENCODED_WORD.search(text):
        return text
    from email.header import decode_header

    try:
        parts = decode_header(text)
    except ValueError:  # torn base64
        return text
    read = (
        part if isinstance(part, str) else decode(part, charset or "") for part, charset in parts
    )
    return "".join(read) or text


def clean(text: str, limit: int) -> str:
    """Text that can be shown and stored: newlines kept, control characters gone, a bounded size."""
    return without_controls(without_encoded_words(text)).strip()[:limit].rstrip()


def clean_line(text: str, limit: int) -> str:
    if len(text) <= limit and text.isprintable() and "=?" not in text:  # as most are
        return " ".join(text.split())
    return " ".join(clean(text, limit).split())
