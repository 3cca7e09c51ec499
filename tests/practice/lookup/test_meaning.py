"""Meaning beside words: the extra where it is installed, and Cookout without it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from cookout.practice.lookup.fusion import LEAST, Alike
from cookout.practice.lookup.installed import installed_likeness
from cookout.practice.lookup.matches import ASKED
from cookout.practice.lookup.needs import Likeness, match_trades

LIKENESS = installed_likeness()
installed = pytest.mark.skipif(LIKENESS is None, reason='the extra "meaning" is not installed')


@pytest.fixture
def likeness() -> Likeness:
    assert LIKENESS
    return LIKENESS


def test_what_is_alike_in_meaning_comes_beside_what_the_words_find() -> None:
    def likeness(need: str, *, others: object) -> dict[str, Alike]:
        return {"florist": Alike(0.9, "bouquet for an anniversary"), "baker": Alike(0.1, "bread")}

    assert match_trades("peonies").matches == ()
    (match,) = match_trades("peonies", likeness=likeness).matches
    assert (match.trade, match.words, match.saying) == ("florist", (), "bouquet for an anniversary")


@installed
def test_a_need_in_words_that_no_phrase_has_finds_its_trade(likeness: Likeness) -> None:
    need = "my son was almost electrocuted"
    found = match_trades(need, likeness=likeness)
    assert "electrician" not in [match.trade for match in match_trades(need).matches]
    assert "electrician" in [match.trade for match in found.matches[:ASKED]]
    assert len(found.asked) <= ASKED


@installed
def test_every_trade_is_compared_and_others_by_their_names(likeness: Likeness) -> None:
    alike = likeness("a falconer for the fair", others=["Falconer"])
    assert alike["Falconer"].likeness > alike["plumber"].likeness
    assert len(alike) > 100
    assert all(-1.001 <= one.likeness <= 1.001 for one in alike.values())


@installed
@pytest.mark.parametrize("need", ["", "qqqq zzzz", "?", "1234"])
def test_words_without_meaning_mean_no_trade(likeness: Likeness, need: str) -> None:
    assert max(one.likeness for one in likeness(need, others=[]).values()) < LEAST
    assert match_trades(need, likeness=likeness).matches == ()


@installed
def test_the_code_of_the_package_is_not_imported(likeness: Likeness) -> None:
    likeness("a plumber", others=[])
    assert "wordllama" not in sys.modules


def test_a_table_is_read_from_where_its_description_says(tmp_path: Path) -> None:
    numpy = pytest.importorskip("numpy", reason='the extra "meaning" is not installed')
    pytest.importorskip("tokenizers", reason='the extra "meaning" is not installed')
    from cookout.practice.lookup.meaning import read_table

    table = numpy.arange(6, dtype="<f2").reshape(2, 3)
    head = {"x": {"dtype": "F16", "shape": [2, 3], "data_offsets": [0, 12]}}
    written = json.dumps(head).encode().ljust(100)
    file = tmp_path / "table.safetensors"
    file.write_bytes(len(written).to_bytes(8, "little") + written + table.tobytes())
    assert read_table(file).tolist() == table.tolist()
