"""Family and ties on a person's page: added, asked about, removed and put back."""

from typing import Any

import pytest
from django.test import Client

from cookout.people.person import Person
from cookout.people.tie import Tie
from tests.cast import person
from tests.web.conftest import words

pytestmark = pytest.mark.django_db


def add(home: Client, one: Person, **said: object) -> Any:
    return home.post(f"/people/{one.pk}/ties/", said, follow=True)


def test_a_name_is_a_tie_and_can_be_taken_back(home: Client, dana: Person) -> None:
    page = words(add(home, dana, name="Theo", relation="mother"))
    assert "Saved: Theo’s mother." in page
    tie = Tie.objects.get()
    assert tie.other is None
    page = words(home.post(f"/ties/{tie.pk}/trash/", follow=True))
    assert "Removed: Theo’s mother." in page
    assert "Remove: Theo’s mother" not in page
    assert "Theo’s mother" in words(home.get("/trash/"))
    page = words(home.post(f"/ties/{tie.pk}/restore/", follow=True))
    assert "Remove : Theo’s mother" in page or "Remove: Theo’s mother" in page


def test_one_of_mine_becomes_a_link_on_both_pages(home: Client, dana: Person) -> None:
    vera = person(dana.owner, "Vera Holt")
    add(home, dana, name="vera holt", relation="introduced_by")
    assert f'Introduced by <a href="/people/{vera.pk}/">Vera Holt</a>' in shown(home, dana)
    assert f'Introduced <a href="/people/{dana.pk}/">Dana Whitfield</a>' in shown(home, vera)


def test_a_name_that_two_have_is_asked_about(home: Client, dana: Person) -> None:
    one = person(dana.owner, "Vera Holt", company="Holt Home Loans")
    other = person(dana.owner, "Vera Holt", company="Rotary")
    answer = add(home, dana, name="Vera Holt", relation="friend")
    assert answer.status_code == 422
    assert "Which Vera Holt?" in words(answer)
    assert "Holt Home Loans" in words(answer)
    assert not Tie.objects.exists()
    add(home, dana, name="Vera Holt", relation="friend", which=other.pk)
    assert Tie.objects.get().other == other
    add(home, one, name="Vera Holt", relation="sister", which="name")
    assert Tie.objects.exclude(other=other).get().other is None


def test_own_words_and_what_is_missing(home: Client, dana: Person) -> None:
    assert "Theo’s godmother" in words(add(home, dana, name="Theo", words="Godmother"))
    answer = add(home, dana, name="", relation="")
    assert answer.status_code == 422
    assert "Enter a name, like Theo" in words(answer)
    assert "Choose what they are to each other" in words(answer)
    assert "You already have that." in words(add(home, dana, name="theo", words="godmother"))


def shown(home: Client, one: Person) -> str:
    return home.get(f"/people/{one.pk}/").content.decode()
