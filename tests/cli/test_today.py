"""`cookout today`: the few for today, why, and where the day ends."""

from __future__ import annotations

import json
import re

from tests.cli.terminal import Terminal

CAST = "from datetime import UTC, datetime\nfrom cookout.cast.world import build\n"
WORLD = (
    "from cookout.members.member import Member\nMember.objects.all().delete()\n"
    f"{CAST}build(at=datetime.now(UTC))"
)


def test_an_empty_day_ends_at_once(terminal: Terminal) -> None:
    said = json.loads(terminal.type("today", "--json").stdout)
    assert (said["people"], said["promises"], said["more"]) == ([], [], 0)
    assert terminal.run("today").stdout.endswith("Nobody needs you today. Enjoy it.\n")


def test_it_says_whom_to_reach_and_why_and_ends(terminal: Terminal) -> None:
    terminal.python(WORLD)
    said = json.loads(terminal.run("today", "--json", "--as", "rowan@example.org").stdout)
    words = terminal.run("today", "--as", "rowan@example.org").stdout
    assert 1 <= len(said["people"]) <= 5
    for person in said["people"]:
        assert set(person) == {"name", "reason", "step", "minutes"}
        assert f"{person['name']}\n  {person['reason']}\n  {person['step']}\n" in words
    assert said["promises"]
    for promise in said["promises"]:
        assert set(promise) == {"what", "person", "mine", "when", "late"}
        assert f"  {promise['what']} ({promise['person']}, {promise['when']})\n" in words
    assert re.search(r"\nThat’s everyone for today. (The rest|\w+ more) can wait.\n", words)


def test_what_somebody_wrote_stays_on_one_line_and_does_nothing_to_the_terminal(
    terminal: Terminal,
) -> None:
    terminal.python(
        WORLD + "\nfrom cookout.people.person import Person\n"
        "Person.objects.update(name='A\\x1b[2Jda\\nExample')\n"
        "from cookout.promises.promise import Promise\n"
        "Promise.objects.update(what='One\\n\\x1b]0;title\\x07two')"
    )
    words = terminal.run("today", "--as", "rowan@example.org").stdout
    assert "A [2Jda Example" in words
    assert "\x1b" not in words


def test_the_day_is_the_members_own(terminal: Terminal) -> None:
    zones = ("Pacific/Kiritimati", "Pacific/Niue")
    days = []
    for zone in zones:
        terminal.ask("update cookout_member set time_zone = ?", zone)
        days.append(json.loads(terminal.run("today", "--json").stdout)["day"])
    assert days[0] > days[1]
