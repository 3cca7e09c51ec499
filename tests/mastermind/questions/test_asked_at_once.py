"""Two groups that would ask one member in the same second: on PostgreSQL, where both can write."""

from __future__ import annotations

from threading import Thread
from time import monotonic, sleep

import pytest
from django.db import connection, transaction

from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.questions.personal_request import PersonalRequest, ask_personally
from tests.cast import AT
from tests.mastermind.questions.test_questions import asked
from tests.mastermind.world import another, found

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 60
"""Seconds until a test that hangs gives up."""


def test_two_groups_at_once_do_not_ask_a_third_time_in_a_week() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("two writers at once need a PostgreSQL: python -m tests.postgres COMMAND")
    ana = another("Ana Birch")
    groups = [found(another(f"{name} Holt"), ana) for name in ("Cleo", "Dario", "Edda")]
    for group in groups:
        group.membership_of(ana).describe(trade="", lived="Took in a partner", speaks_to="")
    first, second, third = (asked(group.members.present()[0]) for group in groups)
    assert len(ask_personally(first, at=AT)) == 1
    with transaction.atomic():
        assert len(ask_personally(second, at=AT)) == 1
        other = Thread(target=_ask_elsewhere, args=(third,))
        other.start()
        _wait_until_it_waits(other)
    other.join(PATIENCE)
    assert not other.is_alive()
    assert PersonalRequest.objects.filter(asked__member=ana).count() == 2


def _ask_elsewhere(question: GroupQuestion) -> None:
    try:
        ask_personally(question, at=AT)
    finally:
        connection.close()


def _wait_until_it_waits(other: Thread) -> None:
    """Until the other transaction stands behind a lock of this one, or is through."""
    until = monotonic() + PATIENCE
    while other.is_alive() and monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            (waiting,) = cursor.fetchone()
        if waiting:
            return
        sleep(0.01)
