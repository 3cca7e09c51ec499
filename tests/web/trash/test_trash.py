"""The trash: everything that was deleted, the latest first, and back from it whole."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from cookout.members.member import Member
from cookout.people.event import Event
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.plan.absence import Absence
from cookout.promises.promise import Promise
from cookout.table.decision import Decision
from tests.cast import TODAY, person
from tests.web.conftest import Count, Read

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)


def test_an_empty_trash_is_good_to_see(read: Read) -> None:
    assert "Trash is empty." in read("/trash/")


def test_everything_is_there_the_latest_first(
    home: Client, read: Read, rowans: Member, dana: Person
) -> None:
    luis = person(rowans, "Luis Ortega")
    call = Interaction.log(people=[dana, luis], kind="call", on=TODAY, at=AT)
    promise = Promise.make(person=dana, what="Send the article", on=TODAY)
    fair = Event.objects.create(owner=rowans, name="School fair", on=TODAY)
    for hours, row in enumerate((call, luis, promise, fair)):
        row.trash(at=AT + timedelta(hours=hours))
    page = read("/trash/")
    places = [
        page.index(words)
        for words in (
            "School fair Event",
            "Dana Whitfield: Send the article Promise",
            "Luis Ortega Person",
            "Call · Dana Whitfield, Luis Ortega Conversation",
        )
    ]
    assert places == sorted(places)
    assert "Person · deleted March 2" in page
    content = home.get("/trash/").content.decode()
    for address in (f"people/{luis.pk}", f"promises/{promise.pk}", f"events/{fair.pk}"):
        assert f'formaction="/{address}/restore/"' in content


def test_restore_brings_it_back_and_stays_on_the_page(home: Client, dana: Person) -> None:
    dana.trash(at=AT)
    answer = home.post(f"/people/{dana.pk}/restore/", {"next": "/trash/"}, follow=True)
    assert answer.redirect_chain == [("/trash/", 302)]
    assert "Dana restored." in answer.content.decode()
    assert home.get(f"/people/{dana.pk}/").status_code == 200


def test_a_long_trash_has_pages_even_where_much_went_at_once(home: Client, rowans: Member) -> None:
    for number in range(70):
        person(rowans, f"Nr {number:03}").trash(at=AT)
        Event.objects.create(owner=rowans, name=f"Event {number:03}", on=TODAY, trashed_at=AT)
    address, found = "/trash/", []
    while address:
        page = home.get(address).content.decode()
        found += [part.partition("<")[0] for part in page.split('class="chip__name">')[1:]]
        following = page.partition('rel="next" href="')[2].partition('"')[0]
        address = f"/trash/{following.replace('&amp;', '&')}" if following else ""
    assert len(found) == len(set(found)) == 140
    assert 'href="/trash/"' in page


def test_a_page_that_was_never_there_is_the_first(read: Read, dana: Person) -> None:
    dana.trash(at=AT)
    for until in ("soon", "2026-13-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"):
        assert "Dana" in read("/trash/", until=until, rank="0", id="1")
    assert "Dana" in read("/trash/", until="2027-01-01", rank="x", id="1")


def test_what_others_threw_away_is_not_there(read: Read, hidden: Person) -> None:
    hidden.trash(at=AT)
    assert "Ines" not in read("/trash/")


def test_sixty_things_take_as_many_queries_as_three(
    queries: Count, rowans: Member, dana: Person
) -> None:
    def more(count: int) -> None:
        for number in range(count):
            one = person(rowans, f"Nr {number}")
            Interaction.log(people=[one], kind="call", on=TODAY, at=AT).trash(at=AT)
            Promise.make(person=dana, what=f"Nr {number}", on=TODAY).trash(at=AT)
            one.trash(at=AT)

    more(3)
    few = queries("/trash/")
    more(20)
    assert queries("/trash/") == few


def test_what_lies_in_the_trash_is_not_changed_but_restored(
    home: Client, dana: Person, today: date
) -> None:
    logged = Interaction.log(people=[dana], kind="call", on=today, at=AT, words="Her van.")
    promise = Promise.make(person=dana, what="send the link", on=today)
    for lying, room in ((logged, "interactions"), (promise, "promises")):
        lying.trash(at=AT)
        address = f"/{room}/{lying.pk}/"
        assert home.get(address).status_code == 404
        assert home.post(address, {"kind": "met", "what": "nothing"}).status_code == 404
        assert home.post(f"{address}restore/").status_code == 302
        assert home.get(address).status_code == 200
    promise.trash(at=AT)
    for verb in ("keeping", "release", "reopening"):
        assert home.post(f"/promises/{promise.pk}/{verb}/").status_code == 404
    logged.refresh_from_db()
    promise.refresh_from_db()
    assert (logged.kind, promise.what, promise.kept_on) == ("call", "send the link", None)


def test_a_decision_about_somebody_in_the_trash_is_not_undone(
    home: Client, follow: Read, dana: Person, today: date
) -> None:
    decision = Decision.make(person=dana, kind="seat", on=today, at=AT)
    dana.trash(at=AT)
    page = follow(f"/decisions/{decision.pk}/undo/")
    assert "Dana is in the trash. Restore them first." in page
    dana.refresh_from_db()
    assert dana.place == Person.Place.DEEP


def test_days_away_come_back_from_it_too(home: Client, read: Read, rowans: Member) -> None:
    kept = Absence.objects.create(owner=rowans, first_on=TODAY, last_on=TODAY, words="A course")
    home.post(f"/absences/{kept.pk}/trash/")
    assert "A course Days off · deleted today" in read("/trash/")
    home.post(f"/absences/{kept.pk}/restore/")
    assert "Trash is empty." in read("/trash/")
