"""The service worker is one script at the root, the same for everybody."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.cast import rowan

pytestmark = pytest.mark.django_db


def test_each_part_of_the_service_worker_is_a_file_of_our_own(client: Client) -> None:
    answer = client.get("/service-worker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    known, *lines = answer.content.decode().splitlines()
    assert known.startswith("self.cookout = {")
    parts = [re.fullmatch(r'importScripts\("/static/(.+)"\);', line) for line in lines]
    assert parts
    assert all(part and finders.find(part[1]) for part in parts)


def test_the_service_worker_is_the_same_signed_in_and_out(client: Client) -> None:
    open_to_all = client.get("/service-worker.js").content
    client.force_login(rowan())
    assert client.get("/service-worker.js").content == open_to_all
    assert client.post("/service-worker.js").status_code == 405
