"""Addresses of earlier versions lead to where the page is now."""

import pytest
from django.test import Client

from tests.cast import rowan

pytestmark = pytest.mark.django_db

MOVED = {
    "/take/": "/import/",
    "/take/archive/": "/import/archive/",
    "/take/12/columns/": "/import/12/columns/",
    "/out/?people=3&people=4": "/export/?people=3&people=4",
    "/letters/": "/email/",
    "/letters/mail/": "/email/server/",
    "/people/twice/": "/duplicates/",
    "/settings/leaving/": "/settings/delete-account/",
}


@pytest.mark.parametrize("old", MOVED)
def test_an_old_address_redirects_for_good(client: Client, old: str) -> None:
    client.force_login(rowan())
    answer = client.get(old)
    assert (answer.status_code, answer["Location"]) == (301, MOVED[old])


@pytest.mark.parametrize("old", ["/take/", "/letters/", "/take//evil.example.org/"])
def test_an_old_address_takes_no_form_and_leaves_no_site(client: Client, old: str) -> None:
    client.force_login(rowan())
    assert client.post(old).status_code == 405
    assert client.get(old)["Location"].startswith(("/import/", "/email/"))


def test_an_old_address_is_closed_to_who_is_signed_out(client: Client) -> None:
    assert client.get("/take/")["Location"].startswith("/sign-in/")
