"""When a page cannot be shown: a sentence, the way on, and nothing of anybody's."""

from io import BytesIO
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from cookout.web.http import errors, limits
from tests.cast import rowan

pytestmark = pytest.mark.django_db


def test_an_address_that_is_none_says_so_to_a_stranger(client: Client) -> None:
    page = client.get("/nowhere/")
    text = page.content.decode()
    assert page.status_code == 404
    assert "Page not found" in text
    assert "Go to sign in" in text
    assert 'role="search"' not in text


def test_a_member_keeps_the_way_back_and_the_search(client: Client) -> None:
    client.force_login(rowan())
    text = client.get("/nowhere/").content.decode()
    assert "Go to Today" in text
    assert 'role="search"' in text


def test_what_was_typed_into_the_address_is_not_shown(client: Client) -> None:
    page = client.get("/<script>alert(1)</script>/")
    assert page.status_code == 404
    assert b"alert" not in page.content


def test_a_form_that_is_too_old_says_what_to_do() -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(rowan())
    page = strict.post("/welcome/", {"first": "Dana"})
    text = page.content.decode()
    assert page.status_code == 403
    assert "This page was open too long" in text
    assert "Go back, reload and send it again" in text


def test_an_address_under_another_host_is_refused_in_words(client: Client) -> None:
    page = client.get("/", headers={"host": "elsewhere.example"})
    assert page.status_code == 400
    assert "That didn’t come through" in page.content.decode()


def test_far_too_many_fields_are_refused_in_words(client: Client) -> None:
    client.force_login(rowan())
    page = client.post("/welcome/", {f"field{n}": "x" for n in range(2001)})
    assert page.status_code == 400
    assert "That didn’t come through" in page.content.decode()


def test_what_is_not_open_says_so(client: Client) -> None:
    request = RequestFactory().get("/")
    page = errors.forbidden(request)
    assert page.status_code == 403
    assert "You can’t open this page" in page.content.decode()


def test_a_broken_page_needs_no_database() -> None:
    with CaptureQueriesContext(connection) as asked:
        page = errors.broken(RequestFactory().get("/"))
    text = page.content.decode()
    assert len(asked) == 0
    assert page.status_code == 500
    assert "Something went wrong" in text
    assert "cookout/cookout.css" in text
    assert "<style" not in text
    assert "<script" not in text


def test_a_page_that_breaks_shows_the_broken_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(**_: object) -> None:
        raise RuntimeError("a secret of the inside")

    client.force_login(rowan())
    client.raise_request_exception = False
    monkeypatch.setattr("cookout.web.today.today.todays", breaks)
    page = client.get("/")
    assert page.status_code == 500
    assert "Something went wrong" in page.content.decode()
    assert b"secret" not in page.content


def test_even_a_broken_stylesheet_leaves_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise ValueError("no manifest")

    monkeypatch.setattr(errors, "render_to_string", breaks)
    page = errors.broken(RequestFactory().get("/"))
    assert "Something went wrong" in page.content.decode()


class Body(BytesIO):
    """What comes in, and how much of it was read."""

    def __init__(self, size: int) -> None:
        super().__init__(b"x" * size)
        self.size = size


def send(client: Client, body: Body, content_type: str) -> Any:
    about = {"CONTENT_LENGTH": str(body.size), "CONTENT_TYPE": content_type}
    return client.generic("POST", "/import/", **about, **{"wsgi.input": body})


MULTIPART = "multipart/form-data; boundary=b"


@pytest.mark.parametrize(
    ("most", "content_type"), [(2, MULTIPART), (64, "application/x-www-form-urlencoded")]
)
def test_what_is_too_large_is_read_out_and_answered_in_words(
    client: Client, monkeypatch: pytest.MonkeyPatch, most: int, content_type: str
) -> None:
    monkeypatch.setattr(limits, "MOST", most * 1024 * 1024)
    client.force_login(rowan())
    body = Body(6 * 1024 * 1024)
    page = send(client, body, content_type)
    assert page.status_code == 413
    assert "That’s too much to send at once" in page.content.decode()
    assert body.tell() == body.size


def test_what_a_stranger_sends_is_not_read(client: Client) -> None:
    client.get("/sign-in/")
    body = Body(2 * 1024 * 1024)
    page = send(client, body, MULTIPART)
    assert page.status_code == 413
    assert body.tell() == 0


def test_a_database_that_is_held_asks_to_wait(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object, **__: object) -> None:
        raise OperationalError("database is locked")

    client.force_login(rowan())
    client.raise_request_exception = False
    with monkeypatch.context() as patched:
        patched.setattr("cookout.people.event.Event.save", held)
        pages = [client.post("/events/new/", {"name": "Fair <1>", "on": "2026-03-12"})]
    with monkeypatch.context() as patched:
        # The session is saved at the very end.
        patched.setattr("cookout.members.session_store.SessionStore.save", held)
        pages.append(client.post("/events/new/", {"name": "Fair <1>", "on": "2026-03-12"}))
    for page in pages:
        assert page.status_code == 503
        assert page["Retry-After"] == "60"
        text = page.content.decode()
        assert "Busy importing" in text
        assert "Try again in a minute. Your text is still here." in text
        assert '<input type="hidden" name="name" value="Fair &lt;1&gt;">' in text
        assert 'action="/events/new/"' in text
    with monkeypatch.context() as patched:
        patched.setattr("django.contrib.sessions.models.Session.save", held)
        page = client.post("/sign-in/", {"login": "rowan@example.org", "password": "a secret"})
    assert "a secret" not in page.content.decode()
