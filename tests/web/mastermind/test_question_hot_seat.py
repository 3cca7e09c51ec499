"""A question that was put to the group takes a hot seat."""

from __future__ import annotations

import pytest
from django.test import Client

from cookout.mastermind.group import Group
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.sessions.hot_seat import HotSeatRequest
from tests.cast import AT
from tests.web.conftest import words

pytestmark = pytest.mark.django_db
SIDES = ("background", "tried", "options", "help_wanted", "help_not_wanted")
FULL = {"question": "Who helps?", "brings": "concern"} | {name: f"My {name}" for name in SIDES}


def ask(client: Client, group: Group, **changed: str) -> str:
    client.post(f"/groups/{group.pk}/questions/", FULL | changed)
    return f"/questions/{GroupQuestion.objects.latest('pk').pk}/"


def test_a_question_with_all_six_fields_takes_a_hot_seat_from_its_page(
    home: Client, hosts: Client, group: Group
) -> None:
    asked = ask(home, group)
    assert "Ask for a hot seat" in words(home.get(asked))
    for _ in range(2):
        page = words(home.post(f"{asked}hot-seat/", follow=True))
    assert "You asked for a hot seat." in page
    assert HotSeatRequest.objects.waiting().get().question.first == "Who helps?"
    assert hosts.post(f"{asked}hot-seat/").status_code == 404


def test_only_the_fields_that_are_empty_are_asked_for_and_the_others_stay(
    home: Client, group: Group
) -> None:
    asked = ask(home, group, tried="", options="")
    page = words(home.get(asked))
    assert "For a hot seat, add what you tried and your options." in page
    assert "Use a question you asked Who helps?" in words(home.get(f"/groups/{group.pk}/hot-seat/"))
    sent = {"tried": "A friend", "background": "Overwritten"}
    assert home.post(f"{asked}hot-seat/", sent).status_code == 422
    assert not HotSeatRequest.objects.exists()
    home.post(f"{asked}hot-seat/", sent | {"options": "Two"})
    question = HotSeatRequest.objects.get().question
    assert (question.tried, question.options) == ("A friend", "Two")
    assert question.background == "My background"
    assert "Use a question" not in words(home.get(f"/groups/{group.pk}/hot-seat/"))


def test_a_heard_question_has_no_hot_seat_to_ask_for(home: Client, group: Group) -> None:
    asked = ask(home, group)
    GroupQuestion.objects.update(heard_at=AT)
    assert "hot seat" not in words(home.get(asked)).lower()
    assert home.post(f"{asked}hot-seat/").status_code == 404
