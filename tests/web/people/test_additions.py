"""One memory, number or promise, added on a person's page."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from cookout.people.contact_point import ContactPoint
from cookout.people.person import Person
from cookout.people.remember import Remember
from cookout.people.search.search import find
from cookout.promises.promise import Promise
from tests.web.conftest import Read, words

pytestmark = pytest.mark.django_db


def remember(home: Client, one: Person, **said: str) -> Any:
    return home.post(f"/people/{one.pk}/memories/", said, follow=True)


def reach(home: Client, one: Person, **said: str) -> Any:
    return home.post(f"/people/{one.pk}/contact-points/", said, follow=True)


def test_a_memory_is_saved_last_and_found_at_once(home: Client, dana: Person) -> None:
    Remember.add(person=dana, kind="sport", words="Falcons")
    page = words(remember(home, dana, words="shellfish", kind="allergy"))
    assert "Allergic to shellfish" in page
    assert [line.words for line in dana.remembered.all()] == ["Falcons", "shellfish"]
    assert find(dana.owner, "shellfish")[0].person_id == dana.pk


@pytest.mark.parametrize(
    ("kind", "said", "lead"),
    [
        ("allergy", "shellfish", "Allergic to"),
        ("allergy", "Allergic to shellfish", ""),
        ("wants", "a second sweep", "Looking for"),
        ("family", "two boys", "Family:"),
        ("other", "drives an old van", ""),
    ],
)
def test_a_memory_says_what_it_is(dana: Person, kind: str, said: str, lead: str) -> None:
    assert Remember(person=dana, kind=kind, words=said).label_before == lead


def test_the_same_memory_is_kept_once(home: Client, dana: Person) -> None:
    for _ in range(2):
        page = words(remember(home, dana, words="Shellfish", kind="allergy"))
    assert "You already noted that." in page
    assert dana.remembered.count() == 1


def test_an_empty_memory_is_asked_for(home: Client, dana: Person) -> None:
    answer = remember(home, dana, words=" ", kind="allergy")
    assert answer.status_code == 422
    assert "Enter what to remember" in words(answer)


@pytest.mark.parametrize(
    ("value", "kind"),
    [("818 555 0147", "phone"), ("dana@example.org", "mail"), ("example.org/dana", "link")],
)
def test_what_is_added_is_a_number_an_email_or_a_link(
    home: Client, dana: Person, value: str, kind: str
) -> None:
    reach(home, dana, value=value, label="Work")
    point = dana.contact_points.get()
    assert (point.kind, point.value, point.label) == (kind, value, "Work")


def test_what_is_no_way_to_reach_anyone_is_refused(home: Client, dana: Person) -> None:
    answer = reach(home, dana, value="ask her brother")
    assert answer.status_code == 422
    assert not ContactPoint.objects.filter(person=dana).exists()


def test_a_number_written_in_another_way_is_kept_once(home: Client, dana: Person) -> None:
    reach(home, dana, value="+1 818 555 0147")
    assert "You already have that." in words(reach(home, dana, value="(818) 555-0147"))
    assert dana.contact_points.count() == 1


def test_a_second_tap_adds_nothing(home: Client, dana: Person) -> None:
    for _ in range(2):
        home.post(f"/people/{dana.pk}/memories/", {"words": "likes figs", "once": "k"})
    assert dana.remembered.count() == 1


def test_another_members_person_is_not_there(home: Client, hidden: Person) -> None:
    assert remember(home, hidden, words="x").status_code == 404
    assert reach(home, hidden, value="818 555 0147").status_code == 404


def test_a_promise_begins_with_choosing_the_person(
    home: Client, read: Read, dana: Person, hidden: Person
) -> None:
    dana.stand(Person.Place.WARM, on=None)
    assert "Add promise" in read("/promises/")
    assert "Dana Whitfield" in read("/promises/new/")
    assert "Dana Whitfield" in read("/promises/new/?who=whitf")
    assert hidden.name not in read("/promises/new/?who=Ines")


def test_after_logging_a_promise_is_one_tap_away(home: Client, dana: Person) -> None:
    page = home.post(f"/people/{dana.pk}/interactions/", {"kind": "call"}, follow=True)
    assert f'href="/people/{dana.pk}/promises/">Add promise' in page.content.decode()


def test_a_promise_on_the_page_is_due_in_a_week(home: Client, dana: Person) -> None:
    said = {"what": "send the map", "when": "week", "whose": "theirs"}
    home.post(f"/people/{dana.pk}/promises/", said)
    promise = Promise.objects.get(person=dana)
    assert not promise.mine
    assert promise.due_on is not None


def test_an_important_date_is_added_with_its_notice(home: Client, read: Read, dana: Person) -> None:
    page = f"/people/{dana.pk}/"
    said = {"words": "Shop anniversary", "on": "2012-12-05", "yearly": "on", "notice": "14"}
    home.post(f"{page}dates/", said)
    assert "Shop anniversary Every year on December 5, 14 days before" in read(page)
    refused = home.post(f"{page}dates/", {"words": "", "on": "", "notice": "5"})
    assert refused.status_code == 422
    assert "Choose when to be reminded" in words(refused)
    line = dana.remembered.get()
    assert (line.on, line.yearly, line.notice) == (date(2012, 12, 5), True, 14)
