"""Today's list on real rows: the few, why, and an end."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.people.remember import Remember
from cookout.promises.promise import Promise
from cookout.table.decision import Decision
from cookout.today.not_today import NotToday
from cookout.today.today import Today, today
from tests.cast import AT, TODAY, day, person, rowan, sol, talk

pytestmark = pytest.mark.django_db


def close(owner: Member, name: str, *, ago: int, **fields: object) -> Person:
    """An old friend at the table, in touch so many days ago."""
    friend = person(owner, name, **fields)
    Decision.make(person=friend, kind="seat", on=day(400), at=AT)
    talk(friend, ago=ago)
    return friend


def warm(owner: Member, name: str, *, ago: int) -> Person:
    someone = person(owner, name)
    Decision.make(person=someone, kind="warmth", on=day(400), at=AT)
    talk(someone, ago=ago)
    return someone


def listed(found: Today) -> list[str]:
    return [reach.name for reach in found.steps]


def test_an_address_book_needs_nobody_today() -> None:
    owner = rowan()
    for n in range(20):
        person(owner, f"Somebody {n}")
    found = today(member=owner, on=TODAY)
    assert (found.steps, found.more, found.just_met_count) == ([], 0, 0)


def test_nobody_elses_people_are_on_the_list() -> None:
    close(sol(), "Ines Duarte", ago=90)
    assert today(member=rowan(), on=TODAY).steps == []


def test_at_most_five_and_how_many_more_can_wait() -> None:
    owner = rowan()
    for n in range(8):
        close(owner, f"Friend {n}", ago=31 + n)
    found = today(member=owner, on=TODAY)
    assert listed(found) == [f"Friend {n}" for n in (7, 6, 5, 4, 3)]
    assert found.more == 3


def test_many_who_wait_are_counted_without_being_looked_at() -> None:
    owner = rowan()
    for n in range(70):
        warm(owner, f"Somebody {n}", ago=200)
    found = today(member=owner, on=TODAY)
    assert (len(found.steps), found.more) == (5, 65)


def test_somebody_in_touch_lately_is_not_due() -> None:
    owner = rowan()
    close(owner, "Dana", ago=29)
    warm(owner, "Luis", ago=179)
    assert today(member=owner, on=TODAY).steps == []


def test_not_today_leaves_somebody_out_until_tomorrow() -> None:
    owner = rowan()
    dana = close(owner, "Dana", ago=40)
    NotToday.say(person=dana, on=TODAY)
    NotToday.say(person=dana, on=TODAY)
    assert listed(today(member=owner, on=TODAY)) == []
    assert listed(today(member=owner, on=day(-1))) == ["Dana"]
    NotToday.take_back(person=dana, on=TODAY)
    assert listed(today(member=owner, on=TODAY)) == ["Dana"]


def test_somebody_just_met_is_to_decide_about_and_to_be_greeted() -> None:
    owner = rowan()
    teo = person(owner, "Teo Alvarez", met_on=day(1))
    teo.stand(Person.Place.NEW, on=day(1))
    talk(teo, ago=1, kind="met")
    found = today(member=owner, on=TODAY)
    assert [one.name for one in found.just_met] == ["Teo Alvarez"]
    assert [reach.kind for reach in found.steps] == ["hello"]


def test_a_promise_of_mine_comes_before_everybody_and_even_for_somebody_let_go() -> None:
    owner = rowan()
    close(owner, "Dana", ago=90)
    rick = person(owner, "Rick Stone")
    Decision.make(person=rick, kind="farewell", on=day(9), at=AT)
    Promise.make(person=rick, what="return the book", on=day(9), due_on=day(1))
    Promise.make(person=rick, what="send me a book", on=day(9), due_on=day(1), mine=False)
    found = today(member=owner, on=TODAY)
    assert listed(found) == ["Rick Stone", "Dana"]
    assert [promise.what for promise in found.promises] == ["return the book"]


def test_a_birthday_within_three_days_is_on_the_list_though_nothing_is_due() -> None:
    owner = rowan()
    close(owner, "Vera Holt", ago=5, birth_month=11, birth_day=19)
    close(owner, "Gus Amato", ago=5, birth_month=11, birth_day=22)
    found = today(member=owner, on=TODAY)
    assert listed(found) == ["Vera Holt"]
    assert "birthday" in found.steps[0].reason


def test_a_dated_line_leads_the_card() -> None:
    owner = rowan()
    priya = close(owner, "Priya Nair", ago=26)
    Remember.objects.create(owner=owner, person=priya, words="Mia’s recital", on=day(2))
    found = today(member=owner, on=TODAY)
    assert "Mia’s recital" in found.steps[0].reason


def test_people_in_the_trash_need_nobody() -> None:
    owner = rowan()
    dana = close(owner, "Dana", ago=90)
    Promise.make(person=dana, what="send the link", on=day(9), due_on=day(1))
    dana.trash(at=AT)
    found = today(member=owner, on=TODAY)
    assert (found.steps, found.promises, found.more) == ([], [], 0)


def test_what_was_done_today_is_shown_as_done() -> None:
    owner = rowan()
    dana = close(owner, "Dana", ago=40)
    talk(dana, ago=0, kind="message")
    found = today(member=owner, on=TODAY)
    assert found.steps == []
    assert [one.name for done in found.done for one in done.people.all()] == ["Dana"]


def test_a_long_list_costs_as_many_queries_as_a_short_one() -> None:
    owner = rowan()
    close(owner, "Dana", ago=40)
    today(member=owner, on=TODAY)
    counts = []
    for size in (8, 20):
        for n in range(size):
            someone = close(owner, f"Friend {size} {n}", ago=40)
            Promise.make(person=someone, what="call", on=day(9), due_on=day(1))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            today(member=owner, on=TODAY)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_list_ends_after_five_even_when_more_are_due() -> None:
    owner = rowan()
    friends = [close(owner, f"Friend {n}", ago=40) for n in range(8)]
    for friend in friends[:3]:
        talk(friend)
    found = today(member=owner, on=TODAY)
    assert (len(found.done), len(found.steps), found.more) == (3, 2, 3)


def test_those_left_out_of_today_are_not_counted_as_waiting() -> None:
    owner = rowan()
    friends = [close(owner, f"Friend {n}", ago=40) for n in range(40)]
    for friend in friends[:8]:
        NotToday.say(person=friend, on=TODAY)
    assert today(member=owner, on=TODAY).more == 27
