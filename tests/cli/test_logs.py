"""What is logged lets nobody sign in, and no stranger fill the disk."""

from __future__ import annotations

import http.client
import io
import logging
import logging.config
from collections.abc import Iterator

import pytest

from cookout import settings
from tests.cli.terminal import LONG, Terminal, wait_until

SECRET = "aB3_-" * 10


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the settings' own line makes of what Django says."""
    line = settings.LOGGING["formatters"]["line"]
    configured = logging.config.DictConfigurator({"version": 1, "formatters": {"line": dict(line)}})
    page = io.StringIO()
    pen = logging.StreamHandler(page)
    pen.setFormatter(configured.configure_formatter(configured.config["formatters"]["line"]))
    loggers = [logging.getLogger(f"django.{name}") for name in ("request", "security.Host")]
    for logger in loggers:
        logger.addHandler(pen)
    yield page
    for logger in loggers:
        logger.removeHandler(pen)


@pytest.mark.parametrize("room", ["enter", "join"])
def test_an_address_that_signs_in_is_written_without_its_secret(
    written: io.StringIO, room: str
) -> None:
    path = f"/{room}/{SECRET}/"
    try:
        raise ValueError(f"something about {path}")
    except ValueError:
        logging.getLogger("django.request").exception("Internal Server Error: %s", path)
    said = written.getvalue()
    assert SECRET not in said
    assert f"Internal Server Error: /{room}/…/" in said
    assert "Traceback" in said


def test_what_a_stranger_sent_is_one_short_line(written: io.StringIO) -> None:
    try:
        raise ValueError
    except ValueError:
        logging.getLogger("django.security.Host").exception("Invalid host: %r", "x" * 9000)
    said = written.getvalue()
    assert said.count("\n") == 1
    assert len(said) < 300
    assert "Invalid host" in said


def test_a_server_asked_for_another_host_writes_one_line(terminal: Terminal) -> None:
    with terminal.serving() as server:
        connection = http.client.HTTPConnection("127.0.0.1", terminal.port, timeout=LONG)
        connection.request("GET", f"/enter/{SECRET}/", headers={"Host": "x" * 3000})
        assert connection.getresponse().status == 400
        wait_until(lambda: len(server.errors) > 1, seconds=20)
        server.end()
    _up, *errors = server.errors
    assert len(errors) == 1
    assert len(errors[0]) < 300
    assert SECRET not in errors[0]
