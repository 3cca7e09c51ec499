"""The door to every page: what a browser may keep of it, and what it does not let in."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from cookout.members.member import Member
from cookout.members.token import Token
from cookout.people.person import Person

pytestmark = pytest.mark.django_db
KEPT_NOWHERE = "private, no-store"


def test_back_after_signing_out_shows_nothing(home: Client, dana: Person) -> None:
    for address in ("/", "/people/", f"/people/{dana.pk}/", "/settings/", "/people/999/", "/met/"):
        assert home.get(address)["Cache-Control"] == KEPT_NOWHERE, address
    assert home.post("/met/", {})["Cache-Control"] == KEPT_NOWHERE
    assert home.post("/sign-out/")["Cache-Control"] == KEPT_NOWHERE


def test_the_pages_to_come_in_by_are_kept_nowhere(client: Client, rowans: Member) -> None:
    for purpose, room in (("sign-in", "enter"), ("invitation", "join")):
        secret = Token.make(member=rowans, at=timezone.now(), purpose=purpose)
        assert client.get(f"/{room}/{secret}/")["Cache-Control"] == KEPT_NOWHERE
    client.force_login(Member.objects.invite())
    assert client.get("/you/")["Cache-Control"] == KEPT_NOWHERE


def test_two_cookouts_on_one_machine_do_not_sign_each_other_out(
    home: Client, tmp_path: object
) -> None:
    assert settings.SESSION_COOKIE_NAME in home.cookies
    show = "from cookout.settings import *; print(SESSION_COOKIE_NAME, CSRF_COOKIE_NAME)"
    seen = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    for folder in ("one", "one/demo"):
        done = subprocess.run(
            [sys.executable, "-c", show],
            env={"COOKOUT_DATA": f"{tmp_path}/{folder}"},
            capture_output=True,
            text=True,
            check=True,
        )
        seen |= set(done.stdout.split())
    assert len(seen) == 6
