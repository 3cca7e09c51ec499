"""What a file is when it is no address book, in one sentence that says what to do instead."""

import re

EXPORT = "Export your contacts as a .vcf file and import that."
BRING_BACK = "Import it under Settings, Export, Import an archive."
UNPACK = "Unpack it and import the .vcf file inside."

_PICTURES = (
    *(rb"\x89PNG", rb"\xff\xd8\xff", rb"GIF8", rb"BM.{4}\0{4}", rb"II\*\0", rb"MM\0\*"),
    *(rb"RIFF.{4}WEBP", rb".{4}ftyp(?:heic|heix|hevc|mif1|msf1|avif)"),
)
# Two header lines or more, of which one is a mail's own.
MAIL = (
    rb"(?:From [^\r\n]{3,200}[\r\n]+)?(?=(?:[\w-]+:[^\r\n]*[\r\n]+[ \t]?){0,20}?"
    rb"(?:From|Received|Return-Path|Message-ID|MIME-Version|Delivered-To):[ \t])"
    rb"(?:[\w-]+:[ \t][^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2}"
)
# Each kind of file by how it begins, and the sentence for it.
_KINDS = [
    (re.compile(pattern, re.S | re.I), sentence)
    for pattern, sentence in (
        (b"|".join(_PICTURES), f"This is a picture. {EXPORT}"),
        (rb"%PDF-", f"This is a PDF document. {EXPORT}"),
        (
            rb"PK\x03\x04.{26,200}?(?:xl/|word/|ppt/|\[Content_Types\]|mimetype)",
            f"This is an office document. {EXPORT}",
        ),
        (rb"PK\x03\x04.{26}cookout\.json", f"This is an archive of Cookout. {BRING_BACK}"),
        (
            rb"PK\x03\x04|PK\x05\x06|\x1f\x8b|BZh|7z\xbc\xaf|Rar!|\xfd7zXZ",
            f"This is a packed file. {UNPACK}",
        ),
        (rb"SQLite format 3\0|!BDN|\xd0\xcf\x11\xe0", f"This is a program's own file. {EXPORT}"),
        (MAIL, f"This is an email. {EXPORT}"),
        (rb"BEGIN:(?:VCALENDAR|VEVENT|VTODO)", f"This is a calendar. {EXPORT}"),
        (rb"<!doctype html|<html|<head|<body", f"This is a web page. {EXPORT}"),
        (rb"<\?xml|<[a-z][\w:-]*[\s>/]", f"This is an XML file. {EXPORT}"),
        (rb"[{\[]\s*[\"{\[\]}\dtfn-]", f"This is a JSON file. {EXPORT}"),
    )
]
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1a\x1b"))


def what_it_is(text: bytes) -> str:
    """One sentence about bytes in which no contact begins."""
    text = text.removeprefix(b"\xef\xbb\xbf")
    head = text[:4096]
    start = head.lstrip()
    if not text.strip():
        return f"This file is empty. {EXPORT}"
    # Some kinds begin with bytes that look like blanks, so both are tried.
    for pattern, sentence in _KINDS:
        if pattern.match(start) or pattern.match(head):
            return sentence
    if head.translate(None, _CONTROL) != head:
        return f"This is not an address book that Cookout can read. {EXPORT}"
    if _is_table(start):
        return f"This is a table, not an address book of cards. {EXPORT}"
    return f"This is text without a contact card in it. {EXPORT}"


def _is_table(text: bytes) -> bool:
    """Two lines with the same number of the same separators look like rows."""
    lines = [line for line in text.splitlines() if line.strip()][:2]
    return len(lines) == 2 and any(
        len({line.count(separator) for line in lines}) == 1 and lines[0].count(separator) > 0
        for separator in (b",", b";", b"\t")
    )
