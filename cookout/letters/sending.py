"""Send one email to the mail server; if that fails, say why."""

from __future__ import annotations

import smtplib
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from typing import Any

from cookout.letters.mail_server import MailServer
from cookout.practice.phrases import one_line

PATIENCE = 15.0
"""Seconds for each answer of the server."""
AT_MOST = 60.0
"""Seconds for one email in all, however slowly the server answers."""
LONGEST = 300


class NotDelivered(Exception):
    """Why an email wasn't accepted, in words. `nobody_there`: don't try others now."""

    def __init__(self, words: str, *, nobody_there: bool = False) -> None:
        super().__init__(one_line(text=words, most=LONGEST))
        self.nobody_there = nobody_there


def send(server: MailServer, letter: EmailMessage) -> None:
    """Send an email. Raises NotDelivered; otherwise the server has accepted it."""
    try:
        connected = _connect(server)
    except (OSError, smtplib.SMTPException) as error:
        raise NotDelivered(_in_words(server, error), nobody_there=True) from error
    with _ending(connected) as smtp:
        try:
            _greet(server, smtp)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            raise NotDelivered(_in_words(server, error), nobody_there=True) from error
        try:
            smtp.send_message(letter)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            raise NotDelivered(_in_words(server, error)) from error


def _connect(server: MailServer) -> smtplib.SMTP:
    # Asking for this machine's full name may take long, and nobody needs to know it.
    own = "[127.0.0.1]"
    if server.security == MailServer.Security.TLS:
        safe = ssl.create_default_context()
        return _SafeLine(server.host, server.port, own, timeout=PATIENCE, context=safe)
    return _Line(server.host, server.port, own, timeout=PATIENCE)


class _Line(smtplib.SMTP):
    """An SMTP connection with a time limit over all of it, its greeting included."""

    _clock: threading.Timer | None = None

    def connect(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        self._clock = threading.Timer(AT_MOST, self._hang_up)
        self._clock.daemon = True
        self._clock.start()
        try:
            return super().connect(*args, **kwargs)
        except OSError:
            self._clock.cancel()
            raise

    def close(self) -> None:
        if self._clock:
            self._clock.cancel()
        super().close()

    def _hang_up(self) -> None:
        if sock := getattr(self, "sock", None):
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


class _SafeLine(_Line, smtplib.SMTP_SSL):
    """The same, with TLS from the beginning."""


@contextmanager
def _ending(smtp: smtplib.SMTP) -> Iterator[smtplib.SMTP]:
    """Quit politely; errors while quitting don't undo what was accepted."""
    try:
        yield smtp
        with suppress(OSError, smtplib.SMTPException):
            smtp.quit()
    finally:
        smtp.close()


def _greet(server: MailServer, smtp: smtplib.SMTP) -> None:
    if server.security == MailServer.Security.STARTTLS:
        smtp.starttls(context=ssl.create_default_context())
    if server.user:
        smtp.login(server.user, server.password)


def _in_words(server: MailServer, error: Exception) -> str:
    host = server.host
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return f"{host} didn’t answer in time."
    match error:
        case smtplib.SMTPRecipientsRefused():
            code, words = next(iter(error.recipients.values()))
            return f"{host} doesn’t accept email for this address: {code} {_decoded(words)}"
        case smtplib.SMTPAuthenticationError():
            return f"{host} doesn’t accept the user name and password: {_decoded(error.smtp_error)}"
        case smtplib.SMTPSenderRefused():
            answer = f"{error.smtp_code} {_decoded(error.smtp_error)}"
            return f"{host} doesn’t accept the sender {error.sender}: {answer}"
        case smtplib.SMTPServerDisconnected():
            return f"{host} closed the connection."
        case smtplib.SMTPNotSupportedError():
            return f"{host} doesn’t support what’s needed: {error}"
        case smtplib.SMTPResponseException():
            return f"{host} answered: {error.smtp_code} {_decoded(error.smtp_error)}"
        case ssl.SSLError():
            return f"No secure connection to {host}: {error.reason or error}"
        case socket.gaierror():
            return f"There’s no email server named {host}, or no network."
        case ConnectionRefusedError():
            return f"No answer from {host}, port {server.port}."
        case ValueError():
            return f"The email has an invalid address: {error}"
    return f"Couldn’t reach {host}: {error}"


def _decoded(words: bytes | str) -> str:
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else words
