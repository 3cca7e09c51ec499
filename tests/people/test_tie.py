"""A tie is written once, and shown, found and noted on both sides."""

import pytest

from cookout.members.member import Member
from cookout.people.history.change import Change, occasion
from cookout.people.merging.merge import Merge
from cookout.people.person import Person
from cookout.people.search.search import find
from cookout.people.tie import Tie, ties_of
from cookout.practice.ties import SeenTie
from cookout.trash.erasing import Erasing
from tests.cast import AT, person, rowan

pytestmark = pytest.mark.django_db
MOTHER = SeenTie("mother", names_person=True)


@pytest.fixture
def owner() -> Member:
    return rowan()


@pytest.fixture
def dana(owner: Member) -> Person:
    return person(owner, "Dana Whitfield")


def said(one: Person) -> list[str]:
    return [tie.words for tie in ties_of(one)]


def found(owner: Member, query: str) -> list[tuple[int, str, str]]:
    plain = str.maketrans("", "", "\x02\x03")
    return [(hit.person_id, hit.column, hit.excerpt.translate(plain)) for hit in find(owner, query)]


def test_one_row_reads_from_both_sides(owner: Member, dana: Person) -> None:
    theo, vera = person(owner, "Theo Whitfield"), person(owner, "Vera Holt")
    Tie.add(person=dana, tie=MOTHER, other=theo)
    Tie.introduce(person=dana, by=vera)
    assert said(dana) == ["Theo Whitfield’s mother", "Introduced by Vera Holt"]
    assert said(theo) == ["Mother: Dana Whitfield"]
    assert said(vera) == ["Introduced Dana Whitfield"]
    assert Tie.objects.count() == 2


def test_the_same_tie_is_kept_once_from_whichever_side(owner: Member, dana: Person) -> None:
    theo = person(owner, "Theo Whitfield")
    assert Tie.add(person=dana, tie=MOTHER, other=theo)
    assert Tie.add(person=theo, tie=SeenTie("parent", names_person=False), other=dana) is None
    assert Tie.add(person=dana, tie=SeenTie("friend", names_person=True), other=theo)
    assert Tie.add(person=dana, tie=MOTHER, other="Jack")
    assert Tie.add(person=dana, tie=MOTHER, other="jack") is None


def test_a_search_for_the_other_name_finds_the_person(owner: Member, dana: Person) -> None:
    tie = Tie.add(person=dana, tie=MOTHER, other="Theo")
    assert tie
    assert found(owner, "theo") == [(dana.pk, "ties", "Theo’s mother")]
    tie.trash(at=AT)
    assert found(owner, "theo") == []
    tie.restore()
    assert [pk for pk, *_ in found(owner, "theo mother")] == [dana.pk]


def test_a_new_name_and_the_trash_of_one_show_with_the_other(owner: Member, dana: Person) -> None:
    theo = person(owner, "Theo Whitfield")
    Tie.add(person=dana, tie=MOTHER, other=theo)
    theo.write(name="Theodore Ames")
    assert said(dana) == ["Theodore Ames’s mother"]
    assert {pk for pk, *_ in found(owner, "theodore")} == {dana.pk, theo.pk}
    theo.trash(at=AT)
    assert said(dana) == []
    assert found(owner, "theodore") == []
    theo.restore()
    assert said(dana) == ["Theodore Ames’s mother"]


def test_both_have_it_in_their_change_log(owner: Member, dana: Person) -> None:
    theo = person(owner, "Theo Whitfield")
    with occasion(at=AT):
        tie = Tie.add(person=dana, tie=MOTHER, other=theo)
        assert tie
    with occasion(at=AT):
        tie.trash(at=AT)
    lines = Change.objects.filter(person=theo).order_by("pk").values_list("said", flat=True)
    words = "Mother: Dana Whitfield"
    assert list(lines) == [[["Family and ties", "", words]], [["Family and ties", words, ""]]]
    assert Change.objects.filter(person=dana).count() == 2


def test_a_merge_moves_ties_and_one_to_itself_vanishes(owner: Member, dana: Person) -> None:
    other, theo = person(owner, "Dana W"), person(owner, "Theo Whitfield")
    Tie.add(person=other, tie=MOTHER, other=theo)
    Tie.add(person=dana, tie=MOTHER, other="Jack")
    Tie.add(person=other, tie=MOTHER, other="Jack")
    Tie.add(person=other, tie=SeenTie("friend", names_person=False), other=dana)
    merge = Merge.make(kept=dana, other=other, at=AT)
    assert sorted(said(dana)) == ["Jack’s mother", "Theo Whitfield’s mother"]
    assert said(theo) == ["Mother: Dana Whitfield"]
    merge.undo(at=AT)
    assert sorted(said(dana)) == ["Friend: Dana W", "Jack’s mother"]
    assert said(theo) == ["Mother: Dana W"]


def test_nothing_of_someone_erased_stays_with_others(owner: Member, dana: Person) -> None:
    theo = person(owner, "Theo Whitfield")
    Tie.add(person=dana, tie=MOTHER, other=theo)
    Tie.add(person=person(owner, "Brett Lindqvist"), tie=MOTHER, other="Theo Whitfield")
    theo.trash(at=AT)
    Erasing.of(theo).run()
    assert not Tie.objects.exists()
    assert found(owner, "theo") == []
