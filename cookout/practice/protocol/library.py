"""The protocols that come with Cookout: one file each, read once, checked when read."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from cookout.practice.protocol.checking import WrongProtocol, check
from cookout.practice.protocol.phase import Input, Lock, Phase, Protocol, Speaker, Visibility

DEFAULT = "question-round"
ORDER = (
    DEFAULT,
    "hotseat60",
    "troika30",
    "async96h",
    "consultancy50",
    "actionset40",
    "caseclinic70",
    "leancoffee60",
    "lightning32",
    "forum240",
)
"""In the order in which a host sees them: the default first."""


@cache
def every_protocol() -> Mapping[str, Protocol]:
    """All protocols by key, in the order of ORDER."""
    return {key: _stored(key) for key in ORDER}


def find_protocol(key: str) -> Protocol:
    """The protocol of a key. KeyError where there is none."""
    return every_protocol()[key]


def _stored(key: str) -> Protocol:
    file = files("cookout.practice.protocol").joinpath("files", f"{key}.toml")
    return read(key=key, text=file.read_text(encoding="utf-8"))


def read(*, key: str, text: str) -> Protocol:
    """A protocol from TOML. WrongProtocol where it cannot be read or cannot be run."""
    # Loaded with the first protocol.
    import tomllib

    try:
        written = tomllib.loads(text)
        protocol = Protocol(
            key=key,
            name=written["name"],
            purpose=written.get("purpose", ""),
            seconds=_seconds(written["minutes"]),
            members=written["members"],
            hot_seats=written["hot_seats"],
            live=written.get("live", True),
            phases=tuple(_phase(phase) for phase in written["phases"]),
            sources=tuple(written["sources"]),
        )
    except (KeyError, TypeError, AttributeError, ValueError) as wrong:
        raise WrongProtocol(f"The protocol {key} cannot be read: {wrong}") from wrong
    return check(protocol)


def _phase(written: Mapping[str, Any]) -> Phase:
    return Phase(
        key=written["key"],
        name=written["name"],
        hint=written.get("hint", ""),
        seconds=_seconds(written["minutes"]),
        speaker=Speaker(written["speaker"]),
        locks=frozenset(map(Lock, written.get("lock", ()))),
        takes=Input(written.get("input", "")),
        visibility=Visibility(written.get("visibility", "open")),
        in_hot_seat=written.get("hot_seat", False),
        seconds_each=written.get("seconds_each"),
        most_each=written.get("most_each"),
    )


def _seconds(minutes: float) -> int:
    """Minutes as written, halves too, in whole seconds."""
    seconds = Fraction(str(minutes)) * 60
    if seconds.denominator != 1:
        raise ValueError(f"{minutes} minutes are no whole seconds")
    return int(seconds)
