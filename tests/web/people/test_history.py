"""The history of a person: who changed what, when, told on a page of its own."""

from __future__ import annotations

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from cookout.capture.intake.intake import Intake
from cookout.export.archive.archive import archive_of
from cookout.members.member import Member
from cookout.people.contact_point import ContactPoint
from cookout.people.history.change import Change, occasion
from cookout.people.merging.merge import Merge
from cookout.people.person import Person
from cookout.web.people.history_page import changed_part
from tests.cast import AT, person
from tests.web.conftest import Count, Read

pytestmark = pytest.mark.django_db
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:ada\r\nFN:Ada Bell\r\nORG:{}\r\nTEL:{}\r\nEND:VCARD\r\n"


def take(owner: Member, company: str, number: str, name: str = "cards.vcf") -> Intake:
    content = CARD.format(company, number).encode()
    intake = Intake.hand_in(owner=owner, file_name=name, content=content, at=timezone.now())
    intake.take(at=timezone.now())
    return intake


def edit(home: Client, pk: int, **said: str) -> None:
    """Save the sheet as the page has it, with some other words."""
    content = html.unescape(home.get(f"/people/{pk}/edit/").content.decode())
    form = content.partition('action="/people/')[2].partition("</form>")[0]
    fields = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', form))
    answer = home.post(f"/people/{pk}/edit/", fields | said)
    assert answer.status_code == 302, answer.content.decode()


def test_the_person_leads_to_it_and_a_new_one_has_a_beginning(
    home: Client, read: Read, follow: Read
) -> None:
    home.post("/met/", {"name": "Grace Lin", "role": "Baker", "then": "later"})
    grace = Person.objects.get(name="Grace Lin")
    assert (
        f'href="/people/{grace.pk}/history/"' in home.get(f"/people/{grace.pk}/").content.decode()
    )
    page = read(f"/people/{grace.pk}/history/")
    assert "You added them Today" in page
    assert "Trade: Baker" in page


def test_what_is_edited_is_told_with_the_words_before(
    home: Client, read: Read, dana: Person
) -> None:
    edit(home, dana.pk, company="Whitfield & Daughter", notes="Plays the tuba")
    page = read(f"/people/{dana.pk}/history/")
    assert "You changed Today" in page
    assert "Company: Whitfield Chimney & Stove changed to Whitfield & Daughter" in page
    assert "Notes: Plays the tuba" in page
    assert Change.objects.count() == 1


def test_numbers_lines_and_marks_are_told(home: Client, read: Read, dana: Person) -> None:
    edit(
        home,
        dana.pk,
        **{"points-0-kind": "phone", "points-0-value": "818 555 0147", "points-0-label": "van"},
        **{"lines-0-kind": "sport", "lines-0-words": "Rows on Sundays"},
    )
    point = ContactPoint.objects.get()
    home.post(f"/points/{point.pk}/failure/")
    home.post(f"/people/{dana.pk}/privacy/", {"since": "today"})
    home.post(f"/people/{dana.pk}/seat/")
    page = read(f"/people/{dana.pk}/history/")
    for words in (
        "Phone: 818 555 0147 (van)",
        "Sport: Rows on Sundays",
        "changed to 818 555 0147 (van), did not work",
        "Place: Address book changed to Go deep",
    ):
        assert words in page, words


def test_what_was_noted_in_former_words_is_told_in_those_of_now(
    home: Client, read: Read, dana: Person
) -> None:
    former = [["Mail", "", "dana@example.org"]]
    Change.objects.create(owner=dana.owner, person=dana, at=AT, cause="hand", said=former)
    edit(home, dana.pk, usual_way="Mail")
    page = read(f"/people/{dana.pk}/history/")
    assert "Email: dana@example.org" in page
    assert "Usual way to reach them: Email" in page
    assert "Mail" not in page


def test_the_trash_is_told_and_the_latest_comes_first(
    home: Client, read: Read, dana: Person
) -> None:
    home.post(f"/people/{dana.pk}/trash/")
    home.post(f"/people/{dana.pk}/restore/")
    page = read(f"/people/{dana.pk}/history/")
    assert page.index("Restored") < page.index("Moved to trash")


def test_saving_without_a_change_is_no_change(home: Client, dana: Person) -> None:
    edit(home, dana.pk)
    home.post(f"/people/{dana.pk}/interactions/", {"kind": "call"})
    assert not Change.objects.exists()


def test_a_file_is_one_change_of_each_person(read: Read, rowans: Member) -> None:
    take(rowans, "Bell Bookkeeping", "1234")
    take(rowans, "Bell & Co", "5678", "newer.vcf")
    ada = Person.objects.get(name="Ada Bell")
    assert ada.changes.count() == 2
    page = read(f"/people/{ada.pk}/history/")
    assert "Imported from cards.vcf" in page
    assert "Updated from newer.vcf" in page
    assert "Company: Bell Bookkeeping changed to Bell & Co" in page
    assert "Phone: 5678" in page
    assert "Phone: 1234 removed" in page


def test_the_history_keeps_no_file_from_being_undone(
    home: Client, read: Read, rowans: Member
) -> None:
    first = take(rowans, "Bell Bookkeeping", "1234")
    second = take(rowans, "Bell & Co", "5678", "newer.vcf")
    ada = Person.objects.get(name="Ada Bell")
    home.post(f"/import/{second.pk}/undo/")
    page = read(f"/people/{ada.pk}/history/")
    assert "Import of newer.vcf undone" in page
    assert "You changed" not in page
    assert first.undo(at=timezone.now()).gone == 1
    assert not Change.objects.exists()


def test_a_merge_brings_both_histories_together_and_apart(
    home: Client, read: Read, rowans: Member, dana: Person
) -> None:
    other = person(rowans, "D. Whitfield", company="Elsewhere")
    for one, notes in ((dana, "Tuba"), (other, "Trombone")):
        edit(home, one.pk, notes=notes)
    merge = Merge.make(kept=dana, other=other, at=timezone.now(), take={"company"})
    page = read(f"/people/{dana.pk}/history/")
    assert "Merged with D. Whitfield" in page
    assert "Company: Whitfield Chimney & Stove changed to Elsewhere" in page
    assert "Notes: Trombone" in page
    home.post(f"/merges/{merge.pk}/undo/")
    page = read(f"/people/{dana.pk}/history/")
    assert "Merge with D. Whitfield undone" in page
    assert "Notes: Trombone" not in page
    page = read(f"/people/{other.pk}/history/")
    assert "Merge with Dana Whitfield undone" in page
    assert "Notes: Trombone" in page


def test_whoever_is_erased_leaves_the_history_of_others(
    home: Client, read: Read, rowans: Member, dana: Person
) -> None:
    other = person(rowans, "Quillona Zwetschger", company="Elsewhere")
    merge = Merge.make(kept=dana, other=other, at=timezone.now(), take={"company"})
    home.post(f"/merges/{merge.pk}/undo/")
    dana.refresh_from_db()
    edit(home, dana.pk, notes="Sings with Quillona", role="Sweep")
    edit(home, dana.pk, notes="Sings")
    home.post(f"/people/{other.pk}/trash/")
    home.post(f"/people/{other.pk}/erasure/")
    page = read(f"/people/{dana.pk}/history/")
    assert "Quillona" not in page
    assert "Elsewhere" not in page
    assert "changed to Sweep" in page


def test_a_long_history_has_pages_and_as_many_queries(
    home: Client, read: Read, queries: Count, dana: Person
) -> None:
    for number in range(70):
        with occasion(at=AT):
            dana.write(notes=f"Note {number:03}")
    few = queries(f"/people/{dana.pk}/history/")
    address, found = f"/people/{dana.pk}/history/", []
    while address:
        page = home.get(address).content.decode()
        found += re.findall(r"Notes: (?:Note \d+ changed to )?(Note \d+)", page)
        following = page.partition('rel="next" href="')[2].partition('"')[0]
        address = (
            f"/people/{dana.pk}/history/{following.replace('&amp;', '&')}" if following else ""
        )
    assert found == [f"Note {number:03}" for number in reversed(range(70))]
    Change.objects.filter(pk__gt=Change.objects.earliest("pk").pk + 1).delete()
    assert queries(f"/people/{dana.pk}/history/") == few


def test_nobody_sees_the_history_of_somebody_elses_people(home: Client, hidden: Person) -> None:
    with occasion(at=AT):
        hidden.write(notes="Of Sol's")
    assert home.get(f"/people/{hidden.pk}/history/").status_code == 404
    assert Change.objects.get().owner == hidden.owner


def test_an_archive_is_the_beginning_of_whoever_it_brings(
    home: Client, read: Read, hidden: Person
) -> None:
    packed = SimpleUploadedFile("a.zip", b"".join(archive_of(hidden.owner, at=AT)))
    preview = home.post("/import/archive/", {"file": packed})
    home.post(preview.headers["Location"])
    ines = Person.objects.exclude(pk=hidden.pk).get(name="Ines Duarte")
    assert "Imported from an archive Today" in read(f"/people/{ines.pk}/history/")
    assert not hidden.changes.exists()


def test_of_long_notes_only_what_changed_is_told() -> None:
    before = "met at the fair, has two boys, keeps bees, likes figs and old radios a lot"
    now = before.replace("two boys", "three boys")
    told = changed_part(before, now)
    assert told == ("…fair, has two boys, keeps…", "…fair, has three boys, keeps…")
    assert changed_part("two boys", "three boys") == ("two boys", "three boys")


def test_a_part_of_a_name_is_told_by_itself(home: Client, dana: Person, read: Read) -> None:
    with occasion(at=AT):
        dana.write(family="Whitfield")
    page = read(f"/people/{dana.pk}/history/")
    assert "Last name: Whitfield" in page
    assert "Dana Whitfield changed to Dana Whitfield" not in page
