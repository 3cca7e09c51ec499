"""Several requests on one row at once, and numbers that no database holds."""

import threading
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from cookout.members.member import Member
from cookout.models import Event, Interaction, Person, Promise
from tests.house.test_strangers import addresses, named, rows
from tests.world import cast_world

CALM = {200, 302, 403, 404, 405, 422, 503}
HUGE = ("9223372036854775808", "9" * 30, "9" * 5000, "-1", "1e9", "x")
FIELDS = (
    *("people", "person", "event", "pk", "id", "promise", "take_back", "minutes", "port"),
    *("birth_day", "birth_year", "brings", "rank", "until", "after", "before", "weekly"),
)


def _post(member: Member, address: str, said: dict[str, str], found: list[int]) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(member)
    found.append(client.post(address, said).status_code)


@pytest.mark.django_db(transaction=True)
def test_what_another_tab_deletes_meanwhile_is_a_calm_answer() -> None:
    member = cast_world(at=datetime.now(UTC))
    from django.db import connection

    for noun, deed in (("people", "person_trash"), ("promises", "promise_trash")):
        for pattern in addresses():
            if str(pattern.pattern).split("/")[0] != noun or "pk" not in pattern.pattern.converters:
                continue
            numbers = rows(member)
            other = Person.objects.of(member).not_in_trash().latest("pk").pk
            ends = reverse(deed, args=[numbers[noun]])
            address = reverse(str(pattern.name), args=named(pattern, numbers[noun], other))
            found: list[int] = []
            start = threading.Barrier(3)

            def go(where: str, start: threading.Barrier = start, found: list[int] = found) -> None:
                start.wait()
                try:
                    _post(member, where, {"words": "a", "kind": "call"}, found)
                finally:
                    connection.close()

            both = [threading.Thread(target=go, args=(to,)) for to in (address, ends, address)]
            for thread in both:
                thread.start()
            for thread in both:
                thread.join()
            assert set(found) <= CALM, f"{address}: {found}"
            for model in (Person, Promise, Event, Interaction):
                model.objects.of(member).trashed().update(trashed_at=None)


@pytest.mark.django_db
@pytest.mark.parametrize("number", HUGE, ids=lambda number: f"{number[:8]}-{len(number)}")
def test_a_number_too_large_for_any_row_is_a_calm_answer(number: str) -> None:
    member = cast_world(at=datetime.now(UTC))
    client = Client(raise_request_exception=False)
    client.force_login(member)
    numbers = rows(member)
    said = dict.fromkeys(FIELDS, number)
    for pattern in addresses():
        wanted, noun = pattern.pattern.converters, str(pattern.pattern).split("/")[0]
        if {"secret"} & set(wanted) or "year" in wanted or pattern.name == "account_logout":
            continue
        args = named(pattern, numbers.get(noun, 1), numbers["people"]) if "pk" in wanted else []
        address = reverse(str(pattern.name), args=args)
        assert client.post(address, said).status_code in CALM, address
        assert client.get(address, said).status_code in CALM, address
        client.force_login(member)
