"""The fields of a person, each described once.

The form, cards and tables both ways, merges, the archive, the change log and the search use these
descriptions. docs/house.md has the recipe for a new one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

NAME_PARTS = ("prefix", "given", "additional", "family", "suffix")
BIRTHDAY = ("birth_year", "birth_month", "birth_day")

FormSection = Literal["name", "more_about_the_name", "work", "birthday", "notes"]
SearchColumn = Literal["", "names", "work", "notes", "more"]


@dataclass(frozen=True, kw_only=True)
class PersonField:
    """One field: its column, its properties and headings, and its place on every page."""

    name: str
    """The attribute of Person and of Reading."""
    label: str
    section: FormSection
    """Its section of the form; fields are in the order of these descriptions."""
    columns: tuple[str, ...] = ()
    """Its columns in the person's row; the name alone if empty."""
    chosen_with: str = ""
    """The field it is chosen together with when two records are merged."""
    vcard: tuple[str, ...] = ()
    """The properties it is read from. The first one is written; clearing the field removes all."""
    vcard_values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Properties that only imply a value, used if no other has one: GRAMGENDER implies pronouns."""
    heading: str = ""
    """The heading of its column in an exported table."""
    headings: str = ""
    """The headings recognized in imported tables, in lower case, separated by commas."""
    search: SearchColumn = ""
    on_page: bool = False
    """Whether the person's page lists it among the details."""
    hint: str = ""

    @property
    def row_columns(self) -> tuple[str, ...]:
        return self.columns or (self.name,)


_GIVEN = "first name, first, given, given name, forename, vorname, prenom, nombre, nome, voornaam"
_FAMILY = "last name, last, family, family name, surname, nachname, familienname, nom"

FIELDS = (
    PersonField(
        name="name",
        label="Name",
        section="name",
        vcard=("FN",),
        heading="Name",
        headings="name, full name, display name, contact name, contact, nombre completo",
        search="names",
    ),
    PersonField(
        name="role",
        label="Trade",
        section="work",
        vcard=("ROLE",),
        heading="Trade",
        headings="role, trade, profession, occupation, beruf",
        search="work",
        hint="What they do, like chimney sweep.",
    ),
    PersonField(
        name="company",
        label="Company",
        section="work",
        vcard=("ORG",),
        heading="Organization Name",
        headings="company, company name, organization, organisation, organization name, employer, "
        "firm, account name, firma, unternehmen, societe, entreprise, empresa, azienda, bedrijf",
        search="work",
    ),
    PersonField(
        name="title",
        label="Job title",
        section="work",
        vcard=("TITLE",),
        heading="Organization Title",
        headings="job title, jobtitle, position, organization title, job, headline, funktion, "
        "fonction, cargo",
        search="work",
    ),
    PersonField(
        name="nickname",
        label="Nickname",
        section="more_about_the_name",
        vcard=("NICKNAME",),
        heading="Nickname",
        headings="nickname, nick name, nick, spitzname",
        search="names",
        hint="What you call them.",
    ),
    PersonField(
        name="pronouns",
        label="Pronouns",
        section="more_about_the_name",
        # RFC 9554 has both: the pronouns, and the grammatical gender to speak to someone in.
        vcard=("PRONOUNS", "X-PRONOUNS", "GRAMGENDER"),
        vcard_values={"GRAMGENDER": {"feminine": "she/her", "masculine": "he/him"}},
        heading="Pronouns",
        headings="pronouns, pronoun, preferred pronouns, pronomen, pronoms, pronombres, pronomi",
        search="more",
        on_page=True,
        hint="Like she/her or they/them.",
    ),
    PersonField(
        name="given",
        label="First name",
        section="more_about_the_name",
        chosen_with="name",
        heading="First Name",
        headings=f"{_GIVEN}, imie, firstname",
        search="names",
    ),
    PersonField(
        name="additional",
        label="Middle name",
        section="more_about_the_name",
        chosen_with="name",
        heading="Middle Name",
        headings="middle name, middle, additional name, second name, middlename",
        search="names",
    ),
    PersonField(
        name="family",
        label="Last name",
        section="more_about_the_name",
        chosen_with="name",
        heading="Last Name",
        headings=f"{_FAMILY}, nom de famille, apellido, apellidos, cognome, sobrenome, achternaam, "
        "nazwisko, lastname",
        search="names",
    ),
    PersonField(
        name="prefix",
        label="Title before the name",
        section="more_about_the_name",
        chosen_with="name",
        heading="Name Prefix",
        headings="name prefix, prefix, salutation, honorific, anrede, civilite",
    ),
    PersonField(
        name="suffix",
        label="After the name",
        section="more_about_the_name",
        chosen_with="name",
        heading="Name Suffix",
        headings="suffix, name suffix",
    ),
    PersonField(
        name="birthday",
        label="Birthday",
        section="birthday",
        columns=BIRTHDAY,
        vcard=("BDAY",),
        heading="Birthday",
        headings="birthday, birth date, birthdate, date of birth, dob, geburtstag, geburtsdatum, "
        "date de naissance, cumpleanos, fecha de nacimiento, compleanno, data de nascimento",
    ),
    PersonField(
        name="died",
        label="Died",
        section="birthday",
        # "2024-05-14", "2024", "--05-14", or "yes" where the day is not known.
        columns=("died",),
        vcard=("DEATHDATE", "X-DEATHDATE"),
        heading="Died",
        headings="died, date of death, death date, deathdate, deceased, gestorben, todesdatum",
        hint="The day, the year, or yes. No reminders and no drafts from then on.",
    ),
    PersonField(
        name="notes",
        label="Notes",
        section="notes",
        vcard=("NOTE",),
        heading="Notes",
        headings="notes, note, comments, comment, remarks, notizen, bemerkungen, notas, "
        "commentaires",
        search="notes",
        hint="For you alone.",
    ),
)
BY_NAME = {field.name: field for field in FIELDS}
TEXTS = tuple(field.name for field in FIELDS if not field.columns)
"""The fields that are one text in one column."""
COLUMNS = tuple(column for field in FIELDS for column in field.row_columns)
"""Every column of a person's row that a card or a table may fill."""
LABELS = {field.name: field.label for field in FIELDS}
HEADINGS = {
    heading: field.name
    for field in FIELDS
    for heading in field.headings.split(", ")
    if field.headings
}


def searched(column: SearchColumn) -> tuple[str, ...]:
    """The fields that the search finds in one of its columns."""
    return tuple(field.name for field in FIELDS if field.search == column)
