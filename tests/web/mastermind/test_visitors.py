"""The page for visitors, read by friends and tried by an enemy; and the host's page."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from django.test import Client

from cookout.mastermind.group import Group
from cookout.mastermind.joining.visit_request import VisitRequest
from cookout.mastermind.questions.group_answer import GroupAnswer
from tests.web.conftest import words

pytestmark = pytest.mark.django_db
ASKED = {
    "name": "Nora Birch",
    "email": "nora@example.org",
    "words": "I run a frame shop.",
    "trade": "Picture framer",
    "lived": "Moved twice",
}


def address(group: Group) -> str:
    return f"/groups/visit/{group.uid}/"


def test_the_page_is_not_there_until_the_host_opens_it(
    home: Client, hosts: Client, group: Group
) -> None:
    for closed in (address(group), f"/groups/visit/{uuid.uuid4()}/", "/groups/visit/1/"):
        assert Client().get(closed).status_code == 404
        assert Client().post(closed, ASKED).status_code == 404
    assert home.post(f"/groups/{group.pk}/page/").status_code == 404
    hosts.post(f"/groups/{group.pk}/page/")
    assert Client().get(address(group)).status_code == 200
    hosts.post(f"/groups/{group.pk}/page/", {"close": "1"})
    assert Client().get(address(group)).status_code == 404


def test_only_members_who_chose_it_are_named(home: Client, hosts: Client, group: Group) -> None:
    hosts.post(f"/groups/{group.pk}/page/")
    assert "Rowan" not in words(Client().get(address(group)))
    about = {"trade": "Insurance", "lived": "Secrets", "speaks_to": "Bees"}
    home.post(f"/groups/{group.pk}/about-me/", about | {"shown_to_visitors": "on"})
    page = words(Client().get(address(group)))
    assert "Rowan Cole Insurance Bees" in page
    assert "Secrets" not in page
    assert "Sol" not in page


def test_a_visitor_asks_and_only_who_leads_reads_it(
    home: Client, hosts: Client, group: Group
) -> None:
    hosts.post(f"/groups/{group.pk}/page/")
    visitor = Client()
    assert visitor.post(address(group), ASKED | {"email": "nora"}).status_code == 422
    assert "The host will write to you." in words(visitor.post(address(group), ASKED, follow=True))
    hosting = words(hosts.get(f"/groups/{group.pk}/hosting/"))
    assert "Picture framer I run a frame shop. Has lived: Moved twice" in hosting
    assert home.get(f"/groups/{group.pk}/hosting/").status_code == 404
    asked = VisitRequest.objects.get()
    assert home.post(f"/visits/{asked.pk}/answer/").status_code == 404
    hosts.post(f"/visits/{asked.pk}/answer/")
    assert "frame shop" not in words(hosts.get(f"/groups/{group.pk}/hosting/"))


def test_a_flood_is_slowed_down_and_a_form_of_elsewhere_refused(
    hosts: Client, group: Group
) -> None:
    hosts.post(f"/groups/{group.pk}/page/")
    assert Client(enforce_csrf_checks=True).post(address(group), ASKED).status_code == 403
    for number in range(5):
        sent = ASKED | {"email": f"{number}@example.org"}
        assert Client().post(address(group), sent).status_code == 302
    assert Client().post(address(group), ASKED).status_code == 429
    assert VisitRequest.objects.count() == 5


def test_behind_the_proxy_each_visitor_has_a_limit_of_their_own(
    hosts: Client, group: Group, settings: Any
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    hosts.post(f"/groups/{group.pk}/page/")

    def ask(number: int, comes_from: str) -> int:
        sent = ASKED | {"email": f"{number}@example.org"}
        return Client().post(address(group), sent, HTTP_X_FORWARDED_FOR=comes_from).status_code

    assert [ask(n, f"203.0.113.{n}") for n in range(7)] == [302] * 7
    # Only what the proxy added itself counts: the last address.
    made_up = [ask(10 + n, f"198.51.100.{n}, 203.0.113.50") for n in range(6)]
    assert made_up == [302] * 5 + [429]


def test_what_a_visitor_types_is_shown_as_words(hosts: Client, group: Group) -> None:
    hosts.post(f"/groups/{group.pk}/page/")
    sent = {"name": "<b>N</b>", "email": "n@example.org", "words": "<script>alert(1)</script>"}
    Client().post(address(group), sent)
    page = hosts.get(f"/groups/{group.pk}/hosting/").content
    assert b"<script>alert" not in page
    assert b"<b>N</b>" not in page


def test_a_list_is_brought_in_and_a_wrong_line_comes_back(hosts: Client, group: Group) -> None:
    members = f"/groups/{group.pk}/members/"
    answer = hosts.post(members, {"members": "Ana", "promises": ""})
    assert answer.status_code == 422
    assert "Enter a name and an email" in words(answer)
    sent = {"members": "Ana Birch, ana@example.org", "promises": "Ana, Call, 2026-01-02"}
    assert "Imported one member and one promise." in words(hosts.post(members, sent, follow=True))


def test_a_fellow_member_is_added_to_my_people_by_choice(
    home: Client, hosts: Client, group: Group
) -> None:
    sol = group.members.present()[0]
    assert home.post(f"/group-members/{sol.pk}/person/")["Location"].startswith("/people/")
    assert "Open Sol Reyes" in words(home.get(f"/groups/{group.pk}/"))


def test_visitors_read_the_words_beside_which_both_pressed_yes(
    home: Client, hosts: Client, group: Group
) -> None:
    hosts.post(f"/groups/{group.pk}/page/")
    hosts.post(f"/groups/{group.pk}/questions/", {"question": "Who helps?", "brings": "concern"})
    asked = f"/questions/{group.questions.get().pk}/"
    hosts.post(f"{asked}restating/", {"question": "Who helps?", "open": "1"})
    given = {"basis": "lived", "gives": "concept"}
    home.post(f"{asked}answers/", given | {"text": "The first words."})
    answer = GroupAnswer.objects.get()
    hosts.post(f"/answers/{answer.pk}/insight/")

    def agree(client: Client, page: bytes) -> str:
        form = page.partition(b"/agreement/")[2]
        shown = re.search(rb'name="shown" value="([^"]+)"', form)
        assert shown
        sent = {"shown": shown[1].decode()}
        return words(client.post(f"/answers/{answer.pk}/agreement/", sent, follow=True))

    before = hosts.get(asked).content
    agree(hosts, before)
    home.post(f"{asked}answers/", given | {"text": "The words after."})
    assert "Read it again before you agree." in agree(hosts, before)
    agree(home, home.get(asked).content)
    assert "words" not in words(Client().get(address(group)))
    again = hosts.get(asked)
    assert "Yes, show it" in words(again)
    agree(hosts, again.content)
    page = words(Client().get(address(group)))
    assert "The words after." in page
    assert "The first words." not in page
    home.post(f"{asked}answers/", given | {"text": "A third time."})
    assert "Visitors still read: “The words after.” Show the new words" in words(hosts.get(asked))


def test_who_leads_reads_on_today_that_someone_asks_to_visit(
    home: Client, hosts: Client, group: Group
) -> None:
    hosts.post(f"/groups/{group.pk}/page/")
    for number in range(4):
        sent = ASKED | {"name": f"Nora {number}", "email": f"{number}@example.org"}
        Client().post(address(group), sent)
    page = hosts.get("/")
    line = "Nora 0, Nora 1, and others would like to visit Thursday Mastermind"
    assert line in words(page)
    assert f'href="/groups/{group.pk}/hosting/"' in page.content.decode()
    assert "visit Thursday" not in words(home.get("/"))
    for asked in VisitRequest.objects.all():
        hosts.post(f"/visits/{asked.pk}/answer/")
    assert "visit Thursday" not in words(hosts.get("/"))
