"""Whether the extra "meaning" is installed (`pip install cookout[meaning]`, or `make meaning`)."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from cookout.practice.lookup.needs import Likeness

VECTORS = Path("weights", "l2_supercat_256.safetensors")
TOKENS = Path("tokenizers", "l2_supercat_tokenizer_config.json")


@cache
def installed_likeness() -> Likeness | None:
    """The similarity by meaning, loaded once; None if the extra or its files aren't installed."""
    folder = _folder()
    if not folder or not find_spec("numpy") or not find_spec("tokenizers"):
        return None
    from tokenizers import Tokenizer

    from cookout.practice.lookup.meaning import Meaning, read_table

    tokens = Tokenizer.from_file(str(folder / TOKENS))
    return Meaning(table=read_table(folder / VECTORS), tokens=tokens)


def _folder() -> Path | None:
    spec = find_spec("wordllama")
    for place in (spec and spec.submodule_search_locations) or ():
        if all((Path(place) / file).is_file() for file in (VECTORS, TOKENS)):
            return Path(place)
    return None
