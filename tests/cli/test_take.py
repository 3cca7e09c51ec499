"""`cookout take FILE...`: address books, taken in at once."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

from cookout.cli.patience import telling
from tests.cli.terminal import Terminal

PEOPLE = "from cookout.people.person import Person\nprint(Person.objects.count())"


def _card(name: str, uid: str) -> bytes:
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nFN:{name}\r\nEND:VCARD\r\n".encode()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "phone.vcf"
    path.write_bytes(_card("Ada Example", "a") + _card("Bo Example", "b"))
    return path


def _taken(terminal: Terminal, *words: str | Path, given: bytes = b"") -> tuple[int, Any]:
    done = terminal.run("take", "--json", *words, given=given)
    return done.returncode, json.loads(done.stdout)


def test_a_file_is_taken_in_and_the_same_file_again_changes_nothing(
    terminal: Terminal, book: Path
) -> None:
    nothing = {"created": 0, "updated": 0, "same": 0, "skipped": []}
    assert _taken(terminal, book) == (0, {**nothing, "created": 2})
    assert _taken(terminal, book) == (0, {**nothing, "same": 2})
    assert terminal.python(PEOPLE) == "2\n"


def test_several_files_are_summed_and_one_that_cannot_be_read_stops_no_other(
    terminal: Terminal, book: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.vcf"
    other.write_bytes(_card("Cy Example", "c"))
    missing = tmp_path / "missing.vcf"
    code, said = _taken(terminal, missing, book, tmp_path, other)
    assert code == 1
    assert said["created"] == 3
    assert said["skipped"] == [
        {"file": str(missing), "line": 0, "reason": "There is no such file."},
        {"file": str(tmp_path), "line": 0, "reason": "This is a folder. Name the files in it."},
    ]


def test_a_file_that_is_no_address_book_is_one_entry_with_its_sentence(
    terminal: Terminal, tmp_path: Path
) -> None:
    (tmp_path / "song.mp3").write_bytes(bytes(range(256)) * 40)
    code, said = _taken(terminal, tmp_path / "song.mp3")
    assert code == 1
    (entry,) = said["skipped"]
    assert entry["file"] == str(tmp_path / "song.mp3")
    assert entry["reason"].endswith(".")


def test_standard_input_is_a_file_too(terminal: Terminal) -> None:
    code, said = _taken(terminal, "-", given=_card("Ada Example", "a"))
    assert (code, said["created"]) == (0, 1)


def test_a_dry_run_only_says_what_would_become_of_it(terminal: Terminal, book: Path) -> None:
    code, said = _taken(terminal, "--dry-run", book)
    assert (code, said["created"]) == (0, 2)
    assert terminal.python(PEOPLE) == "0\n"


def test_in_words_it_is_a_line_and_the_progress_stands_apart(
    terminal: Terminal, book: Path
) -> None:
    done = terminal.run("take", book)
    assert done.stdout == "2 new, 0 updated, 0 the same as before, 0 skipped.\n"
    assert done.stderr == f"Reading {book} (1 of 1)\n"


def test_what_stands_in_a_files_name_does_nothing_to_the_terminal(
    terminal: Terminal, tmp_path: Path
) -> None:
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/\x1b]0;title\x07 caf\xe9.vcf")
    Path(odd).write_bytes(_card("Ada Example", "a"))
    assert _taken(terminal, odd)[0] == 0
    done = terminal.run("take", odd, f"{odd} not there")
    assert done.returncode == 1
    assert "\x1b" not in done.stdout + done.stderr


def test_a_table_comes_in_and_what_was_guessed_of_it_is_said_apart(
    terminal: Terminal, tmp_path: Path
) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("Name,Tlf\nAda Example,818 555 0133\n")
    done = terminal.run("take", table)
    assert done.stdout == "1 new, 0 updated, 0 the same as before, 0 skipped.\n"
    assert "Name is full name, Tlf is phone." in done.stderr
    assert _taken(terminal, table)[1]["same"] == 1


def test_no_file_is_wrong_use(terminal: Terminal) -> None:
    assert terminal.run("take").returncode == 2


def test_real_files_come_in_without_an_exception(terminal: Terminal, corpus: Path) -> None:
    files = sorted(path for path in (corpus / "vcf").rglob("*") if path.is_file())
    code, said = _taken(terminal, *files)
    assert code in (0, 1)
    assert said["created"] > 100
    again = _taken(terminal, *files)[1]
    assert (again["created"], again["updated"]) == (0, 0)
    assert again["same"] + len(again["skipped"]) == (
        said["created"] + said["updated"] + said["same"] + len(said["skipped"])
    )


def test_what_takes_long_says_so_and_ends_with_it(capsys: pytest.CaptureFixture[str]) -> None:
    with telling("Still taking in phone {}.vcf:", every=0.01):
        time.sleep(0.1)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Still taking in phone {}.vcf: 0 seconds so far.\n")
    time.sleep(0.05)
    assert capsys.readouterr().err == ""
