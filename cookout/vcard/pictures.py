"""Set pictures aside while the rest of a card is parsed: they are most of its bytes."""

from __future__ import annotations

import re

from cookout.vcard.envelope import VCard
from cookout.vcard.properties import Property, properties

SIGN = b"cGljdHVyZQ"
LARGE = 2_000
"""Below this many bytes, setting a picture aside saves nothing."""

_HEAD = re.compile(rb'\n(?:[\w-]+\.)?(?:PHOTO|LOGO)(?:;[^:"\r\n]*+)?:(?!//)', re.I)
_END = re.compile(rb"\n(?![ \t])")
_TORN = re.compile(rb"\r(?!\n|\Z)")
_SPOKEN = re.compile(rb"charset|quoted", re.I)


class SetAside(VCard):
    """A card that is parsed once, with the same properties as any other."""

    _props: list[Property] | None = None

    @property
    def properties(self) -> list[Property]:
        if self._props is None:
            object.__setattr__(
                self,
                "_props",
                _without_the_picture(self.content, self.codec) or super().properties,
            )
        assert self._props is not None
        return self._props


def _without_the_picture(content: bytes, codec: str = "") -> list[Property] | None:
    """The properties of a card with one large picture; None if it isn't certainly such a card."""
    if len(content) < LARGE:
        return None
    for found in _HEAD.finditer(content):
        end = _END.search(content, found.end())
        value = content[found.end() : end.start()] if end else b""
        if len(value) > LARGE and not _SPOKEN.search(found[0]):
            continues = content[: found.start()].rstrip(b" \t\r").endswith(b"=")
            return None if continues else _put_back(content, found.end(), value, codec)
    return None


def _put_back(content: bytes, start: int, value: bytes, codec: str) -> list[Property] | None:
    """Read with a short text in the picture's place, if that stands for itself alone then."""
    if not value.isascii() or _TORN.search(value):
        return None
    rest = content[:start] + SIGN + content[start + len(value.rstrip()) :]
    props = list(properties(rest, codec=codec))
    places = [n for n, prop in enumerate(props) if SIGN.decode() in prop.value]
    if len(places) != 1 or props[places[0]].value != SIGN.decode():
        return None
    place = places[0]
    props[place] = props[place]._replace(value=value.decode("ascii").strip())
    return props
