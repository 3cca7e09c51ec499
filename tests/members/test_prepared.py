"""A statement of our own keeps its words from use to use, so that PostgreSQL plans it once."""

import pytest
from django.db import connection

from cookout.members.prepared import fetch
from tests.cast import person, rowan

pytestmark = pytest.mark.django_db
NAMES = "select name from cookout_person where id in %(people)s order by name"


def test_a_list_of_any_length_is_one_value() -> None:
    owner = rowan()
    people = [person(owner, name).pk for name in ("Ana Reyes", "Kit Halloran", "Mo Abara")]
    assert fetch(NAMES, {"people": people[:2]}) == [("Ana Reyes",), ("Kit Halloran",)]
    assert len(fetch(NAMES, {"people": people})) == 3
    assert fetch(NAMES, {"people": []}) == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps statements by itself")
def test_postgresql_keeps_the_statement_prepared() -> None:
    someone = person(rowan(), "Ana Reyes").pk
    fetch(NAMES, {"people": [someone]})
    fetch(NAMES, {"people": [someone, someone + 1]})
    with connection.cursor() as cursor:
        cursor.execute(
            "select generic_plans from pg_prepared_statements where statement like %s",
            ["select name from cookout_person where id%"],
        )
        assert cursor.fetchall() == [(2,)]
