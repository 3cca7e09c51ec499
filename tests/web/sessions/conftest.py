"""A running session of Sol's group, with a browser for each of the three."""

from __future__ import annotations

import pytest
from django.test import Client

from cookout.mastermind.group import Group
from cookout.mastermind.sessions.session import GroupSession
from cookout.members.member import Member
from tests.mastermind.sessions.session_world import begun, three


@pytest.fixture
def group(db: None) -> Group:
    """Sol hosts, Rowan and Priya are members."""
    return three()


@pytest.fixture
def session(group: Group) -> GroupSession:
    """A question round that runs; Rowan is in the first hot seat."""
    return begun(group, protocol_key="question-round")


def browser(name: str) -> Client:
    """A browser in which a member is signed in, by first name."""
    client = Client()
    client.force_login(Member.objects.get(email=f"{name.lower()}@example.org"))
    return client


def phase_number(session: GroupSession) -> int:
    """Which phase a page would show now."""
    return int(session.phases.latest("number").number)
