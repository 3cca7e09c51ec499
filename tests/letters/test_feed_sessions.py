"""Sessions of a member's groups in their calendar feed."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from cookout.letters.feed import Feed
from cookout.mastermind.group import Group
from tests.cast import AT
from tests.letters.world import HOME
from tests.mastermind.sessions.session_world import places, plan, three

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=9)


@pytest.fixture
def group() -> Group:
    return three()


@pytest.fixture
def feed(group: Group) -> Feed:
    owner = places(group)["Rowan"].member
    assert owner
    return Feed.make(owner=owner, at=AT)


def read(feed: Feed, *, at: datetime = AT) -> str:
    return feed.calendar(home=HOME, at=at).decode().replace("\r\n ", "")


def test_a_session_is_in_the_feed_moved_and_canceled_too(group: Group, feed: Feed) -> None:
    session = plan(group, starts_at=LATER, place="Library")
    ics = read(feed)
    assert f"UID:session-{session.uid}@cookout" in ics
    assert "SUMMARY:Thursday Mastermind" in ics
    assert "LOCATION:Library" in ics
    session.move(starts_at=LATER + timedelta(hours=1), place="Diner", video_link="")
    ics = read(feed)
    assert "SEQUENCE:1" in ics
    assert "LOCATION:Diner" in ics
    session.cancel(at=AT)
    assert "STATUS:CANCELLED" in read(feed)
    assert read(feed).count("UID:session-") == 1
    assert "UID:session-" not in read(feed, at=LATER + timedelta(days=40))


def test_who_left_the_group_has_none_of_its_sessions(group: Group, feed: Feed) -> None:
    plan(group, starts_at=LATER)
    places(group)["Rowan"].leave(at=AT)
    assert "UID:session-" not in read(feed)
