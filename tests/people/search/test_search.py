"""Finding anybody: accents, slips of the finger, and whom one knows first."""

import pytest
from django.db import connection

from cookout.members.member import Member
from cookout.people.contact_point import ContactPoint
from cookout.people.event import Event
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.people.remember import Remember
from cookout.people.search import search
from cookout.promises.promise import Promise
from tests.cast import AT, TODAY, person, rowan, sol

pytestmark = pytest.mark.django_db


def found(owner: Member, query: str) -> list[str]:
    names = Person.objects.in_bulk()
    return [names[hit.person_id].name for hit in search.find(owner, query)]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("muller", "Jürgen Müller"),
        ("mueller", "Jürgen Müller"),
        ("JÜRGEN", "Jürgen Müller"),
        ("jon smiht", "John Smith"),
        ("jhon smith", "John Smith"),
        ("smith jhn", "John Smith"),
        ("jon smi", "John Smith"),
        ("whitfeild", "Dana Whitfield"),
        ("dana witfield", "Dana Whitfield"),
        ("obrien", "Sean O’Brien"),
        ("soren", "Søren Lind"),
        ("strasse", "Ana Straße"),
        ("мария", "Мария Иванова"),
        ("мрия", "Мария Иванова"),
        ("陳", "陳大文"),
    ],
)
def test_accents_and_slips_of_the_finger_are_forgiven(query: str, name: str) -> None:
    owner = rowan()
    for one in (
        *("Jürgen Müller", "John Smith", "Dana Whitfield", "Sean O’Brien", "Søren Lind"),
        *("Ana Straße", "Мария Иванова", "陳大文", "Luis Ortega"),
    ):
        person(owner, one)
    person(sol(), name)
    assert found(owner, query) == [name]


@pytest.mark.parametrize("query", ["小明", "王小明", "明"])
def test_a_given_name_is_found_inside_a_name_without_spaces(query: str) -> None:
    owner = rowan()
    person(owner, "王小明")
    assert found(owner, query) == ["王小明"]
    (hit,) = search.find(owner, query)
    assert (hit.column, hit.excerpt) == ("names", "\x02王小明\x03")


def test_both_alphabets_of_japanese_find_a_name() -> None:
    owner = rowan()
    person(owner, "タナカ ユミ")
    assert found(owner, "たなか") == found(owner, "タナカ") == ["タナカ ユミ"]


def test_a_slip_in_a_trade_is_forgiven() -> None:
    owner = rowan()
    person(owner, "Vera Holt", role="Mortgage advisor")
    person(owner, "Luis Ortega", role="Plumber")
    assert found(owner, "morgage") == ["Vera Holt"]
    (hit,) = search.find(owner, "morgage")
    assert (hit.column, hit.excerpt) == ("work", "\x02Mortgage\x03 advisor")


def test_promises_are_found_until_they_lie_in_the_trash() -> None:
    owner = rowan()
    dana = person(owner)
    promise = Promise.make(person=dana, what="Send the trail map", on=TODAY)
    (hit,) = search.find(owner, "trail")
    assert (hit.column, hit.excerpt) == ("promises", "Send the \x02trail\x03 map")
    promise.change(what="Send the flyer", due_on=None, on=TODAY)
    assert (found(owner, "trail"), found(owner, "flyer")) == ([], ["Dana Whitfield"])
    promise.trash(at=AT)
    assert found(owner, "flyer") == []
    promise.restore()
    assert found(owner, "flyer") == ["Dana Whitfield"]


def test_logged_words_and_events_are_found() -> None:
    owner = rowan()
    dana, luis = person(owner), person(owner, "Luis Ortega")
    fair = Event.objects.create(owner=owner, name="School fair", on=TODAY)
    talk = Interaction.log(
        people=[dana], kind="call", on=TODAY, at=AT, words="hiring in spring", event=fair
    )
    luis.write(event=fair)
    assert found(owner, "hiring") == ["Dana Whitfield"]
    assert sorted(found(owner, "fair")) == ["Dana Whitfield", "Luis Ortega"]
    fair.name = "Harvest market"
    fair.save()
    assert found(owner, "fair") == []
    assert sorted(found(owner, "harvest")) == ["Dana Whitfield", "Luis Ortega"]
    talk.trash(at=AT)
    assert found(owner, "hiring") == []
    assert found(owner, "harvest") == ["Luis Ortega"]


def test_a_slip_is_only_looked_for_where_nobody_has_the_name() -> None:
    owner = rowan()
    person(owner, "Jon Ames")
    person(owner, "Joan Ames")
    assert found(owner, "jon") == ["Jon Ames"]
    assert sorted(found(owner, "jonn")) == ["Joan Ames", "Jon Ames"]


def test_a_slip_is_marked_where_it_was_meant() -> None:
    owner = rowan()
    person(owner, "John Smith", company="Smith & Sons")
    (hit,) = search.find(owner, "jon smiht")
    assert (hit.column, hit.excerpt) == ("names", "\x02John\x03 \x02Smith\x03")


def test_short_words_and_numbers_have_no_slips() -> None:
    owner = rowan()
    person(owner, "Jo Li", notes="room 4711")
    assert found(owner, "ja") == found(owner, "4712") == []


def test_whom_one_knows_comes_before_the_address_book() -> None:
    owner = rowan()
    for name in ("Beth Stone", "Beth Ames", "Elisabeth Bethe"):
        person(owner, name)
    person(owner, "Bethany Cole").stand(Person.Place.WARM, on=TODAY)
    note = person(owner, "Dana Whitfield", notes="met at the party of Beth")
    note.stand(Person.Place.DEEP, on=TODAY)
    assert found(owner, "beth")[:2] == ["Bethany Cole", "Dana Whitfield"]
    assert found(owner, "beth")[-1] == "Elisabeth Bethe"
    note.stand(Person.Place.GONE, on=TODAY)
    assert found(owner, "beth")[-1] == "Dana Whitfield"


def test_whole_names_come_before_their_beginnings_and_names_before_notes() -> None:
    owner = rowan()
    for name, notes in (("Ana Reyes", "knows Will"), ("Willa Holt", ""), ("Will Stone", "")):
        person(owner, name, notes=notes)
    assert found(owner, "will") == ["Will Stone", "Willa Holt", "Ana Reyes"]


def test_words_of_one_question_may_stand_in_different_places() -> None:
    owner = rowan()
    dana = person(owner, role="Chimney sweep")
    Remember.objects.create(owner=owner, person=dana, words="Allergic to shellfish")
    ContactPoint.objects.create(owner=owner, person=dana, kind="phone", value="٠٣٠ ١٢٣٤٥٦")
    dana.write(notes="relined our flue")
    assert found(owner, "dana flue shell sweep") == ["Dana Whitfield"]
    assert found(owner, "030 123456") == ["Dana Whitfield"]
    assert found(owner, "dana plumber") == []


def test_an_excerpt_shows_the_words_around_the_first_match() -> None:
    owner = rowan()
    before, after = "one two three four five six", "seven eight nine ten eleven twelve"
    person(owner, notes=f"{before} flue {after}")
    (hit,) = search.find(owner, "flue")
    expected = "…three four five six \x02flue\x03 seven eight nine ten eleven twelve"
    assert hit.excerpt == expected


def test_whoever_is_gone_from_the_database_leaves_the_index() -> None:
    owner = rowan()
    dana = person(owner)
    pk = dana.pk
    dana.delete()
    search.write([pk])
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from cookout_search")
        assert cursor.fetchone() == (0,)


def test_the_whole_index_written_anew_finds_the_same() -> None:
    owner = rowan()
    person(owner, "John Smith").stand(Person.Place.DEEP, on=TODAY)
    person(owner, "John Ames")
    before = [search.find(owner, query) for query in ("john", "jon smiht")]
    search.write_all()
    assert [search.find(owner, query) for query in ("john", "jon smiht")] == before


def test_very_long_notes_are_written_and_found() -> None:
    owner = rowan()
    person(owner, notes=" ".join(f"word{n}" for n in range(30_000)) + " x" * 10 + "y" * 5000)
    assert found(owner, "word777") == ["Dana Whitfield"]


def test_in_the_trash_nobody_is_found_by_a_slip() -> None:
    owner = rowan()
    person(owner, "John Smith").trash(at=AT)
    assert found(owner, "jon smiht") == []


def test_a_common_word_of_notes_is_no_name() -> None:
    owner = rowan()
    gardener = person(owner, "Ines Duarte", notes="the garden")
    named = person(owner, "Gardenia Holt")
    hits = search.find(owner, "garden")
    assert [(hit.person_id, hit.column) for hit in hits] == [
        (named.pk, "names"),
        (gardener.pk, "notes"),
    ]


def test_as_many_as_are_wanted_are_found_and_no_fewer() -> None:
    owner = rowan()
    for n in range(4):
        person(owner, f"Bethany Cole {n}").stand(Person.Place.WARM, on=TODAY)
        person(owner, f"Beth Stone {n}")
    hits = search.find(owner, "beth", limit=3)
    known = Person.objects.of(owner).standing(Person.Place.WARM)
    assert {hit.person_id for hit in hits} <= set(known.values_list("pk", flat=True))
    assert len(hits) == 3
    assert len({hit.person_id for hit in search.find(owner, "beth", limit=6)}) == 6
    assert len(search.find(owner, "beth")) == 8


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps statements by itself")
def test_postgresql_plans_a_search_once_whatever_the_words() -> None:
    owner = rowan()
    person(owner, "Dana Whitfield")
    assert found(owner, "dana") == found(owner, "whit") == ["Dana Whitfield"]
    with connection.cursor() as cursor:
        cursor.execute(
            "select generic_plans, custom_plans from pg_prepared_statements "
            "where statement like 'with %cookout_search%'"
        )
        assert cursor.fetchall() == [(2, 0)]
