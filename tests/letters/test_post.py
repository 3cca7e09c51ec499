"""The post, with a real mail server at the other end: it delivers, refuses, stalls, hangs up."""

from __future__ import annotations

import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from pathlib import Path

import pytest

from cookout.letters import sending
from cookout.letters.delivery import Delivery
from cookout.letters.letter_text import letter
from cookout.letters.mail_server import MailServer
from cookout.letters.preferences import Wish
from cookout.letters.round import Round, go_round
from cookout.letters.sending import NotDelivered
from cookout.members.member import Member
from cookout.promises.promise import Promise
from cookout.table.decision import Decision
from tests.cast import AT, TODAY, person, rowan
from tests.letters.mailbox import Box, mailbox, server
from tests.letters.world import HOME, Clock, wants

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock() -> Clock:
    return Clock()


def written(member: Member, wish: Wish | None = None, kind: str = "digest") -> EmailMessage:
    planned = Delivery.plan(
        owner=member, kind=kind, period="2026-11-17", due_at=AT, domain="example.org"
    )
    return letter(
        planned, wish=wish or Wish(owner=member), sender="letters@example.org", home=HOME, at=AT
    )


def refused(box: Box, **more: object) -> NotDelivered:
    with pytest.raises(NotDelivered) as caught:
        sending.send(server(box.port, **more), written(rowan()))
    return caught.value


def run(clock: Clock) -> Round:
    clock.turn(minutes=5)
    return go_round(clock=clock, holder=str(clock.at), home=HOME)


def test_a_letter_arrives_with_its_headers() -> None:
    with mailbox() as box:
        sending.send(server(box.port), written(rowan()))
    (arrived,) = box.read()
    assert arrived["To"] == "Rowan Cole <rowan@example.org>"
    assert arrived["From"] == "Cookout <letters@example.org>"
    assert arrived["Subject"] == "Tuesday: nobody needs you"
    assert arrived["Message-ID"] == Delivery.objects.get().message_id
    assert arrived["Date"] == "Tue, 17 Nov 2026 14:12:00 +0000"
    assert box.envelopes == [("letters@example.org", ["rowan@example.org"])]


def test_through_the_loop_there_is_one_letter_and_a_note_of_it(clock: Clock) -> None:
    with mailbox() as box:
        server(box.port)
        wants(rowan(), at=clock.at)
        clock.turn(hours=4)
        assert run(clock) == Round(sent=1)
        assert run(clock) == Round()
    assert box.ids == [Delivery.objects.get().message_id]


@pytest.mark.parametrize(
    ("mood", "words"),
    [
        ("refuse", "127.0.0.1 doesn’t accept email for this address: 550 5.1.1 No such mailbox"),
        ("greylist", "127.0.0.1 doesn’t accept email for this address: 451 4.7.1 Come back later"),
        ("drop", "127.0.0.1 closed the connection."),
    ],
)
def test_what_the_server_says_is_written_down_and_it_is_tried_again(
    clock: Clock, mood: str, words: str
) -> None:
    with mailbox() as box:
        server(box.port)
        wants(rowan(), at=clock.at)
        clock.turn(hours=4)
        box.mood = mood
        assert run(clock) == Round(failed=1)
        one = Delivery.objects.get()
        assert (one.failure, one.delivered_at, box.letters) == (words, None, [])
        box.mood = ""
        assert run(clock) == Round(sent=1)
    assert box.ids == [one.message_id]


def test_a_server_that_hangs_is_left_in_time_and_asked_again(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "PATIENCE", 0.5)
    with mailbox() as box:
        server(box.port)
        wants(rowan(), at=clock.at)
        clock.turn(hours=4)
        box.mood = "hang"
        assert run(clock) == Round(failed=1)
        assert Delivery.objects.get().failure == "127.0.0.1 didn’t answer in time."
        box.mood = ""
        assert run(clock) == Round(sent=1)
    assert len(box.ids) == 1


def test_a_server_that_answers_drop_by_drop_is_left_in_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sending, "AT_MOST", 0.5)
    with mailbox() as box:
        box.mood = "hang"
        assert refused(box)


def test_taken_and_then_hung_up_is_sent_again_with_the_same_id(clock: Clock) -> None:
    with mailbox() as box:
        server(box.port)
        wants(rowan(), at=clock.at)
        clock.turn(hours=4)
        box.mood = "take and drop"
        assert run(clock) == Round(failed=1)
        box.mood = ""
        assert run(clock) == Round(sent=1)
    assert len(box.ids) == 2
    assert len(set(box.ids)) == 1


def test_nobody_there_is_said_and_nothing_is_lost(clock: Clock) -> None:
    with mailbox() as box:
        port = box.port
    server(port)
    wants(rowan(), at=clock.at)
    clock.turn(hours=4)
    assert run(clock) == Round(failed=1)
    assert Delivery.objects.get().failure == f"No answer from 127.0.0.1, port {port}."


def test_a_server_that_says_nothing_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "PATIENCE", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        problem = refused(Box(port=silent.getsockname()[1]))
    assert problem.nobody_there
    assert str(problem) == "127.0.0.1 didn’t answer in time."


# Safe connections


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("certificate")
    key, cert = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
            *("-keyout", key, "-out", cert),
        ],
        check=True,
        capture_output=True,
    )
    return cert, key


def offering(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    return context


def test_starttls_with_a_certificate_that_is_known(
    certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    with mailbox(tls_context=offering(certificate), require_starttls=True) as box:
        through = server(box.port, security="starttls", host="localhost")
        sending.send(through, written(rowan()))
    assert len(box.letters) == 1


def test_a_certificate_nobody_knows_is_refused(certificate: tuple[Path, Path]) -> None:
    with mailbox(tls_context=offering(certificate)) as box:
        problem = refused(box, security="starttls", host="localhost")
    assert "No secure connection to localhost" in str(problem)
    assert box.letters == []


def test_a_server_without_starttls_gets_nothing() -> None:
    with mailbox() as box:
        problem = refused(box, security="starttls")
    assert "doesn’t support what’s needed" in str(problem)
    assert box.letters == []


def test_a_wrong_password_is_said_without_it() -> None:
    with mailbox(authenticator=lambda *_: _no(), auth_require_tls=False) as box:
        problem = refused(box, user="rowan", password="open sesame")
    assert "doesn’t accept the user name and password" in str(problem)
    assert "sesame" not in str(problem)


def _no() -> object:
    from aiosmtpd.smtp import AuthResult

    return AuthResult(success=False, handled=False)


# What stands in it


def the_table(member: Member) -> None:
    dana = person(member, "Dana Whitfield", given="Dana")
    Decision.make(person=dana, kind="seat", on=TODAY, at=AT)
    marcus = person(member, "Marcus Bell", given="Marcus")
    Promise.make(person=marcus, what="Ask about his knee", on=TODAY, due_on=TODAY)


def test_a_letter_says_first_names_and_a_plain_reason_and_no_more() -> None:
    member = rowan()
    the_table(member)
    said = written(member).get_content()
    assert "Marcus: something you promised\n" in said
    assert "Dana: a first hello\n" in said
    assert "That’s everyone for today. The rest can wait.\n" in said
    assert f"Open it: {HOME}\n" in said
    for kept in ("knee", "Bell", "Whitfield"):
        assert kept not in said


def test_what_the_member_wrote_goes_out_where_they_chose_that() -> None:
    member = rowan()
    the_table(member)
    assert "knee" in written(member, Wish(owner=member, with_notes=True)).get_content()


@pytest.mark.parametrize(
    "name",
    [
        "Dana\r\nBcc: everyone@example.org",
        "Dana\nX-Evil: yes\n\nHello",
        "Zoë 陳 O’Hara",
        'Dana" <evil@example.org>',
        "=?utf-8?q?Bcc?=",
        "\u202eanaD",
    ],
)
def test_no_name_writes_a_header(name: str) -> None:
    member = rowan()
    member.name = name
    member.save()
    someone = person(member, name, given=name)
    Promise.make(person=someone, what=name, on=TODAY, due_on=TODAY)
    with mailbox() as box:
        sending.send(server(box.port), written(member, Wish(owner=member, with_notes=True)))
    (arrived,) = box.read()
    assert box.envelopes == [("letters@example.org", ["rowan@example.org"])]
    assert not arrived["Bcc"]
    assert not arrived["X-Evil"]
    assert [address.addr_spec for address in arrived["To"].addresses] == ["rowan@example.org"]


def test_names_in_other_letters_arrive_as_they_are() -> None:
    member = rowan()
    member.name = "Zoë 陳"
    member.save()
    with mailbox() as box:
        sending.send(server(box.port), written(member))
    (arrived,) = box.read()
    assert arrived["To"].addresses[0].display_name == "Zoë 陳"
    assert "Hello Zoë," in arrived.get_content()


def test_a_domain_in_other_letters_is_written_as_mail_servers_read_it() -> None:
    member = rowan()
    member.email = "rowan@bücher.example"
    with mailbox() as box:
        sending.send(server(box.port), written(member))
    assert box.envelopes == [("letters@example.org", ["rowan@xn--bcher-kva.example"])]


@pytest.mark.parametrize("understood", [True, False])
def test_an_address_in_other_letters_arrives_or_is_said(understood: bool) -> None:
    member = rowan()
    member.email = "zoë@example.org"
    with mailbox(enable_SMTPUTF8=understood) as box:
        if understood:
            sending.send(server(box.port), written(member))
            assert box.envelopes == [("letters@example.org", ["zoë@example.org"])]
            return
        with pytest.raises(NotDelivered, match="doesn’t support what’s needed"):
            sending.send(server(box.port), written(member))


@pytest.mark.parametrize("address", [None, "nobody", "a@b\r\nBcc: x@example.org", "@example.org"])
def test_an_address_that_is_none_is_said_and_the_others_get_theirs(
    clock: Clock, address: str | None
) -> None:
    member = rowan()
    wants(member, at=clock.at)
    Member.objects.filter(pk=member.pk).update(email=address)
    clock.turn(hours=4)
    with mailbox() as box:
        server(box.port)
        assert run(clock) == Round(failed=1)
    assert "Email can’t be sent to your address" in Delivery.objects.get().failure
    assert box.letters == []


def test_the_mail_server_is_one() -> None:
    for port in (25, 587):
        server(port)
    assert MailServer.objects.get().port == 587


@pytest.mark.parametrize(
    "name",
    [
        "Mallory, evil@example.net, and a name so long that its header is written in two lines",
        '"Mallory" <evil@example.net>, and a name so long that its header takes two lines',
        "=?utf-8?q?=22=2C_=3Cevil=40example.net=3E?= and a name so long that it takes two",
    ],
)
def test_a_long_name_names_no_other_address(name: str) -> None:
    member = rowan()
    member.name = name
    member.save()
    with mailbox() as box:
        sending.send(server(box.port), written(member))
    (arrived,) = box.read()
    assert [address.addr_spec for address in arrived["To"].addresses] == ["rowan@example.org"]
    assert box.envelopes == [("letters@example.org", ["rowan@example.org"])]


@contextmanager
def greeting_drop_by_drop() -> Iterator[int]:
    """A server that begins its greeting, and never comes to the end of it."""

    def greet() -> None:
        with suppress(OSError):
            line, _ = listening.accept()
            with line:
                while not over.wait(0.05):
                    line.sendall(b"2")

    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        greeting = threading.Thread(target=greet, daemon=True)
        greeting.start()
        yield listening.getsockname()[1]
        over.set()
    greeting.join(10)


def test_a_server_that_greets_drop_by_drop_is_left_in_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sending, "AT_MOST", 0.3)
    with greeting_drop_by_drop() as port:
        begun = time.monotonic()
        with pytest.raises(NotDelivered) as caught:
            sending.send(server(port), written(rowan()))
        assert time.monotonic() - begun < 10
    assert caught.value.nobody_there
