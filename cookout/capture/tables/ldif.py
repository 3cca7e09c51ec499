"""LDIF, the format of directories and of Thunderbird's address books, read as people.

Each entry becomes a row, as in a table: its attributes are the columns, and what has no place of
its own is kept under the attribute's name (RFC 2849).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cookout.capture.tables.mapping import Column
from cookout.vcard.envelope import SkippedCard
from cookout.vcard.text import decode, from_base64, with_newlines
from cookout.vcard.text_encoding import codec_of

SOURCE = "LDIF"

CHANGES = "This entry only changes another one ({change}), so it isn’t imported."
GROUP = "This entry is a group or a list, not a person."
NO_PERSON = "This entry has no name, email, phone or address, so it isn’t imported."
BROKEN = "These lines aren’t in LDIF format, so they aren’t imported."

_BEGINS = re.compile(
    rb"\s*(?:(?:#[^\r\n]*+|version:[^\r\n]*+)(?:\r?\n|\r)\s*)*+dn::?[ \t]*[\w.-]", re.I
)
# By an empty line, or where the next entry begins without one.
_ENTRY = re.compile(rb"\n(?:[ \t]*\n)+|\n(?=dn::? )", re.I)
_LINE = re.compile(r"([A-Za-z][\w.-]*)((?:;[\w-]+)*)(::|:<|:)[ \t]*(.*)", re.S)
_GROUPS = {
    *("groupofnames", "groupofuniquenames", "posixgroup", "group", "mailgroup", "rfc822mailgroup"),
    *("mozillaaddressbooklist", "organizationalunit", "dcobject", "domain", "container"),
}
_PEOPLE = {"person", "inetorgperson", "organizationalperson", "mozillaabpersonalpha", "contact"}
_CHANGES = {"modify", "delete", "modrdn", "moddn"}
# What must not be kept, and what says nothing about a person.
_SECRET = {"userpassword", "sambantpassword", "sambalmpassword", "krbprincipalkey"}
_ASIDE = set(
    "dn objectclass version changetype modifytimestamp createtimestamp creatorsname modifiersname "
    "entryuuid entrydn entrycsn structuralobjectclass subschemasubentry hassubordinates uidnumber "
    "gidnumber loginshell homedirectory jpegphoto thumbnailphoto photo usercertificate "
    "usersmimecertificate control initials mozillausehtmlmail xmozillausehtmlmail "
    "xmozillauseconferenceserver".split()
)
# Attribute by attribute: the field, the label, and the group of an address. What is listed first
# counts first, wherever it stands.
_MEANINGS = """
name: cn, commonname, displayname, xmozillaanyname
given: givenname, gn
family: sn, surname
additional: middlename
prefix: personaltitle, honorific
suffix: generationqualifier
nickname: mozillanickname, xmozillanickname, nickname
mail: mail, rfc822mailbox, email, mozillasecondemail, xmozillasecondemail, mailalternateaddress
phone work: telephonenumber, workphone
phone home: homephone, hometelephonenumber
phone mobile: mobile, mobiletelephonenumber, cellphone
phone fax: facsimiletelephonenumber, fax
phone pager: pager, pagertelephonenumber, pagerphone
phone: othertelephone, otherphone, telephone
company: o, organizationname, company
department: ou, organizationalunitname, department, orgunit, departmentnumber
title: title
role: profession
box work: postofficebox
street work: street, streetaddress, mozillaworkstreet, mozillaworkstreet2
city work: l, localityname, locality
region work: st, stateorprovincename, region
code work: postalcode, zip
country work: c, co, countryname, friendlycountryname
address work: postaladdress, registeredaddress
street home: mozillahomestreet, homestreet, mozillahomestreet2
city home: mozillahomelocalityname
region home: mozillahomestate
code home: mozillahomepostalcode
country home: mozillahomecountryname
address home: homepostaladdress, mozillahomepostaladdress
link work: mozillaworkurl, workurl
link home: mozillahomeurl, homeurl
link: labeleduri, url, wwwhomepage
profile aim: nsaimid, mozillaaimscreenname, nscpaimscreenname
birth_year: birthyear
birth_month: birthmonth
birth_day: birthday, dayofbirth
birthday: dateofbirth, birthdate
notes: description, info, notes, comment
related manager: manager
related assistant: secretary, assistant
"""


def _columns() -> dict[str, Column]:
    found = {}
    for row in _MEANINGS.strip().splitlines():
        meaning, _, names = row.partition(": ")
        field, _, label = meaning.partition(" ")
        of_an_address = field in ("box", "street", "city", "region", "code", "country", "address")
        for name in names.split(", "):
            found[name] = Column(name, field, label, label if of_an_address else "")
    return found


_COLUMNS = _columns()
_ORDER = {name: place for place, name in enumerate(_COLUMNS)}


MOST_LINES = 5_000
TOO_LONG = f"This entry has more than {MOST_LINES:,} lines, so it isn’t a person."


class Entry(NamedTuple):
    """One entry: its line, its name in the directory, and its values as cells of a row."""

    line: int
    dn: str
    cells: list[tuple[Column, str]]


def is_ldif(content: bytes) -> bool:
    """Whether the file begins as LDIF does: with the name of an entry."""
    return _BEGINS.match(content.removeprefix(b"\xef\xbb\xbf")) is not None


def entries(content: bytes) -> Iterator[Entry | SkippedCard]:
    """Every entry in its order, or why it is nobody."""
    codec = codec_of(content)
    content = with_newlines(content.removeprefix(b"\xef\xbb\xbf"))
    line = start = 0
    for end in [*_ENTRY.finditer(content), None]:
        raw = content[start : end.start() if end else len(content)]
        if raw.strip():
            found = _entry(raw, line + 1, codec)
            if found:
                yield found
        place = end.end() if end else len(content)
        line += content.count(b"\n", start, place)
        start = place


def _entry(raw: bytes, line: int, codec: str) -> Entry | SkippedCard | None:
    # Folded lines first: they may cut a letter.
    whole = raw.replace(b"\n ", b"").replace(b"\n\t", b"")
    if whole.count(b"\n") > MOST_LINES:
        return SkippedCard(line, TOO_LONG)
    attributes: list[tuple[str, str]] = []
    for text in whole.split(b"\n"):
        if not text.strip() or text.startswith(b"#") or text.strip() == b"-":
            continue
        found = _LINE.fullmatch(decode(text, fallback=codec))
        if not found and not attributes:
            return SkippedCard(line, BROKEN)
        if not found:  # a value that was torn without the space that a fold has
            attributes[-1] = (
                attributes[-1][0],
                f"{attributes[-1][1]} {decode(text, fallback=codec)}",
            )
            continue
        name, mark, value = found[1].lower(), found[3], found[4].strip()
        if mark == "::":
            packed = from_base64(value) or b""
            value = "" if name in _ASIDE | _SECRET and name != "dn" else decode(packed, "", codec)
        attributes.append((name, value))
    return _judged(attributes, line)


def _judged(attributes: list[tuple[str, str]], line: int) -> Entry | SkippedCard | None:
    if all(name == "version" for name, _ in attributes):
        return None
    change = next((value.lower() for name, value in attributes if name == "changetype"), "")
    if change in _CHANGES:
        return SkippedCard(line, CHANGES.format(change=change))
    classes = {value.lower() for name, value in attributes if name == "objectclass"}
    is_group = classes & _GROUPS and not classes & _PEOPLE
    if is_group or any(name in ("member", "uniquemember") for name, _ in attributes):
        return SkippedCard(line, GROUP)
    cells = [(_COLUMNS.get(name) or _kept(name), _value(name, value)) for name, value in attributes]
    cells = [(column, text) for column, text in cells if text.strip() and column.field]
    cells.sort(key=lambda cell: _ORDER.get(cell[0].heading, len(_ORDER)))
    dn = next((value for name, value in attributes if name == "dn"), "")
    return Entry(line, dn, cells)


def _kept(name: str) -> Column:
    """An attribute without a field of its own; a password is not saved at all."""
    return Column(name, "" if name in _SECRET else "aside" if name in _ASIDE else "kept")


def _value(name: str, value: str) -> str:
    column = _COLUMNS.get(name)
    if column and column.field == "address":
        return re.sub(r"\s*\$\s*", "\n", value).strip()  # RFC 4517 parts the lines so
    if column and column.field == "related" and (named := re.match(r"cn=([^,]+)", value, re.I)):
        return named[1]
    if column and column.field == "link":
        return value.partition(" ")[0]  # a label may follow the address
    return value
