"""COOKOUT_URL: what a proxy with a certificate says is believed, and without it nothing is."""

from __future__ import annotations

import http.client
import re
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.cli.terminal import LONG, Server, Terminal, free_port

NAME = "cookout.example.org"
URL = f"https://{NAME}"
BY_PROXY = {"Host": NAME, "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}


def ask(
    server: Server, path: str, headers: dict[str, str], method: str = "GET", body: str | None = None
) -> tuple[http.client.HTTPResponse, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=LONG)
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    return answer, answer.read().decode()


def cookies(answer: http.client.HTTPResponse) -> list[str]:
    return answer.headers.get_all("Set-Cookie") or []


def test_one_setting_makes_it_reachable_behind_a_proxy(terminal: Terminal) -> None:
    terminal.environment["COOKOUT_URL"] = URL
    with terminal.serving() as server:
        said = server.said()
        assert re.fullmatch(rf"Open {URL}/enter/[\w-]+/ to sign in\n", said)
        up = next(line for line in server.errors if "Cookout is at" in line)
        passes_on = f"behind a proxy that forwards to http://localhost:{terminal.port}/ ("
        assert up.startswith(f"Cookout is at {URL}/, {passes_on}")
        path = said.split()[1].removeprefix(URL)
        page, text = ask(server, path, BY_PROXY)
        assert page.status == 200
        assert page.headers["Strict-Transport-Security"] == "max-age=31536000"
        (csrf,) = cookies(page)
        assert "Secure" in csrf
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)
        assert token
        sent = BY_PROXY | {
            "Cookie": csrf.split(";")[0],
            "Content-Type": "application/x-www-form-urlencoded",
        }
        body = urlencode({"csrfmiddlewaretoken": token[1]})
        for origin in ("https://evil.example.org", f"http://{NAME}", "null"):
            refused, _ = ask(server, path, sent | {"Origin": origin}, "POST", body)
            assert refused.status == 403, origin
        inside, _ = ask(server, path, sent | {"Origin": URL}, "POST", body)
        assert (inside.status, inside.headers["Location"]) == (302, "/you/")
        session = next(cookie for cookie in cookies(inside) if "session" in cookie)
        assert {"Secure", "HttpOnly"} <= {part.strip() for part in session.split(";")}


def test_other_names_are_refused_and_this_computer_still_answers(terminal: Terminal) -> None:
    terminal.environment["COOKOUT_URL"] = URL
    with terminal.serving() as server:
        for name in ("evil.example.org", f"x.{NAME}", f"{NAME}.evil.org"):
            answer, _ = ask(server, "/sign-in/", BY_PROXY | {"Host": name})
            assert answer.status == 400, name
        forwarded = BY_PROXY | {"X-Forwarded-Host": "evil.example.org"}
        answer, text = ask(server, "/sign-in/", forwarded)
        assert answer.status == 200
        assert "evil.example.org" not in text
        here, _ = ask(server, "/sign-in/", {"Host": f"localhost:{server.port}"})
        assert here.status == 200
        assert here.headers["Strict-Transport-Security"] is None
        link = terminal.run("link").stdout
        assert link.startswith(f"Open {URL}/enter/")


def test_without_the_setting_no_proxy_is_believed(terminal: Terminal) -> None:
    with terminal.serving() as server:
        answer, _ = ask(server, "/sign-in/", BY_PROXY)
        assert answer.status == 400
        here = BY_PROXY | {"Host": f"localhost:{server.port}"}
        answer, _ = ask(server, "/sign-in/", here)
        assert answer.status == 200
        assert answer.headers["Strict-Transport-Security"] is None
        assert not any("Secure" in cookie for cookie in cookies(answer))


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("http://cookout.example.org", "must begin with https://"),
        ("cookout.example.org", "must look like https://cookout.example.org"),
        ("https://", "must look like"),
        ("https://cookout.example.org/people", "with nothing after the host name"),
        ("https://rowan@cookout.example.org", "must look like"),
        ("https://cookout.example.org?x=1", "must look like"),
        ("https://cookout.example.org:port", "must look like"),
        ("https://cook out.example.org", "must look like"),
        ("https://*.example.org", "must look like"),
        ("https://.example.org", "must look like"),
        ("ftp://cookout.example.org", "must look like"),
    ],
)
def test_an_address_that_is_none_is_said_in_a_sentence(
    tmp_path: Path, url: str, sentence: str
) -> None:
    terminal = Terminal(tmp_path / "data", port=free_port())
    terminal.environment["COOKOUT_URL"] = url
    done = terminal.run("today")
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
