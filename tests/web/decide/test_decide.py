"""Deciding: one by one, a suggestion with its reason, and the member has the last word."""

import re
import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.people.role import Role
from cookout.table.decision import Decision
from cookout.table.regard import Regard
from tests.cast import person, rowan, sol

pytestmark = pytest.mark.django_db
NO_ANSWERS = dict.fromkeys((*Regard.QUESTIONS, "role_needed"), "") | {"answered": "1"}


def just_met(owner: Member, name: str = "Teo Alvarez", *, ago: int = 0, **fields: object) -> Person:
    on = owner.day(timezone.now()) - timedelta(days=ago)
    someone = person(owner, name, met_on=on, **fields)
    someone.stand(Person.Place.NEW, on=on)
    return someone


def place_of(someone: Person) -> str:
    return Person.objects.get(pk=someone.pk).place


def test_it_begins_with_the_latest_one_met(home: Client, member: Member) -> None:
    just_met(member, "Grace Lin", ago=3)
    latest = just_met(member, "Teo Alvarez", ago=1)
    assert home.get("/decide/")["Location"] == f"/people/{latest.pk}/decide/"


def test_it_goes_one_by_one_and_ends(home: Client, member: Member) -> None:
    first, second = just_met(member, "Teo Alvarez"), just_met(member, "Grace Lin", ago=1)
    page = home.post(f"/people/{first.pk}/seat/", {"next": "/decide/"}, follow=True)
    assert page.redirect_chain[-1][0] == f"/people/{second.pk}/decide/"
    assert "Teo has a seat at your table." in page.content.decode()
    page = home.post(f"/people/{second.pk}/warmth/", {"next": "/decide/"}, follow=True)
    text = page.content.decode()
    assert "That’s everyone" in text
    assert "You’re keeping Grace warm." in text


@pytest.mark.parametrize(
    ("verb", "place", "kind"),
    [
        ("seat", "deep", "seat"),
        ("warmth", "warm", "warmth"),
        ("farewell", "gone", "farewell"),
        ("later", "new", "later"),
    ],
)
def test_one_tap_decides(home: Client, member: Member, verb: str, place: str, kind: str) -> None:
    someone = just_met(member)
    assert home.post(f"/people/{someone.pk}/{verb}/").status_code == 302
    assert place_of(someone) == place
    assert Decision.objects.of(member).standing().get().kind == kind


def test_who_is_put_off_is_not_asked_about_again_today(home: Client, member: Member) -> None:
    someone = just_met(member)
    page = home.post(f"/people/{someone.pk}/later/", {"next": "/decide/"}, follow=True)
    text = page.content.decode()
    assert "That’s everyone" in text
    assert "Decide about Teo on Sunday." in text
    assert re.search(r"You’ll decide about Teo (on Sunday|tomorrow|in 7 days)\.", text)


def test_several_put_off_come_back_together(home: Client, member: Member) -> None:
    for name in ("Teo Alvarez", "Grace Lin", "Vera Holt", "Luis Ortega"):
        home.post(f"/people/{just_met(member, name).pk}/later/")
    text = home.get("/decide/").content.decode()
    assert "You’ll decide about Teo, Grace, Vera, and one more" in text


def test_a_decision_can_be_undone_at_once(home: Client, member: Member) -> None:
    someone = just_met(member)
    text = home.post(f"/people/{someone.pk}/farewell/", {"next": "/decide/"}, follow=True)
    decision = Decision.objects.get()
    undo = f"/decisions/{decision.pk}/undo/"
    assert undo in text.content.decode()
    assert home.post(undo)["Location"] == f"/people/{someone.pk}/decide/"
    assert place_of(someone) == "new"


def test_undo_leaves_a_newer_decision_alone(home: Client, member: Member) -> None:
    someone = just_met(member)
    home.post(f"/people/{someone.pk}/farewell/")
    first = Decision.objects.get()
    home.post(f"/people/{someone.pk}/seat/")
    home.post(f"/decisions/{first.pk}/undo/")
    assert place_of(someone) == "deep"


def test_a_change_of_mind_leads_back_to_the_person(home: Client, member: Member) -> None:
    someone = just_met(member)
    home.post(f"/people/{someone.pk}/farewell/")
    text = home.get(f"/people/{someone.pk}/decide/").content.decode()
    assert "Change your decision" in text
    assert "Later" not in text
    page = home.post(f"/people/{someone.pk}/warmth/")
    assert page["Location"] == f"/people/{someone.pk}/"
    assert place_of(someone) == "warm"


def test_later_is_only_for_whom_nothing_is_decided_about(home: Client, member: Member) -> None:
    someone = just_met(member)
    home.post(f"/people/{someone.pk}/seat/")
    home.post(f"/people/{someone.pk}/later/")
    assert Decision.objects.standing().get().kind == "seat"


def test_the_same_tap_twice_is_one_decision(home: Client, member: Member) -> None:
    someone = just_met(member)
    for _ in range(2):
        home.post(f"/people/{someone.pk}/seat/", {"next": "/decide/"})
    assert Decision.objects.count() == 1


# Answers


def test_without_an_answer_it_suggests_keeping_warm_and_says_what_would_change_it(
    home: Client, member: Member
) -> None:
    text = home.get(f"/people/{just_met(member).pk}/decide/").content.decode()
    assert "Suggested: keep warm" in text
    assert "You haven’t said whether you like and trust Teo." in text
    assert "Go deep if you’d have them over." in text


def test_saved_answers_change_what_is_suggested_and_decide_nothing(
    home: Client, member: Member
) -> None:
    someone = just_met(member)
    given = NO_ANSWERS | {"cookout": "2", "know": "1"}
    page = home.post(f"/people/{someone.pk}/regard/", given, follow=True)
    text = page.content.decode()
    assert "Suggested: go deep" in text
    assert "You’d have Teo over for a cookout." in text
    assert place_of(someone) == "new"
    assert not Decision.objects.exists()


def test_an_answer_can_be_taken_back(home: Client, member: Member) -> None:
    someone = just_met(member)
    home.post(f"/people/{someone.pk}/regard/", NO_ANSWERS | {"like": "0"})
    assert "Suggested: let go" in home.get(f"/people/{someone.pk}/decide/").content.decode()
    home.post(f"/people/{someone.pk}/regard/", NO_ANSWERS)
    assert Regard.objects.get().like is None


def test_four_taps_reach_a_seat(home: Client, member: Member) -> None:
    someone = just_met(member, role="Mortgage adviser")
    given = NO_ANSWERS | {"high5": "2", "cookout": "1", "role_needed": "yes"}
    home.post(f"/people/{someone.pk}/seat/", given)
    regard = Regard.objects.get(person=someone)
    assert (regard.high5, regard.cookout, regard.role_needed) == (2, 1, True)
    assert place_of(someone) == "deep"


def test_deciding_from_elsewhere_leaves_the_answers_alone(home: Client, member: Member) -> None:
    someone = just_met(member)
    Regard.of_person(someone).answer(like=2)
    home.post(f"/people/{someone.pk}/seat/")
    assert Regard.objects.get().like == 2


@pytest.mark.parametrize("verb", ["regard", "seat"])
def test_an_answer_that_is_none_is_refused(home: Client, member: Member, verb: str) -> None:
    someone = just_met(member)
    page = home.post(f"/people/{someone.pk}/{verb}/", NO_ANSWERS | {"like": "7", "trust": "2"})
    text = page.content.decode()
    assert page.status_code == 422
    assert "Choose one of the answers" in text
    assert place_of(someone) == "new"
    assert not Regard.objects.exists()


# The role


def test_the_role_question_says_who_is_there_already(home: Client, member: Member) -> None:
    person(member, "Vera Holt", role="mortgage  adviser", great_on=member.day(timezone.now()))
    person(member, "Ines Duarte", role="Mortgage adviser")
    someone = just_met(member, role="Mortgage adviser")
    text = home.get(f"/people/{someone.pk}/decide/").content.decode()
    assert "Do you need another mortgage adviser? You know two; one does great work." in text
    assert "Vera Holt" in text


def test_somebody_great_who_was_let_go_breaks_nothing(home: Client, member: Member) -> None:
    great = person(member, "Vera Holt", role="Baker", great_on=member.day(timezone.now()))
    great.stand(Person.Place.GONE, on=member.day(timezone.now()))
    someone = just_met(member, role="Baker")
    assert home.get(f"/people/{someone.pk}/decide/").status_code == 200


def test_without_a_trade_there_is_no_role_question(home: Client, member: Member) -> None:
    text = home.get(f"/people/{just_met(member).pk}/decide/").content.decode()
    assert "role_needed" not in text


def test_needing_the_role_puts_it_on_the_list_once(home: Client, member: Member) -> None:
    someone = just_met(member, role="Chimney sweep")
    for _ in range(2):
        home.post(f"/people/{someone.pk}/regard/", NO_ANSWERS | {"role_needed": "yes"})
    assert [role.name for role in Role.objects.of(member)] == ["Chimney sweep"]
    home.post(f"/people/{someone.pk}/regard/", NO_ANSWERS | {"role_needed": "no"})
    assert Regard.objects.get().role_needed is False


# The door


@pytest.mark.parametrize("verb", ["decide", "regard", "seat", "warmth", "farewell", "later"])
def test_nobody_decides_about_somebody_elses_people(client: Client, verb: str) -> None:
    someone = just_met(sol(), "Ines Duarte")
    client.force_login(rowan())
    method = client.get if verb == "decide" else client.post
    assert method(f"/people/{someone.pk}/{verb}/").status_code == 404
    assert place_of(someone) == "new"


def test_nobody_undoes_somebody_elses_decision(client: Client) -> None:
    someone = just_met(sol(), "Ines Duarte")
    at = timezone.now()
    decision = Decision.make(person=someone, kind="seat", on=at.date(), at=at)
    client.force_login(rowan())
    assert client.post(f"/decisions/{decision.pk}/undo/").status_code == 404
    assert place_of(someone) == "deep"


@pytest.mark.parametrize("verb", ["regard", "seat", "warmth", "farewell", "later"])
def test_looking_decides_nothing(home: Client, member: Member, verb: str) -> None:
    someone = just_met(member)
    assert home.get(f"/people/{someone.pk}/{verb}/").status_code == 405
    assert place_of(someone) == "new"


def test_somebody_in_the_trash_is_not_decided_about(home: Client, member: Member) -> None:
    someone = just_met(member)
    someone.trash(at=timezone.now())
    assert home.get(f"/people/{someone.pk}/decide/").status_code == 404
    assert "That’s everyone" in home.get("/decide/").content.decode()


def test_deciding_never_leads_to_another_site(home: Client, member: Member) -> None:
    someone = just_met(member)
    page = home.post(f"/people/{someone.pk}/seat/", {"next": "//elsewhere.example/"})
    assert page["Location"] == f"/people/{someone.pk}/"


def test_markup_in_a_name_stays_words(home: Client, member: Member) -> None:
    someone = just_met(member, "<img src=x onerror=alert(1)>", role="<b>{0}</b>{name}%s")
    text = home.get(f"/people/{someone.pk}/decide/").content.decode()
    assert "<img" not in text
    assert "<b>" not in text
    home.post(f"/people/{someone.pk}/seat/")


def test_questions_to_the_database_do_not_grow_with_the_people(
    home: Client, member: Member
) -> None:
    someone = just_met(member, role="Baker")
    # Who is great at it is asked for only where there is someone.
    just_met(member, "First baker", role="Baker", great_on=member.day(timezone.now()))

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            home.get(f"/people/{someone.pk}/decide/")
        return len(asked)

    before = count()
    for n in range(20):
        just_met(member, f"Baker {n}", role="Baker", great_on=member.day(timezone.now()))
    assert count() == before


@pytest.mark.django_db(transaction=True)
def test_first_answers_that_come_in_twice_at_once_are_kept_once(home: Client, dana: Person) -> None:
    came, start = [], threading.Barrier(3)

    def answer(verb: str) -> None:
        browser = Client()
        browser.cookies = home.cookies
        start.wait()
        said = {"answered": "1", "high5": "2", "cookout": "2"}
        came.append(browser.post(f"/people/{dana.pk}/{verb}/", said).status_code)
        connection.close()

    threads = [
        threading.Thread(target=answer, args=[verb]) for verb in ("regard", "regard", "seat")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert came == [302, 302, 302]
    assert Regard.objects.get(person=dana).cookout == 2


def test_three_questions_stand_open_and_four_are_folded(home: Client, member: Member) -> None:
    someone = just_met(member, role="Roofer")
    text = home.get(f"/people/{someone.pk}/decide/").content.decode()
    open_ones, folded = text.split('<details class="more">')
    assert [name for name in NO_ANSWERS if f'name="{name}"' in open_ones] == [
        "high5",
        "cookout",
        "role_needed",
        "answered",
    ]
    assert all(f'name="{name}"' in folded for name in ("know", "like", "trust", "care"))
    assert "Not answered" not in text


def test_the_fold_is_open_once_one_of_the_four_is_answered(home: Client, member: Member) -> None:
    someone = just_met(member)
    home.post(f"/people/{someone.pk}/regard/", NO_ANSWERS | {"trust": "2"})
    text = home.get(f"/people/{someone.pk}/decide/").content.decode()
    assert '<details class="more" open>' in text


def test_an_answer_can_be_cleared_without_a_script(home: Client, member: Member) -> None:
    someone = just_met(member)
    answers = NO_ANSWERS | {"high5": "2", "trust": "1"}
    home.post(f"/people/{someone.pk}/regard/", answers)
    home.post(f"/people/{someone.pk}/regard/", answers | {"clear": ["high5"]})
    regard = Regard.objects.get(person=someone)
    assert (regard.high5, regard.trust) == (None, 1)


def test_the_suggestion_follows_taps_that_are_not_saved(home: Client, member: Member) -> None:
    someone = just_met(member)
    where = f"/people/{someone.pk}/suggestion/"
    assert 'data-place="warm"' in home.get(where).content.decode()
    text = home.get(where, {"cookout": "2", "like": "2"}).content.decode()
    assert 'data-place="deep"' in text
    assert "<html" not in text
    assert not Regard.objects.exists()
    assert home.get(where, {"cookout": "9"}).status_code == 200


def test_nobody_asks_about_somebody_elses_people(client: Client) -> None:
    someone = just_met(sol(), "Ines Duarte")
    client.force_login(rowan())
    assert client.get(f"/people/{someone.pk}/suggestion/").status_code == 404
