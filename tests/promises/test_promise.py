"""What was promised: kept, changed, released, or visibly late."""

import pytest

from cookout.promises.promise import Promise
from tests.cast import AT, TODAY, day, person, rowan

pytestmark = pytest.mark.django_db


def made(**more: object) -> Promise:
    return Promise.make(person=person(rowan()), what="send the roofer's name", on=day(9), **more)  # type: ignore[arg-type]


def test_a_promise_is_late_only_after_its_day() -> None:
    promise = made(due_on=TODAY)
    assert not promise.is_late(on=TODAY)
    assert promise.is_late(on=day(-1))


def test_a_promise_without_a_day_is_never_late() -> None:
    assert not made().is_late(on=day(-1000))


def test_a_late_kept_promise_is_kept() -> None:
    promise = made(due_on=day(3))
    promise.keep(on=TODAY)
    assert not promise.is_open
    assert not promise.is_late(on=TODAY)


def test_how_many_were_kept_leaves_out_what_is_open_changed_or_no_longer_needed() -> None:
    dana = person(rowan())

    def promise(due: int | None) -> Promise:
        due_on = None if due is None else day(due)
        return Promise.make(person=dana, what="call", on=day(40), due_on=due_on)

    for due in (20, 3, None):
        promise(due).keep(on=TODAY)
    promise(5).release(on=TODAY)
    promise(-5), promise(None)
    promise(2).change(what="call", due_on=day(-2), on=day(3))
    promise(1)
    record = Promise.objects.of(dana.owner).mine().record(on=TODAY)
    assert (record.kept, record.broken, record.in_words()) == (3, 1, "kept 3 of 4")


def test_a_promise_ends_one_way_and_can_be_opened_again() -> None:
    promise = made()
    promise.keep(on=day(9))
    promise.keep(on=TODAY)
    promise.release(on=TODAY)
    assert (promise.kept_on, promise.released_on) == (day(9), None)
    promise.reopen()
    assert promise.is_open
    promise.release(on=TODAY)
    assert promise.released_on == TODAY


def test_a_promise_comes_out_of_the_trash_with_its_person() -> None:
    promise = made()
    promise.trash(at=AT)
    promise.person.trash(at=AT)
    Promise.objects.get().restore()
    assert Promise.objects.open().exists()


def test_changing_the_day_keeps_the_day_first_promised() -> None:
    promise = made(due_on=day(1))
    promise.change(what=promise.what, due_on=day(-7), on=TODAY)
    promise.refresh_from_db()
    assert (promise.due_on, promise.first_due_on, promise.changed_on) == (day(-7), day(1), TODAY)


def test_changing_only_the_words_is_no_change_of_the_day() -> None:
    promise = made(due_on=day(1))
    promise.change(what="send two names", due_on=day(1), on=TODAY)
    assert promise.changed_on is None


def test_promises_of_somebody_in_the_trash_wait_there_with_them() -> None:
    promise = made()
    promise.person.trash(at=AT)
    assert not Promise.objects.open().exists()
    promise.person.restore()
    assert Promise.objects.open().exists()
