"""What a person is called in a greeting."""

from pathlib import Path

import pytest

from cookout.practice.call_name import call_name
from cookout.practice.draft import greeting
from cookout.practice.today.person_facts import PersonFacts
from cookout.vcard.envelope import read
from cookout.vcard.person import read_person


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Anna Weisbrod", "Anna"),
        ("Dr. Anna Weisbrod", "Anna"),
        ("Prof. Dr. med. Anna Weisbrod", "Anna"),
        ("Strassner, Joerg", "Joerg"),
        ("Smith, Dr. John", "John"),
        ("John Smith, Jr.", "John"),
        ("John Smith, MD", "John"),
        ("van der Berg, Anna Maria", "Anna Maria"),
        ("von Weber", ""),
        ("de la Cruz", ""),
        ("Vincent van Gogh", "Vincent"),
        ("Mr. Smith", ""),
        ("Frau Weisbrod", ""),
        ("J. Smith", ""),
        ("J. Robert Smith", ""),
        ("Acme, Inc.", ""),
        ("Acme Plumbing", ""),
        ("The Smiths", ""),
        ("Smith & Sons", ""),
        ("dana@example.org", ""),
        ("+1 818 555 0147", ""),
        ("Dana", "Dana"),
        ("Mom", "Mom"),
        ("\u674e\u5c0f\u660e", "\u674e\u5c0f\u660e"),
        ("Anna-Lena Schmidt", "Anna-Lena"),
        ("O'Brien, Sean", "Sean"),
        ("Phil Weisbrod", "Phil"),
        ("Ma Jun", "Ma"),
        ("Dr. Smith, MD", ""),
        ("Dr.", ""),
        ("", ""),
        ("O'Brien, Pat (neighbor)", "Pat"),
        ("Pat (neighbor)", "Pat"),
        ("Bob, plumber", "Bob"),
        ("Plumber Bob", "Bob"),
        ("Taxi", ""),
        ("Unknown", ""),
        ("No name", ""),
        ("ICE - Anna", "Anna"),
        ("Uncle Bob", "Uncle Bob"),
        ("Tante Käthe", "Tante Käthe"),
        ("Anna's mom", ""),
        ("Fam. Weber", ""),
        ("Weber (Familie)", ""),
        ("Familia García", ""),
        ("Anna und Bob Meier", ""),
        ("Anna/Bob", ""),
        ("ANNA WEISBROD", "Anna"),
        ("anna weisbrod", "Anna"),
        ("ANNA-LENA MEIER", "Anna-Lena"),
        ("DUPONT Jean", "Jean"),
        ("VAN DER BERG, Jan", "Jan"),
        ("山田 太郎", "太郎"),
        ("Иванов Иван Иванович", "Иван"),
        ("Beethoven, Ludwig van", "Ludwig"),
        ("🌸 Anna Weisbrod", "Anna"),
        ('"Anna" Weisbrod', "Anna"),
        ("*Anna", "Anna"),
        (", Anna", "Anna"),
        ("Karel Novák, CSc.", "Karel"),
        ("Anna Weisbrod, Dipl.-Psych.", "Anna"),
        ("Prof. Dr. h.c. Karl Braun", "Karl"),
        ("Mgr. Jana Nováková", "Jana"),
        ("Lic. Juan Pérez", "Juan"),
        ("Dña. Ana López", "Ana"),
        ("Bäckerei Schmidt", ""),
        ("St. Mary's Church", ""),
        ("City of Austin", ""),
        ("Rossi Mario", "Mario"),
        ("Sig.ra Bianchi Anna", "Anna"),
        ("Sig. Rossi Mario", "Mario"),
        ("Rossi Impianti", ""),
        ("rossi mario", "Mario"),
        ("ROSSI MARIO", "Mario"),
        ("Kovács János", "János"),
        ("Nagy Anna", "Anna"),
        ("dr. Nagy Katalin", "Katalin"),
        ("ifj. Kovács János", "János"),
        ("Kovácsné Szabó Mária", "Mária"),
        ("özv. Nagy Istvánné", ""),
        ("Horváth-Kiss Éva", "Éva"),
        ("Kiss Béla Dr.", "Béla"),
        ("Müller Hans", "Hans"),
        ("Smith John", "John"),
        ("Weber Anna Maria", "Anna"),
        ("De Luca Marco", "Marco"),
        ("Иванов Иван", "Иван"),
        ("Петрова Мария", "Мария"),
        ("Мария Петрова", "Мария"),
        ("Nguyễn Văn An", "An"),
        ("Kim Min-jun", "Min-jun"),
        ("Popescu Ion", "Ion"),
        ("Öztürk Ayşe", "Ayşe"),
        ("Wang Xiaoming", ""),
        ("Tóth", ""),
        ("Varga Zs.", ""),
        ("Rossi M.", ""),
        ("Martin Anna", ""),
        ("Anna Martin", "Anna"),
        ("Thomas Martin", "Thomas"),
        ("James Dean", "James"),
        ("William Kay", "William"),
        ("Thomas May", "Thomas"),
        ("Taylor Jordan", "Taylor"),
        ("Wei Chen", "Wei"),
        ("Aroha Scott", "Aroha"),
        ("Lubna Ibrahim", ""),
    ],
)
def test_the_given_name_is_found_or_nothing_is_said(name: str, expected: str) -> None:
    assert call_name(name=name) == expected
    facts = PersonFacts(id=1, name=name, place="warm", first_name=call_name(name=name))
    assert greeting(someone=facts) == (f"Hi {expected}" if expected else "Hi")


def test_what_the_member_wrote_counts_first() -> None:
    assert call_name(name="Dr. Anna Weisbrod", nickname="Annie") == "Annie"
    assert call_name(name="Weisbrod", given="Dr. Anna") == "Anna"
    assert call_name(name="Blue Heron", company="Blue  heron") == ""


def test_a_whole_name_in_the_field_of_the_given_one_is_no_given_name() -> None:
    assert call_name(name="Dana Whitfield", given="Dana Whitfield") == "Dana"
    assert call_name(name="Rossi Mario", given="Rossi Mario") == "Mario"
    assert call_name(name="Anna Maria", given="Anna Maria") == "Anna Maria"


def test_the_greetings_of_real_cards(corpus: Path) -> None:
    cards = read((corpus / "reports" / "greeting" / "names.vcf").read_bytes()).cards
    readings = [read_person(card) for card in cards]
    called = [call_name(name=reading.name, given=reading.given) for reading in readings]
    assert called == ["Anna", "Joerg"]


FAMILIES = (
    "Smith Garcia Miller Thomas Taylor Jackson Martin Lee Clark Lewis Walker King Scott Nguyen "
    "Adams Mitchell Carter Parker Stewart Morris Morgan Cooper Reed Kelly Howard James Bennett "
    "Patel Ross Khan Dean Kay Grant Henry George Paul Whitfield Cole"
).split()


@pytest.mark.parametrize("given", ["James", "Mary", "Walter", "Martin", "Priya", "Ngozi", "Taylor"])
def test_nobody_is_called_by_the_family_name_behind_the_given_one(given: str) -> None:
    assert {call_name(name=f"{given} {family}") for family in FAMILIES} == {given}
