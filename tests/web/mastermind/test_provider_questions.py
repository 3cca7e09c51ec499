"""From a look-up nobody answers to the group's word in it."""

from __future__ import annotations

import pytest
from django.test import Client

from cookout.mastermind.group import Group
from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.members.member import Member
from cookout.referrals.experience import Experience
from tests.cast import job, person
from tests.web.conftest import words

pytestmark = pytest.mark.django_db
NEED = {"trade": "plumber", "need": "my kitchen tap drips all night"}


def test_a_need_goes_to_the_group_and_its_word_comes_into_the_look_up(
    home: Client, hosts: Client, group: Group, host: Member
) -> None:
    page = words(home.get("/search/", {"q": NEED["need"]}))
    assert "You don’t know a plumber yet." in page
    assert "Ask Thursday Mastermind" in page
    for _ in range(2):
        home.post(f"/groups/{group.pk}/who-has-used/", NEED)
    question = GroupQuestion.objects.get()
    address = f"/questions/{question.pk}/"
    assert "See answers from Thursday Mastermind" in words(home.get("/search/", {"q": "plumber"}))

    job(person(host, "Kit Halloran", role="plumber"), on=question.asked_at.date(), what="a boiler")
    page = words(hosts.get(address))
    assert "Who has used a plumber?" in page
    assert "I used Kit Halloran for a boiler. It went well." in page
    told = {"provider": "Wes Ott", "basis": "met"}
    assert hosts.post(f"{address}providers/", {"provider": "Wes Ott"}).status_code == 422
    hosts.post(f"{address}providers/", told)
    own = Experience.objects.of(host).get().pk
    hosts.post(f"{address}providers/", {"experience": own})
    assert home.post(f"{address}providers/", told).status_code == 404
    assert home.post(f"{address}providers/", {"experience": own}).status_code == 404

    page = words(home.get("/search/", {"q": NEED["need"]}))
    assert "Shared in your groups" in page
    assert "Sol Reyes used them for a boiler" in page
    assert "Sol Reyes only met them." in page
    kit = SharedExperience.objects.get(basis="used")
    assert hosts.post(f"/shared-experiences/{kit.pk}/taking/").status_code == 404
    page = words(home.post(f"/shared-experiences/{kit.pk}/taking/", follow=True))
    assert "Kit Halloran is one of your people." in page
    assert home.post(f"/shared-experiences/{kit.pk}/removal/").status_code == 404
    hosts.post(f"/shared-experiences/{kit.pk}/removal/")
    assert SharedExperience.objects.get().provider == "Wes Ott"


def test_without_a_group_nobody_is_asked(home: Client) -> None:
    assert "Ask your group" not in words(home.get("/search/", {"q": "plumber"}))


def test_a_crafted_request_without_a_trade_asks_nothing(home: Client, group: Group) -> None:
    home.post(f"/groups/{group.pk}/who-has-used/", {"need": "anything"})
    assert not GroupQuestion.objects.exists()
