"""No page that is opened every day reads a whole table: an index leads to every row it shows."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.promises.promise import Promise
from tests.cast import AT, TODAY, person, rowan

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads small tables whole"),
]
# A table by its name or by a letter; what a statement made for itself has words as names.
WHOLE = re.compile(r"^SCAN (cookout_\w+|[a-z]|[TU]\d+)( USING .*)?$")


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/people/?place=all",
        "/people/?place=all&after=dana+whitfield&id=1",
        "/people/{pk}/",
        "/search/?q=dana",
        "/search/?q=dnaa",
    ],
)
def test_a_page_reads_no_table_from_end_to_end(client: Client, address: str) -> None:
    client.force_login(member := rowan())
    dana = person(member, role="Roofer", met_on=TODAY)
    dana.stand(Person.Place.DEEP, on=TODAY)
    Interaction.log(people=[dana], kind="call", on=TODAY, at=AT)
    Promise.make(person=dana, what="send the link", on=TODAY)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address.format(pk=dana.pk)).status_code == 200
    for query in asked:
        assert not whole(query["sql"]), query["sql"]


def whole(question: str) -> list[str]:
    """The steps of a question that go through a whole table."""
    with connection.cursor() as cursor:
        cursor.execute(f"explain query plan {question}")
        return [row[3] for row in cursor.fetchall() if WHOLE.match(row[3])]


def test_a_question_without_an_index_would_be_noticed() -> None:
    assert whole("select id from cookout_person where notes = 'bees'")
    assert whole("select p.id from cookout_person p order by p.sort_key")
