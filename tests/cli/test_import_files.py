"""`cookout import FILE...`: contacts and archives, imported at once."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from cookout.cli.progress import telling
from tests.cli.terminal import COMMAND, LONG, Terminal

NOBODY: dict[str, Any] = {"in_trash": 0, "maybe_same": [], "maybe_in_trash": []}
BORN = "from cookout.people.person import Person\nprint(Person.objects.get().birth_month)"


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
    nothing = {"created": 0, "updated": 0, "same": 0, "skipped": [], **NOBODY}
    assert _taken(terminal, book) == (0, {**nothing, "created": 2})
    assert _taken(terminal, book) == (0, {**nothing, "same": 2})
    assert terminal.count("person") == 2


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
        {"file": str(missing), "line": 0, "reason": "There’s no such file."},
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
    assert terminal.count("person") == 0


def test_in_words_it_is_a_line_and_the_progress_stands_apart(
    terminal: Terminal, book: Path
) -> None:
    done = terminal.type("take", book)
    assert done.stdout == "2 new, 0 updated, 0 unchanged, 0 skipped.\n"
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
    assert done.stdout == "1 new, 0 updated, 0 unchanged, 0 skipped.\n"
    assert "Name is name, Tlf is phone." in done.stderr
    assert _taken(terminal, table)[1]["same"] == 1


def test_a_date_that_may_be_two_days_is_asked_about_and_answered_by_an_option(
    terminal: Terminal, tmp_path: Path
) -> None:
    book = tmp_path / "book.vcf"
    book.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Dana\nBDAY:03/04/1985\nEND:VCARD\n")
    code, said = _taken(terminal, book)
    assert code == 1
    assert "Is 03/04/1985 March 4, 1985 or April 3, 1985?" in said["skipped"][0]["reason"]
    code, said = _taken(terminal, "--day-first", book)
    assert (code, said["created"]) == (0, 1)
    assert terminal.python(BORN) == "4\n"


def test_no_file_is_wrong_use(terminal: Terminal) -> None:
    assert terminal.type("take").returncode == 2


def test_real_files_come_in_without_an_exception(terminal: Terminal, corpus: Path) -> None:
    files = sorted(path for path in (corpus / "vcf").rglob("*") if path.is_file())
    code, said = _taken(terminal, *files)
    assert code in (0, 1)
    assert said["created"] > 80
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


WRONG = [
    ("messages.csv", b"FROM,TO,CONTENT,CONVERSATION ID\na,b,c,1\n", "LinkedIn's messages"),
    ("face.png", b"\x89PNG\r\n\x1a\n" + bytes(200), "This is a picture."),
    ("empty.csv", b"", "This file is empty."),
    ("wide.csv", b",".join(b"c%d" % n for n in range(10_000)) + b"\n1,2\n", "10,000 columns"),
    (
        "a.zip",
        b"PK\x03\x04" + bytes(26) + b"contacts.vcf" + bytes(90),
        "This is a compressed file.",
    ),
    ("open.csv", b'Name,Phone\nAda Example,1\n"Bo Example,2\nCy Example,3\n', "never closed"),
]


@pytest.mark.parametrize(("name", "content", "sentence"), WRONG, ids=[one[0] for one in WRONG])
def test_a_wrong_file_says_what_it_is(
    terminal: Terminal, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)
    code, said = _taken(terminal, tmp_path / name)
    assert code == 1
    assert sentence in said["skipped"][0]["reason"]


def test_200_megabytes_that_are_no_cards_are_told_so(terminal: Terminal, tmp_path: Path) -> None:
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.write(b"Name,Phone\n")
        for _ in range(200):
            file.write(b"Ada Example,818 555 0133\n" * 40_000)
    code, said = _taken(terminal, large)
    assert code == 1
    assert "MB. Cookout imports up to 50 MB at a time" in said["skipped"][0]["reason"]


def test_a_formula_in_a_cell_stays_text(terminal: Terminal, tmp_path: Path) -> None:
    table = tmp_path / "formula.csv"
    table.write_text('Name,Notes,Phone\nAda Example,"=HYPERLINK(""http://x"")",818 555 0133\n')
    assert _taken(terminal, table)[1]["created"] == 1
    notes = "from cookout.people.person import Person\nprint(Person.objects.get().notes)"
    assert terminal.python(notes) == '=HYPERLINK("http://x")\n'


MANY = 4_000
FOUND = """
from cookout.capture.intake.intake import Intake, IntakeRow
from cookout.people.card import Card
from cookout.people.person import Person
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("select count(*) from cookout_search")
    (found,) = cursor.fetchone()
intake = Intake.objects.get()
print(Person.objects.count(), Card.objects.count(), IntakeRow.objects.count(), found, intake.done)
"""


def _killed_in_the_middle(terminal: Terminal, book: Path) -> None:
    terminal.python("")  # the database is there before anything is counted
    process = subprocess.Popen(
        [*COMMAND, "take", str(book)], env=terminal.environment, stdout=subprocess.DEVNULL
    )
    try:
        end, done = time.monotonic() + 60, 0
        while not done and time.monotonic() < end and process.poll() is None:
            connection = sqlite3.connect(f"file:{terminal.database}?mode=ro", uri=True)
            done = connection.execute("select coalesce(max(done), 0) from cookout_intake")
            done = done.fetchone()[0]
            connection.close()
            time.sleep(0.01)
    finally:
        process.kill()
        process.wait()
    assert 0 < done < MANY


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "large.vcf"
    path.write_bytes(b"".join(_card(f"Person {n}", f"u{n}") for n in range(MANY)))
    return path


def test_killed_in_the_middle_it_goes_on_when_it_is_typed_again(
    terminal: Terminal, large: Path
) -> None:
    _killed_in_the_middle(terminal, large)
    counts = {int(count) for count in terminal.python(FOUND).split()}
    assert len(counts) == 1, "people, cards, what undoes them and the index are of one slice"
    assert 0 < counts.pop() < MANY
    nothing = {"created": 0, "updated": 0, "same": 0, "skipped": [], **NOBODY}
    assert _taken(terminal, large) == (0, {**nothing, "created": MANY})
    assert {int(count) for count in terminal.python(FOUND).split()} == {MANY}
    assert _taken(terminal, large) == (0, {**nothing, "same": MANY})


def test_killed_in_the_middle_it_can_be_undone(terminal: Terminal, large: Path) -> None:
    _killed_in_the_middle(terminal, large)
    undone = terminal.python(
        "from datetime import UTC, datetime\n"
        "from cookout.capture.intake.intake import Intake\n"
        "from cookout.people.person import Person\n"
        "before = Person.objects.count()\n"
        "result = Intake.objects.get().undo(at=datetime.now(UTC))\n"
        "print(result.gone == before > 0, result.stayed, Person.objects.count())"
    )
    assert undone == "True 0 0\n"
    assert _taken(terminal, large)[1]["created"] == MANY


def test_others_write_while_a_large_file_comes_in(terminal: Terminal, large: Path) -> None:
    terminal.python("")
    process = subprocess.Popen(
        [*COMMAND, "take", str(large)], env=terminal.environment, stdout=subprocess.DEVNULL
    )
    written = 0
    try:
        while process.poll() is None:
            # As patient as the server is.
            connection = sqlite3.connect(terminal.database, timeout=LONG, isolation_level=None)
            connection.execute("begin immediate")
            connection.execute("update cookout_member set theme = theme")
            connection.execute("commit")
            connection.close()
            written += 1
            time.sleep(0.05)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 0
    assert written > 1
    assert terminal.count("person") == MANY
