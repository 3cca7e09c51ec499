"""The trades that may meet a need in plain words, by words and phrases alone.

The list is closed: the trades that people refer to each other (trades.csv) with what people say
when they need each (phrases.csv), and the trades that the member's own people have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from cookout.practice.lookup.index import Hit, Index, Saying
from cookout.practice.lookup.phrases import phrases
from cookout.practice.lookup.titles import alternate_titles, recognize_trade
from cookout.practice.lookup.typos import Typos
from cookout.practice.lookup.words import stems, words_of
from cookout.practice.trades import every_trade

NAME, PHRASE, TITLE = 2.0, 1.0, 0.1
"""What a trade's names, its phrases and its alternate titles weigh."""

CORRECTED = 0.9
"""What a stem counts whose spelling was corrected."""

CLOSE = 0.75
"""From this share of the first one's score on, the next ones are asked about, too."""

ASKED = 3
"""So many trades a member is asked to choose from at most."""

LONGEST_NEED = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeMatch:
    """A trade that may meet a need: the words of the need that say so, as they were typed, and
    the saying of the trade that they are closest to."""

    trade: str
    score: float
    words: tuple[str, ...]
    saying: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeMatches:
    """The trades that may meet a need, the best first."""

    matches: tuple[TradeMatch, ...]

    @property
    def asked(self) -> tuple[TradeMatch, ...]:
        """The trades to choose from where the first ones are close; else none."""
        first = self.matches[:ASKED]
        close = tuple(one for one in first if one.score >= CLOSE * first[0].score)
        return close if len(close) > 1 else ()


@dataclass(frozen=True, slots=True)
class _Stem:
    """A stem of the need: how sure its spelling is, and the words it comes from."""

    sure: float
    text: str


def match_trades(need: str, *, own: Iterable[str] = ()) -> TradeMatches:
    """The trades that may meet a need. `own` are the trades of the member's own people: those
    that are not on the list come beside it, by their names."""
    index, others = _index(), _others(own)
    said = _stems(need, others)
    sure = {stem: one.sure for stem, one in said.items()}
    hits = [*index.hits(sure), *(hit for other in others if (hit := index.hit(other, sure)))]
    hits.sort(key=lambda hit: (-hit.score, hit.trade))
    return TradeMatches(matches=tuple(_match(hit, said) for hit in hits))


def _match(hit: Hit, said: Mapping[str, _Stem]) -> TradeMatch:
    words = tuple(one.text for stem, one in said.items() if stem in hit.stems)
    return TradeMatch(trade=hit.trade, score=hit.score, words=words, saying=hit.saying)


def _others(own: Iterable[str]) -> list[Saying]:
    names = (name for name in dict.fromkeys(own) if not recognize_trade(name))
    return [Saying(name, name, stems(name), NAME) for name in names]


def _stems(need: str, others: Iterable[Saying]) -> dict[str, _Stem]:
    index, own = _index(), {stem for other in others for stem in other.stems}
    found: dict[str, _Stem] = {}
    for word in words_of(need[:LONGEST_NEED]):
        if word.stem in index or word.stem in own:
            found[word.stem] = _Stem(1.0, word.text)
        elif close := _typos().closest(word.stem):
            found.setdefault(close, _Stem(CORRECTED, word.text))
    return found


@cache
def _index() -> Index:
    return Index(every_saying())


@cache
def _typos() -> Typos:
    return Typos(_index().stems)


def every_saying() -> Iterator[Saying]:
    """All that is said of the trades on the list."""
    for trade in every_trade():
        for name in (trade.name, *trade.also):
            yield Saying(trade.name, name, stems(name), NAME, is_name=True)
        for phrase in phrases()[trade.name]:
            yield Saying(trade.name, phrase, stems(phrase), PHRASE)
        for title in alternate_titles()[trade.name]:
            yield Saying(trade.name, title, stems(title), TITLE)
