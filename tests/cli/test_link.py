"""`cookout link`, and whom a command works for."""

from __future__ import annotations

import json
import re

import pytest

from tests.cli.terminal import Terminal

COMMANDS = (["link"], ["today"], ["take", "no-such-file.vcf"])


def test_it_prints_the_line_with_an_address_that_signs_in(terminal: Terminal) -> None:
    with terminal.serving() as server:
        done = terminal.type("link")
        address = re.fullmatch(
            rf"Open http://localhost:{terminal.port}(/enter/\S+/) to sign in\n", done.stdout
        )
        assert address
        page = server.get(address[1])
        assert page.status == 200
        assert b'method="post"' in page.read()
    assert done.stderr == ""


def test_as_json_it_is_one_object(terminal: Terminal) -> None:
    said = json.loads(terminal.run("link", "--json").stdout)
    assert said["url"].startswith(f"http://localhost:{terminal.port}/enter/")
    assert said["minutes"] == 15


def test_it_says_so_where_no_server_runs(terminal: Terminal) -> None:
    done = terminal.run("link")
    assert done.returncode == 0
    assert done.stderr == f"Cookout isn’t running on port {terminal.port}. Start it first.\n"


def test_it_finds_the_port_that_is_served_on(terminal: Terminal) -> None:
    with terminal.serving():
        del terminal.environment["COOKOUT_PORT"]
        assert f"http://localhost:{terminal.port}/" in terminal.run("link").stdout


def test_the_address_is_the_one_the_pages_know() -> None:
    from django.urls import reverse

    from cookout.cli.instance import sign_in_address

    assert (
        sign_in_address(8000, "SECRET")
        == f"http://localhost:8000{reverse('enter', args=['SECRET'])}"
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_with_several_members_it_has_to_be_said_for_whom(
    terminal: Terminal, command: list[str]
) -> None:
    terminal.member("rowan@example.org")
    terminal.member("sol@example.org")
    terminal.python("from cookout.members.member import Member\nMember.objects.invite()")
    done = terminal.run(*command)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "There are several members. Say who you are with --as EMAIL:" in done.stderr
    for listed in ("rowan@example.org", "sol@example.org", "a member who hasn’t signed in yet"):
        assert listed in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_e_mail_is_refused_with_those_there_are(
    terminal: Terminal, command: list[str]
) -> None:
    terminal.member("rowan@example.org")
    done = terminal.run(*command, "--as", "nobody@example.org")
    assert done.returncode == 2
    assert "No member has the email nobody@example.org." in done.stderr
    assert "rowan@example.org" in done.stderr


def test_an_e_mail_is_the_same_however_it_is_written(terminal: Terminal) -> None:
    terminal.member("rowan@example.org")
    terminal.member("sol@example.org")
    assert terminal.run("link", "--as", "Sol@Example.org").returncode == 0


@pytest.mark.parametrize(
    "words", [["today"], ["--version"], ["export", "--as", "nobody@example.org"], ["nothing"]]
)
def test_what_most_tests_fork_says_and_ends_as_what_is_typed(
    terminal: Terminal, words: list[str]
) -> None:
    forked, typed = terminal.run(*words), terminal.type(*words)
    assert (forked.returncode, forked.stdout) == (typed.returncode, typed.stdout)
    assert forked.stderr.splitlines()[-1:] == typed.stderr.splitlines()[-1:]
