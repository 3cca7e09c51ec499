"""What a person is, where they stand, and how their clock runs."""

import pytest
from django.db import IntegrityError, transaction

from cookout.people.card import Card
from cookout.people.contact_point import ContactPoint
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.people.reordering import order_people_by_region
from cookout.people.role import Role
from cookout.people.search import search
from tests.cast import AT, TODAY, day, person, rowan, sol, talk

pytestmark = pytest.mark.django_db


def test_one_name_is_enough_and_none_is_too_few() -> None:
    owner = rowan()
    assert person(owner, "Dana").first_name == "Dana"
    with pytest.raises(IntegrityError), transaction.atomic():
        person(owner, "")


def test_a_member_sees_only_their_own_people() -> None:
    one, other = rowan(), sol()
    person(one)
    assert Person.objects.of(one).count() == 1
    assert not Person.objects.of(other).exists()


def test_people_are_in_the_order_of_their_names_without_case_and_accents() -> None:
    owner = rowan()
    for name in ("Östen Berg", "omar haddad", "Zoë Ames", "Ana Reyes"):
        person(owner, name)
    names = [one.name for one in Person.objects.of(owner).in_order()]
    assert names == ["Ana Reyes", "omar haddad", "Östen Berg", "Zoë Ames"]


def test_names_stand_at_their_first_letter_whatever_comes_before_it() -> None:
    owner = rowan()
    for name in ("Zora Young", "Łucja Zielna", "🌻 Bea", "“Cal”", "Lucy Adams", "🙂", "  Ana"):
        person(owner, name)
    names = [one.name.strip() for one in Person.objects.of(owner).in_order()]
    assert names == ["Ana", "🌻 Bea", "“Cal”", "Łucja Zielna", "Lucy Adams", "Zora Young", "🙂"]


def test_names_stand_where_the_alphabet_of_the_region_puts_them() -> None:
    owner = rowan()
    for name in ("Åsa Lind", "Zoë Ames", "Adam Berg", "Östen Berg"):
        person(owner, name)
    owner.write_as_in("SE")
    owner.save()
    order_people_by_region(owner)
    names = [one.name for one in Person.objects.of(owner).in_order()]
    assert names == ["Adam Berg", "Zoë Ames", "Åsa Lind", "Östen Berg"]
    assert Person.objects.of(owner).called("åsa lind", region="SE").get().name == "Åsa Lind"


def test_pages_follow_each_other_even_where_names_are_the_same() -> None:
    owner = rowan()
    everyone = [person(owner, "Dana") for _ in range(5)]
    people = Person.objects.of(owner)
    first = list(people.in_order()[:2])
    rest = list(people.in_order().after(first[-1].sort_key, first[-1].pk))
    assert [one.pk for one in first + rest] == [one.pk for one in everyone]
    back = list(people.before(rest[0].sort_key, rest[0].pk))
    assert [one.pk for one in back] == [one.pk for one in reversed(first)]


def test_somebody_from_an_address_book_is_never_due() -> None:
    assert person(rowan()).next_on is None


def test_somebody_to_go_deep_with_is_due_after_2_then_10_then_21_then_30_days() -> None:
    dana = person(rowan(), met_on=day(100))
    dana.stand(Person.Place.DEEP, on=day(99))
    expected = {100: 98, 98: 88, 88: 67, 67: 37}
    for ago, due in expected.items():
        talk(dana, ago=ago, kind="met" if ago == 100 else "call")
        dana.refresh_from_db()
        assert dana.next_on == day(due)


def test_an_old_friend_needs_no_ramp() -> None:
    gus = person(rowan(), "Gus Amato")
    gus.stand(Person.Place.DEEP, on=TODAY)
    assert gus.next_on == TODAY
    talk(gus)
    gus.refresh_from_db()
    assert gus.next_on == day(-30)


def test_connecting_online_does_not_restart_the_clock() -> None:
    luis = person(rowan(), "Luis Ortega", met_on=day(200))
    luis.stand(Person.Place.WARM, on=day(190))
    talk(luis, ago=190)
    talk(luis, ago=1, kind="online")
    luis.refresh_from_db()
    assert (luis.last_touch_on, luis.next_on, luis.touches) == (day(190), day(10), 1)


def test_a_touch_from_the_other_side_counts_as_much_as_mine() -> None:
    dana = person(rowan())
    talk(dana, direction=Interaction.Direction.IN)
    dana.refresh_from_db()
    assert dana.last_touch_on == TODAY


def test_taking_a_touch_back_turns_the_clock_back() -> None:
    dana = person(rowan(), met_on=day(40))
    dana.stand(Person.Place.DEEP, on=day(40))
    talk(dana, ago=30, kind="met")
    talk(dana, ago=3).trash(at=AT)
    dana.refresh_from_db()
    assert (dana.last_touch_on, dana.touches, dana.hello_on) == (day(30), 1, None)


def test_one_evening_together_counts_for_everybody_who_came() -> None:
    owner = rowan()
    guests = [person(owner, name) for name in ("Dana", "Priya", "Marcus")]
    evening = Interaction.log(people=guests, kind="met", on=TODAY, at=AT, minutes=180)
    assert {one.last_touch_on for one in Person.objects.of(owner)} == {TODAY}
    evening.rewrite(people=guests[:2])
    guests[2].refresh_from_db()
    assert guests[2].last_touch_on is None


def test_what_is_written_down_is_found_and_only_by_its_member() -> None:
    owner, other = rowan(), sol()
    dana = person(owner, role="Chimney sweep", notes="relined our flue")
    person(other, role="Chimney sweep")
    for query in ("dana", "whit", "CHIMNEY sweep", "flue dana"):
        assert [hit.person_id for hit in search.find(owner, query)] == [dana.pk], query
    assert search.find(owner, "dana")[0].column == "names"
    assert "\x02flue\x03" in search.find(owner, "flue")[0].excerpt
    assert not search.find(owner, "plumber")


@pytest.mark.parametrize("query", ['"', "* ( AND OR NOT )", "names:dana", "'; drop", "  ", "m1"])
def test_no_query_breaks_the_search_or_leaves_the_members_own_people(query: str) -> None:
    owner, other = rowan(), sol()
    person(other, "Dana m1")
    assert search.find(owner, query) == []


def test_people_in_the_trash_are_not_found_until_they_come_back() -> None:
    owner = rowan()
    dana = person(owner)
    dana.trash(at=AT)
    assert not search.find(owner, "dana")
    dana.restore()
    assert search.find(owner, "dana")


def test_a_role_is_needed_once_however_it_is_written() -> None:
    owner = rowan()
    Role.need(owner=owner, name="Mortgage adviser", on=TODAY)
    Role.need(owner=owner, name=" mortgage  ADVISER ", on=TODAY)
    assert [role.name for role in Role.objects.of(owner)] == ["Mortgage adviser"]


@pytest.mark.parametrize(
    "stored", ["818 555 0133", "(818) 555-0133", "+1 818.555.0133", "+18185550133"]
)
@pytest.mark.parametrize("asked", ["818 555 0133", "8185550133", "+1 (818) 555-0133", "555-0133"])
def test_a_phone_number_is_found_in_any_form(stored: str, asked: str) -> None:
    owner = rowan()
    dana = person(owner)
    ContactPoint.objects.create(owner=owner, person=dana, kind="phone", value=stored)
    search.write([dana.pk])
    assert [hit.column for hit in search.find(owner, asked)] == ["reach"]


def test_a_mail_address_is_found_where_it_stands() -> None:
    owner = rowan()
    dana = person(owner)
    ContactPoint.objects.create(owner=owner, person=dana, kind="mail", value="dana@example.org")
    search.write([dana.pk])
    assert search.find(owner, "dana@example.org")[0].column == "reach"


def test_meeting_somebody_from_the_address_book_makes_them_just_met() -> None:
    dana = person(rowan())
    Card.objects.create(owner=dana.owner, person=dana, digest="1", content=b"", taken_at=AT)
    met = talk(dana, kind="met")
    dana.refresh_from_db()
    assert (dana.place, dana.met_on) == (Person.Place.NEW, TODAY)
    met.trash(at=AT)
    dana.refresh_from_db()
    assert (dana.place, dana.met_on, dana.touches) == (Person.Place.BOOK, None, 0)


def test_meeting_an_old_friend_again_moves_nobody() -> None:
    gus = person(rowan(), "Gus Amato")
    gus.stand(Person.Place.DEEP, on=day(9))
    talk(gus, kind="met").trash(at=AT)
    gus.refresh_from_db()
    assert gus.place == Person.Place.DEEP


def test_a_meeting_taken_back_and_put_back_is_a_meeting() -> None:
    dana = person(rowan())
    Card.objects.create(owner=dana.owner, person=dana, digest="1", content=b"", taken_at=AT)
    met = talk(dana, kind="met")
    again = talk(dana, kind="met")
    met.trash(at=AT)
    dana.refresh_from_db()
    assert (dana.place, dana.met_on) == (Person.Place.NEW, TODAY)
    again.trash(at=AT)
    met.restore()
    dana.refresh_from_db()
    assert (dana.place, dana.met_on, dana.touches) == (Person.Place.NEW, TODAY, 1)


def test_a_meeting_moved_to_another_day_moves_the_day_they_met() -> None:
    dana = person(rowan(), met_on=TODAY)
    met = talk(dana, kind="met")
    met.on = day(9)
    met.rewrite()
    dana.refresh_from_db()
    assert (dana.met_on, dana.last_touch_on) == (day(9), day(9))


def test_a_page_opened_long_ago_overwrites_nothing_it_did_not_change() -> None:
    dana = person(rowan())
    stale = Person.objects.get(pk=dana.pk)
    dana.stand(Person.Place.DEEP, on=TODAY)
    talk(dana)
    stale.write(company="Whitfield & Sons")
    dana.refresh_from_db()
    assert (dana.place, dana.touches, dana.company) == ("deep", 1, "Whitfield & Sons")


@pytest.mark.parametrize(
    "name", ["김민수", "がくせい", "Νίκος", "हिन्दी", "Weiß", "ﬁona", "Ｆｕｌｌ", "O'Brien"]
)
def test_everybody_is_found_by_their_own_name(name: str) -> None:
    owner = rowan()
    someone = person(owner, name)
    assert [hit.person_id for hit in search.find(owner, name)] == [someone.pk]


def test_accents_and_case_are_no_matter() -> None:
    owner = rowan()
    person(owner, "Jörg Müller")
    assert search.find(owner, "jorg muller")
    assert search.find(owner, "JÖRG MÜLLER")


def test_a_date_in_the_notes_is_found_though_it_looks_like_a_number() -> None:
    owner = rowan()
    person(owner, notes="met on 2019 05 12")
    assert search.find(owner, "2019 05 12")


def test_a_whole_name_finds_only_ones_own_people() -> None:
    owner = rowan()
    dana = person(owner)
    person(sol(), dana.name)
    mine = Person.objects.of(owner).not_in_trash()
    assert list(mine.called(" dana  whitfield", region="US")) == [dana]
    assert not mine.called("Dana", region="US")
    assert not mine.called("", region="US")
