"""Today: the few people for today, why, links from the member's own phone; and an end."""

import re
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cookout.members.member import Member
from cookout.people.contact_point import ContactPoint
from cookout.people.event import Event
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.practice.formats import clock
from cookout.promises.promise import Promise
from cookout.table.decision import Decision
from cookout.today.not_today import NotToday
from cookout.web.today.today_page import greeting
from tests.cast import person, rowan, sol

pytestmark = pytest.mark.django_db


def close(owner: Member, name: str = "Priya Nair", *, quiet: int = 40, **fields: object) -> Person:
    """Somebody at the table, not in touch for so many days."""
    on, at = owner.day(timezone.now()), timezone.now()
    someone = person(owner, name, **fields)
    Decision.make(person=someone, kind="seat", on=on - timedelta(days=300), at=at)
    for ago in (quiet + 90, quiet + 60, quiet + 30, quiet):
        day = on - timedelta(days=ago)
        Interaction.log(people=[someone], kind="call", on=day, at=at - timedelta(days=ago))
    return someone


def reachable(someone: Person, kind: str, value: str) -> None:
    ContactPoint.objects.create(owner=someone.owner, person=someone, kind=kind, value=value)


def page(client: Client) -> str:
    return client.get("/").content.decode()


def links(text: str, scheme: str) -> list[str]:
    return [one.replace("&amp;", "&") for one in re.findall(rf'href="({scheme}:[^"]*)"', text)]


# The page


def test_with_nobody_at_all_it_offers_how_to_begin(home: Client) -> None:
    text = page(home)
    assert re.search(r'href="/met/">Add someone you like<', text)
    assert re.search(r'href="/import/">Import contacts<', text)
    assert "Nobody needs you today" not in text


def test_nobody_due_is_a_good_day(home: Client, member: Member) -> None:
    person(member)
    text = page(home)
    assert "Nobody needs you today. Enjoy it." in text
    assert "That’s everyone" not in text


def test_it_greets_by_name_and_by_the_members_own_clock(member: Member) -> None:
    for hour, words in ((15, "Morning"), (20, "Afternoon"), (2, "Evening")):
        at = datetime(2026, 11, 17, hour, 30, tzinfo=UTC)
        assert greeting(member, at=at) == f"{words}, Rowan."
    member.name = ""
    assert greeting(member, at=datetime(2026, 11, 17, 15, tzinfo=UTC)) == "Morning."


def test_a_card_leads_with_the_reason_and_ends(home: Client, member: Member) -> None:
    close(member, role="Financial planner")
    text = page(home)
    assert "One person, about 15 minutes." in text
    assert text.index("Priya Nair") < text.index('class="reach__why"') < text.index("<textarea")
    assert "That’s everyone for today. The rest can wait." in text
    assert "0 of 1 done" in text


def test_one_card_is_open_and_the_others_wait_in_a_line(home: Client, member: Member) -> None:
    for name in ("Priya Nair", "Dana Whitfield", "Luis Ortega"):
        close(member, name)
    text = page(home)
    assert text.count('<details name="reach"') == 3
    assert text.count('<details name="reach" open>') == 1


def test_more_than_a_few_can_wait(home: Client, member: Member) -> None:
    for n in range(8):
        close(member, f"Person {n}")
    text = page(home)
    assert text.count('<details name="reach"') == 5
    assert "That’s everyone for today. Three more can wait." in text
    assert "The rest can wait." not in text


# Links


def test_the_draft_goes_along_to_the_members_own_phone(home: Client, member: Member) -> None:
    someone = close(member)
    reachable(someone, "phone", "+1 (818) 555-0121")
    reachable(someone, "mail", "priya@example.org")
    text = page(home)
    draft = re.search(r"<textarea[^>]*>([^<]*)</textarea>", text)
    assert draft
    said = draft[1].replace("&#x27;", "'").replace("&quot;", '"')
    assert links(text, "tel") == ["tel:+18185550121"]
    assert links(text, "sms") == [f"sms:+18185550121?body={quote(said, safe='')}"]
    (mailto,) = links(text, "mailto")
    assert mailto.startswith("mailto:priya@example.org?body=")
    assert parse_qs(urlsplit(mailto).query)["body"] == [said]


def test_without_a_number_or_a_mail_one_can_be_added(home: Client, member: Member) -> None:
    someone = close(member)
    text = page(home)
    assert not links(text, "sms")
    assert f'href="/people/{someone.pk}/edit/"' in text
    assert "Add a phone number or email" in text
    assert "data-sent" not in text


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("phone", "call the office"),
        ("phone", "javascript:alert(1)"),
        ("mail", "javascript:alert(1)"),
        ("mail", "a@b.example?bcc=x@y.example"),
        ("mail", '"><script>'),
    ],
)
def test_what_is_no_address_becomes_no_link(
    home: Client, member: Member, kind: str, value: str
) -> None:
    reachable(close(member), kind, value)
    text = page(home)
    assert "javascript:" not in text
    assert not links(text, "mailto")
    assert not links(text, "sms")


def test_what_came_of_it_is_one_tap(home: Client, member: Member) -> None:
    someone = close(member)
    reachable(someone, "phone", "818 555 0121")
    text = page(home)
    form = text[text.index(f'action="/people/{someone.pk}/interactions/"') :]
    form = form[: form.index("</form>")]
    row = form[form.index('data-sent="Sent?"') :]
    for button in ('name="kind" value="message"', 'name="kind" value="call"'):
        assert button in row
    assert 'name="next" value="/"' in form
    assert f'formaction="/people/{someone.pk}/not-today/"' in form


def test_yes_sent_makes_them_done(home: Client, member: Member, today: date) -> None:
    someone = close(member)
    sent = {"kind": "message", "next": "/"}
    done = home.post(f"/people/{someone.pk}/interactions/", sent, follow=True)
    text = done.content.decode()
    assert done.redirect_chain == [("/", 302)]
    moment = Interaction.objects.latest("pk").logged_at.astimezone(member.zone)
    assert f"You texted at {clock(moment.time())}" in text
    assert "Done" in text
    assert "1 of 1 done" in text
    assert "All done for today." in text
    assert "That’s everyone for today." in text


def test_who_was_met_today_is_not_somebody_reached(
    home: Client, member: Member, today: date
) -> None:
    someone = person(member, "Teo Alvarez", met_on=today)
    someone.stand(Person.Place.NEW, on=today)
    Interaction.log(people=[someone], kind="met", on=today, at=timezone.now())
    assert "reach--done" not in page(home)


def test_somebody_reached_twice_is_done_once(home: Client, member: Member, today: date) -> None:
    someone = close(member)
    for kind in ("message", "call"):
        Interaction.log(people=[someone], kind=kind, on=today, at=timezone.now())
    assert page(home).count("reach--done") == 1


# Not today


def test_not_today_leaves_them_out_until_tomorrow(home: Client, member: Member) -> None:
    someone = close(member)
    left_out = home.post(f"/people/{someone.pk}/not-today/", {"next": "/"}, follow=True)
    text = left_out.content.decode()
    assert "Priya can wait until tomorrow." in text
    assert f'action="/people/{someone.pk}/today/"' in text
    assert "Nobody needs you today." in text
    back = home.post(f"/people/{someone.pk}/today/", follow=True).content.decode()
    assert "Priya is back on today’s list." in back
    assert "reach__why" in back


def test_not_today_twice_is_once(home: Client, member: Member) -> None:
    someone = close(member)
    for _ in range(2):
        assert home.post(f"/people/{someone.pk}/not-today/").status_code == 302
    assert NotToday.objects.count() == 1


@pytest.mark.parametrize("verb", ["not-today", "today"])
def test_nobody_moves_somebody_elses_people(client: Client, verb: str) -> None:
    someone = close(sol(), "Ines Duarte")
    client.force_login(rowan())
    assert client.post(f"/people/{someone.pk}/{verb}/").status_code == 404
    assert client.get(f"/people/{someone.pk}/{verb}/").status_code == 405
    assert not NotToday.objects.exists()


# Promises and who was just met


def test_promises_say_to_whom_and_how_late(home: Client, member: Member, today: date) -> None:
    someone = person(member, "Dana Whitfield")
    late = Promise.make(
        person=someone, what="Introduce Dana", on=today, due_on=today - timedelta(days=3)
    )
    Promise.make(person=someone, what="Far away", on=today, due_on=today + timedelta(days=40))
    text = page(home)
    promises = text[text.index('id="promised"') :]
    assert "3 days late, to Dana" in promises
    assert f'action="/promises/{late.pk}/keeping/"' in promises
    assert "All 2" in promises
    assert "Far away" not in promises


def test_a_promise_on_the_list_can_be_kept_there(home: Client, member: Member, today: date) -> None:
    someone = person(member, "Dana Whitfield")
    promise = Promise.make(person=someone, what="Send the link", on=today, due_on=today)
    text = page(home)
    assert "Sent, and promise kept" in text
    assert "Yes, sent" in text
    home.post(f"/promises/{promise.pk}/keeping/", {"next": "/"})
    assert "promise kept" not in page(home)


def test_sent_and_promise_kept_is_one_tap(home: Client, member: Member, today: date) -> None:
    someone = person(member, "Dana Whitfield")
    promise = Promise.make(person=someone, what="Send the link", on=today, due_on=today)
    assert f'name="promise" value="{promise.pk}"' in page(home)
    log = f"/people/{someone.pk}/interactions/"
    sent = {"kind": "message", "promise": promise.pk, "next": "/"}
    text = home.post(log, sent, follow=True).content.decode()
    assert "Promise kept, and it stays kept if you undo this." in text
    promise.refresh_from_db()
    assert promise.kept_on == today
    logged = Interaction.objects.get()
    assert logged.kind == "message"
    home.post(f"/interactions/{logged.pk}/trash/")
    promise.refresh_from_db()
    assert promise.kept_on == today


def test_what_just_happened_is_where_the_focus_goes(home: Client, member: Member) -> None:
    assert "toast-focus" not in page(home)
    someone = close(member)
    text = home.post(f"/people/{someone.pk}/not-today/", follow=True).content.decode()
    assert '<toast-focus class="toasts" tabindex="-1">' in text
    assert "cookout/js/toast-focus" in text


def test_what_was_only_sent_keeps_no_promise(home: Client, member: Member, today: date) -> None:
    someone = person(member, "Dana Whitfield")
    promise = Promise.make(person=someone, what="Send the link", on=today, due_on=today)
    home.post(f"/people/{someone.pk}/interactions/", {"kind": "message"})
    promise.refresh_from_db()
    assert promise.is_open


def test_a_promise_to_somebody_else_is_not_kept_by_it(
    home: Client, member: Member, today: date
) -> None:
    someone, other = person(member, "Dana Whitfield"), person(member, "Grace Lin")
    theirs = person(sol(), "Ines Duarte")
    for whose in (other, theirs):
        promise = Promise.make(person=whose, what="Send it", on=today, due_on=today)
        said = {"kind": "message", "promise": promise.pk}
        assert home.post(f"/people/{someone.pk}/interactions/", said).status_code == 404
        promise.refresh_from_db()
        assert promise.is_open
    assert not Interaction.objects.exists()


def test_without_a_promise_it_says_what_they_are_for(home: Client) -> None:
    assert "When you tell someone “I’ll send you that,”" in page(home)


def test_those_just_met_wait_for_a_decision(home: Client, member: Member, today: date) -> None:
    event = Event.objects.create(owner=member, name="Chamber breakfast", on=today)
    for n in range(7):
        someone = person(member, f"Person {n}", met_on=today, event=event)
        someone.stand(Person.Place.NEW, on=today)
    text = page(home)
    just_met = text[text.index('id="just-met"') :]
    assert just_met.count("/decide/") == 6
    assert "Today, Chamber breakfast" in just_met
    assert "All 7" in just_met


# The door


def test_members_see_nothing_of_each_other(home: Client) -> None:
    other = sol()
    someone = close(other, "Ines Duarte")
    Promise.make(person=someone, what="Bread", on=date(2026, 1, 1), due_on=date(2026, 1, 2))
    text = page(home)
    assert "Ines" not in text
    assert "Bread" not in text


def test_it_is_only_looked_at(home: Client) -> None:
    assert home.post("/").status_code == 405


def test_hostile_words_stay_words(home: Client, member: Member, today: date) -> None:
    nasty = "</textarea><script>alert(1)</script> {{ 7 }} " + "W" * 200 + " \u202eabc"
    someone = close(member, nasty, role=nasty[:200], company=nasty)
    reachable(someone, "phone", "818 555 0121")
    reachable(someone, "mail", nasty)
    Promise.make(person=someone, what=nasty, on=today, due_on=today)
    text = page(home)
    assert "<script>alert" not in text
    assert len(text) < 100_000


def test_questions_to_the_database_do_not_grow_with_the_people(
    home: Client, member: Member, today: date
) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            home.get("/")
        return len(asked)

    def live(n: int) -> None:
        someone = close(member, f"Person {n}")
        reachable(someone, "phone", "818 555 0121")
        Promise.make(person=someone, what="A thing", on=today, due_on=today)
        new = person(member, f"New {n}", met_on=today)
        new.stand(Person.Place.NEW, on=today)
        other = close(member, f"Reached {n}")
        Interaction.log(people=[other], kind="call", on=today, at=timezone.now())

    for n in range(7):
        live(n)
    home.get("/")
    before = count()
    for n in range(7, 20):
        live(n)
    assert count() == before


# Its end


def test_show_more_is_a_choice_at_the_end(home: Client, member: Member) -> None:
    for n in range(7):
        close(member, f"Person {n}")
    text = page(home)
    assert 'action="/today/more/"' in text[text.index("That’s everyone for today.") :]
    more = home.post("/today/more/", {"next": "/"}, follow=True).content.decode()
    assert more.count('<details name="reach"') == 7
    assert 'action="/today/more/"' not in more
    assert home.get("/today/more/").status_code == 405


def test_a_form_sent_twice_shows_more_once(home: Client, member: Member) -> None:
    for n in range(12):
        close(member, f"Person {n}")
    text = page(home)
    form = text[text.index('action="/today/more/"') :]
    key = re.search(r'name="once" value="([^"]+)"', form)
    assert key
    for _ in range(2):
        home.post("/today/more/", {"next": "/", "once": key[1]})
    assert page(home).count('<details name="reach"') == 8


def test_a_date_is_mentioned_ahead_beside_the_list(home: Client, member: Member) -> None:
    today = member.day(timezone.now())
    day = today + timedelta(days=7)
    someone = close(member, quiet=1, birth_month=day.month, birth_day=day.day, given="Priya")
    for _ in range(2):
        assert "Priya’s birthday is on " in page(home)
    someone.write(died="yes")
    assert "birthday" not in page(home)


def test_who_was_reached_today_needs_no_word_of_the_day(home: Client, member: Member) -> None:
    today = member.day(timezone.now())
    someone = close(member, birth_month=today.month, birth_day=today.day, given="Priya")
    assert page(home).count("Priya’s birthday is today.</p>") == 1
    assert 'id="dates"' not in page(home)
    Interaction.log(people=[someone], kind="call", on=today, at=timezone.now())
    assert "birthday" not in page(home)
