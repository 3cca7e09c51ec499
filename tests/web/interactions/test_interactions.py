"""Logging a conversation: in one tap, in words, with several people; and taking it back."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from cookout.members.member import Member
from cookout.people.event import Event
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from tests.cast import AT, person
from tests.web.conftest import Count, Read, words

pytestmark = pytest.mark.django_db
Ago = Callable[[int], date]


def only(member: Member) -> Interaction:
    return Interaction.objects.of(member).not_in_trash().get()


@pytest.mark.parametrize(
    ("kind", "direction", "said"),
    [
        ("call", "out", "Saved. A call with Dana."),
        ("message", "out", "Saved. A message with Dana."),
        ("met", "both", "Saved. A meeting with Dana."),
    ],
)
def test_the_kind_is_enough(
    follow: Read, dana: Person, today: date, kind: str, direction: str, said: str
) -> None:
    assert said in follow(f"/people/{dana.pk}/interactions/", kind=kind)
    logged = only(dana.owner)
    assert (logged.kind, logged.direction, logged.on) == (kind, direction, today)
    assert list(logged.people.all()) == [dana]


def test_the_toast_says_how_long_it_keeps_them_warm(
    follow: Read, dana: Person, today: date
) -> None:
    dana.stand(Person.Place.WARM, on=today)
    page = follow(f"/people/{dana.pk}/interactions/", kind="call")
    assert "Saved. Next hello in about 5 months." in page


def test_the_clock_restarts_and_undo_sets_it_back(
    follow: Read, undo: Callable[[], None], dana: Person, today: date
) -> None:
    dana.stand(Person.Place.DEEP, on=today)
    follow(f"/people/{dana.pk}/interactions/", kind="call")
    dana.refresh_from_db()
    assert dana.last_touch_on == today
    undo()
    dana.refresh_from_db()
    assert dana.last_touch_on is None


def test_everything_can_be_said_about_it(
    follow: Read, rowans: Member, dana: Person, ago: Ago
) -> None:
    fair = Event.objects.create(owner=rowans, name="School fair", on=ago(3))
    follow(
        f"/people/{dana.pk}/interactions/",
        kind="helped",
        direction="in",
        minutes="40",
        on=ago(3).isoformat(),
        words="Carried the tables.\r\nStayed late.",
        event=str(fair.pk),
    )
    logged = only(rowans)
    assert (logged.direction, logged.minutes, logged.on) == ("in", 40, ago(3))
    assert (logged.event, logged.words) == (fair, "Carried the tables.\nStayed late.")


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({}, "Choose what it was"),
        ({"kind": "dinner"}, "Choose what it was"),
        ({"kind": "call", "minutes": "ten"}, "Enter minutes as a number, like 20"),
        ({"kind": "call", "minutes": "-5"}, "Enter 0 minutes or more"),
        ({"kind": "call", "minutes": "9999"}, "Enter up to 1440 minutes"),
        ({"kind": "call", "on": "2999-01-01"}, "Enter today or an earlier date"),
        ({"kind": "call", "on": "0001-01-01"}, "Enter a date in 1900 or later"),
        ({"kind": "call", "on": "yesterday"}, "Enter a date, like 2026-03-12"),
        ({"kind": "call", "event": "7"}, "Choose one of your events"),
        ({"kind": "call", "direction": "up"}, "Choose who started it"),
    ],
)
def test_every_problem_says_what_to_do_and_keeps_what_was_typed(
    home: Client, dana: Person, said: dict[str, str], problem: str
) -> None:
    answer = home.post(f"/people/{dana.pk}/interactions/", said | {"words": "Typed before"})
    assert answer.status_code == 422
    assert problem in words(answer)
    assert "Typed before" in answer.content.decode()
    assert not Interaction.objects.exists()


def test_fifty_people_at_most_are_logged_together(home: Client, rowans: Member) -> None:
    ids = [person(rowans, f"Nr {number}").pk for number in range(51)]
    answer = home.get("/interactions/", {"people": ids}, follow=True)
    page = answer.content.decode()
    assert "Choose up to 50 people." in page
    assert page.count(" checked>") == 50
    assert not Interaction.objects.exists()


def test_a_form_that_came_from_somewhere_goes_back_there(home: Client, dana: Person) -> None:
    address = f"/people/{dana.pk}/interactions/"
    for elsewhere in ("https://example.org/", "//example.org/", "javascript:alert(1)"):
        answer = home.post(address, {"kind": "call", "next": elsewhere})
        assert answer["Location"] == f"/people/{dana.pk}/"
    answer = home.post(address, {"kind": "call", "next": "/people/?place=deep"})
    assert answer["Location"] == "/people/?place=deep"
    answer = home.post(address, {"kind": "", "next": "/people/?place=deep"})
    assert 'name="next" value="/people/?place=deep"' in answer.content.decode()


def test_one_time_with_several_people_is_one_interaction(
    home: Client, read: Read, follow: Read, rowans: Member, dana: Person, hidden: Person
) -> None:
    priya = person(rowans, "Priya Nair")
    ids = [str(one.pk) for one in (dana, priya, hidden)]
    page = home.get("/interactions/", {"people": [*ids, "x", "9" * 30]}).content.decode()
    assert "Log for two people" in page
    assert page.count('type="hidden" name="people"') == 2
    assert "Ines" not in page
    said = follow("/interactions/", people=ids, kind="met")
    assert "Saved. A meeting with two people." in said
    assert set(only(rowans).people.all()) == {dana, priya}
    assert "You met with Priya Nair" in read(f"/people/{dana.pk}/")


def test_nobody_chosen_leads_back_to_choosing(follow: Read, read: Read, dana: Person) -> None:
    assert "First choose the people who were there." in follow("/interactions/", kind="met")
    assert "Choose who was there" in read("/people/", choose="1")


def test_what_was_logged_can_be_changed(
    home: Client, read: Read, dana: Person, today: date, ago: Ago
) -> None:
    logged = Interaction.log(people=[dana], kind="call", on=today, at=AT, words="Her van.")
    address = f"/interactions/{logged.pk}/"
    assert "Conversation with Dana Whitfield" in read(address)
    said = {"kind": "met", "direction": "both", "on": ago(5).isoformat(), "words": "Her new van."}
    assert home.post(address, said)["Location"] == f"/people/{dana.pk}/"
    dana.refresh_from_db()
    assert dana.last_touch_on == ago(5)
    assert "You met Her new van." in read(f"/people/{dana.pk}/")
    assert home.post(address, {"kind": ""}).status_code == 422


def test_a_time_is_taken_back_and_comes_back(
    follow: Read, undo: Callable[[], None], dana: Person, today: date
) -> None:
    logged = Interaction.log(people=[dana], kind="call", on=today, at=AT)
    page = follow(f"/interactions/{logged.pk}/trash/")
    assert "Entry moved to the trash." in page
    assert "Nothing yet." in page
    undo()
    dana.refresh_from_db()
    assert dana.last_touch_on == today


def test_a_time_with_people_who_are_all_in_the_trash_can_still_be_opened(
    home: Client, dana: Person, today: date
) -> None:
    logged = Interaction.log(people=[dana], kind="call", on=today, at=AT)
    dana.trash(at=AT)
    assert home.get(f"/interactions/{logged.pk}/").status_code == 200
    assert home.post(f"/interactions/{logged.pk}/trash/")["Location"] == "/people/"


def test_what_somebody_else_logged_is_not_there(home: Client, hidden: Person, today: date) -> None:
    theirs = Interaction.log(people=[hidden], kind="call", on=today, at=AT)
    assert home.get(f"/interactions/{theirs.pk}/").status_code == 404
    for verb in ("", "trash/", "restore/"):
        assert home.post(f"/interactions/{theirs.pk}/{verb}", {"kind": "met"}).status_code == 404
    assert home.post(f"/people/{hidden.pk}/interactions/", {"kind": "met"}).status_code == 404
    assert Interaction.objects.get() == theirs


def test_fifty_people_take_as_many_queries_as_three(
    queries: Count, rowans: Member, dana: Person
) -> None:
    people = [person(rowans, f"Nr {number}").pk for number in range(50)]
    few = queries("/interactions/?" + "&".join(f"people={pk}" for pk in people[:3]))
    assert queries("/interactions/?" + "&".join(f"people={pk}" for pk in people)) == few
