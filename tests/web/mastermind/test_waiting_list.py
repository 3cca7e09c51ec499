"""The waiting list on the host's page: kept from a request, added by hand, changed, taken off."""

from __future__ import annotations

import pytest
from django.test import Client

from cookout.mastermind.group import Group
from cookout.mastermind.joining.visit_request import VisitRequest
from cookout.mastermind.joining.waiting_candidate import WaitingCandidate
from tests.cast import AT
from tests.mastermind.questions.test_questions import asked
from tests.web.conftest import words

pytestmark = pytest.mark.django_db
NORA = {"name": "Nora Birch", "email": "", "trade": "Picture framer", "lived": "Moved a shop"}


def test_the_host_keeps_who_asked_to_visit(home: Client, hosts: Client, group: Group) -> None:
    said = {"name": "Nora Birch", "email": "nora@example.org", "words": "I run a frame shop."}
    request = VisitRequest.ask(group=group, at=AT, **said)
    hosting, address = f"/groups/{group.pk}/hosting/", f"/visits/{request.pk}/keeping/"
    assert home.post(address).status_code == 404
    for _ in range(2):
        page = words(hosts.post(address, follow=True))
    assert "Nora Birch is on the waiting list." in page
    assert "Would like to visit" not in page
    assert "Waiting list Add someone to the waiting list Nora Birch I run a frame shop." in page
    assert "Write to Nora Birch" in words(hosts.get(hosting))
    assert WaitingCandidate.objects.count() == 1


def test_somebody_added_by_hand_is_proposed_with_a_reason_changed_and_removed(
    home: Client, hosts: Client, group: Group
) -> None:
    asked(group.members.present()[1], "How do I move a shop?")
    adding = f"/groups/{group.pk}/waiting-list/"
    assert hosts.post(adding, NORA | {"name": ""}).status_code == 422
    assert home.post(adding, NORA).status_code == 404
    page = words(hosts.post(adding, NORA, follow=True))
    assert "Nora Birch has lived “Moved a shop”, and nobody here has" in page
    one = WaitingCandidate.objects.get()
    for address in (f"/waiting-list/{one.pk}/", f"/waiting-list/{one.pk}/removal/"):
        assert home.post(address, NORA).status_code == 404
    address = f"/waiting-list/{one.pk}/"
    assert "Moved a shop" in words(hosts.get(address))
    hosts.post(address, NORA | {"email": "nora@example.org", "shown": ""})
    twin = NORA | {"name": "N. B.", "email": "Nora@example.org"}
    answer = hosts.post(adding, twin)
    assert answer.status_code == 422
    assert "Someone on the list has this email." in words(answer)
    page = words(hosts.post(f"{address}removal/", follow=True))
    assert "Nora Birch is off the waiting list." in page
    assert "No one is waiting." in page
    assert not WaitingCandidate.objects.exists()
