"""Whether two members of a group may have told of the same provider; and providers grouped by
that."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from cookout.practice.duplicates.name_index import agreement, same_name
from cookout.practice.duplicates.names import read_name
from cookout.practice.duplicates.normalizing import firm

Key = TypeVar("Key", bound=Hashable)


def may_be_same(first: str, second: str) -> bool:
    """Whether two names are worth asking about: "Joe Ramos" and "Joseph Ramos", not "Jo Ray".

    It is asked of people, never taken for granted.
    """
    one, other = read_name(name=first), read_name(name=second)
    if same_name(one, other) or agreement(one, other) is not None:
        return True
    return bool(firm(first)) and firm(first) == firm(second)


def one_of_each(keys: Iterable[Key], same: Iterable[tuple[Key, Key]]) -> Mapping[Key, Key]:
    """For each key the representative of its group, where pairs that are the same are connected,
    also through others.

    The smallest key represents its group, so that the order of the pairs doesn't matter.
    """
    stands = {key: key for key in keys}

    def root(key: Key) -> Key:
        while stands[key] != key:
            key = stands[key]
        return key

    for first, second in same:
        if first in stands and second in stands:
            low, high = sorted((root(first), root(second)))  # type: ignore[type-var]
            stands[high] = low
    return {key: root(key) for key in stands}
