"""Search: whoever matches, and why."""

from datetime import date

import pytest
from django.test import Client

from cookout.members.member import Member
from cookout.people.contact_point import ContactPoint
from cookout.people.person import Person
from cookout.people.remember import Remember
from cookout.web.search.search import Piece, pieces
from tests.cast import AT, person
from tests.web.conftest import Count, Read

pytestmark = pytest.mark.django_db


def test_an_empty_search_says_what_can_be_found(read: Read) -> None:
    for query in ("", "   ", "\x00"):
        assert "Search your people." in read("/search/", q=query)


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("dan", "In the name: Dana"),
        ("CHIMNEY sw", "In their work: Chimney sweep"),
        ("flue", "In notes: Relined our flue"),
        ("shellf", "In things to remember: Allergic to shellfish"),
        ("818 555", "In contact details"),
        ("8185550133", "In contact details"),
        ("example.org", "In contact details"),
    ],
)
def test_each_result_says_why_it_matched(read: Read, dana: Person, query: str, why: str) -> None:
    for kind, value in (("phone", "818 555 0133"), ("mail", "dana@example.org")):
        ContactPoint.objects.create(owner=dana.owner, person=dana, kind=kind, value=value)
    Remember.objects.create(owner=dana.owner, person=dana, words="Allergic to shellfish")
    dana.write(notes="Relined our flue")
    page = read("/search/", q=query)
    assert "Dana Whitfield Chimney sweep, Whitfield Chimney & Stove" in page
    assert why.replace(" ", "") in page.replace(" ", "")
    assert "0133" not in page.replace(query, "")


def test_several_lines_to_remember_stay_apart(read: Read, dana: Person) -> None:
    for line in ("Allergic to shellfish", "Two boys"):
        Remember.objects.create(owner=dana.owner, person=dana, words=line)
    dana.write()
    assert "shellfish · Two boys" in read("/search/", q="shellfish").replace("  ", " ")


def test_what_matched_is_marked_and_markup_stays_words(home: Client, dana: Person) -> None:
    dana.write(notes="<b>bold</b> & <script>alert(1)</script> flue \x02odd\x03 <i>")
    page = home.get("/search/", {"q": "flue"}).content.decode()
    assert "<mark>flue</mark>" in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    page = home.get("/search/", {"q": '"><script>alert(2)</script>'}).content.decode()
    assert "<script>alert" not in page


def test_the_signs_around_a_match_may_be_written_in_notes_themselves() -> None:
    assert list(pieces("a \x02b\x03 c")) == [
        Piece("a ", matched=False),
        Piece("b", matched=True),
        Piece(" c", matched=False),
    ]
    assert "".join(piece.words for piece in pieces("\x03a\x02\x02b\x03\x03c\x02")) == "\x03ab\x03c"


def test_nobody_found_offers_to_write_them_down(home: Client, read: Read, dana: Person) -> None:
    page = read("/search/", q="Vera & Holt")
    assert "No matches for “Vera & Holt”." in page
    content = home.get("/search/", {"q": "Vera & Holt"}).content.decode()
    assert 'href="/met/?name=Vera+%26+Holt"' in content
    assert 'value="Vera &amp; Holt"' in content


def test_people_in_the_trash_and_people_of_others_are_not_found(
    read: Read, dana: Person, hidden: Person
) -> None:
    dana.trash(at=AT)
    assert "No matches" in read("/search/", q="dana")
    assert "No matches" in read("/search/", q="ines")


def test_any_query_is_answered(read: Read, dana: Person) -> None:
    for query in ('"', "*", "NEAR(", "a AND", "names:dana", "^", "-", "🙂", "x" * 5000, "'; drop"):
        read("/search/", q=query)


def test_many_matches_are_cut_with_a_word_about_it(
    read: Read, rowans: Member, queries: Count, today: date
) -> None:
    for number in range(3):
        person(rowans, f"Whitfield {number}").stand(Person.Place.DEEP, on=today)
    few = queries("/search/?q=whit")
    for number in range(60):
        person(rowans, f"Whitfield 1{number}").stand(Person.Place.DEEP, on=today)
    assert queries("/search/?q=whit") == few
    page = read("/search/", q="whit")
    assert page.count("In the name") == 30
    assert "These are the best matches. Add a word to see others." in page
