"""A session is kept as Django keeps it; one that is there already is saved in one statement."""

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cookout.members.session_store import SessionStore

pytestmark = pytest.mark.django_db


def test_a_session_is_found_again_with_what_was_put_in_later() -> None:
    session = SessionStore()
    session["first"] = 1
    session.save()
    again = SessionStore(session.session_key)
    again["later"] = "ä"
    with CaptureQueriesContext(connection) as asked:
        again.save()
    assert [one["sql"].split()[0] for one in asked] == ["update"]
    kept = SessionStore(session.session_key)
    assert (kept["first"], kept["later"]) == (1, "ä")


def test_a_session_that_was_ended_meanwhile_is_not_made_again() -> None:
    session = SessionStore()
    session.save()
    other = SessionStore(session.session_key)
    other["said"] = True
    session.delete()
    with pytest.raises(UpdateError):
        other.save()
    assert not SessionStore().exists(str(session.session_key))
