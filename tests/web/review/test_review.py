"""The weekly review: four screens and an end; and the plan's page beside it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cookout.members.member import Member
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.plan.absence import Absence
from cookout.plan.plan import Plan
from cookout.plan.week import Week, monday_of, to_review
from cookout.promises.promise import Promise
from cookout.table.decision import Decision
from cookout.table.regard import Regard, RegardAnswer
from tests.cast import person, sol
from tests.web.conftest import Count, Read

pytestmark = pytest.mark.django_db

Ago = Callable[[int], date]
WEEKDAYS = (25, 25, 25, 25, 25, 0, 0)


def at(on: date) -> datetime:
    return timezone.now() - timedelta(days=(timezone.now().date() - on).days)


@pytest.fixture
def plan(member: Member, today: date) -> Plan:
    """Made some weeks ago: 125 minutes a week."""
    made = Plan.of_member(member)
    made.make(
        minutes=WEEKDAYS,
        pattern_from=None,
        cookout_size=15,
        events=0,
        people_each=0,
        at=at(today - timedelta(weeks=6)),
    )
    return made


def guest(member: Member, name: str, *, on: date, place: str = "seat") -> Person:
    """Somebody with a seat, or kept warm, whose last time in touch was on a day."""
    made = person(member, name, given=name.split()[0])
    Decision.make(person=made, kind=place, on=on, at=at(on))
    Interaction.log(people=[made], kind="call", on=on, at=at(on), minutes=20)
    return made


def week(member: Member, today: date) -> Week:
    return Week.objects.of(member).get(monday_on=to_review(today))


def the_week(today: date) -> date:
    """A day of the week that is looked at."""
    return min(to_review(today) + timedelta(days=1), today)


def test_each_screen_is_an_address_and_leads_on_and_back(home: Client, plan: Plan) -> None:
    names = ("review", "review_met", "review_room", "review_next")
    for number, name in enumerate(names, start=1):
        page = home.get(reverse(name)).content.decode()
        assert f"<p>{number} of 4</p>" in page
        back = reverse(names[number - 2]) if number > 1 else reverse("plan")
        assert f'rel="prev" href="{back}"' in page
        if 1 < number < 4:
            assert f'rel="next" href="{reverse(names[number])}"' in page


def test_looking_changes_nothing(home: Client, member: Member, plan: Plan) -> None:
    for name in ("review", "review_met", "review_room", "review_next"):
        home.get(reverse(name))
    assert home.get("/review/done/").status_code == 302
    home.get("/plan/")
    assert not Week.objects.exists()


def test_it_looks_back_at_people_promises_and_what_came_of_it(
    read: Read, member: Member, today: date
) -> None:
    then = the_week(today)
    dana = guest(member, "Dana Whitfield", on=then)
    Interaction.log(people=[dana], kind="business", direction="in", on=then, at=at(then))
    Promise.make(person=dana, what="Send the article", on=then).keep(on=then)
    Promise.make(person=dana, what="Look at the roof", on=then, mine=False).keep(on=then)
    Promise.make(person=dana, what="Bring the ladder", on=then, due_on=then, mine=False)
    page = read("/review/")
    assert "In touch with one person" in page
    assert "You kept one: Send the article, to Dana Whitfield." in page
    assert "Kept to you, one: Look at the roof, by Dana Whitfield." in page
    assert "Promised to you, still open" in page
    assert "Bring the ladder" in page
    assert "Came to your table Dana Whitfield" in page
    assert "You gave none, one came to you" in page


def test_a_quiet_week_is_told_kindly(read: Read, member: Member) -> None:
    page = read("/review/")
    assert "In touch with no one Some weeks are like that." in page
    assert "Nothing due this week." in page
    assert "What came of it" not in page


def test_a_sentence_is_kept_and_comes_back(
    home: Client, read: Read, member: Member, today: date
) -> None:
    answer = home.post("/review/", {"words": "Dana laughed."})
    assert answer["Location"] == "/review/met/"
    assert week(member, today).words == "Dana laughed."
    assert not week(member, today).is_reviewed
    assert "Dana laughed." in read("/review/")


def test_no_sentence_is_fine_and_writes_nothing(home: Client) -> None:
    assert home.post("/review/", {"words": ""})["Location"] == "/review/met/"
    assert not Week.objects.exists()


def test_a_sentence_that_is_too_long_comes_back_as_typed(home: Client) -> None:
    answer = home.post("/review/", {"words": "long " * 500})
    assert answer.status_code == 422
    assert "Use up to 2000 characters" in answer.content.decode()
    assert "long long" in answer.content.decode()


def test_a_sentence_from_another_tab_is_not_lost(home: Client, member: Member) -> None:
    shown = re.search(r'name="shown" value="([^"]+)"', home.get("/review/").content.decode())
    assert shown
    home.post("/review/", {"words": "From the other tab."})
    answer = home.post("/review/", {"words": "From this tab.", "shown": html.unescape(shown[1])})
    assert answer.status_code == 422
    assert "From the other tab." in answer.content.decode()


def test_deciding_one_by_one_leads_back_to_the_review(
    home: Client, member: Member, today: date
) -> None:
    for name in ("Nora Quist", "Omar Haddad"):
        person(member, name, place="new", met_on=today)
    link = re.search(r'href="(/decide/\?next=[^"]+)"', home.get("/review/met/").content.decode())
    assert link
    for _ in range(2):
        page = home.get(html.unescape(link[1]), follow=True)
        pk = int(page.redirect_chain[-1][0].split("/")[2])
        form = page.content.decode().partition('class="decide"')[2]
        then = re.search(r'name="next" value="([^"]+)"', form)
        assert then
        said = {"next": html.unescape(then[1])}
        assert unquote(said["next"]) == "/decide/?next=/review/met/"
        home.post(f"/people/{pk}/warmth/", said)
    assert home.get(html.unescape(then[1]))["Location"] == "/review/met/"
    assert "No one to decide about." in home.get("/review/met/").content.decode()


def test_saved_answers_and_undo_stay_in_the_review(
    home: Client, member: Member, today: date
) -> None:
    nora = person(member, "Nora Quist", place="new", met_on=today)
    then = {"next": "/decide/?next=/review/met/"}
    answer = home.post(f"/people/{nora.pk}/regard/", {"answered": "yes", **then})
    assert answer["Location"].startswith(f"/people/{nora.pk}/decide/?next=")
    home.post(f"/people/{nora.pk}/warmth/", then)
    undone = home.post(f"/decisions/{Decision.objects.get().pk}/undo/", {"next": "/review/met/"})
    assert undone["Location"] == f"/people/{nora.pk}/decide/?next=%2Freview%2Fmet%2F"


@pytest.mark.parametrize("then", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_deciding_leads_to_no_other_site(home: Client, then: str) -> None:
    answer = home.get("/decide/", {"next": then})
    assert answer.status_code == 200
    assert "example.org" not in answer.content.decode()


def test_at_most_three_of_the_table_are_cooling_and_each_can_be_warmed(
    home: Client, read: Read, member: Member, ago: Ago
) -> None:
    people = [guest(member, f"Guest{n} Smith", on=ago(100 + n)) for n in range(4)]
    page = home.get("/review/room/").content.decode()
    assert [f"Guest{n} Smith" in page for n in range(4)] == [False, True, True, True]
    said = {"kind": "call", "next": "/review/room/"}
    answer = home.post(f"/people/{people[3].pk}/interactions/", said)
    assert answer["Location"] == "/review/room/"
    assert "Guest0 Smith" in read("/review/room/")
    home.post(f"/people/{people[2].pk}/farewell/", {"next": "/review/room/"})
    people[2].refresh_from_db()
    assert people[2].place == "gone"


def test_who_never_answered_may_be_let_go(home: Client, member: Member, ago: Ago) -> None:
    for number in range(5):
        person(member, f"Quiet{number} Lee", place="new", met_on=ago(90 + number))
    page = home.get("/review/room/").content.decode()
    assert "Suggested to let go" in page
    assert page.count("/farewell/") == 3
    assert "Two more on your table" in page


def test_the_one_proposal_leads_back_to_the_review(
    home: Client, member: Member, plan: Plan, today: date
) -> None:
    nora = person(member, "Nora Quist", place="new", met_on=today)
    Regard.of_person(nora).answer(**dict.fromkeys(Regard.QUESTIONS, RegardAnswer.YES))
    page = home.get("/review/room/").content.decode()
    assert "There’s room at your table for Nora." in page
    link = re.search(rf'href="(/people/{nora.pk}/room/[^"]*)"', page)
    assert link
    answer = home.get(html.unescape(link[1]))
    assert answer["Location"] == f"/people/{nora.pk}/decide/?next=%2Freview%2Froom%2F"


def test_a_step_with_nothing_to_do_goes_on_by_one_key(home: Client, plan: Plan) -> None:
    for name in ("review_met", "review_room", "review_next"):
        page = home.get(reverse(name)).content.decode()
        assert page.count("autofocus") == 1, name
        assert 'aria-describedby="step-words"' in page
        assert 'id="step-words"' in page


def test_next_week_is_proposed_within_its_minutes(
    read: Read, home: Client, member: Member, plan: Plan, ago: Ago
) -> None:
    for number in range(9):
        guest(member, f"Guest{number} Smith", on=ago(40 + number))
    page = home.get("/review/next/").content.decode()
    assert page.count('name="people"') == 9
    assert page.count(" checked>") == 6
    words = read("/review/next/")
    assert "125 minutes for the week. Plan 104 and keep" in words
    assert "90 minutes for everyone checked, of 104" in words


def test_days_away_take_their_minutes_from_next_week(
    read: Read, member: Member, plan: Plan, today: date, ago: Ago
) -> None:
    guest(member, "Dana Whitfield", on=ago(60))
    monday = to_review(today) + timedelta(weeks=1)
    Absence.objects.create(owner=member, first_on=monday, last_on=monday + timedelta(days=2))
    assert "50 minutes for the week. Plan 41 and keep" in read("/review/next/")


def test_the_choice_ends_the_review(
    home: Client, follow: Read, read: Read, member: Member, plan: Plan, today: date, ago: Ago
) -> None:
    dana, priya = (guest(member, name, on=ago(60)) for name in ("Dana Whit", "Priya Nair"))
    page = follow("/review/next/", people=[dana.pk])
    monday = to_review(today) + timedelta(weeks=1)
    assert "Review done" in page
    assert "week holds one person, 15 minutes" in page
    assert list(Week.people_chosen(owner=member, on=monday)) == [dana]
    reviewed = week(member, today)
    assert reviewed.is_reviewed
    assert reviewed.planned == 125
    # Opened again, the choice is as it was made, and can be made anew.
    again = home.get("/review/next/").content.decode()
    assert again.count(" checked>") == 1
    follow("/review/next/", people=[priya.pk])
    assert list(Week.people_chosen(owner=member, on=monday)) == [priya]
    assert week(member, today).reviewed_at == reviewed.reviewed_at
    assert "You reviewed" in read("/plan/")


def test_nobody_chosen_is_fine_too(follow: Read, member: Member, today: date) -> None:
    page = follow("/review/next/")
    assert "week holds nobody you chose" in page
    assert week(member, today).is_reviewed
    assert week(member, today).planned is None


def test_more_than_the_week_has_is_said_and_not_refused(
    follow: Read, member: Member, plan: Plan, ago: Ago
) -> None:
    people = [guest(member, f"Guest{n} Smith", on=ago(40)) for n in range(9)]
    page = follow("/review/next/", people=[one.pk for one in people])
    assert "more than the 104 minutes you planned" in page


def test_somebody_elses_people_cannot_be_chosen_and_the_other_ticks_stay(
    home: Client, member: Member, plan: Plan, hidden: Person, ago: Ago
) -> None:
    dana, _ = (guest(member, name, on=ago(60)) for name in ("Dana Whit", "Priya Nair"))
    answer = home.post("/review/next/", {"people": [dana.pk, hidden.pk]})
    assert answer.status_code == 422
    assert "Someone you checked is no longer on the list" in answer.content.decode()
    assert answer.content.decode().count(" checked>") == 1
    assert not Week.objects.exists()
    assert home.post("/review/next/", {"people": ["x"]}).status_code == 422


def test_the_plan_says_how_many_each_step_has(
    read: Read, member: Member, plan: Plan, today: date, ago: Ago
) -> None:
    guest(member, "Dana Whitfield", on=ago(60))
    person(member, "Nora Quist", place="new", met_on=today)
    page = read("/plan/")
    assert "Sunday review, 8 min" in page
    assert "Decide on people you just met 1 person" in page
    assert "Make room: warm up or let go 1 person" in page
    assert "Choose next week’s people 1 person" in page


def bad_weeks(member: Member, today: date) -> None:
    dana = person(member, "Dana Whitfield")
    last = monday_of(today + timedelta(days=1)) - timedelta(weeks=1)
    for number in range(4):
        on = last - timedelta(weeks=number)
        Interaction.log(people=[dana], kind="call", on=on, at=at(on), minutes=40)


def test_a_plan_that_is_too_big_is_made_smaller_by_one_button_and_back_by_undo(
    home: Client,
    read: Read,
    follow: Read,
    undo: Callable[[], None],
    member: Member,
    plan: Plan,
    today: date,
) -> None:
    bad_weeks(member, today)
    before = Plan.objects.get().changed_at
    assert "Change to 40 minutes a week" in read("/plan/")
    page = follow("/plan/size/")
    assert "Your plan is now 40 minutes a week." in page
    assert "in 40 minutes a week" in page
    assert "The next weeks will show how it fits." in page
    assert Plan.objects.get().minutes == [8, 8, 8, 8, 8, 0, 0]
    # Pressed twice, it is done once.
    home.post("/plan/size/")
    assert sum(Plan.objects.get().minutes) == 40
    undo()
    after = Plan.objects.get()
    assert (after.minutes, after.changed_at) == (list(WEEKDAYS), before)
    assert "Change to 40 minutes a week" in read("/plan/")


def test_nobodys_plan_is_changed_by_an_undo_that_is_not_theirs(
    home: Client, client: Client, member: Member, plan: Plan, today: date
) -> None:
    assert home.post("/plan/size/before/?before=rubbish").status_code == 404
    bad_weeks(member, today)
    answer = home.post("/plan/size/", follow=True).content.decode()
    address = re.search(r'action="(/plan/size/before/[^"]+)"', answer)
    assert address
    client.force_login(sol())
    assert client.post(html.unescape(address[1])).status_code == 404


def test_where_the_plan_fits_there_is_no_button(
    home: Client, read: Read, member: Member, plan: Plan
) -> None:
    home.post("/plan/size/")
    assert Plan.objects.get().minutes == list(WEEKDAYS)
    assert 'action="/plan/size/"' in home.get("/plan/").content.decode()
    assert "Make it" not in read("/plan/")


@pytest.mark.parametrize("address", ["/review/", "/review/met/", "/review/room/", "/review/next/"])
def test_many_people_take_no_more_queries_than_one(
    address: str, queries: Count, member: Member, plan: Plan, today: date, ago: Ago
) -> None:
    def more(number: int) -> None:
        then = the_week(today)
        one = guest(member, f"Guest{number} Smith", on=ago(60))
        near = guest(member, f"Near{number} Smith", on=then)
        Promise.make(person=near, what="A", on=then).keep(on=then)
        Promise.make(person=one, what="B", on=then, due_on=then, mine=False)
        person(member, f"New{number} Lee", place="new", met_on=today)
        person(member, f"Quiet{number} Lee", place="new", met_on=ago(90))

    more(0)
    few = queries(address)
    for number in range(1, 4):
        more(number)
    assert queries(address) == few
