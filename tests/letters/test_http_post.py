"""What is posted to an address that a member named goes to no machine that it must not reach."""

from __future__ import annotations

import ipaddress
import socket
import threading

import pytest

from cookout.letters.phone import http_post
from cookout.letters.phone.http_post import Message, NotPosted, is_allowed, post
from tests.letters.push_service import push_service


@pytest.mark.parametrize(
    ("number", "safe_to_all", "safe_at_home", "plain_at_home"),
    [
        ("93.184.215.14", True, True, False),
        ("2606:4700::1111", True, True, False),
        ("192.168.1.5", False, True, True),
        ("10.0.0.1", False, True, True),
        ("100.101.1.1", False, True, True),
        ("127.0.0.1", False, True, True),
        ("::1", False, True, True),
        ("fd00::5", False, True, True),
        ("::ffff:192.168.1.5", False, True, True),
        ("64:ff9b::c0a8:105", False, True, True),
        ("169.254.169.254", False, False, False),
        ("::ffff:169.254.169.254", False, False, False),
        ("fe80::1", False, False, False),
        ("0.0.0.0", False, False, False),
        ("::", False, False, False),
        ("224.0.0.1", False, False, False),
    ],
)
def test_which_addresses_are_reached(
    number: str, safe_to_all: bool, safe_at_home: bool, plain_at_home: bool
) -> None:
    address = ipaddress.ip_address(number)
    assert is_allowed(address, at_home=False, is_safe=True) is safe_to_all
    assert is_allowed(address, at_home=True, is_safe=True) is safe_at_home
    assert is_allowed(address, at_home=True, is_safe=False) is plain_at_home
    assert not is_allowed(address, at_home=False, is_safe=False)


def message(url: str, *, at_home: bool = True) -> Message:
    return Message(url, b"{}", {"Content-Type": "application/json"}, at_home)


def test_a_redirect_is_an_answer_and_is_not_followed() -> None:
    with push_service() as service:
        service.answers["/topic"] = 307
        assert post(message(f"{service.home}topic")) == 307
        assert [one.path for one in service.taken] == ["/topic"]


def test_a_name_that_means_a_private_machine_is_not_reached() -> None:
    with push_service() as service:
        url = service.home.replace("127.0.0.1", "localhost")
        with pytest.raises(NotPosted, match="private network"):
            post(message(url, at_home=False))
        assert service.taken == []


def test_a_server_that_is_not_there_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(NotPosted, match=r"No answer from 127\.0\.0\.1\."):
        post(message(f"http://127.0.0.1:{port}/x"))


def test_a_name_that_means_nothing_is_said() -> None:
    with pytest.raises(NotPosted, match=r"There’s no server named nobody\.invalid"):
        post(message("http://nobody.invalid/x"))


def test_a_server_that_answers_drop_by_drop_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_post, "AT_MOST", 0.3)
    done = threading.Event()

    def drip(listening: socket.socket) -> None:
        connection, _ = listening.accept()
        with connection:
            while not done.wait(0.05):
                try:
                    connection.sendall(b"H")
                except OSError:
                    return

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=drip, args=(listening,))
        thread.start()
        with pytest.raises(NotPosted):
            post(message(f"http://127.0.0.1:{listening.getsockname()[1]}/x"))
        done.set()
        thread.join()
