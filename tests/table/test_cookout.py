"""A cookout: guests are kept, who came is logged once, and both stay in step."""

from datetime import timedelta

import pytest

from cookout.models import Cookout, Guest, Interaction, Member, Person
from cookout.people.merging.merge import Merge
from cookout.table.cookout import WasThere
from cookout.trash.emptying import empty_trash
from cookout.trash.erasing import Erasing
from tests.cast import AT, TODAY, day, person, rowan

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> Member:
    return rowan()


@pytest.fixture
def three(owner: Member) -> list[Person]:
    made = [person(owner, name) for name in ("Dana Whitfield", "Gus Amato", "Vera Holt")]
    for one in made:
        one.stand(Person.Place.DEEP, on=day(60))
    return made


@pytest.fixture
def evening(owner: Member, three: list[Person]) -> Cookout:
    cookout = Cookout(owner=owner, on=day(1))
    cookout.write(place="In the garden")
    cookout.ask(three)
    return cookout


def fresh(row: Cookout) -> Cookout:
    return Cookout.objects.get(pk=row.pk)


def test_asking_somebody_again_keeps_what_they_said(evening: Cookout, three: list[Person]) -> None:
    guest = evening.guests.get(person=three[0])
    guest.answer(comes=True, brings=2, on=TODAY)
    assert evening.ask(three) == 0
    guest.refresh_from_db()
    assert (guest.comes, guest.brings, guest.asked_on) == (True, 2, TODAY)


def test_whoever_answers_has_been_asked_since_they_were(evening: Cookout) -> None:
    guest = evening.guests.all()[0]
    guest.answer(comes=None, brings=0, on=TODAY)
    assert guest.asked_on is None
    guest.invite(on=day(3))
    guest.answer(comes=False, brings=0, on=TODAY)
    assert guest.asked_on == day(3)


def test_one_evening_counts_for_everybody_who_came(evening: Cookout, three: list[Person]) -> None:
    evening.came(three[:2], minutes=180, at=AT)
    logged = Interaction.objects.get()
    assert (logged.kind, logged.direction, logged.on, logged.minutes) == (
        "met",
        "both",
        day(1),
        180,
    )
    for one in three:
        one.refresh_from_db()
    assert [one.last_touch_on for one in three] == [day(1), day(1), None]
    assert evening.present == {three[0].pk, three[1].pk}


def test_nobody_is_not_logged(evening: Cookout) -> None:
    with pytest.raises(ValueError, match="somebody"):
        evening.came([], minutes=None, at=AT)
    assert not Interaction.objects.exists()


def test_said_again_it_is_corrected_and_the_clocks_follow(
    evening: Cookout, three: list[Person]
) -> None:
    evening.came(three[:2], minutes=180, at=AT)
    fresh(evening).came(three[1:], minutes=120, at=AT)
    assert Interaction.objects.get().minutes == 120
    for one in three:
        one.refresh_from_db()
    assert [one.last_touch_on for one in three] == [None, day(1), day(1)]


def test_taken_back_elsewhere_it_is_not_said_here_and_said_again_it_is_the_same_one(
    evening: Cookout, three: list[Person]
) -> None:
    evening.came(three, minutes=180, at=AT)
    Interaction.objects.get().trash(at=AT)
    assert not fresh(evening).is_logged
    assert fresh(evening).present == set()
    fresh(evening).came(three[:1], minutes=None, at=AT)
    logged = Interaction.objects.get()
    assert logged.trashed_at is None
    assert fresh(evening).present == {three[0].pk}


def test_restored_elsewhere_it_is_said_here(evening: Cookout, three: list[Person]) -> None:
    evening.came(three, minutes=180, at=AT)
    logged = Interaction.objects.get()
    logged.trash(at=AT)
    logged.restore()
    assert fresh(evening).present == {one.pk for one in three}


def test_the_logged_time_moves_with_the_day(evening: Cookout, three: list[Person]) -> None:
    evening.came(three, minutes=180, at=AT)
    fresh(evening).write(on=day(4))
    assert Interaction.objects.get().on == day(4)
    three[0].refresh_from_db()
    assert three[0].last_touch_on == day(4)


def test_in_the_trash_the_time_together_stays(evening: Cookout, three: list[Person]) -> None:
    evening.came(three, minutes=180, at=AT)
    evening.trash(at=AT)
    assert Interaction.objects.get().trashed_at is None
    assert not Guest.objects.of(evening.owner).not_in_trash().exists()
    evening.restore()
    assert Guest.objects.of(evening.owner).not_in_trash().count() == 3


def test_whoever_came_is_not_struck_off_the_list(evening: Cookout, three: list[Person]) -> None:
    evening.came(three[:1], minutes=None, at=AT)
    guests = {guest.person_id: guest for guest in fresh(evening).guests.select_related("cookout")}
    with pytest.raises(WasThere):
        guests[three[0].pk].strike()
    guests[three[1].pk].strike()
    assert fresh(evening).guests.count() == 2


def test_whoever_lies_in_the_trash_was_there_all_the_same(
    evening: Cookout, three: list[Person]
) -> None:
    evening.came(three, minutes=None, at=AT)
    three[2].trash(at=AT)
    fresh(evening).came(three[:1], minutes=None, at=AT)
    three[2].restore()
    assert fresh(evening).present == {three[0].pk, three[2].pk}


def test_two_guests_who_are_one_are_one_guest_and_two_again(
    evening: Cookout, three: list[Person]
) -> None:
    evening.guests.get(person=three[1]).answer(comes=True, brings=1, on=TODAY)
    evening.came(three, minutes=None, at=AT)
    merge = Merge.make(kept=three[0], other=three[1], at=AT)
    assert fresh(evening).present == {three[0].pk, three[2].pk}
    assert evening.guests.not_in_trash().count() == 2  # type: ignore[attr-defined]
    assert evening.guests.get(person=three[0]).comes is True
    merge.undo(at=AT)
    assert fresh(evening).present == {one.pk for one in three}
    assert evening.guests.get(person=three[0]).comes is None


def test_after_thirty_days_in_the_trash_it_is_gone_and_the_evening_was(
    evening: Cookout, three: list[Person]
) -> None:
    evening.came(three, minutes=None, at=AT)
    evening.trash(at=AT)
    empty_trash(at=AT + timedelta(days=31))
    assert not Cookout.objects.exists()
    assert Interaction.objects.count() == 1


def test_a_logged_time_that_is_erased_leaves_the_cookout_unsaid(
    evening: Cookout, three: list[Person]
) -> None:
    evening.came(three, minutes=None, at=AT)
    Interaction.objects.get().trash(at=AT)
    empty_trash(at=AT + timedelta(days=31))
    assert fresh(evening).logged is None
    fresh(evening).came(three, minutes=None, at=AT)
    assert Interaction.objects.count() == 1


def test_whoever_is_erased_is_named_by_no_cookout_and_the_others_were_there(
    evening: Cookout, three: list[Person]
) -> None:
    evening.write(notes="Ask Gus for his chairs.", invitation="The grill is on.")
    evening.came(three, minutes=None, at=AT)
    gus = three[1]
    erasing = Erasing.of(gus)
    assert erasing.cookouts == [evening]
    erasing.run()
    again = fresh(evening)
    assert (again.notes, again.invitation) == ("", "The grill is on.")
    assert again.present == {three[0].pk, three[2].pk}
    assert again.guests.count() == 2
