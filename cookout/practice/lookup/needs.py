"""The trades that may meet a need in plain words, by words and phrases, and by meaning if at hand.

The list is closed: the trades that people refer to each other (trades.csv) with what people say
when they need each (phrases.csv), and the trades that the member's own people have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from cookout.practice.lookup.fusion import Alike, fuse
from cookout.practice.lookup.index import Saying, SayingIndex, TradeHit
from cookout.practice.lookup.matches import TradeMatch, TradeMatches
from cookout.practice.lookup.sayings import every_saying, name_of
from cookout.practice.lookup.titles import recognize_trade
from cookout.practice.lookup.typos import Typos
from cookout.practice.lookup.words import words_of

CORRECTED = 0.9
"""What a stem counts whose spelling was corrected."""

LONGEST_NEED = 1_000


class Likeness(Protocol):
    """Computes how similar in meaning a need is to every trade, and to some other names."""

    def __call__(self, need: str, *, others: Sequence[str]) -> Mapping[str, Alike]: ...


@dataclass(frozen=True, slots=True)
class _Stem:
    """A stem of the need: how sure its spelling is, and the words it comes from."""

    sure: float
    text: str


def match_trades(
    need: str, *, own: Iterable[str] = (), likeness: Likeness | None = None
) -> TradeMatches:
    """The trades that may meet a need.

    `own` are the trades of the member's own people: those that are not on the list come beside
    it, by their names. `likeness` is `installed_likeness()` where meaning is to count, too.
    """
    need = need[:LONGEST_NEED]
    others = [name_of(name, name) for name in dict.fromkeys(own) if not recognize_trade(name)]
    stems_of_need = _stems(need, others)
    hits = _hits(stems_of_need, others)
    if likeness:
        alike = likeness(need, others=[other.trade for other in others])
        hits = fuse(hits=hits, alike=alike)
    return TradeMatches(matches=tuple(_match(hit, stems_of_need) for hit in hits))


def is_sure(need: str) -> bool:
    """Whether some word of a need is one of a trade's as it stands, without a correction."""
    return any(word.stem in _index() for word in words_of(need[:LONGEST_NEED]))


def _hits(stems_of_need: Mapping[str, _Stem], others: Iterable[Saying]) -> list[TradeHit]:
    sure = {stem: one.sure for stem, one in stems_of_need.items()}
    beside = (hit for other in others if (hit := _index().hit(other, sure)))
    return sorted([*_index().hits(sure), *beside], key=lambda hit: (-hit.score, hit.trade))


def _match(hit: TradeHit, stems_of_need: Mapping[str, _Stem]) -> TradeMatch:
    words = tuple(one.text for stem, one in stems_of_need.items() if stem in hit.stems)
    return TradeMatch(trade=hit.trade, score=hit.score, words=words, saying=hit.saying)


def _stems(need: str, others: Iterable[Saying]) -> dict[str, _Stem]:
    index, own = _index(), {stem for other in others for stem in other.stems}
    found: dict[str, _Stem] = {}
    for word in words_of(need):
        if word.stem in index or word.stem in own:
            found[word.stem] = _Stem(1.0, word.text)
        elif close := _typos().closest(word.stem):
            found.setdefault(close, _Stem(CORRECTED, word.text))
    return found


@cache
def _index() -> SayingIndex:
    return SayingIndex(every_saying())


@cache
def _typos() -> Typos:
    return Typos(_index().stems)
