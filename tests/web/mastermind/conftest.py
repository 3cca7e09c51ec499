"""Sol's group, with Rowan in it, for the pages of the mastermind."""

from __future__ import annotations

import pytest
from django.test import Client

from cookout.mastermind.group import Group
from cookout.members.member import Member
from tests.cast import sol
from tests.mastermind.world import found


@pytest.fixture
def host(rowans: Member) -> Member:
    """Sol, who hosts."""
    return sol()


@pytest.fixture
def group(host: Member, rowans: Member) -> Group:
    """Sol's group, with Rowan."""
    return found(host, rowans)


@pytest.fixture
def hosts(host: Member) -> Client:
    """A browser in which Sol is signed in."""
    client = Client()
    client.force_login(host)
    return client
