"""A message before it is sent: begun with a draft, checked, and kept nowhere."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cookout.members.member import Member
from cookout.people.contact_point import ContactPoint
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.people.remember import Remember
from cookout.people.role import Role
from tests.cast import AT, person
from tests.web.conftest import Read, words

pytestmark = pytest.mark.django_db

PITCH = "Hi Dana, let me tell you about our services. Book a call."


@pytest.fixture
def known(dana: Person, today: date) -> Person:
    """Dana, whom Rowan met once, and who cares about the Falcons."""
    ContactPoint.objects.create(
        owner=dana.owner, person=dana, kind="phone", value="818 555 0133", position=0
    )
    Remember.objects.create(owner=dana.owner, person=dana, kind="cares", words="the Falcons")
    Interaction.log(people=[dana], kind="met", on=today, at=AT)
    return dana


def test_a_message_begins_with_a_draft_from_what_is_on_record(
    home: Client, read: Read, known: Person
) -> None:
    page = read(f"/people/{known.pk}/words/")
    assert "Write to Dana" in page
    assert "how are the Falcons doing?" in page
    assert (
        'href="sms:+18185550133?body=Hi%20Dana'
        in home.get(f"/people/{known.pk}/words/").content.decode()
    )
    assert f"/people/{known.pk}/words/" in home.get(f"/people/{known.pk}/").content.decode()


def test_a_pitch_too_soon_is_said_with_its_words_and_a_sentence_instead(
    home: Client, known: Person
) -> None:
    answer = home.post(f"/people/{known.pk}/words/", {"draft": PITCH})
    assert answer.status_code == 200
    page = words(answer)
    assert "It may be too soon to ask for anything. Two real talks come first." in page
    assert "our services It offers something for sale." in page
    assert "Book a call It asks for time for your own business." in page
    assert "You could write: How are the Falcons doing?" in page
    assert f">\n{PITCH}</textarea>" in answer.content.decode()


def test_whoever_asked_for_it_may_have_it(home: Client, known: Person) -> None:
    page = words(home.post(f"/people/{known.pk}/words/", {"draft": PITCH, "asked": "on"}))
    assert "This reads like someone who cares. The words below are up to you." in page
    assert "You could write" not in page


def test_after_a_second_talk_care_may_outweigh_it(home: Client, known: Person, today: date) -> None:
    said = {"draft": "Thank you for Sunday. How are you? Could you introduce me to Luis?"}
    assert "too soon" in words(home.post(f"/people/{known.pk}/words/", said))
    Interaction.log(people=[known], kind="call", on=date(2026, 1, 5), at=AT)
    assert "reads like someone who cares" in words(home.post(f"/people/{known.pk}/words/", said))


def test_nothing_that_was_typed_is_written_down(home: Client, known: Person) -> None:
    with CaptureQueriesContext(connection) as captured:
        home.post(f"/people/{known.pk}/words/", {"draft": "Zebra services, book a call."})
    for query in captured:
        assert "Zebra" not in query["sql"]
        assert not query["sql"].lower().startswith(("insert", "update", "delete"))


def test_an_empty_draft_and_one_without_end_are_asked_about(home: Client, known: Person) -> None:
    answer = home.post(f"/people/{known.pk}/words/", {"draft": " "})
    assert answer.status_code == 422
    assert "Write something first" in words(answer)
    answer = home.post(f"/people/{known.pk}/words/", {"draft": "x" * 5001})
    assert answer.status_code == 422
    assert "x" * 5001 in answer.content.decode()


def test_the_list_of_today_offers_the_check(home: Client, known: Person, today: date) -> None:
    known.stand(Person.Place.WARM, on=today)
    page = home.get("/").content.decode()
    assert f'formaction="/people/{known.pk}/words/"' in page
    assert "<textarea" in page
    assert 'name="draft"' in page


def test_a_role_of_somebody_else_is_not_named(
    read: Read, known: Person, hidden: Person, today: date
) -> None:
    theirs = Role.need(owner=hidden.owner, name="Baker", on=today)
    for asked in (str(theirs.pk), "x", "9" * 30, "\u0663"):
        assert "baker" not in read(f"/people/{known.pk}/words/", role=asked)


def test_somebody_without_a_way_to_reach_them_can_still_be_written_to(
    read: Read, rowans: Member
) -> None:
    luis = person(rowans, "Luis Ortega")
    page = read(f"/people/{luis.pk}/words/")
    assert "Check my message" in page
    assert "Text Luis" not in page
