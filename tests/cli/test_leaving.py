"""After the last member left the folder knows nobody, and the next start says how to sign in."""

from __future__ import annotations

from tests.cli.terminal import Terminal


def test_an_empty_cookout_says_how_to_sign_in_again(terminal: Terminal) -> None:
    terminal.member("quillona@example.org", password="a long and quiet word")
    files = [path for path in terminal.folder.rglob("*") if path.is_file()]
    assert any(b"quillona" in path.read_bytes() for path in files)
    terminal.python(
        "from cookout.members.member import Member\n"
        "from cookout.trash.leaving import leave\n"
        "leave(Member.objects.get())\n"
        "print(Member.objects.count())"
    )
    files = [path for path in terminal.folder.rglob("*") if path.is_file()]
    assert not [path for path in files if b"quillona" in path.read_bytes()]
    with terminal.serving() as server:
        assert "to sign in" in server.said()
