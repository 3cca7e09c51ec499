"""BM25 over texts added one after the other, with its usual k1 and b.

Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

K1, B = 1.2, 0.75


class TextIndex:
    """Texts by key, to score against a query. A key's text may grow."""

    def __init__(self) -> None:
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._lengths: Counter[int] = Counter()
        self._total = 0

    def add(self, key: int, words: Iterable[str]) -> None:
        """Append words to a key's text."""
        counted = Counter(words)
        for word, count in counted.items():
            keys = self._counts[word]
            keys[key] = keys.get(key, 0) + count
        self._lengths[key] += counted.total()
        self._total += counted.total()

    def weight(self, word: str) -> float:
        """The inverse document frequency of a word; never below 0."""
        texts = len(self._counts.get(word, ()))
        return math.log(1 + (len(self._lengths) - texts + 0.5) / (texts + 0.5))

    def has(self, key: int, word: str) -> bool:
        """Whether a key's text has a word."""
        return key in self._counts.get(word, ())

    def scores(self, words: Iterable[str]) -> Mapping[int, float]:
        """How well each text matches some words: only keys that share one, numbers over 0."""
        found: defaultdict[int, float] = defaultdict(float)
        if not self._total:
            return found
        a_word = K1 * B * len(self._lengths) / self._total
        short = {key: K1 * (1 - B) + a_word * length for key, length in self._lengths.items()}
        for word in dict.fromkeys(words):
            keys = self._counts.get(word)
            if not keys:
                continue
            weight = self.weight(word) * (K1 + 1)
            for key, count in keys.items():
                found[key] += weight * count / (count + short[key])
        return found
