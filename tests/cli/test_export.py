"""`cookout export`, and `cookout take` of an archive."""

from __future__ import annotations

import stat
import subprocess
from pathlib import Path

import pytest

from tests.cli.terminal import COMMAND, LONG, Terminal

CARD = (
    b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:ada\r\nFN:Ada Example\r\nTEL:1\r\nX-ODD:1\r\nEND:VCARD\r\n"
)


@pytest.fixture
def filled(terminal: Terminal) -> Terminal:
    assert terminal.run("take", "-", given=CARD).returncode == 0
    return terminal


def test_cards_go_to_standard_output(filled: Terminal) -> None:
    done = filled.type("export")
    assert done.returncode == 0
    parts = "N:Example;Ada;;;\r\nFN:"
    assert done.stdout == CARD.decode().replace("3.0", "4.0").replace("FN:", parts)
    assert done.stderr == ""


def test_the_older_vcard_and_the_table(filled: Terminal) -> None:
    assert "VERSION:3.0\r\n" in filled.run("export", "--format", "vcard3").stdout
    table = filled.run("export", "--format", "csv").stdout
    assert table.startswith("\ufeffName,Trade,Organization Name")
    assert "Ada Example" in table


def test_a_file_is_written_whole_and_for_its_owner_alone(filled: Terminal, tmp_path: Path) -> None:
    done = filled.type("export", tmp_path / "people.vcf")
    assert (done.returncode, done.stdout) == (0, "")
    assert stat.S_IMODE((tmp_path / "people.vcf").stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "people.vcf"]


def test_nothing_is_overwritten(filled: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "people.vcf"
    file.write_text("mine")
    done = filled.run("export", file)
    assert done.returncode == 1
    assert "already exists" in done.stderr
    assert file.read_text() == "mine"
    (tmp_path / "link.vcf").symlink_to(tmp_path / "nowhere")
    assert filled.run("export", tmp_path / "link.vcf").returncode == 1


def test_a_folder_that_is_not_there_is_said(filled: Terminal, tmp_path: Path) -> None:
    done = filled.run("export", tmp_path / "nowhere" / "people.vcf")
    assert done.returncode == 1
    assert "There’s no folder" in done.stderr


def test_whoever_stops_reading_ends_it_quietly(filled: Terminal) -> None:
    done = subprocess.run(
        ["sh", "-c", '"$@" | head -c 1', "-", *COMMAND, "export"],
        env=filled.environment,
        capture_output=True,
        check=False,
        timeout=LONG,
    )
    assert done.stdout == b"B"
    assert b"Traceback" not in done.stderr


def test_several_members_are_asked_who_they_are(filled: Terminal) -> None:
    filled.member("rowan@example.org")
    filled.member("sol@example.org")
    assert filled.run("export").returncode == 2
    assert "Ada" in filled.run("export", "--as", "rowan@example.org").stdout
    assert filled.run("export", "--as", "sol@example.org").stdout == ""


def test_an_archive_is_taken_in_by_another_cookout(
    filled: Terminal, fresh: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "all.zip"
    assert filled.run("export", "--format", "archive", file).returncode == 0
    other = Terminal(tmp_path / "other")
    tried = other.run("take", file, "--dry-run")
    assert tried.stdout == "1 would be new, 0 would be updated, 0 unchanged, 0 skipped.\n"
    taken = other.run("take", file)
    assert taken.stdout == "1 new, 0 updated, 0 unchanged, 0 skipped.\n"
    assert "Imported 1 person." in taken.stderr
    again = other.run("take", "-", given=file.read_bytes())
    assert again.stdout == "0 new, 0 updated, 1 unchanged, 0 skipped.\n"
    assert other.run("export").stdout == filled.run("export").stdout


def test_a_broken_archive_is_skipped_with_a_sentence(filled: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    filled.run("export", "--format", "archive", file)
    whole = file.read_bytes()
    file.write_bytes(whole[:60] + b"\0\0\0\0" + whole[64:])
    done = filled.run("take", file)
    assert done.returncode == 1
    assert "This archive is damaged" in done.stdout
    assert "Traceback" not in done.stderr


def test_some_of_them_by_place_role_event_or_name(terminal: Terminal) -> None:
    two = CARD + CARD.replace(b"ada", b"zoe").replace(b"Ada", "Zoë".encode()).replace(
        b"TEL", b"ROLE:Plumber\r\nTEL"
    )
    assert terminal.run("take", "-", given=two).returncode == 0
    assert terminal.run("export", "--name", "zoe example").stdout.count("BEGIN:VCARD") == 1
    both = terminal.run("export", "--name", "Zoë Example", "--name", "Ada Example")
    assert both.stdout.count("BEGIN:VCARD") == 2
    assert "Ada" not in terminal.run("export", "--role", "plumber", "--place", "book").stdout
    for asked, sentence in (
        (("--name", "Nobody"), "There’s no one named Nobody."),
        (("--event", "Fair"), "There’s no event named Fair."),
        (("--place", "table"), "No one matches."),
        (("--format", "archive", "--place", "warm"), "An archive always has everyone."),
    ):
        done = terminal.run("export", *asked)
        assert done.returncode != 0
        assert sentence in done.stderr
