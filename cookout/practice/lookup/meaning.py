"""The similarity in meaning of a need and a trade, by vectors of word parts (the extra "meaning").

The vectors and the word parts are those of the package wordllama, memory-mapped from where it is
installed; its own code isn't imported. A text's vector is the mean of those of its parts, rare
parts counting more (smooth inverse frequency: Arora, Liang and Ma 2017).
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from cookout.practice.lookup.fusion import Alike
from cookout.practice.lookup.sayings import PHRASE, every_saying

CLOSEST = 5
"""A trade's similarity is the mean over its so many most similar sayings."""

SMOOTH = 0.01
"""How common among the sayings a part must be to count half."""

Vectors = NDArray[np.float32]


def read_table(file: Path) -> NDArray[np.float16]:
    """The only table in a safetensors file, memory-mapped: eight bytes give the length of the
    header, then the header, then the numbers."""
    with file.open("rb") as read:
        length = int.from_bytes(read.read(8), "little")
        ((table),) = json.loads(read.read(length)).values()
    if table["dtype"] != "F16":
        raise ValueError("half-precision numbers are expected")
    start = 8 + length + table["data_offsets"][0]
    return np.memmap(file, dtype="<f2", mode="r", offset=start, shape=tuple(table["shape"]))


class Meaning:
    """The sayings of the trades as vectors."""

    def __init__(self, *, table: NDArray[np.float16], tokens: Tokenizer) -> None:
        self._table, self._tokens = table, tokens
        self._tokens.no_padding()
        self._sayings = [saying for saying in every_saying() if saying.weight >= PHRASE]
        parts = self._parts([saying.text for saying in self._sayings])
        common = Counter(part for some in parts for part in set(some))
        share = np.array([common[part] for part in range(len(table))]) / len(parts)
        self._weights = (SMOOTH / (SMOOTH + share)).astype(np.float32)
        self._vectors = self._mean(parts)
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, saying in enumerate(self._sayings):
            numbers[saying.trade].append(number)
        # A trade a row, filled up with the number of a last saying that is like nothing.
        longest = max(map(len, numbers.values()))
        filled = [own + [len(parts)] * (longest - len(own)) for own in numbers.values()]
        self._trades, self._of = tuple(numbers), np.array(filled)

    def __call__(self, need: str, *, others: Sequence[str]) -> Mapping[str, Alike]:
        """How alike a need is to every trade, and to other trades by their names alone."""
        vector, *beside = self._mean(self._parts([need, *others]))
        # Without BLAS, whose threads would wait for each other in a server of several workers.
        each = np.append(np.einsum("ij,j->i", self._vectors, vector), np.float32(-1))[self._of]
        means = np.partition(each, -CLOSEST)[:, -CLOSEST:].mean(axis=1)
        best = self._of[np.arange(len(each)), each.argmax(axis=1)]
        alike = {
            trade: Alike(float(mean), self._sayings[first].text)
            for trade, mean, first in zip(self._trades, means, best, strict=True)
        }
        named = zip(others, beside, strict=True)
        return alike | {name: Alike(float(other @ vector), name) for name, other in named}

    def _parts(self, texts: Sequence[str]) -> list[list[int]]:
        return [self._tokens.encode(text, add_special_tokens=False).ids for text in texts]

    def _mean(self, texts: Sequence[Sequence[int]]) -> Vectors:
        vectors: Vectors = np.zeros((len(texts), self._table.shape[1]), np.float32)
        for number, parts in enumerate(texts):
            if parts:
                vectors[number] = self._weights[list(parts)] @ self._table[list(parts)]
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        vectors /= np.maximum(lengths, 1e-9)
        return vectors
