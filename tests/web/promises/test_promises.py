"""Promises both ways: made, changed, kept, released, and open again."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from cookout.people.person import Person
from cookout.promises.promise import Promise
from tests.cast import AT
from tests.web.conftest import Count, Read, words

pytestmark = pytest.mark.django_db
Ago = Callable[[int], date]


@pytest.fixture
def promise(dana: Person, ago: Ago) -> Promise:
    """Something Rowan promised Dana, three days late."""
    return Promise.make(person=dana, what="Send the article", on=ago(20), due_on=ago(3))


def test_no_promises_yet_says_what_they_are_for(read: Read) -> None:
    page = read("/promises/")
    assert "No open promises." in page
    assert "Told someone “I’ll send you that”?" in page


def test_the_page_has_mine_theirs_and_what_became_of_the_others(
    read: Read, dana: Person, promise: Promise, today: date, ago: Ago
) -> None:
    Promise.make(person=dana, what="Her roofer", on=ago(9), due_on=ago(-4), mine=False)
    Promise.make(person=dana, what="Lunch", on=ago(9)).keep(on=ago(1))
    Promise.make(person=dana, what="Ladder", on=ago(9)).release(on=ago(2))
    page = read("/promises/")
    assert "You promised Send the article 3 days late Dana Whitfield" in page
    assert "Promised to you Her roofer In 4 days Dana Whitfield" in page
    assert "Lunch Kept yesterday" in page
    assert "Ladder No longer needed, " in page
    assert page.index("Lunch") < page.index("Ladder")


def test_the_earliest_day_comes_first_and_no_day_last(read: Read, dana: Person, ago: Ago) -> None:
    for what, due in (("No day", None), ("Later", ago(-9)), ("Soon", ago(-1))):
        Promise.make(person=dana, what=what, on=ago(9), due_on=due)
    page = read("/promises/")
    assert page.index("Soon") < page.index("Later") < page.index("No day")


def test_each_list_has_pages_of_its_own(home: Client, dana: Person, ago: Ago) -> None:
    for number in range(60):
        due = ago(-number) if number < 30 else None
        Promise.make(person=dana, what=f"Mine {number:02}", on=ago(9), due_on=due)
    for number in range(30):
        Promise.make(person=dana, what=f"Theirs {number:02}", on=ago(9), mine=False)
    address, found = "/promises/", []
    for _ in range(3):
        page = home.get(address).content.decode()
        found += [f"Mine {number:02}" for number in range(60) if f"Mine {number:02}" in page]
        assert "Theirs 00" in page
        mine = page.partition('id="theirs"')[0]
        following = mine.partition('rel="next" href="')[2].partition('"')[0]
        address = "/promises/" + following.replace("&amp;", "&").partition("#")[0]
    assert found == [f"Mine {number:02}" for number in range(60)]
    assert not following


def test_a_promise_is_made_with_a_quick_choice(follow: Read, dana: Person, ago: Ago) -> None:
    page = follow(f"/people/{dana.pk}/promises/", whose="mine", what="The article", when="week")
    assert "Promise saved." in page
    assert "You: The article In 7 days" in page
    made = Promise.objects.get()
    assert (made.mine, made.due_on, made.first_due_on) == (True, ago(-7), ago(-7))


def test_a_day_that_was_typed_goes_before_a_quick_choice(
    follow: Read, dana: Person, ago: Ago
) -> None:
    day = ago(-40).isoformat()
    follow(
        f"/people/{dana.pk}/promises/", whose="theirs", what="Her roofer", when="week", due_on=day
    )
    made = Promise.objects.get()
    assert (made.mine, made.due_on) == (False, ago(-40))


def test_no_day_is_a_choice_too(follow: Read, dana: Person) -> None:
    page = follow(f"/people/{dana.pk}/promises/", what="The article", when="")
    assert "You: The article No date" in page


def test_a_promise_without_words_is_none(home: Client, read: Read, dana: Person) -> None:
    assert "Dana did" in read(f"/people/{dana.pk}/promises/")
    answer = home.post(f"/people/{dana.pk}/promises/", {"what": " ", "due_on": "2026-05-05"})
    assert answer.status_code == 422
    assert "Enter what was promised" in words(answer)
    assert "2026-05-05" in answer.content.decode()
    answer = home.post(f"/people/{dana.pk}/promises/", {"what": "x" * 2001, "when": "never"})
    assert "What was promised is too long. Use up to 2000 characters." in words(answer)
    assert "Choose by when" in words(answer)
    assert not Promise.objects.exists()


def test_the_tick_keeps_it_and_undo_opens_it_again(
    home: Client, follow: Read, undo: Callable[[], None], promise: Promise, today: date
) -> None:
    page = home.get("/promises/").content.decode()
    assert f'action="/promises/{promise.pk}/keeping/"' in page
    assert "Promise kept." in follow(f"/promises/{promise.pk}/keeping/", next="/promises/")
    promise.refresh_from_db()
    assert promise.kept_on == today
    assert f'action="/promises/{promise.pk}/reopening/"' in home.get("/promises/").content.decode()
    undo()
    promise.refresh_from_db()
    assert promise.is_open


def test_a_released_promise_can_be_opened_again(
    follow: Read, read: Read, undo: Callable[[], None], promise: Promise, today: date
) -> None:
    follow(f"/promises/{promise.pk}/release/", next="/promises/")
    assert "Send the article No longer needed, today" in read("/promises/")
    follow(f"/promises/{promise.pk}/reopening/")
    promise.refresh_from_db()
    assert promise.is_open
    undo()
    promise.refresh_from_db()
    assert promise.released_on == today


def test_a_changed_promise_says_which_day_was_named_first(
    home: Client, read: Read, promise: Promise, ago: Ago
) -> None:
    address = f"/promises/{promise.pk}/"
    assert "Your promise to Dana 3 days late" in read(address)
    said = {"what": "Send both articles", "due_on": ago(-5).isoformat()}
    assert home.post(address, said)["Location"] == f"/people/{promise.person_id}/"
    promise.refresh_from_db()
    assert (promise.what, promise.due_on) == ("Send both articles", ago(-5))
    page = read(address)
    assert "In 5 days" in page
    assert f"First due: {ago(3):%B} {ago(3).day}" in page
    answer = home.post(address, {"what": "", "due_on": "soon"})
    assert answer.status_code == 422
    assert "Enter what was promised" in words(answer)
    assert "Enter a date, like 2026-03-12" in words(answer)


def test_the_trash_keeps_a_promise(
    follow: Read, undo: Callable[[], None], promise: Promise
) -> None:
    page = follow(f"/promises/{promise.pk}/trash/", next="/promises/")
    assert "Promise moved to the trash." in page
    assert "Send the article" not in page
    undo()
    promise.refresh_from_db()
    assert promise.trashed_at is None


def test_promises_of_somebody_in_the_trash_wait_with_them(read: Read, promise: Promise) -> None:
    promise.person.trash(at=AT)
    assert "Send the article" not in read("/promises/")


def test_somebody_elses_promise_is_not_there(home: Client, hidden: Person, today: date) -> None:
    theirs = Promise.make(person=hidden, what="Bread", on=today)
    assert "Bread" not in home.get("/promises/").content.decode()
    assert home.get(f"/promises/{theirs.pk}/").status_code == 404
    for verb in ("", "keeping/", "release/", "reopening/", "trash/", "restore/"):
        assert home.post(f"/promises/{theirs.pk}/{verb}", {"what": "x"}).status_code == 404
    assert home.get(f"/people/{hidden.pk}/promises/").status_code == 404
    assert home.post(f"/people/{hidden.pk}/promises/", {"what": "x"}).status_code == 404


def test_a_verb_is_never_a_link(home: Client, promise: Promise) -> None:
    for verb in ("keeping", "release", "reopening", "trash", "restore"):
        assert home.get(f"/promises/{promise.pk}/{verb}/").status_code == 405


def test_sixty_promises_take_as_many_queries_as_three(
    queries: Count, dana: Person, ago: Ago
) -> None:
    def more(count: int) -> None:
        for number in range(count):
            for mine in (True, False):
                Promise.make(person=dana, what=f"Nr {number}", on=ago(9), mine=mine)
            Promise.make(person=dana, what=f"Nr {number}", on=ago(9)).keep(on=ago(number))

    more(3)
    few = queries("/promises/")
    more(60)
    assert queries("/promises/") == few


def test_a_repeating_promise_says_when_it_comes_again(
    client: Client, read: Read, dana: Person, today: date
) -> None:
    said = {"what": "Call her mother", "when": "today", "pattern": "week", "every": "2"}
    client.post(f"/people/{dana.pk}/promises/", said)
    promise = Promise.objects.get()
    weekday = f"{today:%A}"
    assert f"Today, every second {weekday}" in read("/promises/")
    kept = words(client.post(f"/promises/{promise.pk}/keeping/", follow=True))
    client.post(f"/promises/{promise.pk}/keeping/")
    following = promise.next
    assert following is not None
    assert f"Promise kept. Next: {weekday}, " in kept
    assert Promise.objects.count() == 2
    client.post(f"/promises/{promise.pk}/reopening/")
    assert list(Promise.objects.all()) == [promise]
    form = {"what": "Call her mother", "due_on": today.isoformat(), "pattern": "", "every": "0"}
    refused = client.post(f"/promises/{promise.pk}/", form)
    assert refused.status_code == 422
    assert "Enter a number from 1 to 99" in words(refused)
    client.post(f"/promises/{promise.pk}/", form | {"every": ""})
    promise.refresh_from_db()
    assert promise.repeats == ""


def test_on_the_page_of_promises_and_of_a_person_it_says_how_many_were_kept(
    read: Read, dana: Person, ago: Ago
) -> None:
    for due in (5, 4, 3):
        Promise.make(person=dana, what=f"Call {due}", on=ago(9), due_on=ago(due))
    for one in Promise.objects.all()[:2]:
        one.keep(on=ago(2))
    assert "You kept 2 of 3 promises." in read("/promises/")
    assert "You kept 2 of 3 promises." in read(f"/people/{dana.pk}/")
