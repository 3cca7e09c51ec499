"""Convert a card's properties to another version of vCard."""

from __future__ import annotations

import re
from typing import Literal

from cookout.vcard.day_order import may_be_two
from cookout.vcard.days import iso, partial_day
from cookout.vcard.properties import Property, split, unescape
from cookout.vcard.text import from_base64
from cookout.vcard.writing import escape, escape_uri, on_one_line

Version = Literal["3.0", "4.0"]

# Written by us, once each.
ENVELOPE = ("BEGIN", "END", "VERSION")

_PICTURES = {"PHOTO": "image", "LOGO": "image", "SOUND": "audio", "KEY": "application"}
_DAYS = {"BDAY", "ANNIVERSARY", "DEATHDATE", "REV"}
_STRUCTURED = {"N", "ADR", "ORG", "GENDER"}
_LISTS = {"CATEGORIES", "NICKNAME"}
_URIS = {"URL", "IMPP", "UID", "SOURCE", "TEL", "MEMBER", "RELATED", "FBURL", "CALURI", "CALADRURI"}
_TEXTS = {"FN", "EMAIL", "NOTE", "TITLE", "ROLE", "LABEL", "MAILER", "TZ", "PRODID", "SORT-STRING"}
_TEXTS |= {"CLASS", "AGENT", "GEO", "KIND"}
_UNSAID = {"ENCODING", "CHARSET"}
_PLACES = {"home", "work"}
_RENAMED = {
    "4.0": {"X-ADDRESSBOOKSERVER-KIND": "KIND", "X-ADDRESSBOOKSERVER-MEMBER": "MEMBER"},
    "3.0": {"KIND": "X-ADDRESSBOOKSERVER-KIND", "MEMBER": "X-ADDRESSBOOKSERVER-MEMBER"},
}
_SIGNS = (
    (rb"\xff\xd8\xff", "jpeg"),
    (rb"\x89PNG", "png"),
    (rb"GIF8", "gif"),
    (rb"II\*\0|MM\0\*", "tiff"),
    (rb"RIFF....WEBP", "webp"),
    (rb"....ftyp(?:heic|heix|mif1)", "heic"),
    (rb"BM....\0\0\0\0", "bmp"),
)
_DATA = re.compile(r"data:([\w/.+-]*)\\?;base64\\?,(.*)", re.I | re.S)
_PACKED = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-"
_NOT_PACKED = bytes(set(range(256)) - set(_PACKED))
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_TIME = re.compile(
    r"[Tt ](\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?(?:(Z|z)|([+-]\d\d)(?::?(\d\d))?)?"
)
_MONTH = re.compile(r"--(\d\d)-?(\d\d)")


def carried(
    one: Property, *, source: str, target: Version, day_first: bool | None = None
) -> Property:
    """A property converted to another version; unknown ones stay as they are. `day_first` is what
    03/04/1985 means in the card."""
    name = _RENAMED[target].get(one.name, one.name)
    if name in _PICTURES:
        return _picture(one, target)
    params = _preferred(_without_encoding(one), target)
    value = _value(one, source)
    if name in _DAYS:
        value = _day(value, one.param("X-APPLE-OMIT-YEAR"), target, day_first)
        value_type = one.param("VALUE").lower()
        if value_type in ("date", "date-time") or (
            value_type == "text" and value != _value(one, source)
        ):
            del params["VALUE"]
        params.pop("X-APPLE-OMIT-YEAR", None)
    elif name.endswith(("ANNIVERSARY", "-ABDATE")) and may_be_two(value):
        value = iso(partial_day(value, day_first=day_first)) or value
    return one._replace(name=name, params=params, value=value)


def _is_packed(one: Property) -> bool:
    return one.param("ENCODING").upper() in ("B", "BASE64")


def _is_known(one: Property) -> bool:
    return one.name in _STRUCTURED | _LISTS | _URIS | _TEXTS | _DAYS


def _without_encoding(one: Property) -> dict[str, tuple[str, ...]]:
    """The parameters without the encoding, except for values that stay encoded."""
    unsaid = {"CHARSET"} if _is_packed(one) and not _is_known(one) else _UNSAID
    return {key: values for key, values in one.params.items() if key not in unsaid}


def _value(one: Property, source: str) -> str:
    """The value, escaped as in 3.0 and 4.0. 2.1 only escapes separators."""
    if _is_packed(one) and not _is_known(one):
        return "".join(one.value.split())
    encoded = bool(one.param("ENCODING"))
    if source != "2.1" and not (encoded and _is_packed(one)):
        return on_one_line(one.decoded() if encoded else one.value).strip()
    if one.name in _STRUCTURED:
        # 2.1 knows no lists within a part. In a name some programs write them all the same.
        comma = "," if one.name == "N" else "\0"
        return ";".join(
            ",".join(escape(unescape(piece).strip()) for piece in split(part, comma))
            for part in split(one.decoded(), ";")
        )
    if one.name in _LISTS:
        by = "[,;]" if one.name == "CATEGORIES" else ","
        return ",".join(escape(part.strip()) for part in one.parts(by))
    if one.name in _URIS:
        return escape_uri(one.text()).strip()
    if one.name in _TEXTS:
        return escape(one.text().strip())
    return on_one_line(one.decoded()).strip()


def _preferred(params: dict[str, tuple[str, ...]], target: Version) -> dict[str, tuple[str, ...]]:
    """The preferred mark: TYPE=pref in 3.0, PREF=1 in 4.0."""
    types = params.get("TYPE", ())
    others = tuple(type for type in types if type.lower() != "pref")
    params = dict(params)
    if target == "4.0" and len(others) < len(types):
        params.setdefault("PREF", ("1",))
    elif target == "3.0" and "PREF" in params:
        first = params.pop("PREF")[0] == "1" or len(others) < len(types)
        others = (*others, "pref") if first else others
    else:
        return params
    params["TYPE"] = others
    if not others:
        del params["TYPE"]
    return params


def _picture(one: Property, target: Version) -> Property:
    """A picture inside the card: ENCODING=b in 3.0, a data: address in 4.0."""
    params = _preferred(one.params, target)
    inline = None if _is_packed(one) else _DATA.fullmatch(one.value)
    if not _is_packed(one) and not inline:
        return one._replace(params=params, value=on_one_line(one.value).strip())
    written = (inline[2] if inline else one.value).encode("ascii", "ignore")
    packed = written.translate(None, _NOT_PACKED).decode()
    value = f"data:{inline[1]};base64,{packed}" if inline else packed
    types = params.pop("TYPE", ())
    if target == "4.0" and _is_packed(one):
        formats = [kind.lower() for kind in types if kind.lower() not in _PLACES]
        types = tuple(kind for kind in types if kind.lower() in _PLACES)
        value = f"data:{_media(one.name, formats, packed)};base64,{packed}"
        params = {key: values for key, values in params.items() if key not in {"VALUE", *_UNSAID}}
    elif target == "3.0" and inline:
        kind = inline[1].partition("/")[2].upper()
        types = (*types, *((kind,) if kind and kind != "OCTET-STREAM" else ()))
        value = packed
        params = {"ENCODING": ("b",)} | params
        params.pop("VALUE", None)
    params |= {"TYPE": types} if types else {}
    return one._replace(params=params, value=value)


def _media(name: str, formats: list[str], packed: str) -> str:
    """The media type, from the first bytes, else from the parameters."""
    begins = from_base64(packed[:32]) or b""
    seen = next((kind for sign, kind in _SIGNS if re.match(sign, begins, re.S)), "")
    kind = seen or (formats[0] if formats else "jpeg" if name == "PHOTO" else "")
    kind = {"jpg": "jpeg", "tif": "tiff"}.get(kind, kind)
    return kind if "/" in kind else f"{_PICTURES[name]}/{kind or 'octet-stream'}"


def _day(value: str, no_year: str, target: Version, day_first: bool | None) -> str:
    """Dates: without dashes in 4.0, with them in 3.0."""
    day = _DAY.match(value)
    if not day:
        if month := _MONTH.fullmatch(value):
            return f"--{month[1]}{month[2]}"
        value = iso(partial_day(unescape(value), no_year, day_first=day_first)) or value
        day = _DAY.fullmatch(value)
        if not day:
            return f"--{value[2:].replace('-', '')}" if value.startswith("--") else value
    rest = value[day.end() :]
    time = _TIME.fullmatch(rest) if rest else None
    if rest and not time:
        return value
    if no_year and day[1] == no_year:
        return f"--{day[2]}{day[3]}"
    if target == "3.0":
        return f"{day[1]}-{day[2]}-{day[3]}{rest}"
    if not time:
        return f"{day[1]}{day[2]}{day[3]}"
    zone = "Z" if time[4] else f"{time[5]}{time[6] or ''}" if time[5] else ""
    return f"{day[1]}{day[2]}{day[3]}T{time[1]}{time[2]}{time[3] or '00'}{zone}"
