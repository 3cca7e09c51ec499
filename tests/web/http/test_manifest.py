"""Cookout installs like any other app, and its manifest says nothing of anybody."""

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.cast import rowan

pytestmark = pytest.mark.django_db


def test_the_manifest_has_what_browsers_ask_for_before_they_install(client: Client) -> None:
    answer = client.get("/manifest.webmanifest")
    found = answer.json()
    assert answer["Content-Type"] == "application/manifest+json"
    assert found["display"] == "standalone"
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in found["icons"]}
    for icon in found["icons"]:
        assert finders.find(icon["src"].removeprefix("/static/"))


def test_signed_in_it_has_the_theme_and_nothing_else_of_the_member(client: Client) -> None:
    member = rowan()
    member.theme = "dark"
    member.save(update_fields=["theme"])
    open_to_all = client.get("/manifest.webmanifest").json()
    client.force_login(member)
    mine = client.get("/manifest.webmanifest").json()
    assert mine["theme_color"] == "#14130f"
    assert {key for key in mine if mine[key] != open_to_all[key]} <= {
        "theme_color",
        "background_color",
    }


def test_every_page_names_it(client: Client) -> None:
    assert 'rel="manifest"' in client.get("/sign-in/").content.decode()
    assert client.post("/manifest.webmanifest").status_code == 405
