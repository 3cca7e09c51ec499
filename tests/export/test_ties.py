"""Ties go out on contact cards and in tables, and come back as they were, once."""

import io
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps

from cookout.capture.intake.intake import Intake
from cookout.export.archive.archive import archive_of
from cookout.export.archive.taking import take as take_archive
from cookout.export.cards import cards_of
from cookout.export.selection import Selection
from cookout.export.table import table_of
from cookout.members.member import Member
from cookout.people.merging.merge import Merge
from cookout.people.person import Person
from cookout.people.remember import Remember, RememberKind
from cookout.people.tie import Tie, ties_of
from cookout.practice.ties import SeenTie
from cookout.vcard.versions import Version
from tests.cast import AT, person, rowan, sol

pytestmark = pytest.mark.django_db
ROUND_TRIPS = ("3.0", "4.0", "csv")
THEO = "7f7f7f7f-0000-4000-8000-000000000001"


@pytest.fixture
def owner() -> Member:
    return rowan()


def take(owner: Member, *cards: str, name: str = "phone.vcf") -> Intake:
    text = "".join(
        f"BEGIN:VCARD\r\nVERSION:4.0\r\n{card.strip()}\r\nEND:VCARD\r\n".replace("\n", "\r\n")
        for card in cards
    )
    at = AT + timedelta(days=Intake.objects.count())
    intake = Intake.hand_in(owner=owner, file_name=name, content=text.encode(), at=at)
    intake.take(at=at)
    return intake


def exported(owner: Member, form: str) -> bytes:
    people = Selection().of(owner)
    if form == "csv":
        return b"".join(table_of(people))
    version: Version = "3.0" if form == "3.0" else "4.0"
    return b"".join(cards_of(people, version=version))


def said(owner: Member) -> dict[str, list[str]]:
    people = Person.objects.of(owner).not_in_trash()
    return {one.name: sorted(tie.words for tie in ties_of(one)) for one in people}


def family(owner: Member) -> None:
    dana, theo = person(owner, "Dana Whitfield"), person(owner, "Theo Whitfield")
    Tie.add(person=dana, tie=SeenTie("mother", names_person=True), other=theo)
    Tie.add(person=dana, tie=SeenTie("mother", names_person=True), other="Jack")
    Tie.add(person=dana, tie=SeenTie("godmother", names_person=True), other="Mia")
    Tie.add(person=dana, tie=SeenTie("wife", names_person=False), other="Ana")
    Tie.introduce(person=dana, by=person(owner, "Vera Holt"))


@pytest.mark.parametrize("form", ROUND_TRIPS)
def test_ties_come_back_as_they_went(owner: Member, form: str) -> None:
    family(owner)
    other = sol()
    file = exported(owner, form)
    Intake.hand_in(owner=other, file_name=f"out.{form}", content=file, at=AT).take(at=AT)
    assert said(other) == said(owner)
    assert said(owner)["Theo Whitfield"] == ["Mother: Dana Whitfield"]
    if form != "csv":
        dana = Person.objects.of(other).get(name="Dana Whitfield")
        assert {tie.other.name for tie in ties_of(dana) if tie.other} == {
            "Theo Whitfield",
            "Vera Holt",
        }


@pytest.mark.parametrize("form", ROUND_TRIPS)
def test_what_is_here_already_comes_in_once(owner: Member, form: str) -> None:
    family(owner)
    before = said(owner)
    file = exported(owner, form)
    Intake.hand_in(owner=owner, file_name=f"out.{form}", content=file, at=AT).take(at=AT)
    assert said(owner) == before
    assert Tie.objects.count() == 5


def test_a_card_says_it_as_phones_and_the_standard_do(owner: Member) -> None:
    family(owner)
    theo = Person.objects.get(name="Theo Whitfield")
    newer = exported(owner, "4.0").replace(b"\r\n ", b"").decode()
    line = f'RELATED;TYPE=child;X-PERSON-IS=mother;X-NAME="Theo Whitfield":urn:uuid:{theo.uid}'
    assert line in newer
    assert "RELATED;TYPE=child;X-PERSON-IS=mother;VALUE=text:Jack" in newer
    older = exported(owner, "3.0").decode()
    assert "X-ABRELATEDNAMES:Ana" in older
    assert "X-ABLabel:introduced by" in older
    assert "X-ABLabel:_$!<Child>!$_" in older


def test_a_uid_is_linked_whoever_comes_first(owner: Member) -> None:
    dana = f"FN:Dana Whitfield\nUID:d1\nRELATED;TYPE=child:urn:uuid:{THEO}"
    take(owner, dana)
    assert said(owner) == {"Dana Whitfield": []}
    assert f"RELATED;TYPE=child:urn:uuid:{THEO}" in exported(owner, "4.0").decode()
    take(owner, f"FN:Theo\nUID:urn:uuid:{THEO}", name="second.vcf")
    assert said(owner) == {"Dana Whitfield": ["Child: Theo"], "Theo": ["Dana Whitfield’s child"]}


def test_a_name_is_linked_where_one_person_has_it_in_full(owner: Member) -> None:
    one, _ = person(owner, "Vera Holt"), person(owner, "Theo")
    card = "FN:Dana Whitfield\nRELATED;TYPE=friend;VALUE=text:vera holt\nX-SPOUSE:Theo"
    take(owner, card)
    others = set(Tie.objects.values_list("other_name", "other"))
    assert others == {("vera holt", one.pk), ("Theo", None)}
    person(owner, "Ines Duarte")
    person(owner, "Ines Duarte")
    take(owner, "FN:Gus Amato\nX-SPOUSE:Ines Duarte", name="second.vcf")
    assert Tie.objects.get(other_name="Ines Duarte").other is None


def test_both_cards_of_a_pair_are_one_tie(owner: Member) -> None:
    dana = f"FN:Dana Whitfield\nUID:urn:uuid:{THEO[:-1]}2\nRELATED;TYPE=child:urn:uuid:{THEO}"
    theo = f"FN:Theo W\nUID:urn:uuid:{THEO}\nRELATED;TYPE=parent:urn:uuid:{THEO[:-1]}2"
    take(owner, dana, theo)
    assert said(owner) == {
        "Dana Whitfield": ["Child: Theo W"],
        "Theo W": ["Dana Whitfield’s child"],
    }


def test_an_import_is_undone_with_its_ties(owner: Member) -> None:
    vera = person(owner, "Vera Holt")
    first = "FN:Dana Whitfield\nUID:d1\nX-SPOUSE:Ash"
    took = take(owner, first)
    newer = take(owner, "FN:Dana Whitfield\nUID:d1\nX-MANAGER:Vera Holt", name="newer.vcf")
    assert said(owner)["Dana Whitfield"] == ["Boss: Vera Holt"]
    newer.undo(at=AT)
    assert said(owner)["Dana Whitfield"] == ["Spouse: Ash"]
    dana = Person.objects.get(name="Dana Whitfield")
    Tie.add(person=vera, tie=SeenTie("friend", names_person=False), other=dana)
    took.undo(at=AT)
    assert said(owner) == {"Vera Holt": ["Friend: Dana Whitfield"]}


def test_linking_later_is_no_edit(owner: Member) -> None:
    took = take(owner, f"FN:Dana Whitfield\nRELATED;TYPE=child:urn:uuid:{THEO}")
    take(owner, f"FN:Theo W\nUID:urn:uuid:{THEO}", name="second.vcf")
    took.undo(at=AT)
    assert said(owner) == {"Theo W": []}


def test_what_earlier_versions_kept_as_a_line_stays_one_and_goes_out_once(owner: Member) -> None:
    take(owner, "FN:Dana Whitfield\nUID:d1\nX-SPOUSE:Ash\nRELATED;VALUE=text;TYPE=friend:Lee")
    dana = Person.objects.get()
    Tie.objects.all().delete()
    line = {"owner": owner, "person": dana, "kind": RememberKind.FAMILY}
    Remember.objects.create(**line, words="Spouse: Ash")
    file = exported(owner, "4.0").decode()
    assert "X-SPOUSE:Ash" in file
    assert "Lee" not in file
    take(owner, "FN:Dana Whitfield\nUID:d1\nX-SPOUSE:Ash\nTEL:818 555 0101", name="newer.vcf")
    assert said(owner) == {"Dana Whitfield": []}


def test_a_uid_on_a_card_of_an_earlier_version_is_read_when_it_is_upgraded(owner: Member) -> None:
    take(owner, f"FN:Dana Whitfield\nUID:d1\nRELATED;TYPE=child:urn:uuid:{THEO}")
    take(owner, f"FN:Theo W\nUID:urn:uuid:{THEO}", name="second.vcf")
    Tie.objects.all().delete()
    import_module("cookout.migrations.0040_ties_on_cards").read(apps, None)
    assert said(owner)["Theo W"] == ["Dana Whitfield’s child"]


def test_an_archive_has_ties_and_a_merge_that_moved_one(owner: Member) -> None:
    family(owner)
    dana, other = Person.objects.get(name="Dana Whitfield"), person(owner, "Dana W")
    Tie.add(person=other, tie=SeenTie("sister", names_person=True), other="Ivo")
    before = said(owner)
    Merge.make(kept=dana, other=other, at=AT)
    file, new = io.BytesIO(b"".join(archive_of(owner, at=AT))), sol()
    for _ in range(2):
        file.seek(0)
        take_archive(owner=new, file=file)
    assert said(new) == said(owner)
    assert Tie.objects.of(new).count() == Tie.objects.of(owner).count()
    Merge.objects.get(owner=new).undo(at=AT)
    assert said(new) == before


def test_a_removed_tie_is_on_no_card(owner: Member) -> None:
    card = "FN:Dana W\nUID:d1\nitem1.X-ABRELATEDNAMES:Ash\nitem1.X-ABLabel:_$!<Spouse>!$_"
    take(owner, card + "\nX-MANAGER:Kim")
    Tie.objects.get(other_name="Ash").trash(at=AT)
    file = exported(owner, "3.0").decode()
    assert "Ash" not in file
    assert "Spouse" not in file
    assert "X-MANAGER:Kim" in file
