"""`cookout demo`: invented people, anew at every start, separate from the member's own."""

from __future__ import annotations

import re

from tests.cli.terminal import Terminal

EMAILS = (
    "from cookout.members.member import Member\nprint(list(Member.objects.values_list('email')))"
)


def test_it_serves_the_cast_and_never_touches_the_members_own(terminal: Terminal) -> None:
    terminal.member("me@example.org", password="a long and quiet word")
    own = terminal.database.read_bytes()
    cast = Terminal(terminal.folder / "demo", terminal.port)
    for _ in range(2):
        with terminal.serving("demo") as server:
            found = re.fullmatch(
                rf"Open http://localhost:{terminal.port}(/enter/\S+/) to sign in\n"
                rf"Open http://localhost:{terminal.port}(/enter/\S+/) in a second browser "
                r"to sign in as Sol Reyes\n",
                server.said(),
            )
            assert found
            for address in found.groups():
                assert server.get(address).status == 200
            assert "rowan@example.org" in cast.python(EMAILS)
            cast.python("from cookout.people.person import Person\nPerson.objects.all().delete()")
            assert server.end() == 0
    assert terminal.database.read_bytes() == own
    assert terminal.python(EMAILS) == "[('me@example.org',)]\n"


def test_a_demo_that_runs_is_not_built_anew_under_its_feet(terminal: Terminal) -> None:
    with terminal.serving("demo"):
        terminal.environment["COOKOUT_PORT"] = str(Terminal(terminal.folder).port)
        done = terminal.run("demo")
    assert done.returncode == 1
    assert done.stderr == "The demo is already running. Stop it first, then start it again.\n"
