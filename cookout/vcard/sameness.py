"""Whether two cards have the same content, whatever program wrote them and in whatever order."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection

from cookout.vcard.properties import Property, properties

# What says when and by what a card was written, and not what it says of a person.
_OF_THE_FILE = frozenset("BEGIN END VERSION PRODID REV UID SORT-STRING CLASS SOURCE".split())
_APPLES_LABEL = "X-ABLABEL"
_PICTURES = frozenset(("PHOTO", "LOGO", "SOUND", "KEY"))
_INLINE = re.compile(r"^data:[^,]{0,100}?\\?;base64\\?,", re.I)
# How a value is written down, which reading it undoes.
_OF_THE_WRITING = frozenset(("ENCODING", "CHARSET", "VALUE"))


def signature(content: bytes, *, without: Collection[str] = ()) -> str:
    """A signature that is equal for two cards with the same content. `without` names properties to
    ignore."""
    every = list(properties(content))
    labels: dict[str, list[str]] = defaultdict(list)
    for prop in every:
        if prop.name == _APPLES_LABEL:
            labels[prop.group].append(prop.decoded())
    contents = sorted(repr(_content(prop, labels)) for prop in every if _counts(prop, without))
    return hashlib.sha256("\n".join(contents).encode("utf-8", "replace")).hexdigest()


def _counts(one: Property, without: Collection[str]) -> bool:
    is_about_the_person = one.name not in _OF_THE_FILE and one.name != _APPLES_LABEL
    return is_about_the_person and one.name not in without and bool(one.value.strip(" ;"))


def _content(one: Property, labels: dict[str, list[str]]) -> tuple[object, ...]:
    """The content of a property: the number of its group and the case of its types don't matter."""
    params = sorted(
        (name, sorted(value.casefold() for value in values))
        for name, values in one.params.items()
        if name not in _OF_THE_WRITING
    )
    label = labels.get(one.group, []) if one.group else []
    # A picture may be longer than what is decoded of a text, and keeps its folds.
    if one.name in _PICTURES:
        # The same bytes, whether a version writes them by ENCODING and TYPE or as an address.
        value = _INLINE.sub("", "".join(one.value.split()))
        return one.name, [], label, value
    return one.name, params, label, one.text().strip()
