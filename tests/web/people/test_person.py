"""A person's page, and the sheet on which they are changed."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from cookout.capture.intake.intake import take
from cookout.members.member import Member
from cookout.people.contact_point import ContactPoint
from cookout.people.event import Event
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.people.remember import Remember
from cookout.people.search.search import find
from cookout.promises.promise import Promise
from cookout.table.regard import Regard
from cookout.web.people.person_sheet import PointRow
from tests.cast import AT, person
from tests.web.conftest import Count, Read, words

pytestmark = pytest.mark.django_db
Ago = Callable[[int], date]


def reach(one: Person, *values: tuple[str, str]) -> None:
    for position, (kind, value) in enumerate(values):
        ContactPoint.objects.create(
            owner=one.owner, person=one, kind=kind, value=value, position=position
        )


def remember(one: Person, kind: str, said: str, **more: Any) -> None:
    Remember.objects.create(owner=one.owner, person=one, kind=kind, words=said, **more)


def talk(one: Person, on: date, kind: str = "call", **more: Any) -> Interaction:
    return Interaction.log(people=[one], kind=kind, on=on, at=AT, **more)


def sheet(**changed: str) -> dict[str, str]:
    """What the browser sends for Dana with nothing else filled in."""
    counts = {"INITIAL_FORMS": "0", "TOTAL_FORMS": "2"}
    said = {f"{rows}-{name}": n for rows in ("points", "lines") for name, n in counts.items()}
    said |= {"points-0-kind": "phone", "points-1-kind": "mail", "lines-0-kind": "cares"}
    return said | {"name": "Dana Whitfield"} | changed


# The page


def test_a_name_that_is_longer_than_what_they_are_called_is_on_the_page(
    read: Read, dana: Person
) -> None:
    Person.objects.update(given="Dana", additional="Rue", family="Whitfield", suffix="Jr.")
    assert "Full name Dana Rue Whitfield Jr." in read(f"/people/{dana.pk}/")
    Person.objects.update(additional="", suffix="")
    assert "Full name" not in read(f"/people/{dana.pk}/")


def test_the_page_says_who_it_is_where_they_stand_and_how_warm(
    read: Read, dana: Person, ago: Ago
) -> None:
    talk(dana, ago(9))
    dana.stand(Person.Place.WARM, on=ago(8))
    page = read(f"/people/{dana.pk}/")
    assert "Dana Whitfield Chimney sweep, Whitfield Chimney & Stove Keep warm" in page
    assert "in touch, next in 5 months" in page


def test_quick_buttons_open_the_members_own_phone(home: Client, dana: Person) -> None:
    reach(dana, ("phone", "+1 (818) 555-0133"), ("mail", "dana@example.org"))
    page = home.get(f"/people/{dana.pk}/").content.decode()
    for href in ("sms:+18185550133", "tel:+18185550133", "mailto:dana@example.org"):
        assert f'href="{href}"' in page


def test_only_safe_addresses_become_links(home: Client, dana: Person) -> None:
    unsafe = [
        "javascript:alert(1)",
        "data:text/html,x",
        "http://[broken",
        "https://exa\tmple.org",
        "//elsewhere.example",
        "vbscript:x",
    ]
    reach(dana, *(("link", value) for value in unsafe), ("profile", "https://example.org/dana"))
    reach(dana, ("mail", "no address"), ("mail", "a@b.example?bcc=c@d.example"), ("phone", "ask"))
    page = home.get(f"/people/{dana.pk}/").content.decode()
    links = page.partition('id="details"')[2]
    assert links.count('target="_blank"') == 1
    assert 'href="https://example.org/dana" target="_blank" rel="noopener noreferrer"' in links
    for scheme in ("javascript:", "data:", "vbscript:", "mailto:", "tel:", "sms:"):
        assert f'href="{scheme}' not in page


def test_what_to_remember_has_its_day(read: Read, dana: Person, today: date) -> None:
    remember(dana, "allergy", "Shellfish")
    remember(dana, "family", "Theo’s semi-final", on=today)
    remember(dana, "family", "Wedding day", on=date(2011, 6, 4), yearly=True)
    page = read(f"/people/{dana.pk}/")
    assert "Allergic to Shellfish" in page
    assert "Theo’s semi-final Today" in page
    assert "Wedding day Every year on June 4" in page


def test_promises_are_said_with_whose_they_are_and_how_late(
    read: Read, dana: Person, ago: Ago, today: date
) -> None:
    mine = Promise.make(person=dana, what="Send the article", on=ago(20), due_on=ago(3))
    kept = Promise.make(person=dana, what="Name of her roofer", on=ago(20), mine=False)
    kept.keep(on=today)
    long_ago = Promise.make(person=dana, what="Old ladder", on=ago(90))
    long_ago.keep(on=ago(60))
    page = read(f"/people/{dana.pk}/")
    assert "You: Send the article 3 days late" in page
    assert "Dana: Name of her roofer Kept today" in page
    assert "Old ladder" not in page
    mine.trash(at=AT)
    assert "Send the article" not in read(f"/people/{dana.pk}/")


def test_the_answers_stand_beside_where_they_stand(read: Read, dana: Person) -> None:
    assert "A few quick answers about Dana help you decide." in read(f"/people/{dana.pk}/")
    Regard.of_person(dana).answer(know=2, trust=1, high5=2, cookout=0)
    page = read(f"/people/{dana.pk}/")
    assert "Know Yes Like Not answered Trust So-so Care Not answered" in page
    assert "High five: yes. Cookout: no. The only chimney sweep you know." in page


def test_others_of_the_trade_are_named_where_they_do_a_great_job(
    read: Read, rowans: Member, dana: Person, ago: Ago
) -> None:
    person(rowans, "Luis Ortega", role="chimney sweep", great_on=ago(30))
    page = read(f"/people/{dana.pk}/")
    assert "You know another chimney sweep. Luis Ortega does great work for you." in page


def test_the_chart_says_in_words_who_started_what(home: Client, dana: Person, ago: Ago) -> None:
    talk(dana, ago(2))
    talk(dana, ago(40), direction="in")
    talk(dana, ago(80), kind="met", direction="both")
    talk(dana, ago(90), kind="online")
    talk(dana, ago(800))
    page = home.get(f"/people/{dana.pk}/").content.decode()
    sentence = "Three times in touch in 12 months: you started one, Dana started one, together one."
    assert f'role="img" aria-label="{sentence}"' in page
    assert page.count('<use href="#touch-out" x=') == 1


def test_the_story_tells_who_did_what_the_latest_first(
    read: Read, rowans: Member, dana: Person, ago: Ago, today: date
) -> None:
    fair = Event.objects.create(owner=rowans, name="School fair", on=ago(30))
    talk(dana, ago(30), kind="met", direction="both", event=fair)
    talk(dana, ago(1), direction="in", minutes=20, words="Her boys play on Friday.")
    others = [person(rowans, name) for name in ("Priya Nair", "Luis Ortega", "Vera Holt")]
    Interaction.log(people=[dana, *others], kind="helped", on=today, at=AT)
    story = read(f"/people/{dana.pk}/").partition("History with Dana")[2]
    first, second, third = (
        story.index("You helped with Luis Ortega and two others"),
        story.index("Dana called Her boys play on Friday. Yesterday · 20 minutes"),
        story.index("You met at School fair"),
    )
    assert first < second < third


def test_a_long_story_is_told_twenty_at_a_time(
    home: Client, read: Read, dana: Person, ago: Ago
) -> None:
    for number in range(25):
        talk(dana, ago(number), words=f"Talk number {number:02}.")
    page = home.get(f"/people/{dana.pk}/").content.decode()
    assert page.count("Talk number") == 20
    older = page.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert older.endswith("#story")
    page = home.get(f"/people/{dana.pk}/{older.partition('#')[0]}").content.decode()
    assert page.count("Talk number") == 5
    assert "Talk number 24." in page


def test_a_time_taken_back_is_not_told(read: Read, dana: Person, today: date) -> None:
    talk(dana, today, words="Never happened.").trash(at=AT)
    assert "Never happened." not in read(f"/people/{dana.pk}/")


def test_details_name_the_birthday_and_where_they_were_met(
    read: Read, rowans: Member, dana: Person, today: date
) -> None:
    fair = Event.objects.create(owner=rowans, name="School fair", on=date(2024, 3, 12))
    dana.write(event=fair, met_on=fair.on, birth_day=29, birth_month=2)
    page = read(f"/people/{dana.pk}/")
    assert "Birthday February 29 Met March 12, 2024 at School fair" in page
    dana.write(birth_year=1984)
    age = today.year - 1984 - ((today.month, today.day) < (2, 29))
    assert f"Birthday February 29, 1984, {age} years old" in read(f"/people/{dana.pk}/")


def test_one_tap_decides_from_the_page(home: Client, dana: Person) -> None:
    dana.stand(Person.Place.DEEP, on=None)
    page = home.get(f"/people/{dana.pk}/").content.decode()
    assert f'formaction="/people/{dana.pk}/seat/" aria-pressed="true"' in page
    assert f'formaction="/people/{dana.pk}/warmth/" aria-pressed="false"' in page
    assert f'formaction="/people/{dana.pk}/farewell/" aria-pressed="false"' in page


def test_the_page_takes_as_many_queries_however_much_is_written_down(
    queries: Count, rowans: Member, dana: Person, ago: Ago
) -> None:
    def more(count: int) -> None:
        for number in range(count):
            other = person(rowans, f"Nr {count} {number}", role="Chimney sweep", great_on=ago(1))
            Interaction.log(people=[dana, other], kind="met", on=ago(number), at=AT)
            Promise.make(person=dana, what=f"Number {number}", on=ago(9), due_on=ago(number))
            remember(dana, "cares", f"Number {number}")
            reach(dana, ("phone", f"818 555 01{number}"))

    # More than the first page of the story tells: the chart is drawn from the rest, too.
    more(25)
    few = queries(f"/people/{dana.pk}/")
    more(60)
    assert queries(f"/people/{dana.pk}/") == few


def test_somebody_elses_person_is_not_there(home: Client, hidden: Person) -> None:
    for address in ("", "edit/"):
        assert home.get(f"/people/{hidden.pk}/{address}").status_code == 404
    for address in ("edit/", "experiences/", "privacy/", "trash/", "restore/"):
        assert home.post(f"/people/{hidden.pk}/{address}", sheet()).status_code == 404
    hidden.refresh_from_db()
    assert (hidden.name, hidden.trashed_at, hidden.great_on) == ("Ines Duarte", None, None)


# What one tap says


def test_private_is_said_and_taken_back(
    follow: Read, undo: Callable[[], None], dana: Person, today: date
) -> None:
    page = follow(f"/people/{dana.pk}/privacy/")
    assert "Dana is now private." in page
    assert "Only introduce, never share their number." in page
    dana.refresh_from_db()
    assert dana.private_on == today
    undo()
    dana.refresh_from_db()
    assert dana.private_on is None


def test_the_trash_keeps_a_person_until_they_are_wanted_again(
    home: Client, follow: Read, undo: Callable[[], None], dana: Person
) -> None:
    assert "Dana moved to trash." in follow(f"/people/{dana.pk}/trash/")
    assert home.get(f"/people/{dana.pk}/").status_code == 404
    undo()
    assert home.get(f"/people/{dana.pk}/").status_code == 200


def test_a_verb_is_never_a_link(home: Client, dana: Person) -> None:
    for verb in ("privacy", "trash", "restore"):
        assert home.get(f"/people/{dana.pk}/{verb}/").status_code == 405


# The sheet


def test_the_sheet_writes_everything_down_at_once(
    home: Client, read: Read, rowans: Member, dana: Person, ago: Ago
) -> None:
    fair = Event.objects.create(owner=rowans, name="School fair", on=ago(9))
    said = sheet(
        role="Roofer",
        company="Whitfield Roofs",
        title="Owner",
        nickname="Dee",
        birth_day="29",
        birth_month="2",
        notes="First line\r\nsecond line\x00",
        met_on=ago(9).isoformat(),
        event=str(fair.pk),
    )
    said |= {
        "points-0-value": "818 555 0133",
        "points-0-label": "mobile",
        "points-1-value": "dana@example.org",
        "lines-0-words": "Allergic to shellfish",
        "lines-0-kind": "allergy",
        "lines-1-kind": "family",
        "lines-1-words": "Theo turns 10",
        "lines-1-on": "2026-04-02",
        "lines-1-yearly": "on",
    }
    answer = home.post(f"/people/{dana.pk}/edit/", said)
    assert answer["Location"] == f"/people/{dana.pk}/"
    page = read(f"/people/{dana.pk}/")
    assert "Dee saved." in page
    for part in ("Roofer, Whitfield Roofs", "Mobile 818 555 0133", "February 29", "School fair"):
        assert part in page
    assert "Theo turns 10 Every year on April 2" in page
    dana.refresh_from_db()
    assert dana.notes == "First line\nsecond line"
    assert dana.role_key == "roofer"
    assert [hit.person_id for hit in find(rowans, "shellfish")] == [dana.pk]


@pytest.mark.parametrize(("region", "expected"), [("US", "2024-05-04"), ("GB", "2024-04-05")])
def test_a_day_in_numbers_is_read_as_the_region_writes_it(
    home: Client, dana: Person, region: str, expected: str
) -> None:
    Member.objects.filter(pk=dana.owner_id).update(region=region)
    home.post(f"/people/{dana.pk}/edit/", sheet() | {"died": "5/4/2024"})
    dana.refresh_from_db()
    assert dana.died == expected


def test_an_empty_value_removes_a_row_and_the_others_stay(home: Client, dana: Person) -> None:
    reach(dana, ("phone", "818 555 0133"), ("address", "12 Elm Street\nReseda"))
    remember(dana, "cares", "Her bees")
    page = home.get(f"/people/{dana.pk}/edit/").content.decode()
    assert "12 Elm Street\nReseda</textarea>" in page
    said = sheet() | {
        "points-INITIAL_FORMS": "2",
        "points-TOTAL_FORMS": "4",
        "points-0-value": "",
        "points-1-kind": "address",
        "points-1-value": "12 Elm Street\r\nReseda",
        "lines-INITIAL_FORMS": "1",
        "lines-0-words": " ",
    }
    assert home.post(f"/people/{dana.pk}/edit/", said).status_code == 302
    points = list(dana.contact_points.values_list("kind", "value"))
    assert points == [("address", "12 Elm Street\nReseda")]
    assert not dana.remembered.exists()


def test_what_was_typed_is_kept_when_something_is_wrong(home: Client, dana: Person) -> None:
    said = sheet(name="  ", company="Typed before", birth_day="31", birth_month="4")
    said |= {"points-0-value": "no digits", "points-1-value": "nowhere", "lines-0-on": "2026-01-01"}
    answer = home.post(f"/people/{dana.pk}/edit/", said)
    assert answer.status_code == 422
    page = words(answer)
    for problem in (
        "Enter the name of the person",
        "April has no such day",
        "Enter a phone number, like 818 555 0147",
        "Enter an email address, like name@example.org",
        "Enter what happens on this day",
    ):
        assert problem in page
    content = answer.content.decode()
    for typed in ("Typed before", "no digits", "nowhere", "2026-01-01"):
        assert f'value="{typed}"' in content
    assert "<title>Error: Edit Dana" in content
    dana.refresh_from_db()
    assert dana.company == "Whitfield Chimney & Stove"


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"birth_day": "12"}, "Choose the month of the birthday"),
        ({"birth_day": "x"}, "Enter the birthday’s day, like 14"),
        ({"birth_day": "9" * 30, "birth_month": "2"}, "February has no such day"),
        ({"birth_day": "29", "birth_month": "2", "birth_year": "1985"}, "February has no such day"),
        ({"birth_year": "3000"}, "Enter the birthday’s year, like 1984"),
        ({"birth_month": "13"}, "Choose a month"),
        ({"met_on": "soon"}, "Enter a date, like 2026-03-12"),
        ({"event": "999999"}, "Choose one of your events"),
        ({"name": "\u200b\u202e"}, "Enter the name of the person"),
        ({"role": "x" * 201}, "Trade is too long. Use up to 200 characters."),
        ({"points-0-label": "work"}, "Enter the number or address for this label"),
        ({"points-0-kind": "fax", "points-0-value": "1"}, "Choose a kind"),
    ],
)
def test_every_problem_says_what_to_do(
    home: Client, dana: Person, said: dict[str, str], problem: str
) -> None:
    answer = home.post(f"/people/{dana.pk}/edit/", sheet(**said))
    assert answer.status_code == 422
    assert problem in words(answer)


def test_a_part_of_the_page_that_did_not_arrive_changes_nothing(home: Client, dana: Person) -> None:
    reach(dana, ("phone", "818 555 0133"))
    answer = home.post(f"/people/{dana.pk}/edit/", {"name": "Dana Whitfield"})
    assert answer.status_code == 422
    assert "Part of this page didn’t load. Open it again." in words(answer)
    assert dana.contact_points.count() == 1


def test_a_new_name_forgets_the_old_first_name(home: Client, dana: Person) -> None:
    dana.write(given="Dana", family="Whitfield")
    home.post(
        f"/people/{dana.pk}/edit/", sheet(name="Diana Hill", given="Dana", family="Whitfield")
    )
    dana.refresh_from_db()
    assert (dana.given, dana.family, dana.first_name) == ("", "", "Diana")


def test_numbers_of_an_address_book_that_nobody_touched_are_no_problem(
    home: Client, dana: Person
) -> None:
    reach(dana, ("phone", "call the office"))
    said = sheet() | {
        "points-INITIAL_FORMS": "1",
        "points-0-value": "call the office",
        "points-TOTAL_FORMS": "3",
    }
    assert home.post(f"/people/{dana.pk}/edit/", said).status_code == 302


def test_the_sheet_takes_as_many_queries_however_many_rows_it_has(
    queries: Count, dana: Person
) -> None:
    reach(dana, *(("phone", f"555 010{number}") for number in range(3)))
    few = queries(f"/people/{dana.pk}/edit/")
    reach(dana, *(("phone", f"555 01{number}") for number in range(10, 70)))
    assert queries(f"/people/{dana.pk}/edit/") == few


def test_a_number_that_did_not_work_is_marked_and_no_longer_offered(
    home: Client, read: Read, follow: Read, undo: Callable[[], None], dana: Person
) -> None:
    point = ContactPoint.objects.create(
        owner=dana.owner, person=dana, kind="phone", value="818 555 0133"
    )
    here = f"/people/{dana.pk}/"
    assert 'class="btn btn--primary" href="sms:' in home.get(here).content.decode()
    assert "818 555 0133 is marked as not working." in follow(f"/points/{point.pk}/failure/")
    assert "Didn’t work on" in read(here)
    assert 'class="btn btn--primary" href="sms:' not in home.get(here).content.decode()
    undo()
    assert "Didn’t work on" not in read(here)


def test_another_number_has_not_been_tried_yet(dana: Person, today: date) -> None:
    point = ContactPoint.objects.create(
        owner=dana.owner, person=dana, kind="phone", value="818 555 0133", failed_on=today
    )
    row = PointRow({"kind": "phone", "value": "818 555 0199"}, initial={"value": point.value})
    assert row.is_valid()
    assert row.cleaned_data["failed_on"] is None
    same = PointRow({"kind": "phone", "value": point.value}, initial={"value": point.value})
    assert same.is_valid()
    assert "failed_on" not in same.cleaned_data


def test_text_and_call_take_the_mobile_wherever_a_person_is_reached(
    client: Client, member: Member, corpus: Path
) -> None:
    content = (corpus / "reports" / "which_number" / "fax_first.vcf").read_bytes()
    take(owner=member, file_name="fax_first.vcf", content=content, at=AT)
    fay = Person.objects.of(member).get(name="Fay Faxon")
    client.force_login(member)
    for address in (f"/people/{fay.pk}/", f"/people/{fay.pk}/words/"):
        page = client.get(address).content.decode()
        buttons = re.findall(r'class="btn[^"]*" href="((?:sms|tel):[^?"]+)', page)
        assert set(buttons) <= {"sms:+19175550178", "tel:+19175550178"}, address
        assert "sms:+19175550178" in buttons


def test_chat_apps_stand_beside_text_and_call_and_the_usual_way_is_first(
    home: Client, dana: Person
) -> None:
    reach(
        dana,
        ("phone", "+49 170 5550101"),
        ("profile", "https://wa.me/491705550101"),
        ("link", "t.me/danawhitfield"),
        ("link", "https://signal.me/#p/+491705550101"),
    )
    page = home.get(f"/people/{dana.pk}/").content.decode()
    order = re.findall(r'class="btn[^"]*" href="(\w+:[^"]+)"', page)
    assert order == [
        "sms:+491705550101",
        "tel:+491705550101",
        "https://wa.me/491705550101",
        "https://t.me/danawhitfield",
        "https://signal.me/#p/+491705550101",
    ]
    dana.write(usual_way="Telegram")
    page = home.get(f"/people/{dana.pk}/").content.decode()
    assert 'class="btn btn--primary" href="https://t.me/danawhitfield"' in page
    reach(dana, ("mail", "dana@example.org"))
    dana.write(usual_way="Mail")
    page = home.get(f"/people/{dana.pk}/").content.decode()
    assert 'class="btn btn--primary" href="mailto:dana@example.org"' in page


def test_a_number_that_nobody_can_tell_is_shown_without_a_link(home: Client, dana: Person) -> None:
    reach(dana, ("phone", "8185550147 818555"), ("phone", "818 555 0101 / 818 555 0102"))
    page = home.get(f"/people/{dana.pk}/").content.decode()
    assert "8185550147 818555" in page
    assert "tel:8185550147" not in page
    assert 'href="tel:+18185550101">+18185550101<' in page
    assert 'href="tel:+18185550102">+18185550102<' in page
