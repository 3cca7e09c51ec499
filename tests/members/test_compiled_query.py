"""A statement composed once asks the database anew at each use, with the values of that use."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cookout.members.compiled_query import CompiledQuery
from cookout.people.person import Person
from cookout.promises.promise import Promise
from tests.cast import TODAY, person, rowan, sol

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


def test_each_use_asks_for_its_own_values() -> None:
    names = CompiledQuery(lambda member: Person.objects.of(member).values_list("name", flat=True))
    mine, others = rowan(), sol()
    person(mine, "Ana Reyes")
    assert (names(member=mine.pk), names(member=others.pk)) == (["Ana Reyes"], [])
    person(others, "Kit Halloran")
    assert names(member=others.pk) == ["Kit Halloran"]


def test_a_phrase_may_move_a_day_and_the_related_come_along() -> None:
    soon = CompiledQuery(
        lambda by: Promise.objects.filter(due_on__lte=by + A_DAY - 2 * A_DAY).select_related(
            "person"
        )
    )
    ana = person(rowan(), "Ana Reyes")
    Promise.make(person=ana, what="send the link", on=TODAY, due_on=TODAY)
    assert soon(by=TODAY) == []
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert [one.person.name for one in soon(by=TODAY + A_DAY)] == ["Ana Reyes"]
    assert len(asked) == 1


def test_a_value_that_no_use_named_is_an_error() -> None:
    of: CompiledQuery[Any] = CompiledQuery(lambda member: Person.objects.of(member))
    with pytest.raises(KeyError):
        of(person=1)
