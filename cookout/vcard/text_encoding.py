"""Guess a file's encoding: Unicode if it is, else the likeliest legacy code page.

Cards and tables are guessed alike: by every word of the whole file beyond ASCII, and by the charset
that some of its cards name.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from cookout.vcard.text import PATCHED, charset_of, seven_bits, unquote_bytes

__all__ = ["PATCHED", "Letters", "codec_of", "letters_of"]

CHUNK = 1 << 20
MOST_LINES, LONGEST_SAMPLE = 3_000, 2_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WEST = (
    *("äöüß", "éèêëàâçîïôûùœæ", "áéíóúñü", "ãõáéíóúâêôàç", "åäöæøé"),
    *("àèéìòù", "áðéíóúýþæö", "ëïéèöü"),
)
_CENTRAL = (
    *("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž"),
    "äöüß",
)
# What each page writes beyond ASCII, language by language, small letters. The first page is what
# Windows uses in most of the world, so that in doubt it wins.
_LATIN = {
    "cp1252": _WEST,
    "cp1250": _CENTRAL,
    "cp1254": ("çğıöşüâî",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž"),
    "iso8859_2": _CENTRAL,
    "mac_roman": _WEST,
    "cp850": _WEST,
    "cp852": _CENTRAL,
    "mac_latin2": _CENTRAL,
    "mac_iceland": ("áðéíóúýþæö",),
    "mac_turkish": ("çğıöşüâî",),
    "cp857": ("çğıöşüâî",),
}
# Alphabets of their own: the frequent letters first, for their pages share all their bytes.
# Nobody writes both alphabets of Cyrillic in one text: the North's and the South's.
_CYRILLIC = (
    "оеаинтсрвлкмдпу яьызбгйчхжшюцщэфъёіїєґў",
    "аоеинтсрвлкмдпу бзгјљњшчћжцђхфџѓќѕ",
)
_GREEK = ("αοιετσνηυρπκμλς ωγδχθφβξζψάέήίόύώϊϋΐΰ",)
_OTHER = {
    "cp1251": _CYRILLIC,
    "cp1253": _GREEK,
    "cp1255": ("יוהלאבתםרשמנכדח קצעגספזטןךףץװױײ",),
    "cp1256": ("ايلمنوربتدكعهةس فقحجشصطضخذزظءئثغؤآأإىپچژگ",),
    # All of Russian's KOI8-R, and the Ukrainian letters.
    "koi8_u": _CYRILLIC,
    "cp866": _CYRILLIC,
    "iso8859_5": _CYRILLIC,
    "mac_cyrillic": _CYRILLIC,
    "mac_greek": _GREEK,
    "cp737": _GREEK,
    "cp874": ("านรอกเงมยลวดทสตะปบคหแจ พชขใไโผซถฉภธฟศญณฐษฎฏฮ",),
}
# Two bytes a letter: by the rows of the table in which the everyday letters stand.
_PAIRS = {
    "euc_kr": (0xB0, 0xC8),
    "gb18030": (0xB0, 0xD7),
    "big5": (0xA4, 0xC6),
    "euc_jp": (0xB0, 0xCF),
    "shift_jis": (0x88, 0x97),
}
_KANA = re.compile("[\u3041-\u30fe]")
_LEANS = {"cp1252": 0.1, "mac_roman": -0.05, "cp850": -0.05, "cp852": -0.1, "cp874": -0.15}
_LEANS |= {"mac_cyrillic": -0.05, "mac_greek": -0.05, "cp737": -0.05}
_LEANS |= {"mac_latin2": -0.06, "mac_iceland": -0.06, "mac_turkish": -0.06, "cp857": -0.06}
_LEANS |= {"iso8859_2": -0.01, "iso8859_5": -0.02, "euc_kr": 0.02, "euc_jp": 0.02}
_RARE = {"mac_cyrillic", "mac_greek", "mac_latin2", "mac_iceland", "mac_turkish", "cp737", "cp857"}
"""Hardly anyone uses these any more, so a guess of one is never certain."""
_CLOSE, _FEW, _VERY_FEW, _WEAK = 0.05, 8, 4, 0.7
_CALLED = {
    "cp1252": "Western European",
    "mac_roman": "Western European (old Mac)",
    "mac_iceland": "Icelandic (old Mac)",
    "cp850": "Western European (DOS)",
    "cp1250": "Central European",
    "iso8859_2": "Central European",
    "cp852": "Central European (DOS)",
    "mac_latin2": "Central European (old Mac)",
    "cp1254": "Turkish",
    "mac_turkish": "Turkish (old Mac)",
    "cp857": "Turkish (DOS)",
    "cp1257": "Baltic",
    "cp1253": "Greek",
    "mac_greek": "Greek (old Mac)",
    "cp737": "Greek (DOS)",
    "cp1255": ("Hebrew",),
    "cp1256": ("Arabic",),
    "cp874": ("Thai",),
    "euc_kr": "Korean",
    "gb18030": "Chinese",
    "big5": "traditional Chinese",
    "euc_jp": "Japanese",
    "shift_jis": "Japanese",
}
_WORD = re.compile(rb"[A-Za-z\x80-\xff]++")
_FOLD = re.compile(rb"\r?\n[ \t](?=[\x80-\xbf])")
_LINE = re.compile(rb"[^\r\n]++")
_QUOTED = re.compile(rb"quoted-printable([^:\r\n]{0,200}):([^\r\n]*+)", re.I)
# Begins with one certain letter, so that it is quickly found missing in pictures of any size.
_ANY_QUOTED = re.compile(rb"-[Pp][Rr][Ii][Nn][Tt][Aa][Bb][Ll][Ee]")
_LAST_LINE = re.compile(rb"[\r\n]")
_NAMED = re.compile(rb';charset="?([\w-]{3,20})', re.I)


class Letters(NamedTuple):
    """The codec of a file, which has to replace what it can't decode."""

    codec: str
    example: str = ""
    """A word that may be decoded in two ways; empty if there is no doubt."""

    @property
    def doubt(self) -> str:
        """One sentence for the member if the encoding isn't certain."""
        if not self.example:
            return ""
        called = _CALLED.get(self.codec, "Cyrillic")
        return (
            f"Accents and special letters may be read wrong. We read them as {called}, as in "
            f"“{self.example}”. If that looks wrong, export the file again as UTF-8."
        )


def codec_of(content: bytes) -> str:
    """The name of a codec that decodes the file."""
    return letters_of(content).codec


def letters_of(content: bytes) -> Letters:
    """The codec of the file, guessed from all of it."""
    is_ascii = content.isascii()
    if is_ascii and (codec := seven_bits(content)):
        return Letters(codec)
    if is_ascii and b"\0" not in content[:CHUNK] and not _ANY_QUOTED.search(content):
        return Letters("utf-8")
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return Letters(codec)
    if codec := _wide(content[: CHUNK // 2]):
        return Letters(codec)
    is_utf8 = _is_utf8(content)
    if not is_utf8 and (unfolded := _FOLD.sub(b"", content)) != content:
        # Old programs fold in the middle of a letter.
        is_utf8, content = _is_utf8(unfolded), unfolded
    if is_utf8:
        lines = list(islice(_quoted_lines(content), MOST_LINES))
        if not lines or _is_utf8(b"\n".join(lines)):
            return Letters("utf-8")
    else:
        lines = list(islice(_lines(content), MOST_LINES))
    return _page(lines, {name.decode().lower() for name in _NAMED.findall(content)})


def _wide(sample: bytes) -> str:
    """UTF-16 without a byte order mark: every other byte of Western text is zero."""
    pairs = len(sample) // 2
    high, low = sample[0::2].count(0), sample[1::2].count(0)
    if low > pairs * 0.4 and high < pairs * 0.05:
        return "utf-16-le"
    return "utf-16-be" if high > pairs * 0.4 and low < pairs * 0.05 else ""


def _is_utf8(content: bytes) -> bool:
    """Mostly UTF-8 is UTF-8: one torn letter must not spoil all the others."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    broken = letters = 0
    for start in range(0, len(content), CHUNK):
        text = decoder.decode(content[start : start + CHUNK])
        broken += text.count("\ufffd")
        letters += len(text) - len(text.encode("ascii", "ignore"))
    return broken * 4 <= letters


def _lines(content: bytes) -> Iterator[bytes]:
    """What is neither ASCII nor UTF-8, and says no charset of its own."""
    for line in _LINE.finditer(content):
        text = line[0][:LONGEST_SAMPLE]
        if not text.isascii() and not _NAMED.search(text) and not _is_utf8(text):
            yield text
    yield from _quoted_lines(content)


def _quoted_lines(content: bytes) -> Iterator[bytes]:
    """The same where the bytes are written as quoted-printable."""
    for found in _QUOTED.finditer(content):
        before = content[max(0, found.start() - 200) : found.start()]
        if not _NAMED.search(found[1]) and not _NAMED.search(_LAST_LINE.split(before)[-1]):
            raw = unquote_bytes(found[2][:LONGEST_SAMPLE])
            if not raw.isascii() and not _is_utf8(raw):
                yield raw


def _page(lines: list[bytes], named: set[str]) -> Letters:
    """The code page that explains most words; a charset named in the file comes first."""
    # Each letter once: a picture is a word of a million letters, and all of them plain.
    words = [word for line in lines for word in _WORD.findall(line) if not word.isascii()]
    for name in sorted(named):
        codec = charset_of(name)
        text = b"\n".join(lines).decode(codec, "replace") if codec not in ("", "utf-8") else ""
        if text and "\ufffd" not in text:
            return Letters(codec)
    scores = {page: _latin(words, page) for page in _LATIN}
    scores |= {page: _alphabet(words, page) for page in _OTHER}
    scores |= {page: _pairs(lines, page) for page in _PAIRS}
    for page, lean in _LEANS.items():
        scores[page] += lean
    best = max(scores, key=lambda page: scores[page])
    return Letters(best, _example(words, best, scores))


def _example(words: list[bytes], best: str, scores: dict[str, float]) -> str:
    """The first word that another code page, hardly less likely, would decode differently."""
    count = sum(len(word) - len(word.translate(None, _HIGH)) for word in words)
    close = _CLOSE if count >= _FEW else 2 * _CLOSE
    rivals = [page for page in scores if page != best and scores[page] >= scores[best] - close]
    for word in words:
        text = word.decode(best, "replace")
        if best in _RARE or (count < _VERY_FEW and best not in _LATIN):
            return text[:60]
        if scores[best] < _WEAK or any(word.decode(rival, "replace") != text for rival in rivals):
            return text[:60]
    return ""


_HIGH = bytes(range(0x80, 0x100))


def _latin(words: list[bytes], page: str) -> float:
    """The largest share of the letters beyond ASCII that one language alone explains."""
    beyond = Counter[str]()
    for word in words:
        text = word.decode(page, "replace")
        beyond.update(
            "?" if _is_misplaced(text, place) else letter.lower()
            for place, letter in enumerate(text)
            if not letter.isascii()
        )
    total = beyond.total() or 1
    return max(
        sum(count for letter, count in beyond.items() if letter in language) / total
        for language in _LATIN[page]
    )


def _is_misplaced(text: str, place: int) -> bool:
    """A capital behind a small letter, as the wrong page often makes one."""
    return place > 0 and text[place].isupper() and text[place - 1].islower()


def _alphabet(words: list[bytes], page: str) -> float:
    """The same for an alphabet that never stands among ASCII letters in one word."""
    return max(_written_in(words, page, letters) for letters in _OTHER[page])


def _written_in(words: list[bytes], page: str, letters: str) -> float:
    frequent, _, rare = letters.partition(" ")
    total, hits = 0, 0.0
    for word in words:
        text = word.decode(page, "replace")
        beyond = [place for place, letter in enumerate(text) if not letter.isascii()]
        total += len(beyond)
        if len(beyond) == len(text):
            small = [text[place].lower() for place in beyond if not _is_misplaced(text, place)]
            hits += sum(1.0 if x in frequent else 0.7 * (x in rare) for x in small)
    return hits / (total or 1)


def _pairs(lines: list[bytes], page: str) -> float:
    """How many letters beyond ASCII are common ones of a two-byte code page."""
    first, last = _PAIRS[page]
    total = hits = 0
    for line in lines:
        before = ""
        for letter in line.decode(page, "replace"):
            if not letter.isascii():
                total += 1
                lead = letter.encode(page, "replace")[0]
                is_kana = page.endswith(("jis", "jp")) and _KANA.match(letter) is not None
                # Behind a small Latin letter it is more likely an accented one.
                is_latin = before.isascii() and before.islower()
                hits += not is_latin and (first <= lead <= last or is_kana)
            before = letter
    return hits / (total or 1)
