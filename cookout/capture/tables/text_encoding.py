"""Which letters a table's bytes stand for: Unicode where it is, else the likeliest Windows page."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from itertools import islice

CHUNK = 1 << 20
MOST_WORDS = 3_000
# Where bytes break the rules of UTF-8 inside a file that otherwise keeps them.
PATCHED = "cookout-windows"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What each page writes beyond ASCII, language by language, small letters. The first page is what
# Windows uses in most of the world, so that in doubt it wins.
_LATIN = {
    "cp1252": (
        *("äöüß", "éèêëàâçîïôûùœæ", "áéíóúñü", "ãõáéíóúâêôàç", "åäöæøé"),
        *("àèéìòù", "áðéíóúýþæö", "ëïéèöü"),
    ),
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž"),
    "cp1254": ("çğıöşüâî",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž"),
}
# Alphabets of their own: the frequent letters first, for their pages share all their bytes.
_OTHER = {
    "cp1251": "оеаинтсрвлкмдпу яьызбгйчхжшюцщэфъёіїєґўљњћџј",
    "cp1253": "αοιετσνηυρπκμλς ωγδχθφβξζψάέήίόύώϊϋΐΰ",
    "cp1255": "יוהלאבתםרשמנכדח קצעגספזטןךףץװױײ",
    "cp1256": "ايلمنوربتدكعهةس فقحجشصطضخذزظءئثغؤآأإىپچژگ",
}
_LEAN = 0.1
_WORD = re.compile(rb"[A-Za-z\x80-\xff]++")


def _patch(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(PATCHED, _patch)


def codec_of(content: bytes) -> str:
    """The name of a codec that reads the file. What it cannot read it must replace."""
    if content.isascii() and b"\0" not in content[:CHUNK]:
        return "utf-8"
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return codec
    return _wide(content[: CHUNK // 2]) or ("utf-8" if _is_utf8(content) else _page(content))


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: every other byte of Western text is a zero."""
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


def _page(content: bytes) -> str:
    # Looked at one by one: a picture is a word of a million letters, and all of them plain.
    found = (word[0] for word in _WORD.finditer(content) if not word[0].isascii())
    words = list(islice(found, MOST_WORDS))
    scores = {page: _latin(words, page) for page in _LATIN} | {
        page: _alphabet(words, page) for page in _OTHER
    }
    scores["cp1252"] += _LEAN
    return max(scores, key=lambda page: scores[page])


def _latin(words: list[bytes], page: str) -> float:
    """How much of what is beyond ASCII one language alone would explain."""
    text = b" ".join(words).decode(page, "replace").lower()
    beyond = Counter(letter for letter in text if not letter.isascii())
    total = beyond.total() or 1
    return max(
        sum(count for letter, count in beyond.items() if letter in language) / total
        for language in _LATIN[page]
    )


def _alphabet(words: list[bytes], page: str) -> float:
    """The same for an alphabet that never stands among ASCII letters in one word."""
    frequent, _, rare = _OTHER[page].partition(" ")
    total, hits = 0, 0.0
    for word in words:
        text = word.decode(page, "replace").lower()
        beyond = [letter for letter in text if not letter.isascii()]
        total += len(beyond)
        if len(beyond) == len(text):
            hits += sum(1.0 if x in frequent else 0.7 * (x in rare) for x in beyond)
    return hits / (total or 1)
