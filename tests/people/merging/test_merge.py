"""One person written down twice: made one, taken apart again, or said to be two."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from cookout.members.member import Member
from cookout.people.contact_point import ContactPoint
from cookout.people.event import Event
from cookout.people.merging.duplicates import written_twice
from cookout.people.merging.merge import Merge, MergedSince
from cookout.people.merging.not_the_same import Apart
from cookout.people.person import Person
from cookout.people.remember import Remember
from cookout.people.search import search
from cookout.promises.promise import Promise
from cookout.table.decision import Decision
from cookout.table.regard import Regard
from tests.cast import AT, TODAY, day, person, rowan, sol, talk

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=90)


@pytest.fixture
def owner() -> Member:
    return rowan()


@pytest.fixture
def dana(owner: Member) -> Person:
    return person(owner, "Dana Whitfield", given="Dana", company="Whitfield Chimney", notes="Tall.")


@pytest.fixture
def again(owner: Member) -> Person:
    return person(owner, "D. Witfield", company="Whitfield", role="Sweep", notes="Has a van.")


def reach(whom: Person, kind: str, value: str, **more: Any) -> ContactPoint:
    return ContactPoint.objects.create(
        owner=whom.owner, person=whom, kind=kind, value=value, **more
    )


def values(whom: Person) -> list[str]:
    return [point.value for point in whom.contact_points.all()]


def merged(kept: Person, other: Person, **more: Any) -> Merge:
    merge = Merge.make(kept=kept, other=other, at=AT, **more)
    kept.refresh_from_db()
    other.refresh_from_db()
    return merge


def apart(merge: Merge, *people: Person) -> list[str]:
    changed = merge.undo(at=LATER)
    for one in people:
        one.refresh_from_db()
    return changed


def test_what_is_empty_is_filled_and_the_kept_ones_words_count(dana: Person, again: Person) -> None:
    merged(dana, again)
    assert (dana.name, dana.company, dana.role) == ("Dana Whitfield", "Whitfield Chimney", "Sweep")
    assert again.trashed_at == AT


def test_each_thing_may_be_taken_from_the_other(dana: Person, again: Person) -> None:
    merged(dana, again, take={"name"})
    assert (dana.name, dana.given, dana.company) == ("D. Witfield", "", "Whitfield Chimney")
    assert dana.sort_key == "d. witfield"


def test_both_notes_stay_and_the_same_ones_are_not_said_twice(owner: Member) -> None:
    one, two = person(owner, "Ana", notes="Tall."), person(owner, "Ana R", notes="Has a van.")
    merged(one, two)
    assert one.notes == "Tall.\n\nHas a van."
    three = person(owner, "Ana Reyes", notes="Has a van.")
    merged(one, three)
    assert one.notes == "Tall.\n\nHas a van."


def test_a_birthday_without_its_year_takes_the_year(owner: Member) -> None:
    one = person(owner, "Ana", birth_month=5, birth_day=14)
    two = person(owner, "Ana R", birth_year=1984, birth_month=5, birth_day=14)
    merged(one, two)
    assert (one.birth_year, one.birthday) == (1984, (5, 14))


def test_lists_are_put_together_without_doubles(dana: Person, again: Person) -> None:
    reach(dana, "phone", "818 555 0133")
    reach(again, "phone", "+1 (818) 555-0133", label="mobile")
    reach(again, "mail", "dana@example.org", position=1)
    Remember.objects.create(owner=dana.owner, person=dana, words="Two boys")
    Remember.objects.create(owner=dana.owner, person=again, words="two  boys")
    merge = merged(dana, again)
    assert values(dana) == ["818 555 0133", "dana@example.org"]
    assert [point.label for point in dana.contact_points.all()] == ["mobile", ""]
    assert dana.remembered.count() == 1
    apart(merge, dana, again)
    assert values(dana) == ["818 555 0133"]
    assert [point.label for point in dana.contact_points.all()] == [""]
    assert values(again) == ["+1 (818) 555-0133", "dana@example.org"]


def test_two_extensions_of_one_number_are_two(dana: Person, again: Person) -> None:
    reach(dana, "phone", "818 555 0100 x12")
    reach(again, "phone", "818 555 0100 x15")
    merged(dana, again)
    assert len(values(dana)) == 2


def test_the_clock_counts_the_talks_of_both(dana: Person, again: Person) -> None:
    Decision.make(person=dana, kind="seat", on=day(40), at=AT)
    talk(dana, ago=30)
    talk(again, ago=3)
    merge = merged(dana, again)
    assert (dana.touches, dana.last_touch_on) == (2, day(3))
    apart(merge, dana, again)
    assert (dana.touches, dana.last_touch_on, again.touches) == (1, day(30), 1)


def test_the_decision_about_the_kept_one_holds(dana: Person, again: Person) -> None:
    Decision.make(person=dana, kind="warmth", on=TODAY, at=AT)
    Decision.make(person=again, kind="seat", on=TODAY, at=AT)
    merge = merged(dana, again)
    assert dana.place == Person.Place.WARM
    assert [decision.kind for decision in Decision.objects.standing().filter(person=dana)] == [
        "warmth"
    ]
    apart(merge, dana, again)
    assert (dana.place, again.place) == (Person.Place.WARM, Person.Place.DEEP)
    assert Decision.objects.standing().get(person=again).kind == "seat"


def test_else_the_decision_about_the_other_one(dana: Person, again: Person) -> None:
    Decision.make(person=again, kind="seat", on=day(9), at=AT)
    merge = merged(dana, again)
    assert (dana.place, dana.placed_on) == (Person.Place.DEEP, day(9))
    assert Decision.objects.standing().get(person=dana).kind == "seat"
    apart(merge, dana, again)
    assert (dana.place, again.place) == (Person.Place.BOOK, Person.Place.DEEP)


def test_putting_off_the_kept_one_is_a_decision_too(dana: Person, again: Person) -> None:
    dana.stand(Person.Place.NEW, on=TODAY)
    Decision.make(person=dana, kind="later", on=TODAY, at=AT)
    Decision.make(person=again, kind="seat", on=TODAY, at=AT)
    merged(dana, again)
    assert dana.place == Person.Place.NEW
    assert dana.decide_from


def test_decided_anew_since_the_new_decision_stays(dana: Person, again: Person) -> None:
    Decision.make(person=again, kind="seat", on=day(9), at=AT)
    merge = merged(dana, again)
    Decision.make(person=dana, kind="farewell", on=TODAY, at=LATER)
    assert "how close" in apart(merge, dana, again)
    assert (dana.place, again.place) == (Person.Place.GONE, Person.Place.DEEP)
    assert Decision.objects.standing().get(person=again).kind == "seat"
    assert Decision.objects.standing().get(person=dana).kind == "farewell"


def test_answers_that_were_not_given_come_from_the_other(dana: Person, again: Person) -> None:
    Regard.of_person(dana).answer(know=2)
    Regard.of_person(again).answer(know=0, like=1)
    merge = merged(dana, again)
    regard = Regard.of_person(dana)
    assert (regard.know, regard.like) == (2, 1)
    apart(merge, dana, again)
    assert (Regard.of_person(dana).like, Regard.of_person(again).like) == (None, 1)


def test_the_search_follows(owner: Member, dana: Person, again: Person) -> None:
    reach(again, "mail", "sweeper@example.org")
    merge = merged(dana, again)
    assert [hit.person_id for hit in search.find(owner, "sweeper")] == [dana.pk]
    apart(merge)
    assert [hit.person_id for hit in search.find(owner, "sweeper")] == [again.pk]


def test_what_was_edited_since_is_kept_and_said(dana: Person, again: Person) -> None:
    promise = Promise.make(person=again, what="Send the link", on=TODAY)
    merge = merged(dana, again)
    dana.write(notes="Tall, with a van.", nickname="Dee")
    promise.refresh_from_db()
    promise.keep(on=TODAY)
    assert apart(merge, dana, again) == ["nickname", "notes", "promise"]
    assert (dana.notes, dana.nickname, dana.role) == ("Tall, with a van.", "Dee", "")
    assert again.notes == "Has a van."
    promise.refresh_from_db()
    assert (promise.person, promise.kept_on) == (again, TODAY)


def test_what_came_since_stays_with_the_kept_one(dana: Person, again: Person) -> None:
    merge = merged(dana, again)
    talk(dana)
    apart(merge, dana, again)
    assert (dana.touches, again.touches) == (1, 0)


def test_a_sheet_written_anew_loses_no_number(dana: Person, again: Person) -> None:
    reach(again, "phone", "818 555 0147", label="mobile")
    reach(again, "mail", "old@example.org", position=1)
    merge = merged(dana, again)
    dana.contact_points.all().delete()
    reach(dana, "phone", "818 555 0147", label="mobile")
    reach(dana, "mail", "new@example.org", position=1)
    assert apart(merge, dana, again) == ["contact point"]
    assert values(dana) == ["new@example.org"]
    assert values(again) == ["818 555 0147", "old@example.org"]


def test_an_event_erased_since_is_no_longer_where_they_met(owner: Member) -> None:
    fair = Event.objects.create(owner=owner, name="Fair", on=TODAY)
    one, two = person(owner, "Ana", event=fair), person(owner, "Ana R", event=None)
    other_fair = Event.objects.create(owner=owner, name="Other fair", on=TODAY)
    two.write(event=other_fair)
    merge = merged(one, two, take={"event"})
    fair.delete()
    apart(merge, one, two)
    assert one.event is None


def test_taken_apart_twice_is_once(dana: Person, again: Person) -> None:
    merge = merged(dana, again)
    apart(merge, dana, again)
    dana.write(notes="New")
    assert apart(merge, dana, again) == []
    assert dana.notes == "New"


def test_of_three_the_later_merge_is_taken_apart_first(owner: Member, dana: Person) -> None:
    two, three = person(owner, "Dana W", role="Sweep"), person(owner, "Dana", nickname="Dee")
    first, second = merged(dana, two), merged(dana, three)
    with pytest.raises(MergedSince) as since:
        first.undo(at=LATER)
    assert since.value.later == second
    apart(second)
    apart(first, dana, two, three)
    assert (dana.role, dana.nickname, two.role, three.nickname) == ("", "", "Sweep", "Dee")
    assert Person.objects.of(owner).not_in_trash().count() == 3


def test_merged_into_somebody_merged_the_rows_go_all_the_way_back(
    owner: Member, dana: Person, again: Person
) -> None:
    third = person(owner, "Dana Whitfield-Roe")
    reach(again, "phone", "818 555 0147")
    first, second = merged(dana, again), merged(third, dana)
    assert values(third) == ["818 555 0147"]
    apart(second)
    apart(first)
    assert values(again) == ["818 555 0147"]


def test_only_two_people_of_one_member_are_merged(dana: Person, again: Person) -> None:
    stranger = person(sol(), "Ines Duarte")
    for other in (dana, stranger):
        with pytest.raises(ValueError, match="two people of one member"):
            Merge.make(kept=dana, other=other, at=AT)
    again.trash(at=AT)
    with pytest.raises(ValueError, match="neither in the trash"):
        Merge.make(kept=dana, other=again, at=AT)


def test_the_database_holds_that_nobody_is_merged_into_two(dana: Person, again: Person) -> None:
    merged(dana, again)
    with pytest.raises(IntegrityError), transaction.atomic():
        Merge.objects.create(owner=dana.owner, kept=dana, other=again, at=AT)


def test_a_pair_is_suggested_until_it_is_said_to_be_two(owner: Member, dana: Person) -> None:
    twin = person(owner, "Dana Whitfield")
    for one in (dana, twin):
        reach(one, "mail", "dana@example.org")
    [pair] = written_twice(owner).pairs
    assert {pair.first_id, pair.second_id} == {dana.pk, twin.pk}
    Apart.say(twin, dana, at=AT)
    Apart.say(dana, twin, at=AT)
    assert written_twice(owner).pairs == []
    Apart.take_back(twin, dana)
    assert len(written_twice(owner).pairs) == 1


def test_said_of_somebody_it_holds_for_whom_they_became(owner: Member, dana: Person) -> None:
    twin, again = person(owner, "Dana Whitfield"), person(owner, "Dana Witfield")
    for one in (dana, twin, again):
        reach(one, "mail", "dana@example.org")
    Apart.say(twin, again, at=AT)
    merged(dana, again)
    assert written_twice(owner).pairs == []


def test_of_too_many_people_the_latest_are_compared(owner: Member, dana: Person) -> None:
    person(owner, "Luis Ortega")
    reach(dana, "mail", "dana@example.org")
    found = written_twice(owner, most=1)
    assert (found.compared, found.total, found.is_all) == (1, 2, False)


def test_nobody_elses_people_are_compared(owner: Member, dana: Person) -> None:
    reach(dana, "mail", "dana@example.org")
    reach(person(sol(), "Dana Whitfield"), "mail", "dana@example.org")
    assert written_twice(owner).pairs == []


def test_a_number_that_did_not_work_says_less(owner: Member) -> None:
    one, other = person(owner, "Mario Bell"), person(owner, "Mario Stone")
    for who in (one, other):
        reach(who, "phone", "818 555 0133", label="mobile")
    assert len(written_twice(owner).pairs) == 1
    one.contact_points.get().fail(on=TODAY)
    assert written_twice(owner).pairs == []


def test_that_it_did_not_work_is_known_of_the_one(dana: Person, again: Person) -> None:
    reach(dana, "phone", "818 555 0133")
    reach(again, "phone", "818 555 0133", failed_on=TODAY)
    merge = merged(dana, again)
    assert dana.contact_points.get().failed_on == TODAY
    apart(merge, dana, again)
    assert dana.contact_points.get().failed_on is None


def test_what_repeats_and_is_mentioned_ahead_moves_and_comes_back(
    dana: Person, again: Person
) -> None:
    again.write(birth_month=12, birth_day=5, birthday_notice=14)
    said: dict[str, Any] = {"words": "Anniversary", "kind": "family", "on": TODAY, "yearly": True}
    Remember.add(person=dana, **said)
    Remember.add(person=again, **said, notice=30)
    promise = Promise.make(
        person=again, what="Call", on=TODAY, due_on=TODAY, pattern="month", every=2
    )
    merge = Merge.make(kept=dana, other=again, at=AT)
    dana.refresh_from_db()
    promise.refresh_from_db()
    assert (dana.birthday_notice, dana.remembered.get().notice) == (14, 30)
    assert (promise.person, promise.repetition is not None) == (dana, True)
    merge.undo(at=LATER)
    dana.refresh_from_db()
    again.refresh_from_db()
    promise.refresh_from_db()
    assert (dana.birthday_notice, dana.remembered.get().notice) == (None, None)
    assert (again.birthday_notice, again.remembered.get().notice) == (14, 30)
    assert promise.person == again
    promise.keep(on=TODAY)
    assert promise.next is not None
