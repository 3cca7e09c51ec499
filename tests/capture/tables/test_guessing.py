"""Exports are recognised by their headings; all else is guessed, and a member corrects it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cookout.capture.tables.guessing import Mapping, fingerprint, guess, why_not
from cookout.capture.tables.headings import FIELDS, meaning
from cookout.vcard.day_order import day_comes_first
from cookout.vcard.days import partial_day

GOOGLE_NEW = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,"
    "Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,"
    "Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,"
    "Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,"
    "Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,"
    "Address 1 - Country,Address 1 - Extended Address,Website 1 - Label,Website 1 - Value,"
    "Event 1 - Label,Event 1 - Value,Relation 1 - Label,Relation 1 - Value,"
    "Custom Field 1 - Label,Custom Field 1 - Value"
)
GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Name Prefix,Name Suffix,Initials,"
    "Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Occupation,Hobby,Sensitivity,"
    "Priority,Subject,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,IM 1 - Type,"
    "IM 1 - Service,IM 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,"
    "Organization 1 - Name,Organization 1 - Title,Organization 1 - Department"
)
OUTLOOK = (
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,"
    "Business Street 2,Business City,Business State,Business Postal Code,Business Country/Region,"
    "Home Street,Home City,Assistant's Phone,Business Fax,Business Phone,Business Phone 2,Callback,"
    "Car Phone,Company Main Phone,Mobile Phone,Other Fax,TTY/TDD Phone,Anniversary,"
    "Assistant's Name,Birthday,Business Address PO Box,Categories,Children,E-mail Address,"
    "E-mail Type,E-mail Display Name,E-mail 2 Address,E-mail 2 Type,E-mail 2 Display Name,Gender,"
    "Hobby,Manager's Name,Notes,Priority,Private,Profession,Referred By,Spouse,User 1,Web Page"
)
OUTLOOK_COM = (
    "First Name,Middle Name,Last Name,Title,Suffix,Initials,Web Page,Gender,Birthday,Anniversary,"
    "Location,Language,Internet Free Busy,Notes,E-mail Address,E-mail 2 Address,Home Address,"
    "Home Street,Home City"
)
LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
THUNDERBIRD = (
    "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,"
    "Work Phone,Home Phone,Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,"
    "Home City,Home County,Home Post Code,Home Country,Job Title,Department,Organisation,"
    "Web Page 1,Birth Year,Birth Month,Birth Day,Custom 1,Notes"
)


def fields(headers: str, *rows: list[str]) -> dict[str, str]:
    mapping = guess(headers.split(","), rows)
    return {c.heading: " ".join(filter(None, (c.field, c.label))) for c in mapping.columns}


@pytest.mark.parametrize(
    ("headers", "source"),
    [
        (GOOGLE_NEW, "Google"),
        (GOOGLE_OLD, "Google"),
        ("Given Name,Family Name,E-mail 1 - Value,Phone 1 - Value,Labels,Notes", "Google"),
        (OUTLOOK, "Outlook"),
        (OUTLOOK_COM, "Outlook"),
        (LINKEDIN, "LinkedIn"),
        (LINKEDIN.replace("URL,", ""), "LinkedIn"),
        (LINKEDIN + ",Location", "LinkedIn"),
        (THUNDERBIRD, "Thunderbird"),
        ("Name,Phone,Email", ""),
    ],
)
def test_an_export_is_recognised_by_its_headings(headers: str, source: str) -> None:
    mapping = guess(headers.split(","), [])
    assert (mapping.source, mapping.is_certain) == (source, bool(source))
    assert why_not(mapping) == ""


def test_the_published_headings_are_recognised_without_asking(corpus: Path) -> None:
    known = {
        "Google new": "Google",
        "Google old": "Google",
        "Outlook classic": "Outlook",
        "Outlook.com": "Outlook",
        "LinkedIn": "LinkedIn",
    }
    text = (corpus / "csv" / "headers" / "HEADERS.md").read_text()
    found = 0
    for name, source in known.items():
        told = re.search(rf"^{re.escape(name)}[^:\n]*: (.*?)(?: \(id| ; |$)", text, re.M)
        assert told, name
        # The lists are shortened with dots and say in brackets what older files lack.
        said = re.sub(r"[\[\]]", "", told[1].partition("blank line + ")[2] or told[1])
        headers = [part.strip() for part in said.split(",") if part.strip(" .")]
        assert guess(headers, []).source == source, headers
        found += 1
    assert found == len(known)


def test_google_has_a_column_for_each_label() -> None:
    mapping = guess(GOOGLE_NEW.split(","), [])
    by_heading = {column.heading: column for column in mapping.columns}
    assert by_heading["Phone 1 - Label"].field == "label"
    assert by_heading["Phone 1 - Label"].group == by_heading["Phone 1 - Value"].group != ""
    assert by_heading["Custom Field 1 - Value"].field == "kept"
    assert by_heading["Organization Title"].field == "title"
    assert by_heading["Address 1 - Postal Code"].field == "code"
    assert by_heading["Phonetic First Name"].field == "kept"


def test_outlook_puts_the_place_into_the_heading() -> None:
    assert (found := fields(OUTLOOK))["Title"] == "prefix"
    assert found["Business Phone 2"] == "phone work"
    assert found["Business Fax"] == "phone work fax"
    assert found["Other Fax"] == "phone fax"
    assert found["Company Main Phone"] == "phone company main"
    assert found["Business Country/Region"] == "country work"
    assert found["Business Address PO Box"] == "box work"
    assert found["E-mail 2 Address"] == "mail"
    assert found["E-mail 2 Display Name"] == "aside"
    assert found["Profession"] == "role"
    assert found["User 1"] == "kept"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ("Name,E-Mail,Mobil,Firma", "name mail phone_mobile company"),
        ("Vorname;Nachname;Straße;PLZ;Ort", "given family street code city"),
        ("Prénom;Nom;Courriel;Société", "given family mail company"),
        ("Nombre;Apellidos;Correo electrónico", "given family mail"),
        ("FirstName;LastName;ZipCode;WorkPhone", "given family code phone_work"),
        ("Full Name;Title;LinkedIn URL;Twitter", "name title profile_linkedin profile_twitter"),
        ("Contact Name;Phone 1;Phone 2;Email (work)", "name phone phone mail_work"),
        ("First;Last;DOB;Private phone", "given family birthday phone_home"),
        ("Name;Job Title;Title", "name title prefix"),
    ],
)
def test_plain_headings_are_guessed_in_several_languages(headers: str, expected: str) -> None:
    sample = [["Ana"] * 9, ["Bo"] * 9]
    mapping = guess(re.split("[,;]", headers), sample)
    found = [f"{c.field}_{c.label}".rstrip("_") for c in mapping.columns]
    assert found == expected.split()


def test_unknown_headings_are_guessed_by_their_values() -> None:
    row = ["Ana Berg", "+49 170 1234567", "ana@example.com", "https://example.com", "1990-01-02"]
    row += ["https://www.linkedin.com/in/ana", "10034"]
    headers = [f"Column {n}" for n in range(1, 8)]
    mapping = guess(
        headers, [row, ["Bo Lund", "(030) 123-4567", "bo@example.com", "", "", "", "7"]]
    )
    found = [column.field for column in mapping.columns]
    assert found == ["name", "phone", "mail", "link", "kept", "profile", "kept"]


def test_a_name_beside_a_last_name_is_the_first_name_unless_it_is_whole() -> None:
    assert fields("Name,Surname", ["Ana", "Berg"])["Name"] == "given"
    assert fields("Name,Surname", ["Ana Berg", "Berg"])["Name"] == "name"


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        ("CONVERSATION ID,CONVERSATION TITLE,FROM,TO,DATE,SUBJECT,CONTENT,FOLDER", "messages"),
        ("From,To,Sent At,Message,Direction", "invitations"),
        ("Date,Place,Currency", "No column of this table"),
        ("Company Name,Title,Description,Started On", "No column of this table"),
        ("Column 1", "This is text"),
    ],
)
def test_a_table_without_people_is_told_so(headers: str, words: str) -> None:
    assert words in why_not(guess(headers.split(","), []))


def test_a_member_corrects_a_column_and_the_mapping_is_remembered() -> None:
    mapping = guess(["Kontakt", "Handy", "Code"], [])
    better = mapping.corrected(0, "name").corrected(2, "mail", "work")
    assert why_not(mapping) == ""
    assert [(c.field, c.label) for c in better.columns] == [
        ("name", ""),
        ("phone", "mobile"),
        ("mail", "work"),
    ]
    assert Mapping.from_json(better.as_json()) == better
    assert better.fingerprint == mapping.fingerprint == fingerprint(["kontakt", " HANDY", "Code"])
    assert better.fingerprint != fingerprint(["Handy", "Kontakt", "Code"])


def test_a_label_that_a_member_points_out_is_about_the_next_column() -> None:
    mapping = guess(["Name", "Art", "Nummer"], []).corrected(2, "phone").corrected(1, "label")
    assert mapping.columns[1].group == mapping.columns[2].group != ""


def test_what_is_no_mapping_is_refused() -> None:
    mapping = guess(["Name"], [])
    for place, field in ((0, "shoe size"), (5, "name"), (-1, "name")):
        with pytest.raises(ValueError, match="no column"):
            mapping.corrected(place, field)
    for text in ("", "[]", "{}", '{"columns": [["a"]], "source": "", "day_first": null}', "7"):
        with pytest.raises(ValueError):  # noqa: PT011
            Mapping.from_json(text)
    odd = mapping.as_json().replace('"name"', '"shoe size"')
    with pytest.raises(ValueError, match="mapping"):
        Mapping.from_json(odd)


def test_every_field_can_be_asked_for_in_words() -> None:
    found = {column.field for column in guess(f"{GOOGLE_OLD},{OUTLOOK}".split(","), []).columns}
    assert found <= FIELDS.keys()
    assert all(words[0].isupper() for words in FIELDS.values())


@pytest.mark.parametrize(
    ("text", "day_first", "expected"),
    [
        ("1991-01-20", None, (1991, 1, 20)),
        ("--01-20", None, (None, 1, 20)),
        ("20.01.1991", None, (1991, 1, 20)),
        ("20/01/1991", None, (1991, 1, 20)),
        ("1/20/1991", None, (1991, 1, 20)),
        ("20/01/1991", False, (1991, 1, 20)),
        ("3/4/1990", True, (1990, 4, 3)),
        ("3/4/1990", False, (1990, 3, 4)),
        ("3/4/1990", None, None),
        ("4/4/1990", None, (1990, 4, 4)),
        ("3/4/90", False, (1990, 3, 4)),
        ("1/20/1991 12:00:00 AM", None, (1991, 1, 20)),
        ("12 Sep 2026", None, (2026, 9, 12)),
        ("Sep 12, 2026", None, (2026, 9, 12)),
        ("12. September", None, (None, 9, 12)),
        ("March 2026", None, (2026, 3, None)),
        ("9/15/2017, 5:43 PM", None, (2017, 9, 15)),
        ("31/02/1991", None, None),
        ("in spring", None, None),
        ("1" * 1_000_000, None, None),
    ],
)
def test_days_are_read_only_where_they_are_certain(
    text: str, day_first: bool | None, expected: tuple[int | None, ...] | None
) -> None:
    assert partial_day(text, day_first=day_first) == expected


def test_one_clear_date_settles_the_order_of_all() -> None:
    assert day_comes_first(["3/4/1990", "20/1/1991"]) is True
    assert day_comes_first(["3/4/1990", "1/20/1991"]) is False
    assert day_comes_first(["3/4/1990", "1991-01-20", "20.1.1991", "80-05-09", ""]) is None
    assert day_comes_first(["1/20/1991", "20/1/1991"]) is None
    assert guess(["Name", "Birthday"], [["Ana", "3/4/1990"], ["Bo", "20/1/1991"]]).day_first is True


@settings(deadline=None)
@given(
    st.lists(st.text(max_size=30), max_size=6), st.lists(st.lists(st.text(max_size=20)), max_size=4)
)
def test_any_headings_and_values_make_a_mapping(
    headers: list[str], sample: list[list[str]]
) -> None:
    mapping = guess(headers, sample)
    assert mapping.headers == tuple(headers)
    assert all(column.field in FIELDS for column in mapping.columns)
    assert Mapping.from_json(mapping.as_json()) == mapping


@given(st.text(max_size=300))
def test_any_heading_has_a_meaning_or_none(heading: str) -> None:
    found = meaning(heading)
    assert found is None or found.field in FIELDS
