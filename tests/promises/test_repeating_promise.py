"""A promise that repeats: keeping it makes the next, and at most one of them is open."""

from datetime import date

import pytest

from cookout.people.search.search import find
from cookout.promises.promise import Promise
from tests.cast import TODAY, day, person, rowan

pytestmark = pytest.mark.django_db
TUESDAY = date(2026, 11, 24)


def biweekly(**more: object) -> Promise:
    said = {"due_on": TUESDAY, "pattern": "week", "every": 2, "on": TODAY} | more
    return Promise.make(person=person(rowan()), what="Call her mother", **said)  # type: ignore[arg-type]


def still_open() -> list[date | None]:
    return list(
        Promise.objects.filter(kept_on=None, released_on=None).values_list("due_on", flat=True)
    )


def test_keeping_it_makes_the_next_with_its_day() -> None:
    promise = biweekly()
    promise.keep(on=TUESDAY)
    assert still_open() == [date(2026, 12, 8)]
    following = promise.next
    assert following is not None
    assert (following.what, following.mine, following.person_id) == (
        *("Call her mother", True, promise.person_id),
    )
    following.keep(on=date(2026, 12, 7))
    assert still_open() == [date(2026, 12, 22)]


def test_keeping_it_twice_at_once_makes_one_only() -> None:
    first = biweekly()
    second = Promise.objects.get(pk=first.pk)
    first.keep(on=TUESDAY)
    second.keep(on=TUESDAY)
    assert still_open() == [date(2026, 12, 8)]


def test_a_broken_one_does_not_pile_up() -> None:
    promise = biweekly()
    assert promise.is_late(on=date(2027, 3, 1))
    assert still_open() == [TUESDAY]
    promise.keep(on=date(2027, 3, 1))
    assert still_open() == [date(2027, 3, 2)]


def test_reopening_it_takes_the_next_back_and_keeping_it_again_brings_one() -> None:
    promise = biweekly()
    promise.keep(on=TUESDAY)
    promise.reopen()
    assert still_open() == [TUESDAY]
    promise.keep(on=TUESDAY)
    assert still_open() == [date(2026, 12, 8)]


def test_reopening_one_whose_next_was_kept_opens_it_alone() -> None:
    promise = biweekly()
    promise.keep(on=TUESDAY)
    following = promise.next
    assert following is not None
    following.keep(on=date(2026, 12, 8))
    promise.reopen()
    assert sorted(filter(None, still_open())) == [TUESDAY, date(2026, 12, 22)]
    promise.keep(on=date(2026, 12, 9))
    assert still_open() == [date(2026, 12, 22)]


def test_another_day_moves_this_one_only() -> None:
    promise = biweekly()
    promise.change(what=promise.what, due_on=date(2026, 11, 22), on=TODAY, pattern="week", every=2)
    promise.keep(on=date(2026, 11, 22))
    assert still_open() == [date(2026, 12, 8)]


def test_another_pattern_counts_from_the_day_it_has_now() -> None:
    promise = biweekly()
    promise.change(what=promise.what, due_on=date(2027, 1, 31), on=TODAY, pattern="month", every=1)
    promise.keep(on=date(2027, 1, 31))
    following = promise.next
    assert following is not None
    assert following.due_on == date(2027, 2, 28)
    following.keep(on=date(2027, 2, 28))
    assert still_open() == [date(2027, 3, 31)]


@pytest.mark.parametrize("ending", ["never", "release", "died", "trash"])
def test_it_ends_where_nothing_is_to_follow(ending: str) -> None:
    promise = biweekly()
    if ending == "never":
        promise.change(what=promise.what, due_on=TUESDAY, on=TODAY)
        promise.keep(on=TUESDAY)
    elif ending == "release":
        promise.release(on=TUESDAY)
    elif ending == "died":
        promise.person.write(died="yes")
        promise.keep(on=TUESDAY)
    else:
        promise.person.trash(at=promise.person.made_at)
    assert not Promise.objects.standing().open().exists()


def test_without_a_date_it_begins_with_the_next_of_its_days() -> None:
    promise = biweekly(due_on=None)
    assert (promise.due_on, promise.repeats_from) == (day(-14), day(-14))


def test_the_search_follows_what_is_taken_back() -> None:
    promise = biweekly()
    promise.keep(on=TUESDAY)
    following = promise.next
    assert following is not None
    following.change(what="Water the lemon tree", due_on=following.due_on, on=TUESDAY)
    assert find(promise.owner, "lemon")
    promise.reopen()
    assert not find(promise.owner, "lemon")
