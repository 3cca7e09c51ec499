"""Several requests on one row at once, and numbers that no database holds."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import QueryDict
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


def _post(session: str, address: str, said: dict[str, str], found: list[int]) -> None:
    client = Client(raise_request_exception=False)
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    found.append(client.post(address, said).status_code)


def signed_in(client: Client, member: Member) -> str:
    """The session of a browser in which a member is signed in."""
    client.force_login(member)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.mark.django_db(transaction=True)
def test_what_another_tab_deletes_meanwhile_is_a_calm_answer() -> None:
    member = cast_world(at=datetime.now(UTC))
    session = signed_in(Client(), member)
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
                    _post(session, where, {"words": "a", "kind": "call"}, found)
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


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Of the fields that were sent, those that somebody looked at."""
    found: set[str] = set()

    def noting(name: str) -> Callable[..., Any]:
        usual = getattr(QueryDict, name)

        def looking(sent: QueryDict, field: str, *more: Any) -> Any:
            found.add(field)
            return usual(sent, field, *more)

        return looking

    for name in ("__getitem__", "__contains__", "get", "getlist"):
        monkeypatch.setattr(QueryDict, name, noting(name))
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_number_too_large_for_any_row_is_a_calm_answer(method: str, looked_up: set[str]) -> None:
    member = cast_world(at=datetime.now(UTC))
    client = Client(raise_request_exception=False)
    session, numbers, walked = signed_in(client, member), rows(member), 0
    for pattern in addresses():
        wanted, noun = pattern.pattern.converters, str(pattern.pattern).split("/")[0]
        if {"secret"} & set(wanted) or "year" in wanted or pattern.name == "account_logout":
            continue
        args = named(pattern, numbers.get(noun, 1), numbers["people"]) if "pk" in wanted else []
        address = reverse(str(pattern.name), args=args)
        for number in HUGE:
            client.cookies[settings.SESSION_COOKIE_NAME] = session
            looked_up.clear()
            # Each finds the world as it was before.
            with transaction.atomic():
                answer = getattr(client, method)(address, dict.fromkeys(FIELDS, number))
                transaction.set_rollback(True)
            assert answer.status_code in CALM, f"{address} with {number[:20]}"
            walked += 1
            # What looks at none of the fields is the same whatever they say.
            if looked_up.isdisjoint(FIELDS):
                break
    assert walked > len(list(addresses()))
