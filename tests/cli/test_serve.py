"""`cookout serve`: one command, one line, and nothing left behind."""

from __future__ import annotations

import os
import re
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from cookout.cli.serve.forking import in_a_process_of_its_own
from tests.cli.terminal import COMMAND, LONG, Terminal, children, is_alive, wait_until

LINE = r"Open http://localhost:{port}(/enter/[\w-]{{40,}}/) to sign in\n"


def _is_free(port: int) -> bool:
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def test_a_fresh_folder_is_made_private_and_served_with_one_line_that_says_how_to_sign_in(
    fresh: Terminal,
) -> None:
    with fresh.serving() as server:
        found = re.fullmatch(LINE.format(port=fresh.port), server.said())
        assert found
        assert server.get("/").status == 302
        assert server.get("/static/cookout/cookout.css").status == 200
        assert stat.S_IMODE(fresh.folder.stat().st_mode) == 0o700
        for path in (fresh.database, fresh.folder / "secret_key", fresh.folder / "serving.lock"):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_every_start_says_another_address(terminal: Terminal) -> None:
    said = []
    for _ in range(2):
        with terminal.serving() as server:
            said.append(server.said())
            assert server.end() == 0
    assert said[0] != said[1]


def test_once_the_first_member_has_a_password_stdout_stays_empty(terminal: Terminal) -> None:
    terminal.member("rowan@example.org", password="a long and quiet word")
    with terminal.serving(line=False) as server:
        assert server.said() == ""


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_everything(terminal: Terminal, sign: int) -> None:
    with terminal.serving() as server:
        worker = server.worker
        with socket.create_connection(("127.0.0.1", terminal.port)) as idle:
            idle.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
            assert server.end(sign) == 0
        assert not is_alive(worker)
        assert _is_free(terminal.port)
        assert "Traceback" not in "".join(server.errors)


def test_ctrl_c_in_a_terminal_reaches_all_of_it_and_still_ends_quietly(terminal: Terminal) -> None:
    with terminal.serving() as server:
        worker = server.worker
        os.killpg(server.process.pid, signal.SIGINT)
        assert server.process.wait(timeout=LONG) == 0
        assert not is_alive(worker)
        assert len(server.errors) == 1


def test_a_signal_while_it_is_still_preparing_ends_it_too(fresh: Terminal) -> None:
    server = subprocess.Popen([*COMMAND, "serve"], env=fresh.environment, cwd="/")
    wait_until(lambda: bool(children(server.pid)))
    (preparing,) = children(server.pid)
    server.terminate()
    assert server.wait(timeout=LONG) == 0
    assert not is_alive(preparing)


def test_a_signal_while_a_process_begins_ends_that_one_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun: list[int] = []
    fork = os.fork

    def begins() -> int:
        process = fork()
        if process:
            begun.append(process)
            # To this thread: a signal to the process may come through another one of the tests'.
            signal.pthread_kill(threading.get_ident(), signal.SIGTERM)
        return process

    monkeypatch.setattr("os.fork", begins)
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with pytest.raises(SystemExit):
            in_a_process_of_its_own(lambda: str(time.sleep(LONG)))
    finally:
        signal.signal(signal.SIGTERM, before)
    assert not is_alive(begun[0])


def test_what_a_process_of_its_own_says_is_heard_and_what_it_loads_stays_there() -> None:
    assert in_a_process_of_its_own(lambda: f"{os.getpid()}") != f"{os.getpid()}"
    with pytest.raises(SystemExit, match="1"):
        in_a_process_of_its_own(lambda: sys.exit(3))


def test_nothing_is_left_when_the_parent_is_killed(terminal: Terminal) -> None:
    with terminal.serving() as server:
        worker = server.worker
        server.end(signal.SIGKILL)
        wait_until(lambda: not is_alive(worker))
        wait_until(lambda: _is_free(terminal.port))


def test_a_worker_that_is_killed_is_replaced(terminal: Terminal) -> None:
    with terminal.serving() as server:
        killed = server.worker
        os.kill(killed, signal.SIGKILL)
        wait_until(lambda: not is_alive(killed))
        assert server.get("/").status == 302
        assert server.end() == 0


def test_started_by_make_it_ends_with_make(terminal: Terminal) -> None:
    start = f"import subprocess\nsubprocess.run({[*COMMAND, 'serve', '--with-parent']!r})"
    maker = subprocess.Popen([sys.executable, "-c", start], env=terminal.environment, cwd="/")
    wait_until(lambda: terminal.folder.joinpath("serving.lock").exists())
    wait_until(lambda: bool(children(maker.pid) and children(children(maker.pid)[0])))
    (server,) = children(maker.pid)
    maker.kill()
    maker.wait(timeout=LONG)
    wait_until(lambda: not is_alive(server) and _is_free(terminal.port))


def test_a_port_that_another_program_has_is_said_in_one_sentence(terminal: Terminal) -> None:
    with socket.create_server(("127.0.0.1", terminal.port)):
        done = terminal.run("serve")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"Port {terminal.port} is used by another program.")
    assert done.stderr.count("\n") == 1


def test_a_cookout_that_runs_already_is_recognised(terminal: Terminal) -> None:
    with terminal.serving():
        done = terminal.run("serve")
    assert done.returncode == 1
    assert done.stderr == f"Cookout is already running: http://localhost:{terminal.port}/\n"


@pytest.mark.parametrize("port", ["garden", "70000", "-1"])
def test_a_port_that_is_no_port_is_said(terminal: Terminal, port: str) -> None:
    terminal.environment["COOKOUT_PORT"] = port
    done = terminal.run("serve")
    assert done.returncode == 1
    assert done.stderr.startswith("COOKOUT_PORT must be a number")


def test_a_folder_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    done = Terminal(tmp_path / "file").run("serve")
    assert done.returncode == 1
    assert done.stderr.startswith("The data folder can’t be used")


def test_idle_it_takes_less_than_150_megabytes(terminal: Terminal) -> None:
    with terminal.serving() as server:
        server.get("/sign-in/").read()
        share = 0
        for pid in (server.process.pid, server.worker):
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                share += int(line.split()[1]) if line.startswith("Pss:") else 0
    assert share < 150 * 1024


def test_it_serves_though_the_current_folder_has_files_named_like_modules(
    terminal: Terminal, tmp_path: Path
) -> None:
    (tmp_path / "cookout.py").write_text("raise SystemExit('the wrong one')")
    (tmp_path / "json.py").write_text("raise SystemExit('the wrong one')")
    terminal.where = tmp_path
    with terminal.serving() as server:
        assert server.get("/").status == 302
