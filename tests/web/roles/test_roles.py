"""Roles you need: whom you know for each, and who does great work."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from cookout.members.member import Member
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.people.remember import Remember
from cookout.people.role import Role
from cookout.table.regard import Regard, RegardAnswer
from tests.cast import AT, job, person
from tests.web.conftest import Count, Read, words

pytestmark = pytest.mark.django_db


def test_no_roles_yet_asks_whom_you_would_call(read: Read) -> None:
    page = read("/roles/")
    assert "No roles yet." in page
    assert "Who would you call?" in page


def test_each_role_says_whom_you_know_and_who_does_a_great_job(
    home: Client, read: Read, rowans: Member, dana: Person, today: date
) -> None:
    for name in ("Plumber", "Chimney Sweep", "Dentist"):
        Role.need(owner=rowans, name=name, on=today)
    job(dana, on=today)
    person(rowans, "Luis Ortega", role="chimney sweep")
    person(rowans, "Tomas Silva", role="Plumber").stand(Person.Place.GONE, on=today)
    person(rowans, "Omar Haddad", role="Dentist").trash(at=AT)
    page = read("/roles/")
    assert "Chimney Sweep Filled Dana Whitfield does great work for you. You know two" in page
    assert "Plumber Gap You don’t know one yet." in page
    assert "Dentist Gap You don’t know one yet." in page
    assert 'href="/people/?trade=chimney+sweep"' in home.get("/roles/").content.decode()


def test_a_role_is_added_once(follow: Read, rowans: Member) -> None:
    assert "Tax adviser added." in follow("/roles/", name=" Tax adviser ")
    follow("/roles/", name="tax  ADVISER")
    assert [role.name for role in Role.objects.of(rowans)] == ["Tax adviser"]


def test_a_role_without_a_name_is_none(home: Client, rowans: Member) -> None:
    for name in ("", "  ", "\x00"):
        answer = home.post("/roles/", {"name": name})
        assert answer.status_code == 422
        assert "Enter a role, like plumber" in words(answer)
    answer = home.post("/roles/", {"name": "x" * 201})
    assert "Use up to 200 characters." in words(answer)
    assert not Role.objects.exists()


def test_a_role_no_longer_needed_can_be_needed_again(
    follow: Read, undo: Callable[[], None], rowans: Member, today: date
) -> None:
    role = Role.need(owner=rowans, name="Bäcker & Söhne?", on=today)
    assert "Bäcker & Söhne? removed." in follow(f"/roles/{role.pk}/filled/")
    assert not Role.objects.exists()
    undo()
    assert Role.objects.of(rowans).get().name == "Bäcker & Söhne?"


def test_somebody_elses_role_is_not_there(home: Client, hidden: Person, today: date) -> None:
    theirs = Role.need(owner=hidden.owner, name="Baker", on=today)
    assert home.post(f"/roles/{theirs.pk}/filled/").status_code == 404
    assert home.get(f"/roles/{theirs.pk}/filled/").status_code in (404, 405)
    assert "Baker" not in home.get("/roles/").content.decode()


def test_sixty_roles_take_as_many_queries_as_three(
    queries: Count, rowans: Member, today: date
) -> None:
    def more(count: int) -> None:
        for number in range(count):
            Role.need(owner=rowans, name=f"Role {count} {number}", on=today)
            person(rowans, f"Nr {number}", role=f"Role {count} {number}", great_on=today)

    more(3)
    few = queries("/roles/")
    more(60)
    assert queries("/roles/") == few


def test_met_once_is_a_candidate_whatever_was_said(read: Read, rowans: Member, today: date) -> None:
    Role.need(owner=rowans, name="Plumber", on=today)
    tomas = person(rowans, "Tomas Silva", role="Plumber", met_on=today)
    Interaction.log(people=[tomas], kind="met", on=today, at=AT)
    job(tomas, on=today)
    page = read("/roles/")
    assert "Plumber Candidate You know one . You don’t know their work yet." in page
    Interaction.log(people=[tomas], kind="business", on=today, at=AT)
    assert "Plumber Filled Tomas Silva does great work for you." in read("/roles/")


def test_two_at_the_table_are_doubled_unless_they_are_friends(
    read: Read, rowans: Member, today: date
) -> None:
    Role.need(owner=rowans, name="Baker", on=today)
    both = [person(rowans, name, role="Baker") for name in ("Ines Duarte", "Omar Haddad")]
    for one in both:
        one.stand(Person.Place.DEEP, on=today)
    page = read("/roles/")
    assert "Baker Double" in page
    assert "One may be enough. At your table: Ines Duarte , Omar Haddad ." in page
    for one in both:
        Regard.of_person(one).answer(cookout=RegardAnswer.YES)
    assert "You’d have them over, so that’s fine." in read("/roles/")


def test_once_a_year_a_great_job_is_asked_about_again(
    home: Client, read: Read, dana: Person, today: date, ago: Callable[[int], date]
) -> None:
    Role.need(owner=dana.owner, name="Chimney sweep", on=today)
    job(dana, on=ago(800))
    assert "You last used Dana Whitfield 2 years ago. Used them since?" in read("/roles/")
    told = {"outcome": "well", "again": "yes", "next": "/roles/"}
    answer = home.post(f"/people/{dana.pk}/experiences/", told)
    assert answer["Location"] == "/roles/"
    assert "Used them since?" not in read("/roles/")
    dana.refresh_from_db()
    assert dana.great_on == ago(800)


def test_a_title_from_an_address_book_makes_a_candidate_not_a_trade(
    read: Read, rowans: Member, today: date
) -> None:
    Role.need(owner=rowans, name="Plumber", on=today)
    tomas = person(rowans, "Tomas Silva", title="Master Plumber")
    person(rowans, "Luis Ortega", title="Plumberry picker")
    page = read("/roles/")
    assert "Plumber Candidate" in page
    assert "Tomas Silva : job title “Master Plumber”." in page
    assert "Luis Ortega" not in page
    assert tomas.role == ""


def test_for_a_gap_it_is_said_who_could_introduce_and_why(
    home: Client, read: Read, rowans: Member, dana: Person, today: date
) -> None:
    role = Role.need(owner=rowans, name="Plumber", on=today)
    dana.stand(Person.Place.DEEP, on=today)
    Remember.objects.create(owner=rowans, person=dana, words="Her brother is a plumber.")
    Interaction.log(people=[dana], kind="introduced", direction="in", on=today, at=AT)
    luis = person(rowans, "Luis Ortega")
    luis.stand(Person.Place.WARM, on=today)
    Remember.objects.create(owner=rowans, person=luis, kind="wants", words="a plumber")
    Interaction.log(people=[luis], kind="introduced", direction="out", on=today, at=AT)
    person(rowans, "Omar Haddad", notes="Knows a plumber.")
    page = read("/roles/")
    assert (
        "Who could introduce you? Dana Whitfield You noted: “Her brother is a plumber.” "
        "Works in a related trade: Chimney sweep. Has introduced you to people before."
    ) in page
    assert "Luis Ortega" not in page
    assert "Omar Haddad" not in page
    address = f"/people/{dana.pk}/words/?role={role.pk}"
    assert address in home.get("/roles/").content.decode()
    assert "Hi Dana, I’m looking for a good plumber. Who would you recommend?" in read(address)


def test_how_crowded_a_trade_is_can_be_overruled(
    home: Client, read: Read, rowans: Member, today: date
) -> None:
    role = Role.need(owner=rowans, name="Chimney sweep", on=today)
    assert "Rare: at most 13,650 jobs (chimney sweep) in the United States in 2018" in read(
        "/roles/"
    )
    home.post(f"/roles/{role.pk}/crowded/", {"crowded": "hard"})
    assert "Crowded, as you said." in read("/roles/")
    home.post(f"/roles/{role.pk}/crowded/", {"crowded": "very"})
    assert "Crowded, as you said." in read("/roles/")
    home.post(f"/roles/{role.pk}/crowded/", {"crowded": ""})
    assert "Rare: at most" in read("/roles/")


def test_after_fifty_people_met_the_own_count_speaks(
    read: Read, rowans: Member, today: date
) -> None:
    Role.need(owner=rowans, name="Insurance agent", on=today)
    assert "Crowded: 393,830 jobs" in read("/roles/")
    for number in range(120):
        person(rowans, f"Nr {number}", met_on=today, role="Life insurance" if number < 2 else "")
    assert "Crowded: two of the 120 people you met." in read("/roles/")
