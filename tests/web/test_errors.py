"""When a page cannot be shown: a sentence, the way on, and nothing of anybody's."""

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from cookout.web.views import errors
from tests.cast import rowan

pytestmark = pytest.mark.django_db


def test_an_address_that_is_none_says_so_to_a_stranger(client: Client) -> None:
    page = client.get("/nowhere/")
    text = page.content.decode()
    assert page.status_code == 404
    assert "There is nothing here" in text
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
    assert "Go back, reload, and send it again" in text


def test_an_address_under_another_host_is_refused_in_words(client: Client) -> None:
    page = client.get("/", headers={"host": "elsewhere.example"})
    assert page.status_code == 400
    assert "That did not arrive as it should" in page.content.decode()


def test_far_too_many_fields_are_refused_in_words(client: Client) -> None:
    client.force_login(rowan())
    page = client.post("/welcome/", {f"field{n}": "x" for n in range(2001)})
    assert page.status_code == 400
    assert "That did not arrive as it should" in page.content.decode()


def test_what_is_not_open_says_so(client: Client) -> None:
    request = RequestFactory().get("/")
    page = errors.forbidden(request)
    assert page.status_code == 403
    assert "This is not open to you" in page.content.decode()


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
    monkeypatch.setattr("cookout.web.views.today.todays", breaks)
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
