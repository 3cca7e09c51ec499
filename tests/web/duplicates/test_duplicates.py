"""Who may be Check for duplicates, made one on a page, and taken apart again."""

import pytest
from django.test import Client

from cookout.members.member import Member
from cookout.people.card import Card
from cookout.people.contact_point import ContactPoint
from cookout.people.interaction import Interaction
from cookout.people.merging.merge import Merge
from cookout.people.merging.not_the_same import Apart
from cookout.people.person import Person
from cookout.table.decision import Decision
from tests.cast import AT, TODAY, person, sol
from tests.web.conftest import Count, Read, words

pytestmark = pytest.mark.django_db


def reach(whom: Person, value: str, kind: str = "mail") -> None:
    ContactPoint.objects.create(owner=whom.owner, person=whom, kind=kind, value=value)


@pytest.fixture
def again(rowans: Member, dana: Person) -> Person:
    """Dana, written down once more by somebody in a hurry."""
    twin = person(rowans, "Dana Witfield", company="Whitfield", notes="Has a van.")
    for one in (dana, twin):
        reach(one, "dana@example.org")
    return twin


def page_of(one: Person, other: Person) -> str:
    return f"/people/{one.pk}/merge/{other.pk}/"


def chosen(one: Person) -> dict[str, int]:
    return {"name": one.pk, "company": one.pk}


def test_nobody_twice_is_good_to_see(read: Read, dana: Person) -> None:
    assert "No duplicates found." in read("/duplicates/")


def test_a_pair_is_shown_with_its_reasons_in_words(read: Read, dana: Person, again: Person) -> None:
    page = read("/duplicates/")
    assert "Dana Whitfield" in page
    assert "Dana Witfield" in page
    assert "The same email address" in page
    assert "Compare" in page


def test_not_the_same_is_remembered_and_can_be_undone(
    read: Read, follow: Read, undo: Read, dana: Person, again: Person
) -> None:
    page = follow(f"/people/{dana.pk}/not-the-same/{again.pk}/")
    assert "Dana Whitfield and Dana Witfield are different people." in page
    assert "Compare" not in page
    undo()
    assert "Compare" in read("/duplicates/")


def test_both_are_side_by_side_with_a_choice_for_what_differs(
    home: Client, dana: Person, again: Person
) -> None:
    answer = home.get(page_of(again, dana))
    page = words(answer)
    for said in ("Has a van.", "dana@example.org", "Chimney sweep", "Name", "Company"):
        assert said in page
    assert b"Trade" not in answer.content
    assert f'value="{dana.pk}"' in answer.content.decode()


def test_they_are_one_as_was_chosen(follow: Read, dana: Person, again: Person) -> None:
    page = follow(page_of(dana, again), **chosen(dana) | {"company": again.pk})
    assert "Merged into Dana Whitfield." in page
    assert "Merged from Dana Witfield on" in page
    dana.refresh_from_db()
    assert (dana.company, dana.notes) == ("Whitfield", "Has a van.")


def test_without_a_choice_the_page_asks_again(home: Client, dana: Person, again: Person) -> None:
    answer = home.post(page_of(dana, again), {"name": dana.pk})
    assert answer.status_code == 422
    assert "Company: choose which to keep" in words(answer)
    assert not Merge.objects.exists()
    wrong = home.post(page_of(dana, again), {"name": "1e9", "company": 0})
    assert wrong.status_code == 422


def test_undo_takes_them_apart(
    read: Read, follow: Read, undo: Read, dana: Person, again: Person
) -> None:
    follow(page_of(dana, again), **chosen(dana))
    undo()
    assert "Has a van." in read(f"/people/{again.pk}/")
    assert "Has a van." not in read(f"/people/{dana.pk}/")


def test_what_was_changed_since_is_said(follow: Read, dana: Person, again: Person) -> None:
    follow(page_of(dana, again), **chosen(dana))
    dana.refresh_from_db()
    dana.write(notes="Has two vans.")
    page = follow(f"/merges/{Merge.objects.get().pk}/undo/")
    assert "Dana Whitfield and Dana Witfield are separate again." in page
    assert "Your later changes stay: notes." in page


def test_in_the_trash_they_are_marked_and_come_back_apart(
    home: Client, read: Read, follow: Read, dana: Person, again: Person
) -> None:
    follow(page_of(dana, again), **chosen(dana))
    assert "Dana Witfield Merged with Dana Whitfield · deleted" in read("/trash/")
    assert "Undo merge" in read("/trash/")
    assert "are separate again" in follow(f"/people/{again.pk}/restore/", next="/trash/")
    assert not Merge.objects.standing().exists()


def test_of_two_merges_the_later_comes_first(
    follow: Read, rowans: Member, dana: Person, again: Person
) -> None:
    third = person(rowans, "Dee Whitfield")
    first = Merge.make(kept=dana, other=again, at=AT)
    Merge.make(kept=dana, other=third, at=AT)
    page = follow(f"/merges/{first.pk}/undo/")
    assert "Dana Whitfield and Dee Whitfield were merged later." in page
    assert page.count("Undo merge") == 1


def test_taken_apart_while_the_kept_one_is_in_the_trash(
    follow: Read, dana: Person, again: Person
) -> None:
    merge = Merge.make(kept=dana, other=again, at=AT)
    Person.objects.get(pk=dana.pk).trash(at=AT)
    assert "are separate again" in follow(f"/merges/{merge.pk}/undo/")
    assert not Person.objects.get(pk=again.pk).trashed_at


def test_who_stands_nearer_is_kept(follow: Read, dana: Person, again: Person) -> None:
    Decision.make(person=again, kind="seat", on=TODAY, at=AT)
    follow(page_of(dana, again), **chosen(dana))
    kept = Merge.objects.get().kept
    assert (kept, kept.name, kept.place) == (again, "Dana Whitfield", Person.Place.DEEP)


def test_two_decisions_are_a_choice_too(follow: Read, dana: Person, again: Person) -> None:
    Decision.make(person=dana, kind="warmth", on=TODAY, at=AT)
    Decision.make(person=again, kind="seat", on=TODAY, at=AT)
    follow(page_of(dana, again), **chosen(again), place=dana.pk)
    kept = Merge.objects.get().kept
    assert (kept, kept.name, kept.place) == (dana, "Dana Witfield", Person.Place.WARM)


def test_merged_already_the_page_leads_to_the_one(
    home: Client, dana: Person, again: Person
) -> None:
    Merge.make(kept=dana, other=again, at=AT)
    for answer in (home.get(page_of(again, dana)), home.post(page_of(dana, again))):
        assert answer["Location"] == f"/people/{dana.pk}/"


def test_nobody_is_compared_with_themselves_or_somebody_elses(
    home: Client, dana: Person, hidden: Person
) -> None:
    for verb in ("merge", "apart"):
        for one, other in ((dana, dana), (dana, hidden), (hidden, dana)):
            assert home.post(f"/people/{one.pk}/{verb}/{other.pk}/").status_code == 404
    assert not Apart.objects.exists()
    assert not Merge.objects.exists()


def test_the_page_is_found_from_people_and_after_an_intake(home: Client, dana: Person) -> None:
    assert b'href="/duplicates/"' in home.get("/people/").content


def test_many_pairs_take_as_many_queries_as_one(
    queries: Count, rowans: Member, dana: Person, again: Person
) -> None:
    few = queries("/duplicates/")
    for number in range(40):
        for _ in range(2):
            reach(person(rowans, f"Somebody Nr{number}"), f"nr{number}@example.org")
    assert queries("/duplicates/") == few


def test_thirty_are_shown_and_the_others_are_counted(
    read: Read, rowans: Member, dana: Person
) -> None:
    for number in range(42):
        for _ in range(2):
            reach(person(rowans, f"Anna Bell{number:02}"), f"nr{number}@example.org")
    page = read("/duplicates/")
    assert page.count("Compare") == 30
    assert "12 more after these." in page


def test_long_lists_are_shown_in_short(read: Read, dana: Person, again: Person) -> None:
    for number in range(40):
        reach(again, f"nr{number}@example.org")
    Interaction.log(people=[again], kind="call", on=TODAY, at=AT)
    assert "And 29 more" in read(page_of(dana, again))


# Nothing but a name


def test_who_shares_only_a_name_stands_apart_and_below(
    read: Read, rowans: Member, dana: Person
) -> None:
    person(rowans, "Dana")
    page = read("/duplicates/")
    assert "Same name" in page
    assert "Only the names match." in page
    assert "Compare" in page


def test_a_namesake_who_is_someone_else_is_not_listed_again(
    read: Read, follow: Read, rowans: Member, dana: Person
) -> None:
    other = person(rowans, "Dana")
    follow(f"/people/{dana.pk}/not-the-same/{other.pk}/")
    assert "Same name" not in read("/duplicates/")


def test_a_given_name_from_an_address_book_is_no_namesake(
    read: Read, rowans: Member, dana: Person
) -> None:
    other = person(rowans, "Dana")
    Card.objects.create(owner=rowans, person=other, content=b"", taken_at=AT)
    assert "Same name" not in read("/duplicates/")


def test_merge_with_finds_the_other_and_leads_to_both(
    read: Read, rowans: Member, dana: Person
) -> None:
    other = person(rowans, "D. Whitfield")
    hidden = person(sol(), "Ines Whitfield")
    assert "Merge with…" in read(f"/people/{dana.pk}/")
    assert "D. Whitfield" not in read(f"/people/{dana.pk}/merge/")
    page = read(f"/people/{dana.pk}/merge/", q="whitfield")
    assert "D. Whitfield" in page
    assert "Ines" not in page
    assert page_of(dana, other) in rendered(rowans, f"/people/{dana.pk}/merge/?q=whitfield")
    assert Client().get(f"/people/{hidden.pk}/merge/").status_code == 302


def test_merge_with_offers_those_of_the_same_name_first(
    read: Read, rowans: Member, dana: Person
) -> None:
    person(rowans, "Dana")
    assert "Similar names D Dana" in read(f"/people/{dana.pk}/merge/")
    assert "No matches for" in read(f"/people/{dana.pk}/merge/", q="zzzz")


def rendered(owner: Member, address: str) -> str:
    client = Client()
    client.force_login(owner)
    return client.get(address).content.decode()
