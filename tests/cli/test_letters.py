"""The loop as it is really run: with `cookout serve`, and once by `cookout letters`."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import time

from tests.cli.terminal import Terminal, is_alive, wait_until
from tests.letters.mailbox import Box, mailbox


def wished_for(terminal: Terminal, box: Box) -> None:
    """A member, a mail server, and a letter that has fallen due a while ago."""
    terminal.member("rowan@example.org", password="a table for fifteen")
    terminal.python(
        "from datetime import UTC, datetime, timedelta, time\n"
        "from cookout.letters.mail_server import MailServer\n"
        "from cookout.letters.preferences import Wish\n"
        "from cookout.members.member import Member\n"
        "at = datetime.now(UTC)\n"
        f"MailServer(host='127.0.0.1', port={box.port}, security='none',\n"
        "           from_address='letters@example.org').set_up(at=at)\n"
        "then = at - timedelta(days=3)\n"
        "wish = Wish.of(Member.objects.get())\n"
        "wish.say(at=then, digest=True, quiet_from=time(0), quiet_until=time(0))\n"
    )


def rows(terminal: Terminal, question: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(terminal.database)
    try:
        return connection.execute(question).fetchall()
    finally:
        connection.close()


def test_the_loop_comes_with_serve_and_does_the_chores(terminal: Terminal) -> None:
    with mailbox() as box:
        wished_for(terminal, box)
        with terminal.serving(line=False) as server:
            wait_until(lambda: bool(box.letters), seconds=20)
            ran = "select 1 from cookout_lease where ran_at is not null"
            wait_until(lambda: bool(rows(terminal, ran)), seconds=20)
            assert len(terminal.backups) == 1
            assert server.end() == 0
        assert len(box.letters) == 1
        assert b"Open it: http://localhost:" in box.letters[0].replace(b"=\r\n", b"")
    assert rows(terminal, "select did from cookout_chore where name = 'backup'") == [
        (f"Saved as {terminal.backups[0]}",)
    ]


def test_a_kill_in_the_middle_of_a_letter_sends_the_same_one_again(terminal: Terminal) -> None:
    with mailbox() as box:
        wished_for(terminal, box)
        box.mood = "hang"
        claimed = "select 1 from cookout_delivery where claimed_at is not null"
        with terminal.serving(line=False) as server:
            wait_until(lambda: bool(rows(terminal, claimed)))
            time.sleep(0.5)
            worker = server.worker
            os.kill(worker, signal.SIGKILL)
            wait_until(lambda: not is_alive(worker))
        box.mood = ""
        assert "Another process" in terminal.run("letters").stdout
        # Three minutes later, without waiting for them.
        terminal.python(
            "from datetime import timedelta\n"
            "from django.db.models import F\n"
            "from cookout.letters.delivery import Delivery\n"
            "from cookout.letters.lease import Lease\n"
            "three = timedelta(minutes=3)\n"
            "Lease.objects.update(until=F('until') - three, taken_at=F('taken_at') - three)\n"
            "Delivery.objects.update(claimed_at=F('claimed_at') - three)\n"
        )
        done = terminal.run("letters", "--json")
        assert json.loads(done.stdout) == {"sent": 1, "failed": 0, "problems": []}
        planned = "select message_id from cookout_delivery where delivered_at is not null"
        assert rows(terminal, planned) == [(box.ids[0],)]


def test_once_by_hand_says_what_it_did(terminal: Terminal) -> None:
    with mailbox() as box:
        wished_for(terminal, box)
        box.mood = "refuse"
        done = terminal.run("letters")
        assert (done.returncode, done.stdout) == (1, "0 sent, 1 failed.\n")
    done = terminal.type("letters")
    assert (done.returncode, done.stdout) == (0, "Nothing is due.\n")
