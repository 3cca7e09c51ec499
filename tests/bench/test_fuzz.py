"""A short run of the fuzz: spoilt files, and no reader that fails but by its own refusals."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bench.fuzz import TooLong, Worker, mutants, run, seeds
from bench.mutations import ANY, PACKED, TEXTS, spoilt


def test_no_spoilt_file_makes_a_reader_fail_or_hang() -> None:
    found = run(mutants(seeds(), 200, 11))
    assert (found.files, found.exceptions, found.hangs) == (200, 0, 0), found.wrong
    assert 0 < found.rss < 400_000_000


def test_the_same_seed_spoils_the_same_way_and_every_way_spoils() -> None:
    originals = [b"BEGIN:VCARD\r\nFN:Dana 1\r\nEND:VCARD\r\n" * 9, b'a,"b",1\n' * 9]
    assert list(mutants(originals * 2, 30, 5)) == list(mutants(originals * 2, 30, 5))
    for way in (*ANY, *TEXTS):
        chance = random.Random(1)
        assert any(way(originals[0], chance) != originals[0] for _ in range(20)), way
    for way in PACKED:
        assert way(originals[1], random.Random(1)) is not None
    assert len(spoilt(b"x", random.Random(2))) <= 500_000


def test_a_hang_and_a_failure_would_be_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = Worker(tmp_path)
    try:
        with pytest.raises(TooLong):
            worker.ask(b"FN:", deadline=0.05)  # beginning alone takes longer
    finally:
        worker.end()
    from bench import readers

    monkeypatch.setattr(readers, "READERS", (lambda content, owner: 1 // 0,))
    assert "ZeroDivisionError" in readers.through_all(b"", None)[0]
