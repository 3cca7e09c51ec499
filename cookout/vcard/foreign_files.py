"""Recognize files that are no address book, and say in one sentence what to do instead."""

from __future__ import annotations

import json
import re

EXPORT = "Export your contacts as a .vcf file and import that."
BRING_BACK = "Import it under Settings, Export, Import an archive."
UNPACK = "Unpack it and import the .vcf file inside."

CALENDAR = f"This is a calendar (an .ics file). {EXPORT}"
WEB_PAGE = f"This is a web page (HTML). {EXPORT}"
JSON = f"This is a JSON file. {EXPORT}"
CODE = f"This is program code. {EXPORT}"
DATABASE = f"This is a database dump (SQL). {EXPORT}"
LOG = f"This is a log file. {EXPORT}"
CHAT = f"This is a chat. {EXPORT}"
SETTINGS = f"This is a settings file. {EXPORT}"
BANK_STATEMENT = f"This is a bank statement. {EXPORT}"

_PICTURES = (
    *(rb"\x89PNG", rb"\xff\xd8\xff", rb"GIF8", rb"BM.{4}\0{4}", rb"II\*\0", rb"MM\0\*"),
    *(rb"RIFF.{4}WEBP", rb".{4}ftyp(?:heic|heix|hevc|mif1|msf1|avif)"),
)
HEAD = 4096
# Two header lines or more, of which one is a mail's own.
MAIL = (
    rb"(?:From [^\r\n]{3,200}[\r\n]+)?(?=(?:[\w-]+:[^\r\n]*[\r\n]+[ \t]?){0,20}?"
    rb"(?:From|Received|Return-Path|Message-ID|MIME-Version|Delivered-To):[ \t])"
    rb"(?:[\w-]+:[ \t][^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2}"
)
# A statement of its own, past remarks: INSERT INTO people VALUES (...).
SQL = (
    rb"(?>(?:--[^\r\n]*+|/\*.{0,2000}?\*/;?|SET [^;\r\n]*+;)\s*+){0,50}+"
    rb"(?:INSERT INTO |CREATE (?:TABLE|DATABASE)|DROP TABLE|LOCK TABLES|START TRANSACTION"
    rb"|COPY [\w.\"]+ \([^)]*\) FROM|PRAGMA \w+|BEGIN TRANSACTION)"
)
_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[.,]\d+)?(?:[\s\u202f]?[AaPp]\.?[Mm]\.?)?"
# How most lines of a file begin that holds one thing a line, and the sentence for it.
_LINES = (
    (
        rf"\u200e?\[?{_DAY},? {_CLOCK}(?:\]| -) [^:]{{1,60}}(?:: |$)"
        r"|\[\d\d:\d\d(?::\d\d)?\] <[^>]+> ",
        CHAT,
    ),
    (
        r"\S+ \S+ \S+ \[\d{1,2}/\w{3}/\d{4}:"
        r"|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ [^:]+: "
        r"|#(?:Software|Version|Fields|Date): "
        rf"|\[?{_DAY}[T ,]+{_CLOCK}\S* .*"
        r"\b(?:GET|POST|HEAD|TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR)\b"
        r"|(?=.*\b\d{1,3}(?:\.\d{1,3}){3}\b)(?=.*\b(?:GET|POST|HEAD|PUT|DELETE|OPTIONS)\b)"
        r"(?=.*\d\d:\d\d).",
        LOG,
    ),
    (r"\[[^\]]+\]\s*$|[\w.-]+\s*=\s*[^=\s]", SETTINGS),
    (
        r"\s*(?:(?:import|from|export|package|using|namespace|def|class|return|function|func|fn"
        r"|const|let|var|public|private|protected|static|void|int|if|else|elif|for|while|try"
        r"|except|raise|print|echo|await|async)\b.*[(){};:=.]|(?:import|from) [\w., ]+$"
        r"|[}\])]+[;,]?\s*$"
        r"|//|/\*|\*/|@\w+|#include)|.*(?:[{}]|\);)\s*$",
        CODE,
    ),
)
_ENOUGH, _FEWEST_LINES, _MOST_LINES, _LONGEST_LINE = 0.6, 2, 60, 500
_LARGEST_JSON = 2_000_000
# Each kind of file by how it begins, and the sentence for it.
_KINDS = (
    (b"|".join(_PICTURES), f"This is a picture. {EXPORT}"),
    (rb"%PDF-", f"This is a PDF document. {EXPORT}"),
    (
        rb"PK\x03\x04.{26,200}?(?:xl/|word/|ppt/|\[Content_Types\]|mimetype)",
        f"This is an office document. {EXPORT}",
    ),
    (rb"PK\x03\x04.{26}cookout\.json", f"This is an archive of Cookout. {BRING_BACK}"),
    (
        rb"PK\x03\x04|PK\x05\x06|\x1f\x8b|BZh|7z\xbc\xaf|Rar!|\xfd7zXZ",
        f"This is a compressed file. {UNPACK}",
    ),
    (
        rb"SQLite format 3\0|!BDN|\xd0\xcf\x11\xe0",
        f"This file belongs to another program. {EXPORT}",
    ),
    (MAIL, f"This is an email. {EXPORT}"),
    (rb"BEGIN:(?:VCALENDAR|VEVENT|VTODO)", CALENDAR),
    (rb"<!doctype netscape-bookmark", f"These are browser bookmarks. {EXPORT}"),
    (
        rb"(?:<\?xml[^>]{0,200}>\s*)?(?>(?:<!--.{0,400}?-->)\s*+)*+<(?:!doctype html|html\b)",
        WEB_PAGE,
    ),
    (rb"<(?:!--|(?:head|body|table|thead|tr|td|div|span|p|ul|ol|li|a|h[1-6])[\s>/])", WEB_PAGE),
    (rb"<\?xml|<[a-z][\w:-]*[\s>/]", f"This is an XML file. {EXPORT}"),
    (rb"<\?php|#!\s?/|#include\b|package \w+;?\s", CODE),
    (rb"\{\\rtf|\\documentclass", f"This is a text document. {EXPORT}"),
    (rb"-----BEGIN [A-Z ]+-----", f"This is a key or a certificate. {EXPORT}"),
    (rb"OFXHEADER:|:20:[^\r\n]*\s+:25:|!Type:", BANK_STATEMENT),
    (SQL, DATABASE),
)
_JSON = re.compile(rb"[{\[]\s*(?:[\"{\[]|[\]}]\s*\Z)")
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1a\x1b"))


def what_it_is(text: bytes) -> str:
    """One sentence about bytes without any contact."""
    text = text.removeprefix(b"\xef\xbb\xbf")
    head = text[:HEAD]
    start = head.lstrip()
    if not text.strip():
        return f"This file is empty. {EXPORT}"
    if found := known_kind(text) or kind_of_lines(text):
        return found
    if head.translate(None, _CONTROL) != head:
        return f"This is not an address book that Cookout can read. {EXPORT}"
    if _is_table(start):
        return f"This is a table, not contact cards. {EXPORT}"
    return f"There’s no contact card in this text. {EXPORT}"


def known_kind(text: bytes) -> str:
    """A sentence about a file of a known kind without contacts; empty for others."""
    text = text.removeprefix(b"\xef\xbb\xbf")
    head = text[:HEAD]
    start = head.lstrip()
    # Some kinds begin with bytes that look like blanks, so both are tried.
    for pattern, sentence in _KINDS:
        if any(re.match(pattern, beginning, re.S | re.I) for beginning in (start, head)):
            return sentence
    return JSON if _is_json(text) else ""


def kind_of_lines(text: bytes) -> str:
    """A sentence about a file whose lines look like a log, a chat or a program."""
    head = text[:HEAD].removeprefix(b"\xef\xbb\xbf")
    lines = [line for line in head.decode("utf-8", "replace").splitlines() if line.strip()]
    lines = [line[:_LONGEST_LINE] for line in lines[:_MOST_LINES]]
    if len(lines) < _FEWEST_LINES:
        return ""
    for pattern, sentence in _LINES:
        if sum(re.match(pattern, line) is not None for line in lines) >= len(lines) * _ENOUGH:
            return sentence
    return ""


def _is_json(text: bytes) -> bool:
    start = text[:HEAD].lstrip()
    if start[:1] not in (b"{", b"["):
        return False
    if _JSON.match(start):
        return True
    try:
        json.loads(text[:_LARGEST_JSON])
    except (ValueError, RecursionError):
        return False
    return True


def _is_table(text: bytes) -> bool:
    """Two lines with the same number of the same separators look like rows."""
    lines = [line for line in text.splitlines() if line.strip()][:2]
    return len(lines) == 2 and any(
        len({line.count(separator) for line in lines}) == 1 and lines[0].count(separator) > 0
        for separator in (b",", b";", b"\t")
    )
