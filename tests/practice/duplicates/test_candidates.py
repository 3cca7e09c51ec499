"""Written down twice: who is suggested and why, who is not, and what holds for any address book."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.duplicates import judge
from bench.scribes import Book
from cookout.practice.duplicates.candidates import (
    CROWD,
    DuplicateCandidate,
    PersonRecord,
    Phone,
    candidates,
)

MOBILE = (Phone(value="818 555 0142", label="mobile"),)
HOME = (Phone(value="818 555 0167", label="home"),)
OFFICE = (Phone(value="818 555 0100", label="work"),)
FAILED = (Phone(value="818 555 0142", label="mobile", works=False),)
MAIL = ("rowan@cole.example",)
STREET = ("12 Elm Street, Van Nuys, CA 91401",)
DAY = (1984, 3, 9)


def person(name: str, number: int = 1, **fields: Any) -> PersonRecord:
    return PersonRecord(id=number, name=name, **fields)


def why(*people: PersonRecord, **others: Any) -> tuple[str, ...]:
    """The reasons for the one pair that is found, or none."""
    numbered = [replace(one, id=place) for place, one in enumerate(people, 1)]
    found = candidates(numbered, **others)
    assert len(found) < 2
    return found[0].reasons if found else ()


ONE_PERSON: tuple[tuple[str, dict[str, Any], str, dict[str, Any], str], ...] = (
    # One record, another of the same person, and the reasons in order.
    ("Rowan Cole", {"mails": MAIL}, "Rowan Cole", {"mails": ("ROWAN@cole.example",)},
     "the same email address; the same name"),
    ("Jon Holm", {"phones": MOBILE}, "Jno Holm", {"phones": MOBILE, "company": "Acme"},
     "the same mobile; a name one letter apart"),
    ("Bob Lind", {"phones": MOBILE}, "Robert Lind", {"phones": (Phone(value="8185550142"),)},
     "the same mobile; Bob and Robert are forms of one name"),
    ("Rowan Cole", {"phones": MOBILE, "company": "Acme", "mails": ("rc@acme.example",)},
     "Rowan Cole", {"phones": MOBILE, "company": "Bolt", "mails": ("rowan@bolt.example",)},
     "the same mobile; the same name"),
    ("José Nuñez", {"mails": MAIL}, "Jose Nunez", {"mails": MAIL},
     "the same email address; the same name"),
    ("Anna Müller", {"mails": MAIL}, "Anna Mueller", {"mails": MAIL},
     "the same email address; a family name in two spellings"),
    ("Cole Rowan", {"given": "Cole", "family": "Rowan", "mails": MAIL}, "Cole, Rowan",
     {"given": "Rowan", "family": "Cole", "mails": MAIL},
     "the same email address; the same name; given and family name swapped"),
    ("R. Cole", {"phones": MOBILE}, "Rowan Cole", {"phones": MOBILE},
     "the same mobile; an initial"),
    ("Priya Nair", {"mails": MAIL}, "Priya Sol", {"mails": MAIL},
     "the same email address; the same given name with another family name"),
    ("Priya Nair", {"phones": MOBILE}, "Priya Nair-Sol", {"phones": MOBILE},
     "the same mobile; one family name is a part of the other"),
    ("Rowan", {"phones": MOBILE}, "Rowan Cole", {"phones": MOBILE},
     "the same mobile; one name is only a part of the other"),
    ("818 555 0142", {"phones": MOBILE}, "Rowan Cole", {"phones": MOBILE},
     "the same mobile; one of the two has no name"),
    ("Rowan Cole", {"mails": ("rowan.cole@gmail.com",)}, "Rowan Cole",
     {"mails": ("rowancole+cards@googlemail.com",)},
     "the same email address, written in two ways; the same name"),
    ("Rowan Cole", {"mails": ("a@rowan@post.example",)}, "Rowan Cole",
     {"mails": ("b@rowan@post.example",)}, "email addresses one letter apart; the same name"),
    ("Rowan Cole", {"phones": FAILED}, "Rowan Cole", {"phones": MOBILE},
     "the same number, which did not work; the same name"),
    ("Rowan", {"phones": FAILED}, "Rowan Cole", {"phones": MOBILE},
     "the same number, which did not work; one name is only a part of the other"),
    ("Rowan Cole", {"addresses": STREET}, "Rowan Cole", {"addresses": ("12 Elm St\nVan Nuys",)},
     "the same street address; the same name"),
    ("Rowan Cole", {"birthday": DAY}, "Rowan Cole", {"birthday": (None, 3, 9)},
     "the same birthday; the same name"),
    ("Rowan Cole", {"company": "Acme Inc."}, "Rowan Cole", {"company": "ACME, LLC"},
     "the same company; the same name"),
    ("Rowan Cole", {"mails": ("rowan.cole77@post.example",)}, "Rowan Cole",
     {"mails": ("rowan.coel77@post.example",)}, "email addresses one letter apart; the same name"),
    ("Rowan Cole", {"phones": MOBILE}, "Rowan Cole", {"phones": (Phone(value="8185550124"),)},
     "numbers one digit apart; the same name"),
    ("Rowan Cole", {"phones": MOBILE}, "Rowan Cole", {"phones": (Phone(value="+1 818 555 01422"),)},
     "numbers one digit apart; the same name"),
    ("Rowan Cole", {"phones": MOBILE}, "Rowan Cole", {"phones": (Phone(value="+1 818 555 014"),)},
     "numbers one digit apart; the same name"),
    ("Rowan Cole", {"phones": MOBILE}, "Rowan Cole", {"phones": (Phone(value="+1 818 5555 0142"),)},
     "numbers one digit apart; the same name"),
    ("Rowan Cole", {"phones": MOBILE}, "Rowan Cole", {"phones": (Phone(value="(8185) 555-0142"),)},
     "numbers one digit apart; the same name"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "fields", "other", "others", "reasons"), ONE_PERSON)
def test_one_person_written_down_twice_is_suggested_with_the_reasons_in_words(
    name: str, fields: dict[str, Any], other: str, others: dict[str, Any], reasons: str
) -> None:
    assert "; ".join(why(person(name, **fields), person(other, **others))) == reasons


TWO_PEOPLE: tuple[tuple[str, dict[str, Any], str, dict[str, Any]], ...] = (
    # Families: one number, one address, one mailbox, several given names.
    ("Rowan Cole", {"phones": HOME, "addresses": STREET}, "Ida Cole",
     {"phones": HOME, "addresses": STREET}),
    ("Rowan Cole", {"mails": ("coles@home.example",)}, "Ida Cole",
     {"mails": ("coles@home.example",)}),
    ("Tim Cole", {"phones": HOME, "birthday": DAY}, "Tom Cole", {"phones": HOME, "birthday": DAY}),
    ("Rowan Cole Sr", {"addresses": STREET}, "Rowan Cole Jr", {"addresses": STREET}),
    ("Rowan Cole", {"addresses": STREET, "birthday": DAY}, "Rowan Cole",
     {"addresses": STREET, "birthday": (2012, 5, 1)}),
    ("Priya Nair", {"phones": HOME}, "Priya Sol", {"phones": HOME}),
    # Colleagues: one switchboard, one office mailbox, one company.
    ("Rowan Cole", {"phones": OFFICE, "company": "Acme"}, "Sol Berg",
     {"phones": OFFICE, "company": "Acme"}),
    ("Rowan Cole", {"mails": ("info@acme.example",)}, "Rowan Berg",
     {"mails": ("info@acme.example",)}),
    ("Rowan Cole", {"company": "Acme", "mails": ("rowan@acme.example",)}, "Rowan Cole",
     {"company": "Acme", "mails": ("rowan2@acme.example",)}),
    ("Rowan A. Cole", {"company": "Acme"}, "Rowan B. Cole", {"company": "Acme"}),
    # Namesakes, and what is no trace at all.
    ("Rowan Cole", {"phones": MOBILE}, "Rowan Cole", {"phones": HOME}),
    ("Rowan Cole", {"company": "self-employed"}, "Rowan Cole", {"company": "Self employed"}),
    ("Rowan Cole", {"company": "Rowan Cole"}, "Rowan Cole", {"company": "Rowan Cole"}),
    ("Rowan Cole", {"phones": (Phone(value="0000000000"),)}, "Rowan Cole",
     {"phones": (Phone(value="0000000000"),)}),
    ("Priya Nair", {"phones": FAILED}, "Priya Sol", {"phones": MOBILE}),
    ("Li Ming", {"birthday": (None, 3, 9)}, "Li Mei", {"birthday": (None, 3, 9)}),
    ("王小明", {"mails": ("a@w.example",)}, "王小美", {"mails": ("a@w.example",)}),
)  # fmt: skip


@pytest.mark.parametrize(("name", "fields", "other", "others"), TWO_PEOPLE)
def test_two_people_who_share_something_are_kept_apart(
    name: str, fields: dict[str, Any], other: str, others: dict[str, Any]
) -> None:
    assert why(person(name, **fields), person(other, **others)) == ()


NUMBERS = (
    ("+1 (818) 555-0142", "818.555.0142", True),
    ("0049 30 5550142", "+49 (0)30 555-0142", True),
    ("030 5550142", "tel:+49-30-555-0142", True),
    ("555-0142", "(818) 555-0142", True),
    ("٨١٨ ٥٥٥ ٠١٤٢", "818 555 0142", True),
    ("818 555 0142 ext. 12", "818 555 0142", True),
    ("011 44 113 496 0142", "0113 496 0142", True),
    ("+1 818 555 0142", "+44 818 555 0142", False),
    ("0142", "0142", False),
)


@pytest.mark.parametrize(("one", "other", "same"), NUMBERS)
def test_a_number_is_the_same_in_any_form(one: str, other: str, same: bool) -> None:
    first = person("Rowan Cole", phones=(Phone(value=one),))
    second = person("Rowan Cole", phones=(Phone(value=other),))
    assert bool(why(first, second)) is same


def test_an_initial_is_not_enough_where_two_at_that_address_would_fit() -> None:
    julie, short = person("Julie Cole", addresses=STREET), person("J. Cole", addresses=STREET)
    assert why(julie, short)
    assert why(julie, short, person("Jack Cole", addresses=STREET)) == ()


def test_a_mailbox_of_several_given_names_takes_the_whole_name() -> None:
    family = [person("Ida Cole", mails=MAIL), person("Rowan Cole", mails=MAIL)]
    assert why(*family, person("Rowan Berg", mails=MAIL)) == ()
    assert why(*family, person("Rowan Coel", mails=MAIL))


def test_a_name_that_many_others_bear_is_no_slip_of_the_pen() -> None:
    jana, jara = person("Jana Cole", addresses=STREET), person("Jara Cole", addresses=STREET)
    others = [person(f"{name} {family}") for name in ("Jana", "Jara") for family in ("Ek", "Lo")]
    assert why(jana, jara)
    assert why(jana, jara, *others) == ()


@pytest.mark.parametrize("shared", [{"phones": OFFICE}, {"mails": MAIL}, {"company": "Acme"}])
def test_what_a_thousand_share_names_only_namesakes(shared: dict[str, Any]) -> None:
    families = ("".join(2 * "abcdefghij"[int(digit)] for digit in f"{n:03}") for n in range(1000))
    others = [person(f"Rowan {family}", n, **shared) for n, family in enumerate(families)]
    found = candidates(others + [person("Ida Berg", n, **shared) for n in range(1000, 1100)])
    assert {one.first_id >= 1000 for one in found} == {True}
    assert len(found) < 100 * CROWD


NAMES = (
    *(
        "Rowan Cole",
        "R. Cole",
        "Cole, Rowan",
        "Rowan",
        "Rowan Cole Jr",
        "Ida Cole",
        "Ida",
        "Bob Lind",
    ),
    *("Robert Lind", "Rob Lind-Cole", "Lind Bob", "Jon Holm", "Jan Holm", "Jno Holm", "王小明"),
)
names = st.sampled_from(NAMES)
phones = st.builds(
    Phone,
    value=st.sampled_from(("818 555 0142", "+18185550142", "555 0142", "+44 20 5550142", "12")),
    label=st.sampled_from(("mobile", "home", "work", "")),
    works=st.booleans(),
)
mails = st.sampled_from(("cole@home.example", "info@acme.example", "r.cole@gmail.com"))
traces: dict[str, st.SearchStrategy[Any]] = {
    "company": st.sampled_from(("", "Acme", "Bolt Inc")),
    "phones": st.lists(phones, max_size=2).map(tuple),
    "mails": st.lists(mails, max_size=2).map(tuple),
    "addresses": st.sampled_from(((), STREET, ("12 Elm St, Van Nuys",))),
    "birthday": st.sampled_from((None, DAY, (None, 3, 9), (1990, 1, 1))),
}
books = st.lists(st.builds(PersonRecord, id=st.just(0), name=names, **traces), max_size=9).map(
    lambda people: [replace(one, id=place) for place, one in enumerate(people, 1)]
)


def bare(found: list[DuplicateCandidate]) -> dict[frozenset[int], tuple[tuple[str, ...], int]]:
    return {frozenset((one.first_id, one.second_id)): (one.reasons, one.strength) for one in found}


@given(books, st.randoms(use_true_random=False))
def test_the_order_of_the_people_makes_no_difference(
    people: list[PersonRecord], chance: Random
) -> None:
    shuffled = chance.sample(people, len(people))
    assert candidates(shuffled) == candidates(people)


@given(books)
def test_it_is_the_same_from_either_side(people: list[PersonRecord]) -> None:
    turned = candidates([replace(one, id=-one.id) for one in people])
    assert {frozenset(-one for one in pair): said for pair, said in bare(turned).items()} == bare(
        candidates(people)
    )


@given(books)
def test_every_pair_has_a_reason_beside_the_name_and_comes_once(people: list[PersonRecord]) -> None:
    found = candidates(people)
    assert len(bare(found)) == len(found)
    assert all(one.first_id < one.second_id and len(one.reasons) > 1 for one in found)
    assert [one.strength for one in found] == sorted((one.strength for one in found), reverse=True)


@given(books, st.data())
def test_a_pair_said_not_to_be_the_same_is_left_out_and_nothing_else(
    people: list[PersonRecord], drawn: st.DataObject
) -> None:
    before = bare(candidates(people))
    apart = {pair for pair in sorted(before, key=sorted) if drawn.draw(st.booleans())}
    after = bare(candidates(people, apart=apart))
    assert after == {pair: said for pair, said in before.items() if pair not in apart}


@given(st.lists(names, max_size=12), st.booleans())
def test_never_on_a_name_alone(written: list[str], reached: bool) -> None:
    people = [
        person(
            name,
            n,
            phones=(Phone(value=f"+1 818 {n * 377:07d}"),) if reached else (),
            mails=(f"{chr(97 + n) * 4}@{n}.example",) if reached else (),
            company=f"Company {chr(97 + n)}" if reached else "",
        )
        for n, name in enumerate(written, 1)
    ]
    assert candidates(people) == []


def test_in_an_invented_crowd_most_are_found_and_hardly_anybody_else() -> None:
    crowd = Book(people=1_500, seed=1)
    found = {(candidate.first_id, candidate.second_id) for candidate in candidates(crowd.records)}
    measured = judge(found, crowd.true_pairs())
    assert measured["precision"] >= 0.98
    assert measured["recall"] >= 0.9


@given(st.lists(st.text("aB1é王@.+ ", max_size=12) | st.text(max_size=12), min_size=2, max_size=6))
def test_whatever_is_written_is_taken_without_complaint(words: list[str]) -> None:
    people = [
        person(
            word, n, given=word, family=words[0], nickname=words[-1], company=word,
            mails=(word,), addresses=(word,), phones=(Phone(value=word, label=word),),
        )
        for n, word in enumerate(words)
    ]  # fmt: skip
    assert candidates(people) == candidates(people[::-1])
