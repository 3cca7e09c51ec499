"""I met...: saved in half a minute, asked about a known name, nothing merged in silence."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cookout.members.member import Member
from cookout.people.event import Event
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.people.search import search
from cookout.people.tie import Tie
from cookout.promises.promise import Promise
from cookout.table.regard import Regard
from tests.cast import person, sol

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(member: Member) -> date:
    return member.day(timezone.now())


def everything(today: date) -> dict[str, str]:
    return {
        "name": "Teo Alvarez",
        "role": "Mortgage adviser",
        "company": "Harbor Street Lending",
        "phone": "818 555 0147",
        "mail": "teo@harborstreet.example",
        "remember": "Coaches the softball team",
        "high5": "2",
        "event": "",
        "event_name": "Chamber breakfast",
        "on": today.isoformat(),
        "promise": "Send the school link",
        "promise_by": (today + timedelta(days=3)).isoformat(),
    }


def test_who_introduced_them_is_a_tie_and_one_of_two_is_asked_for(
    home: Client, member: Member
) -> None:
    said = {"name": "Teo Alvarez", "through": "vera holt"}
    vera, _ = person(member, "Vera Holt"), person(member, "Teo Alvarez")
    home.post("/met/", said | {"anyway": "1"})
    assert Tie.objects.get().other == vera
    assert str(Tie.objects.get()) == "Introduced by Vera Holt"
    other = person(member, "Vera Holt")
    page = home.post("/met/", said)
    assert page.status_code == 422
    assert "Which vera holt?" in page.content.decode()
    page = home.post("/met/", said | {"which": other.pk})
    # Asked about the namesake next, the answer before is still there.
    assert f'name="which" value="{other.pk}"' in page.content.decode()
    home.post("/met/", said | {"which": other.pk, "anyway": "1"})
    assert Tie.objects.filter(other=other).count() == 1


def test_a_name_is_enough(home: Client, member: Member, today: date) -> None:
    page = home.post("/met/", {"name": "Teo Alvarez"}, follow=True)
    assert page.redirect_chain == [("/", 302)]
    someone = Person.objects.of(member).get()
    assert (someone.place, someone.met_on, someone.touches) == ("new", today, 1)
    text = page.content.decode()
    assert "Teo saved." in text
    assert f"/people/{someone.pk}/decide/" in text
    assert f'action="/people/{someone.pk}/trash/"' in text


def test_everything_is_kept_at_once(home: Client, member: Member, today: date) -> None:
    home.post("/met/", everything(today))
    someone = Person.objects.of(member).get()
    assert someone.work == "Mortgage adviser, Harbor Street Lending"
    assert [(point.kind, point.value) for point in someone.contact_points.all()] == [
        ("phone", "818 555 0147"),
        ("mail", "teo@harborstreet.example"),
    ]
    assert [(line.kind, line.words) for line in someone.remembered.all()] == [
        ("other", "Coaches the softball team")
    ]
    assert Regard.objects.get(person=someone).high5 == 2
    event = Event.objects.of(member).get()
    assert (event.name, event.on, someone.event) == ("Chamber breakfast", today, event)
    promise = Promise.objects.of(member).get()
    assert (promise.what, promise.due_on) == ("Send the school link", today + timedelta(days=3))
    interaction = Interaction.objects.of(member).get()
    assert (interaction.kind, interaction.event) == ("met", event)
    for words in ("softball", "0147", "teo", "harbor"):
        assert [hit.person_id for hit in search.find(member, words)] == [someone.pk]


def test_deciding_can_follow_at_once(home: Client, member: Member) -> None:
    page = home.post("/met/", {"name": "Teo", "then": "now"})
    assert page["Location"] == f"/people/{Person.objects.get().pk}/decide/"


def test_a_name_that_was_searched_for_stands_there(home: Client) -> None:
    text = home.get("/met/", {"name": 'Dana "Dee" <b>'}).content.decode()
    assert 'value="Dana &quot;Dee&quot; &lt;b&gt;"' in text


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": ""}, "Enter the name of the person you met"),
        ({"name": "\x00 \n"}, "Enter the name of the person you met"),
        ({"name": "\u202e\u200b"}, "Enter the name of the person you met"),
        ({"name": "x" * 301}, "up to 300 characters"),
        ({"phone": "call me"}, "Enter a phone number, like 818 555 0147"),
        ({"mail": "at harbor street"}, "Enter an email address, like dana@example.org"),
        ({"high5": "9"}, "Choose one of the answers"),
        ({"event": "999999"}, "Choose one of these events, or somewhere else"),
        ({"event": "9" * 30}, "Choose one of these events, or somewhere else"),
        ({"on": "soon"}, "Enter a date, like 2026-03-12"),
        ({"on": "2999-01-01"}, "Enter today or an earlier date"),
        ({"promise": ""}, "Say what you promised"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_kept(
    home: Client, today: date, change: dict[str, str], sentence: str
) -> None:
    page = home.post("/met/", everything(today) | change)
    text = page.content.decode()
    assert page.status_code == 422
    assert sentence in text
    assert "There’s a problem" in text
    assert "Coaches the softball team" in text
    assert "<title>Error: " in text
    assert not Person.objects.exists()
    assert not Event.objects.exists()


# The event


def test_the_event_of_today_is_chosen_already(home: Client, member: Member, today: date) -> None:
    event = Event.objects.create(owner=member, name="School fair", on=today)
    text = home.get("/met/").content.decode()
    assert "School fair<small>Today</small>" in text
    assert home.get("/met/").context["form"]["event"].value() == str(event.pk)


def test_several_met_at_a_new_event_were_at_one_event(home: Client, today: date) -> None:
    home.post("/met/", everything(today))
    home.post("/met/", everything(today) | {"name": "Grace Lin", "event_name": "chamber breakfast"})
    assert Event.objects.count() == 1
    assert Person.objects.filter(event=Event.objects.get()).count() == 2


def test_an_event_of_another_day_says_when_they_met(
    home: Client, member: Member, today: date
) -> None:
    before = today - timedelta(days=3)
    event = Event.objects.create(owner=member, name="School fair", on=before)
    home.post("/met/", {"name": "Teo", "event": event.pk, "on": today.isoformat()})
    assert Person.objects.get().met_on == before


def test_an_older_event_can_be_asked_for_by_its_page(
    home: Client, member: Member, today: date
) -> None:
    old = Event.objects.create(owner=member, name="School fair", on=today - timedelta(days=90))
    for n in range(6):
        Event.objects.create(owner=member, name=f"Breakfast {n}", on=today - timedelta(days=n))
    text = home.get("/met/", {"event": old.pk}).content.decode()
    assert "School fair" in text
    home.post("/met/", {"name": "Teo", "event": old.pk, "on": today.isoformat()})
    assert Person.objects.get().event == old


def test_somebody_elses_event_is_no_choice(home: Client, today: date) -> None:
    event = Event.objects.create(owner=sol(), name="Bakers’ fair", on=today)
    assert "Bakers" not in home.get("/met/", {"event": event.pk}).content.decode()
    assert home.post("/met/", {"name": "Teo", "event": event.pk}).status_code == 422


# The same name


def test_a_known_name_is_asked_about(home: Client, member: Member, today: date) -> None:
    person(member, "Dana Whitfield", role="Chimney sweep")
    page = home.post("/met/", everything(today) | {"name": "dana whitfield", "then": "now"})
    text = page.content.decode()
    assert page.status_code == 422
    assert "You already know Dana Whitfield" in text
    assert "Chimney sweep" in text
    assert "Coaches the softball team" in text
    assert 'name="then" value="now"' in text
    assert Person.objects.count() == 1
    assert not Interaction.objects.exists()


def test_the_same_person_met_again_is_logged(home: Client, member: Member, today: date) -> None:
    known = person(member, "Dana Whitfield", role="Chimney sweep")
    home.post("/met/", everything(today) | {"name": "Dana Whitfield", "again": known.pk})
    known.refresh_from_db()
    assert Person.objects.count() == 1
    assert Interaction.objects.get().people.get() == known
    assert known.role == "Chimney sweep"
    assert known.company == "Harbor Street Lending"
    assert (known.place, known.met_on) == ("new", today)
    assert Promise.objects.get().person == known


def test_meeting_again_moves_nobody(home: Client, member: Member, today: date) -> None:
    known = person(member, "Dana Whitfield", met_on=date(2020, 1, 1))
    known.stand(Person.Place.DEEP, on=date(2020, 1, 2))
    for _ in range(2):
        home.post("/met/", everything(today) | {"name": "Dana Whitfield", "again": known.pk})
    known.refresh_from_db()
    assert (known.place, known.met_on) == ("deep", date(2020, 1, 1))
    assert known.last_touch_on == today
    assert known.contact_points.count() == 2


def test_meeting_again_can_be_undone(home: Client, member: Member) -> None:
    known = person(member, "Dana Whitfield")
    page = home.post("/met/", {"name": "Dana Whitfield", "again": known.pk}, follow=True)
    interaction = Interaction.objects.get()
    assert f'action="/interactions/{interaction.pk}/trash/"' in page.content.decode()


def test_somebody_else_of_the_same_name_is_somebody_else(home: Client, member: Member) -> None:
    person(member, "Dana Whitfield")
    home.post("/met/", {"name": "Dana Whitfield", "anyway": "1"})
    assert Person.objects.filter(name="Dana Whitfield").count() == 2


def test_the_enter_key_never_takes_one_person_for_another(home: Client, member: Member) -> None:
    person(member, "Dana Whitfield")
    text = home.post("/met/", {"name": "Dana Whitfield"}).content.decode()
    form = text[text.index('class="stack-lg met"') :]
    assert form.index('hidden name="then"') < form.index('name="again"')


def test_sending_it_twice_asks_instead_of_doubling(home: Client, today: date) -> None:
    home.post("/met/", everything(today))
    assert home.post("/met/", everything(today)).status_code == 422
    assert Person.objects.count() == 1


@pytest.mark.parametrize("again", ["0", "x", "9" * 25, "-1", "1 or 1=1"])
def test_meeting_nobody_again_is_nothing(home: Client, again: str) -> None:
    assert home.post("/met/", {"name": "Dana", "again": again}).status_code == 404


def test_nobody_meets_somebody_elses_people_again(home: Client) -> None:
    theirs = person(sol(), "Ines Duarte")
    page = home.post("/met/", {"name": "Ines Duarte", "again": theirs.pk})
    assert page.status_code == 404
    assert not Interaction.objects.exists()
    assert home.post("/met/", {"name": "Ines Duarte"}).status_code == 302


def test_a_stranger_meets_nobody(client: Client) -> None:
    assert client.post("/met/", {"name": "Teo"})["Location"].startswith("/sign-in/")
    assert not Person.objects.exists()


def test_the_date_of_a_repeating_event_becomes_an_event_with_the_first_person_met(
    home: Client, rowans: Member, today: date
) -> None:
    first = Event.objects.create(owner=rowans, name="Breakfast", on=today - timedelta(days=14))
    first.repeat(pattern="week", every=2)
    page = home.get("/met/").content.decode()
    (choice,) = re.findall(rf'value="([0-9]+\.{today.isoformat()})"', page)
    assert Event.objects.count() == 1
    for name in ("Ada Quill", "Ben Roe"):
        home.post("/met/", {"name": name, "event": choice})
    held = Event.objects.get(on=today)
    assert held.series == first.series
    assert Person.objects.filter(event=held).count() == 2
