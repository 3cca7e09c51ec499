"""The member's own card: what is on it, and which address opens it."""

import pytest

from cookout.members.own_card import NoOwnCard, OwnCard
from cookout.vcard.envelope import read
from cookout.vcard.person import read_person
from tests.cast import rowan

pytestmark = pytest.mark.django_db


def card() -> OwnCard:
    made = OwnCard.of_member(rowan())
    made.role, made.phone = "Life insurance; agent", "818 555 0100"
    made.save()
    return made


def test_a_card_without_a_row_has_the_name_and_opens_to_nobody() -> None:
    made = OwnCard.of_member(rowan())
    assert (made.name, made.pk, made.secret) == ("Rowan Cole", None, "")


def test_the_vcard_says_what_is_on_the_card_and_nothing_else() -> None:
    content = card().vcard()
    person = read_person(read(content).cards[0])
    assert (person.name, person.given, person.family) == ("Rowan Cole", "Rowan", "Cole")
    assert person.title == "Life insurance; agent"
    assert [(point.kind, point.value) for point in person.points] == [("phone", "818 555 0100")]
    assert b"EMAIL" not in content


def test_only_the_newest_address_opens_it_and_none_once_it_is_turned_off() -> None:
    made = card()
    made.share()
    first = made.secret
    assert OwnCard.find(first) == made
    made.share()
    assert OwnCard.find(made.secret) == made
    last = made.secret
    made.stop_sharing()
    for secret in (first, last, "", made.mark, f"{last[:-1]}x", last[:16]):
        with pytest.raises(NoOwnCard):
            OwnCard.find(secret)
