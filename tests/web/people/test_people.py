"""The list of people: its pages, its filters, and two taps to log."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from cookout.members.member import Member
from cookout.people.event import Event
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from tests.cast import person
from tests.web.conftest import Count, Read

pytestmark = pytest.mark.django_db


def names(home: Client, address: str) -> list[str]:
    page = home.get(address).content.decode()
    return re.findall(r'class="chip__name">([^<]*)<', page.partition("card list")[2])


def shown(home: Client, address: str) -> list[str]:
    return [name for name in names(home, address) if name.startswith("Nr")]


def link(home: Client, address: str, rel: str) -> str:
    page = home.get(address).content.decode()
    match = re.search(rf'rel="{rel}" href="([^"]+)"', page)
    return "/people/" + match[1].replace("&amp;", "&") if match else ""


def test_nobody_yet_is_an_invitation(read: Read) -> None:
    page = read("/people/")
    assert "Start with someone you like." in page
    assert "I met someone" in page
    assert "Import" in page


def test_each_row_says_who_it_is_and_how_warm(read: Read, dana: Person, today: date) -> None:
    dana.stand(Person.Place.DEEP, on=today)
    page = read("/people/")
    assert "Dana Whitfield Chimney sweep, Whitfield Chimney & Stove Go deep" in page
    assert "not in touch yet" in page


def test_somebody_of_an_address_book_has_no_rhythm(read: Read, dana: Person) -> None:
    assert "warm" not in read("/people/").replace("Keep warm", "")


def test_pages_go_there_and_back_again(home: Client, rowans: Member) -> None:
    everybody = [person(rowans, f"Nr {number:03}").name for number in range(80)]
    first = "/people/"
    second = link(home, first, "next")
    third = link(home, second, "next")
    assert shown(home, first) == everybody[:30]
    assert shown(home, second) == everybody[30:60]
    assert shown(home, third) == everybody[60:]
    assert not link(home, third, "next")
    assert not link(home, first, "prev")
    assert shown(home, link(home, third, "prev")) == everybody[30:60]
    assert shown(home, link(home, second, "prev")) == everybody[:30]


def test_a_page_that_was_never_there_is_the_first(home: Client, dana: Person) -> None:
    for query in ("after=zz&id=1", "after=a&id=x", "before=%00&id=5", "id=9", "after=&id=-1"):
        assert "Dana Whitfield" in names(home, f"/people/?{query}"), query


def test_people_are_narrowed_by_where_they_stand(read: Read, dana: Person, today: date) -> None:
    dana.stand(Person.Place.WARM, on=today)
    assert "Dana" in read("/people/", place="warm")
    page = read("/people/", place="deep")
    assert "Dana" not in page
    assert "No matches." in page
    assert "Show everyone" in page
    assert "Dana" in read("/people/", place="no such place")


def test_people_are_narrowed_by_trade_as_it_is_typed(
    read: Read, rowans: Member, dana: Person
) -> None:
    person(rowans, "Grace Lin", role="Piano teacher")
    page = read("/people/", trade="  CHIMNEY  sweep ")
    assert "Dana" in page
    assert "Grace" not in page


def test_a_trade_is_found_by_its_words_in_trade_or_title(
    read: Read, rowans: Member, dana: Person
) -> None:
    person(rowans, "Grace Lin", title="Head of Sweeping")
    person(rowans, "Teo Alvarez", role="Mortgage adviser")
    page = read("/people/", trade="sweep")
    assert "Dana" in page
    assert "Grace" in page
    assert "Teo" not in page
    assert "Dana" in read("/people/", trade="sweep chim")
    assert "No matches." in read("/people/", trade="100%")


def test_as_soon_as_one_is_known_the_address_book_steps_back(
    read: Read, rowans: Member, dana: Person, today: date
) -> None:
    person(rowans, "Vera Holt", role="Baker")
    assert "Vera Holt" in read("/people/")
    dana.stand(Person.Place.NEW, on=today)
    page = read("/people/")
    assert "People you know" in page
    assert "Dana Whitfield" in page
    assert "Vera Holt" not in page
    for query in ({"place": "all"}, {"place": "book"}, {"trade": "baker"}):
        assert "Vera Holt" in read("/people/", **query)
    assert "Dana Whitfield" not in read("/people/", place="book")


def test_those_let_go_are_people_one_knows(
    home: Client, rowans: Member, dana: Person, today: date
) -> None:
    person(rowans, "Vera Holt")
    dana.stand(Person.Place.GONE, on=today)
    assert "Dana Whitfield" in names(home, "/people/")
    assert "Vera Holt" not in names(home, "/people/")
    everybody = home.get("/people/?place=all").content.decode()
    assert 'place=all" aria-current="true"' in everybody


def test_pages_of_people_one_knows_leave_the_address_book_out(
    home: Client, rowans: Member, today: date
) -> None:
    known = []
    for number in range(80):
        one = person(rowans, f"Nr {number:03}")
        if number % 2:
            one.stand(Person.Place.WARM if number % 3 else Person.Place.NEW, on=today)
            known.append(one.name)
    second = link(home, "/people/", "next")
    assert shown(home, "/people/") == known[:30]
    assert shown(home, second) == known[30:]
    assert shown(home, link(home, second, "prev")) == known[:30]


def test_people_are_narrowed_by_the_event(
    read: Read, rowans: Member, dana: Person, today: date
) -> None:
    breakfast = Event.objects.create(owner=rowans, name="Chamber breakfast", on=today)
    person(rowans, "Teo Alvarez", event=breakfast)
    page = read("/people/", event=str(breakfast.pk))
    assert "Teo Alvarez" in page
    assert "Dana" not in page


def test_a_filter_goes_along_to_the_next_page(home: Client, rowans: Member) -> None:
    for number in range(60):
        person(rowans, f"Nr {number:03}", role="Baker")
    person(rowans, "Nr 999", role="Roofer")
    following = link(home, "/people/?trade=baker", "next")
    assert "trade=baker" in following
    assert len(shown(home, following)) == 30


def test_somebody_elses_event_narrows_nothing(
    read: Read, hidden: Person, dana: Person, today: date
) -> None:
    theirs = Event.objects.create(owner=hidden.owner, name="Their fair", on=today)
    page = read("/people/", event=str(theirs.pk))
    assert "Dana" in page
    assert "Their fair" not in page


def test_people_in_the_trash_and_people_of_others_are_not_listed(
    home: Client, read: Read, dana: Person, hidden: Person
) -> None:
    home.post(f"/people/{dana.pk}/trash/")
    page = read("/people/")
    assert "Dana Whitfield" not in page
    assert "Ines" not in page


def test_two_taps_log_and_a_third_takes_it_back(
    home: Client, read: Read, dana: Person, undo: Callable[[], None]
) -> None:
    page = home.get("/people/").content.decode()
    button = f'form="log" formaction="/people/{dana.pk}/interactions/" name="kind" value="call"'
    assert button in page
    answer = home.post(f"/people/{dana.pk}/interactions/", {"kind": "call", "next": "/people/"})
    assert answer["Location"] == "/people/"
    undo()
    assert not Interaction.objects.of(dana.owner).not_in_trash().exists()


def test_several_are_chosen_to_log_together(home: Client, dana: Person) -> None:
    page = home.get("/people/?choose=1").content.decode()
    assert f'type="checkbox" name="people" value="{dana.pk}"' in page
    assert "Log together" in page
    assert 'action="/interactions/"' in page


def test_whoever_is_ticked_goes_along_to_the_next_page(home: Client, rowans: Member) -> None:
    everybody = [person(rowans, f"Nr {number:03}") for number in range(40)]
    page = home.get("/people/?choose=1&place=all").content.decode()
    match = re.search(r'name="go" value="([^"]+)"', page)
    assert match
    going = {"go": match[1].replace("&amp;", "&"), "people": [everybody[3].pk, everybody[5].pk]}
    answer = home.get("/people/", going)
    assert answer["Location"].startswith("/people/?place=all&after=")
    page = home.get(answer["Location"]).content.decode()
    ticked = [int(pk) for pk in re.findall(r'name="people" value="(\d+)" checked', page)]
    assert ticked == [everybody[3].pk, everybody[5].pk]
    assert "Nr 003" in page
    assert "Nr 039" in page
    assert "Nr 004" not in page


def test_on_the_way_back_they_are_ticked_where_they_stand(home: Client, rowans: Member) -> None:
    everybody = [person(rowans, f"Nr {number:03}") for number in range(40)]
    page = home.get(f"/people/?choose=1&people={everybody[3].pk}").content.decode()
    assert f'value="{everybody[3].pk}" checked' in page
    assert "Chosen so far" not in page


def test_nobody_of_somebody_else_is_ticked_along(
    home: Client, dana: Person, hidden: Person
) -> None:
    page = home.get(f"/people/?choose=1&people={hidden.pk}&people=x").content.decode()
    assert "Ines" not in page
    for odd in ("?next=//evil.example", "//evil.example/?choose=1", "\x00", "?after=%FF"):
        assert home.get("/people/", {"go": odd})["Location"].startswith("/people/?")


def test_more_people_take_as_many_queries_as_one_page_of_several(
    queries: Count, rowans: Member
) -> None:
    for number in range(31):
        person(rowans, f"Nr {number}", role="Baker")
    few = queries("/people/")
    for number in range(60):
        person(rowans, f"Nr 1{number}", role="Baker")
    assert queries("/people/") == few


def test_a_page_of_people_is_small(home: Client, rowans: Member, today: date) -> None:
    for number in range(60):
        one = person(
            rowans, f"Nr {number} Whitfield-Alvarez", role="Chimney sweep", company="X" * 60
        )
        one.stand(Person.Place.DEEP, on=today)
    assert len(home.get("/people/").content) < 100_000


def test_hostile_names_stay_words(home: Client, rowans: Member) -> None:
    person(rowans, "<script>alert(1)</script>", role='"><img src=x>', company="{{ 7 }}{% now %}")
    page = home.get("/people/").content.decode()
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "{{ 7 }}" in page


def test_only_reading_is_for_this_address(home: Client) -> None:
    assert home.post("/people/").status_code == 405


def by(home: Client, order: str) -> None:
    assert home.post("/people/order/", {"order": order}).status_code == 302


def test_the_list_goes_by_last_name_and_remembers_it(home: Client, rowans: Member) -> None:
    for name in ("Zora Ames", "Łucja Berg", "Abel Cole"):
        person(rowans, name)
    assert names(home, "/people/?place=all")[:3] == ["Abel Cole", "Łucja Berg", "Zora Ames"]
    by(home, "last")
    for _ in range(2):
        assert names(home, "/people/?place=all")[:3] == ["Zora Ames", "Łucja Berg", "Abel Cole"]
    by(home, "nonsense")
    assert names(home, "/people/?place=all")[0] == "Zora Ames"


def test_the_list_goes_by_whose_turn_it_is(home: Client, rowans: Member, today: date) -> None:
    for name, next_on in (("Abel Cole", None), ("Zora Ames", date(2026, 1, 1)), ("Bo Dee", today)):
        one = person(rowans, name)
        Person.objects.filter(pk=one.pk).update(next_on=next_on)
    by(home, "turn")
    assert names(home, "/people/?place=all")[:3] == ["Zora Ames", "Bo Dee", "Abel Cole"]


@pytest.mark.parametrize("order", ["last", "turn"])
def test_pages_in_another_order_show_everybody_once(
    home: Client, rowans: Member, order: str
) -> None:
    everybody = {person(rowans, f"Nr {number:03}").name for number in range(70)}
    by(home, order)
    first = shown(home, "/people/")
    second = link(home, "/people/", "next")
    third = link(home, second, "next")
    seen = [*first, *shown(home, second), *shown(home, third)]
    assert sorted(seen) == sorted(everybody)
    assert shown(home, link(home, third, "prev")) == shown(home, second)


def test_a_long_list_has_letters_to_jump_to(home: Client, rowans: Member) -> None:
    for number in range(35):
        person(rowans, f"Abel Nr{number:02}")
    person(rowans, "Ömer Kaya")
    page = home.get("/people/?place=all").content.decode()
    assert re.findall(r'after=(\w)&amp;id=1">(\w)<', page) == [("a", "A"), ("o", "O")]
    assert names(home, "/people/?place=all&after=o&id=1")[:1] == ["Ömer Kaya"]
    assert "Jump to a letter" not in home.get("/people/?place=deep").content.decode()
