"""Cookouts: planned from the table, asked from the member's own phone, logged once for all."""

from __future__ import annotations

import html
import json
import re
import threading
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test import Client

from cookout.members.member import Member
from cookout.models import ContactPoint, Cookout, Guest, Interaction, Person, Plan, Remember
from tests.cast import AT, person
from tests.web.conftest import Count, Read, words

pytestmark = pytest.mark.django_db
Ago = Callable[[int], date]


@pytest.fixture
def table(rowans: Member, ago: Ago) -> list[Person]:
    """Three at Rowan's table, each with a phone."""
    made = []
    for number, name in enumerate(("Dana Whitfield", "Gus Amato", "Vera Holt")):
        one = person(rowans, name, given=name.split()[0], met_on=ago(90))
        one.stand(Person.Place.DEEP, on=ago(80))
        ContactPoint.objects.create(
            owner=rowans, person=one, kind="phone", value=f"818 555 010{number}"
        )
        made.append(one)
    return made


@pytest.fixture
def evening(rowans: Member, table: list[Person], ago: Ago) -> Cookout:
    """A cookout yesterday, to which all three were asked."""
    cookout = Cookout(owner=rowans, on=ago(1))
    cookout.write()
    cookout.ask(table)
    return cookout


@pytest.fixture
def ahead(rowans: Member, table: list[Person], ago: Ago) -> Cookout:
    """A cookout in eleven days, with two of the three as guests."""
    cookout = Cookout(owner=rowans, on=ago(-11))
    cookout.write()
    cookout.ask(table[:2])
    return cookout


def guest(cookout: Cookout, someone: Person) -> Guest:
    return cookout.guests.get(person=someone)


def test_no_cookouts_yet_says_what_to_do(read: Read) -> None:
    page = read("/cookouts/")
    assert "No cookout planned yet." in page
    assert "Plan a cookout" in page


def test_it_is_planned_with_a_day_and_guests_from_the_table(
    home: Client, follow: Read, rowans: Member, table: list[Person], ago: Ago
) -> None:
    page = home.get("/cookouts/new/").content.decode()
    assert page.index("At your table") < page.index("Dana Whitfield")
    said = {"on": ago(-11).isoformat(), "begins": "17:00", "place": "In the garden\x00"}
    read = follow("/cookouts/new/", people=[one.pk for one in table[:2]], **said)
    assert "Cookout planned. Now invite your guests." in read
    assert "In 11 days, around 5:00 PM · In the garden" in read
    assert "Two guests." in read
    cookout = Cookout.objects.of(rowans).get()
    assert {one.person_id for one in cookout.guests.all()} == {one.pk for one in table[:2]}


def test_the_day_suggested_is_a_saturday_that_leaves_time_to_ask(home: Client, today: date) -> None:
    page = home.get("/cookouts/new/").content.decode()
    found = re.search(r'name="on" value="([^"]+)"', page)
    assert found
    day = date.fromisoformat(found[1])
    assert day.weekday() == 5
    assert 6 <= (day - today).days <= 12


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"on": ""}, "Enter the day of the cookout"),
        ({"on": "soon"}, "Enter a day, like 2026-03-12"),
        ({"begins": "at five"}, "Enter a time, like 5:00 PM"),
        ({"place": "x" * 201}, "Place is too long. Use up to 200 characters."),
    ],
)
def test_every_problem_says_what_to_do_and_keeps_who_was_ticked(
    home: Client, table: list[Person], said: dict[str, str], problem: str
) -> None:
    typed = {"on": "2026-12-05", "begins": "17:00", "people": [table[0].pk]}
    answer = home.post("/cookouts/new/", typed | said)
    assert answer.status_code == 422
    assert problem in words(answer)
    assert f'value="{table[0].pk}" checked' in answer.content.decode()
    assert not Cookout.objects.exists()


def test_finding_somebody_keeps_all_that_was_typed_and_plans_nothing(
    home: Client, rowans: Member, table: list[Person]
) -> None:
    luis = person(rowans, "Luis Ortega")
    typed = {"on": "2026-12-05", "place": "In the garden", "people": [table[1].pk]}
    answer = home.post("/cookouts/new/", typed | {"q": "luis", "find": "1"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="2026-12-05"' in page
    assert 'value="In the garden"' in page
    assert f'value="{table[1].pk}" checked' in page
    assert page.index("Found") < page.index(f'value="{luis.pk}"')
    again = home.post(
        "/cookouts/new/", typed | {"people": [luis.pk], "q": "nobody", "find": "1"}
    ).content.decode()
    assert "Chosen so far" in again
    assert f'value="{luis.pk}" checked' in again
    assert "No matches." in again
    assert not Cookout.objects.exists()


def test_those_kept_warm_come_after_the_table(home: Client, rowans: Member) -> None:
    tomas = person(rowans, "Tomas Silva")
    tomas.stand(Person.Place.WARM, on=date(2026, 1, 1))
    page = home.get("/cookouts/new/").content.decode()
    assert page.index("Keep warm, longest wait first") < page.index("Tomas Silva")
    assert "At your table" not in page


def test_where_nobody_is_there_to_tick_others_are_found_by_name(home: Client) -> None:
    assert "Search by name." in home.get("/cookouts/new/").content.decode()


def test_guests_named_in_the_address_are_ticked_and_nobody_of_others(
    home: Client, table: list[Person], hidden: Person
) -> None:
    address = f"/cookouts/new/?people={table[0].pk}&people={hidden.pk}&people=x&people={'9' * 30}"
    page = home.get(address).content.decode()
    assert page.count(" checked") == 1
    assert "Ines" not in page
    home.post("/cookouts/new/", {"on": "2026-12-05", "people": [hidden.pk]})
    assert not Guest.objects.exists()


def test_an_invitation_goes_out_from_the_member_s_own_phone(
    home: Client, rowans: Member, ahead: Cookout, table: list[Person]
) -> None:
    ContactPoint.objects.create(owner=rowans, person=table[1], kind="mail", value="gus@example.org")
    page = html.unescape(home.get(f"/cookouts/{ahead.pk}/").content.decode())
    assert "Hi Dana, we’re having a few people over on" in page
    sms = re.search(r'href="(sms:\+18185550100\?body=[^"]+)"', page)
    assert sms
    assert "Hope you can come." in unquote(sms[1])
    assert 'href="mailto:gus@example.org?body=Hi%20Gus' in page


def test_the_member_s_own_words_are_in_every_invitation(
    home: Client, follow: Read, ahead: Cookout
) -> None:
    said = {"on": ahead.on.isoformat(), "invitation": "The grill is on.\r\nBring nothing."}
    follow(f"/cookouts/{ahead.pk}/edit/", **said)
    page = html.unescape(home.get(f"/cookouts/{ahead.pk}/").content.decode())
    assert "Hi Dana,\nThe grill is on.\nBring nothing." in page
    assert "Hi Gus,\nThe grill is on." in page


def test_asked_is_said_by_the_member_and_taken_back(
    follow: Read, ahead: Cookout, table: list[Person], today: date
) -> None:
    one = guest(ahead, table[0])
    assert "Not invited yet" in follow(f"/guests/{one.pk}/answer/", comes="unsaid")
    page = follow(f"/guests/{one.pk}/asking/", asked="yes")
    assert "Dana is marked as invited." in page
    assert "Invited today, no answer yet" in page
    assert guest(ahead, table[0]).asked_on == today
    follow(f"/guests/{one.pk}/asking/", asked="no")
    assert guest(ahead, table[0]).asked_on is None
    assert not Interaction.objects.exists(), "an invitation is no time in touch"


def test_what_a_guest_said_stands_in_a_line(
    home: Client, follow: Read, ahead: Cookout, table: list[Person], today: date
) -> None:
    one, other = (guest(ahead, someone) for someone in table[:2])
    page = follow(f"/guests/{one.pk}/answer/", comes="yes", brings="2")
    assert "Dana is coming with two more." in page
    assert "Coming with two more" in page
    assert "Can’t come" in follow(f"/guests/{other.pk}/answer/", comes="no")
    assert "Two guests, one coming, one can’t come." in words(home.get(f"/cookouts/{ahead.pk}/"))
    home.post(f"/guests/{one.pk}/answer/", {"brings": "3"})
    one.refresh_from_db()
    assert (one.comes, one.brings, one.asked_on) == (True, 3, today)


@pytest.mark.parametrize(
    ("brings", "problem"),
    [
        ("many", "Enter how many they’re bringing, like 2"),
        ("-1", "Enter 0 or more"),
        ("999999", "Enter 50 at most"),
    ],
)
def test_a_number_that_is_none_is_said_and_kept_on_the_page(
    home: Client, ahead: Cookout, table: list[Person], brings: str, problem: str
) -> None:
    one = guest(ahead, table[0])
    answer = home.post(f"/guests/{one.pk}/answer/", {"comes": "yes", "brings": brings})
    assert answer.status_code == 422
    assert problem in words(answer)
    assert f'value="{brings}"' in answer.content.decode()
    one.refresh_from_db()
    assert one.comes is None


def test_more_than_fit_is_a_hint_and_stands_in_nobodys_way(
    home: Client, rowans: Member, table: list[Person], ahead: Cookout
) -> None:
    Plan(owner=rowans).make(
        minutes=[25], pattern_from=None, cookout_size=2, events=0, people_each=0, at=AT
    )
    hint = "That’s 4 people, and your cookout fits 2."
    assert "your cookout fits" not in words(home.get(f"/cookouts/{ahead.pk}/"))
    guest(ahead, table[0]).answer(comes=True, brings=2, on=ahead.on)
    assert hint in words(home.get(f"/cookouts/{ahead.pk}/"))
    guest(ahead, table[0]).answer(comes=False, brings=2, on=ahead.on)
    assert "your cookout fits" not in words(home.get(f"/cookouts/{ahead.pk}/"))
    three = "&".join(f"people={one.pk}" for one in table)
    assert "That’s 3 people, and your cookout fits 2" in words(home.get(f"/cookouts/new/?{three}"))


def test_what_guests_cannot_eat_is_one_list_that_names_them(
    home: Client, rowans: Member, table: list[Person], ahead: Cookout
) -> None:
    lines = ((table[0], "Shellfish."), (table[1], "No peanuts."), (table[2], "Gluten."))
    for one, said in lines:
        Remember.objects.create(owner=rowans, person=one, kind="allergy", words=said)
    Remember.objects.create(owner=rowans, person=table[0], kind="cares", words="her van")
    guest(ahead, table[1]).answer(comes=False, brings=0, on=ahead.on)
    page = words(home.get(f"/cookouts/{ahead.pk}/"))
    mind = page.partition("Allergies and diets")[2]
    assert mind.startswith(" Dana Whitfield : Shellfish.")
    assert "peanuts" not in page
    assert "Gluten" not in page
    assert "her van" not in page


def test_more_guests_are_added_and_one_is_no_longer_a_guest(
    home: Client, follow: Read, rowans: Member, ahead: Cookout, table: list[Person]
) -> None:
    address = f"/cookouts/{ahead.pk}/guests/"
    page = words(home.get(address))
    assert "Vera Holt" in page
    assert "Dana" not in page
    empty = home.post(address)
    assert empty.status_code == 422
    assert "Check someone first" in words(empty)
    assert home.post(address, {"q": "vera", "find": "1"}).status_code == 200
    assert "One guest added." in follow(address, people=[table[2].pk])
    assert "They’re already guests." in follow(address, people=[table[2].pk])
    one = guest(ahead, table[2])
    assert "Vera is no longer a guest." in follow(f"/guests/{one.pk}/removal/")
    assert ahead.guests.count() == 2


def test_before_the_day_nobody_came(home: Client, follow: Read, ahead: Cookout) -> None:
    assert "Who came?" not in words(home.get(f"/cookouts/{ahead.pk}/"))
    one = ahead.guests.all()[0]
    page = follow(f"/cookouts/{ahead.pk}/came/", people=[one.person_id])
    assert "You can save who came on the day." in page
    assert not Interaction.objects.exists()


def test_who_came_is_logged_once_for_all_and_undone(
    home: Client, follow: Read, undo: Callable[[], None], evening: Cookout, table: list[Person]
) -> None:
    said = {"people": [one.pk for one in table[:2]], "minutes": "180"}
    page = follow(f"/cookouts/{evening.pk}/came/", **said)
    assert "Saved. A cookout with two people." in page
    assert "Vera Holt Wasn’t there" in page
    assert "Save who came" in page
    logged = Interaction.objects.get()
    assert set(logged.people.all()) == set(table[:2])
    story = words(home.get(f"/people/{table[0].pk}/"))
    assert story.count("A cookout together.") == 1
    undo()
    logged.refresh_from_db()
    assert logged.trashed_at is not None
    assert "Save who came" in words(home.get(f"/cookouts/{evening.pk}/"))


def test_who_came_is_corrected(home: Client, follow: Read, evening: Cookout) -> None:
    people = [one.person_id for one in evening.guests.all()]
    follow(f"/cookouts/{evening.pk}/came/", people=people)
    assert "Updated. A cookout with one person." in follow(
        f"/cookouts/{evening.pk}/came/", people=people[:1]
    )
    assert Interaction.objects.get().people.count() == 1
    page = home.get(f"/cookouts/{evening.pk}/").content.decode()
    assert page.count(" checked") == 1


def test_whoever_said_yes_is_ticked_first(home: Client, evening: Cookout) -> None:
    one = evening.guests.all()[0]
    one.answer(comes=True, brings=0, on=evening.on)
    page = home.get(f"/cookouts/{evening.pk}/").content.decode()
    assert page.count(" checked") == 1
    assert f'value="{one.person_id}" checked' in page


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({}, "Check who came"),
        ({"people": ["999999"]}, "Someone you checked is no longer a guest. Check again"),
        ({"people": ["x"]}, "Someone you checked is no longer a guest. Check again"),
        ({"minutes": "long"}, "Enter minutes as a number, like 180"),
        ({"minutes": "1441"}, "Enter up to 1440 minutes, which is a day"),
    ],
)
def test_every_problem_with_who_came_says_what_to_do(
    home: Client, evening: Cookout, said: dict[str, object], problem: str
) -> None:
    if "minutes" in said:
        said["people"] = [evening.guests.all()[0].person_id]
    answer = home.post(f"/cookouts/{evening.pk}/came/", said)
    assert answer.status_code == 422
    assert problem in words(answer)
    assert not Interaction.objects.exists()


def test_taken_back_and_restored_where_it_was_logged_the_page_follows(
    home: Client, evening: Cookout, table: list[Person]
) -> None:
    home.post(f"/cookouts/{evening.pk}/came/", {"people": [one.pk for one in table]})
    logged, address = Interaction.objects.get(), f"/cookouts/{evening.pk}/"
    home.post(f"/interactions/{logged.pk}/trash/", {"next": address})
    assert "Save who came" in words(home.get(address))
    home.post(f"/interactions/{logged.pk}/restore/")
    assert "Save who came" in words(home.get(address))


def test_somebody_who_came_is_still_a_guest(
    follow: Read, evening: Cookout, table: list[Person]
) -> None:
    follow(f"/cookouts/{evening.pk}/came/", people=[table[0].pk])
    page = follow(f"/guests/{guest(evening, table[0]).pk}/removal/")
    assert "Dana came. Change who came first." in page
    assert evening.guests.count() == 3


def test_a_logged_cookout_is_not_moved_to_a_day_to_come(
    home: Client, evening: Cookout, table: list[Person], ago: Ago
) -> None:
    home.post(f"/cookouts/{evening.pk}/came/", {"people": [table[0].pk]})
    address = f"/cookouts/{evening.pk}/edit/"
    answer = home.post(address, {"on": ago(-3).isoformat()})
    assert answer.status_code == 422
    assert "Enter today or an earlier date" in words(answer)
    assert home.post(address, {"on": ago(2).isoformat()}).status_code == 302
    assert Interaction.objects.get().on == ago(2)


def test_the_list_has_those_to_come_first_and_the_past_in_pages(
    home: Client, rowans: Member, ago: Ago, evening: Cookout, table: list[Person]
) -> None:
    home.post(f"/cookouts/{evening.pk}/came/", {"people": [one.pk for one in table[:2]]})
    for number in range(40):
        Cookout(owner=rowans, on=ago(10 + number)).write()
    for number in (30, 5):
        Cookout(owner=rowans, on=ago(-number), place=f"Place {number}").write()
    answer = home.get("/cookouts/")
    page = words(answer)
    assert page.index("Place 5") < page.index("Place 30") < page.index("Past")
    assert "Yesterday Two came" in page
    following = answer.content.decode().partition('rel="next" href="')[2].partition('"')[0]
    assert words(home.get(f"/cookouts/{html.unescape(following)}")).count("No guests yet") > 10


def test_the_trash_keeps_a_cookout_and_the_evening_stays(
    home: Client,
    read: Read,
    follow: Read,
    undo: Callable[[], None],
    evening: Cookout,
    table: list[Person],
) -> None:
    follow(f"/cookouts/{evening.pk}/came/", people=[table[0].pk])
    page = follow(f"/cookouts/{evening.pk}/trash/")
    assert "The logged evening stays." in page
    assert home.get(f"/cookouts/{evening.pk}/").status_code == 404
    assert home.get(f"/guests/{guest(evening, table[0]).pk}/asking/").status_code == 405
    assert home.post(f"/guests/{guest(evening, table[0]).pk}/asking/").status_code == 404
    assert "Yesterday Cookout" in read("/trash/")
    assert Interaction.objects.get().trashed_at is None
    undo()
    assert "Save who came" in read(f"/cookouts/{evening.pk}/")


def test_a_guest_in_the_trash_is_not_shown(
    read: Read, evening: Cookout, table: list[Person]
) -> None:
    table[0].trash(at=AT)
    page = read(f"/cookouts/{evening.pk}/")
    assert "Dana" not in page
    assert "Gus Amato" in page


def test_the_table_and_the_plan_lead_there_with_people_ticked(
    home: Client, rowans: Member, table: list[Person], ago: Ago
) -> None:
    gus = person(rowans, "Priya Nair", met_on=ago(90))
    gus.stand(Person.Place.DEEP, on=ago(80))
    Plan(owner=rowans).make(
        minutes=[25] * 5, pattern_from=None, cookout_size=15, events=0, people_each=0, at=AT
    )
    for address in ("/table/", "/plan/"):
        page = home.get(address).content.decode()
        found = re.search(r'href="(/cookouts/new/\?[^"]+)">Have these four over', page)
        assert found, address
        assert home.get(html.unescape(found[1])).content.decode().count(" checked") == 4
    assert "Have them over</a>" in home.get("/table/").content.decode()
    cookout = Cookout(owner=rowans, on=ago(-3))
    cookout.write()
    cookout.ask([gus])
    assert "Have these four over" not in home.get("/table/").content.decode()


def test_another_tab_is_not_written_over(home: Client, ahead: Cookout) -> None:
    address = f"/cookouts/{ahead.pk}/edit/"
    shown = re.search(r'name="shown" value="([^"]+)"', home.get(address).content.decode())
    assert shown
    on = ahead.on.isoformat()
    said = {"on": on, "shown": html.unescape(shown[1])}
    home.post(address, said | {"begins": "17:00"})
    home.post(address, said | {"notes": "Folding chairs."})
    ahead.refresh_from_db()
    assert (f"{ahead.begins:%H:%M}", ahead.notes) == ("17:00", "Folding chairs.")


def test_somebody_elses_cookout_is_not_there(home: Client, hidden: Person, ago: Ago) -> None:
    theirs = Cookout(owner=hidden.owner, on=ago(-3), place="At Sol's")
    theirs.write()
    theirs.ask([hidden])
    assert "Sol's" not in html.unescape(home.get("/cookouts/").content.decode())
    for verb in ("", "edit/", "guests/"):
        assert home.get(f"/cookouts/{theirs.pk}/{verb}").status_code == 404
    for verb in ("edit/", "guests/", "came/", "trash/", "restore/"):
        assert home.post(f"/cookouts/{theirs.pk}/{verb}").status_code == 404
    for verb in ("asking", "answer", "removal"):
        assert home.post(f"/guests/{theirs.guests.get().pk}/{verb}/").status_code == 404


def test_naughty_words_are_shown_and_do_no_harm(
    home: Client, rowans: Member, corpus: Path, today: date
) -> None:
    strings = json.loads((corpus / "bad" / "blns" / "blns.json").read_text())
    whole = "\n".join(string for string in strings if "\x00" not in string)
    somebody = person(rowans, whole[:250], given=whole[300:400])
    for string in strings:
        found = home.post("/cookouts/new/", {"on": "2026-12-05", "q": string, "find": "1"})
        assert found.status_code == 200, string
    Remember.objects.create(owner=rowans, person=somebody, kind="allergy", words=whole)
    ContactPoint.objects.create(owner=rowans, person=somebody, kind="phone", value="555 0100")
    cookout = Cookout(owner=rowans, on=today, place=whole[400:600])
    cookout.write(invitation=whole[:1500], notes=whole)
    cookout.ask([somebody])
    for step in (0, 1):
        for address in ("", f"{cookout.pk}/", f"{cookout.pk}/edit/", f"{cookout.pk}/guests/"):
            answer = home.get(f"/cookouts/{address}")
            assert answer.status_code == 200, address
            page = answer.content.decode()
            for harmful in ("<script>alert", "<img src=x", "<svg/onload", "<IMG SRC"):
                assert harmful not in page, address
        if step == 0:
            home.post(f"/cookouts/{cookout.pk}/came/", {"people": [somebody.pk]})
    cookout.trash(at=AT)
    assert home.get("/trash/").status_code == 200


def test_sixty_guests_take_as_many_queries_as_three(
    queries: Count, rowans: Member, evening: Cookout, ago: Ago
) -> None:
    pages = (
        f"/cookouts/{evening.pk}/",
        "/cookouts/",
        "/cookouts/new/",
        f"/cookouts/{evening.pk}/guests/",
        "/table/",
    )
    few = [queries(address) for address in pages]
    for number in range(60):
        one = person(rowans, f"Nr {number}")
        one.stand(Person.Place.DEEP, on=ago(3))
        Remember.objects.create(owner=rowans, person=one, kind="allergy", words="Nuts.")
        if number % 2:
            evening.ask([one])
        other = Cookout(owner=rowans, on=ago(number - 30))
        other.write()
        other.ask([one])
    assert [queries(address) for address in pages] == few


@pytest.mark.django_db(transaction=True)
def test_three_taps_at_once_log_one_evening(
    home: Client, evening: Cookout, table: list[Person]
) -> None:
    start, statuses = threading.Barrier(3), []

    def send() -> None:
        browser = Client()
        browser.cookies = home.cookies
        start.wait()
        said = {"people": [one.pk for one in table]}
        statuses.append(browser.post(f"/cookouts/{evening.pk}/came/", said).status_code)
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [302, 302, 302]
    assert Interaction.objects.count() == 1


def test_a_day_far_ahead_is_said_with_its_year(
    read: Read, rowans: Member, table: list[Person], today: date
) -> None:
    cookout = Cookout(owner=rowans, on=today + timedelta(days=400))
    cookout.write()
    cookout.ask(table)
    page = read(f"/cookouts/{cookout.pk}/")
    assert f"{cookout.on:%A}, {cookout.on:%B} {cookout.on.day}, {cookout.on.year}" in page
