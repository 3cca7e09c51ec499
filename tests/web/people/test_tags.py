"""Tags: free words on people, typed, added to many at once, and found."""

import csv
import io
from pathlib import Path

import pytest
from django.test import Client

from cookout.capture.intake.intake import Intake, take
from cookout.export.cards import card_of
from cookout.export.table import table_of
from cookout.members.member import Member
from cookout.people.merging.merge import Merge
from cookout.people.person import Person
from cookout.people.search.search import find
from cookout.people.tag import Tag, tag_names
from cookout.vcard.envelope import VCard
from cookout.vcard.person import read_person
from tests.cast import AT, person, sol

pytestmark = pytest.mark.django_db


def names(one: Person) -> list[str]:
    return list(one.tags.order_by("key").values_list("name", flat=True))


def sheet(**changed: str) -> dict[str, str]:
    counts = {"INITIAL_FORMS": "0", "TOTAL_FORMS": "0"}
    said = {f"{rows}-{name}": n for rows in ("points", "lines") for name, n in counts.items()}
    return said | {"name": "Dana Whitfield"} | changed


def test_tags_are_typed_with_commas_shown_and_found(client: Client, member: Member) -> None:
    client.force_login(member)
    dana = person(member)
    client.post(f"/people/{dana.pk}/edit/", sheet(tags="Rotary, softball; rotary"))
    assert names(dana) == ["rotary", "softball"]
    page = client.get(f"/people/{dana.pk}/").content.decode()
    assert "?place=all&amp;tag=softball" in page
    assert dana.name in client.get("/people/?tag=softball").content.decode()
    assert dana.name not in client.get("/people/?place=all&tag=hikers").content.decode()
    assert [hit.person_id for hit in find(member, "softball")] == [dana.pk]
    client.post(f"/people/{dana.pk}/edit/", sheet(tags="Softball"))
    assert names(dana) == ["Softball"]
    assert "rotary removed" in client.get(f"/people/{dana.pk}/history/").content.decode()


def test_several_people_get_a_tag_at_once(client: Client, member: Member) -> None:
    client.force_login(member)
    chosen = [person(member, name) for name in ("Dana", "Gus")]
    other = person(sol(), "Somebody else's")
    asked = {"people": [one.pk for one in (*chosen, other)]}
    assert "To 2 people." in client.get("/people/tags/", asked).content.decode()
    assert client.post("/people/tags/", asked | {"tag": " "}).status_code == 422
    assert client.post("/people/tags/", asked | {"tag": "Hikers"}).status_code == 302
    assert client.post("/people/tags/", asked | {"tag": "hikers"}).status_code == 302
    assert [names(one) for one in (*chosen, other)] == [["Hikers"], ["Hikers"], []]


def test_everyone_from_an_import_gets_a_tag(client: Client, member: Member) -> None:
    client.force_login(member)
    content = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ivo\r\nEND:VCARD\r\n"
    intake = Intake.hand_in(owner=member, file_name="a.vcf", content=content, at=AT)
    intake.take(at=AT)
    client.post("/people/tags/", {"intake": intake.pk, "tag": "Class of 09"})
    assert names(Person.objects.of(member).get(name="Ivo")) == ["Class of 09"]


def test_categories_come_in_change_and_go_out(member: Member) -> None:
    card = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ivo\r\nUID:ivo\r\nCATEGORIES:{}\r\nEND:VCARD\r\n"
    take(owner=member, file_name="a.vcf", content=card.format("Hikers,Clients").encode(), at=AT)
    ivo = Person.objects.of(member).get()
    assert names(ivo) == ["Clients", "Hikers"]
    Tag.add([ivo], ["Rotary"])
    newer = Intake.hand_in(
        owner=member, file_name="b.vcf", content=card.format("Hikers,Choir").encode(), at=AT
    )
    newer.take(at=AT)
    assert names(ivo) == ["Choir", "Hikers", "Rotary"]
    written = card_of(ivo, content=bytes(ivo.cards.latest("pk").content), version="4.0")
    assert read_person(VCard(written)).categories == ("Choir", "Hikers", "Rotary")
    newer.undo(at=AT)
    assert names(ivo) == ["Clients", "Hikers", "Rotary"]


def test_tags_go_out_in_a_table_and_come_back(member: Member) -> None:
    Tag.add([person(member)], ["Rotary", "softball"])
    table = b"".join(table_of(Person.objects.of(member)))
    take(owner=(other := sol()), file_name="people.csv", content=table, at=AT)
    assert names(Person.objects.of(other).get()) == ["Rotary", "softball"]


def test_a_merge_keeps_the_tags_of_both_and_gives_them_back(member: Member) -> None:
    kept, other = person(member, "Dana Whitfield"), person(member, "D. Whitfield")
    Tag.add([kept], ["Rotary"])
    Tag.add([other], ["rotary", "Choir"])
    merge = Merge.make(kept=kept, other=other, at=AT)
    assert names(kept) == ["Choir", "Rotary"]
    merge.undo(at=AT)
    assert (names(kept), names(other)) == (["Rotary"], ["Choir", "rotary"])


def test_one_word_is_one_tag() -> None:
    assert tag_names("a, A ;  b\nc ,,") == ["A", "b", "c"]


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("unseen/labels_and_custom.csv", ["44"]),
        ("unseen/department.vcf", []),
    ],
)
def test_what_has_no_field_is_on_the_page_found_and_goes_out(
    client: Client, member: Member, corpus: Path, file: str, expected: list[str]
) -> None:
    content = (corpus / "reports" / file).read_bytes()
    take(owner=member, file_name=Path(file).name, content=content, at=AT)
    client.force_login(member)
    found = 0
    for one in Person.objects.of(member):
        page = client.get(f"/people/{one.pk}/").content.decode()
        said = [value for card in one.cards.all() for _, value in card.also]
        for value in said:
            found += 1
            assert "Also on the card" in page
            assert value in page
            assert one.pk in [hit.person_id for hit in find(member, value)]
        written = card_of(one, content=bytes(one.cards.latest("pk").content), version="3.0")
        assert [value for _, value in read_person(VCard(written)).also] == said
        table = b"".join(table_of(Person.objects.filter(pk=one.pk))).decode("utf-8-sig")
        (row,) = csv.DictReader(io.StringIO(table, newline=""))
        assert all(value in row.values() for value in said)
        assert all(any(value == want for value in said) for want in expected)
    assert found


def test_a_department_stays_on_the_card_where_the_company_was_corrected(member: Member) -> None:
    card = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ivo\r\nORG:Acme;Sales\r\nEND:VCARD\r\n"
    take(owner=member, file_name="a.vcf", content=card, at=AT)
    ivo = Person.objects.of(member).get()
    ivo.write(company="Acme Inc")
    written = card_of(ivo, content=bytes(ivo.cards.latest("pk").content), version="3.0")
    assert b"ORG:Acme Inc;Sales" in written
