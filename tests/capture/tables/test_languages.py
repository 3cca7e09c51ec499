"""Headings of Outlook and Google in the languages of their owners."""

from __future__ import annotations

import pytest

from cookout.capture.tables.guessing import guess
from cookout.capture.tables.headings import meaning

NAMES = ["given", "family", "company"]
ADDRESS = [("street", "work"), ("city", "work"), ("code", "work"), ("country", "work")]
PHONES = [("phone", "work fax"), ("phone", "work"), ("phone", "home"), ("phone", "mobile")]


@pytest.mark.parametrize(
    "headings",
    [
        "Vorname|Nachname|Firma|Straße geschäftlich|Ort geschäftlich|Postleitzahl geschäftlich|"
        "Land/Region geschäftlich|Fax geschäftlich|Telefon geschäftlich 2|Telefon (privat)|"
        "Mobiltelefon|E-Mail-Adresse|E-Mail-Typ",
        "Prénom|Nom|Société|Rue (bureau)|Ville (bureau)|Code postal (bureau)|"
        "Pays/Région (bureau)|Télécopie (bureau)|Téléphone 2 (bureau)|Téléphone (domicile)|"
        "Tél. mobile|Adresse de messagerie|Type de messagerie",
        "Nombre|Apellidos|Organización|Calle del trabajo|Ciudad de trabajo|"
        "Código postal de trabajo|País o región de trabajo|Fax del trabajo|Teléfono del trabajo|"
        "Teléfono particular|Móvil|Dirección de correo electrónico|Tipo de correo electrónico",
        "Voornaam|Achternaam|Bedrijf|Werkadres, straat|Werkadres, plaats|Werkadres, postcode|"
        "Werkadres, land/regio|Fax op werk|Telefoon op werk|Telefoon thuis|Mobiele telefoon|"
        "E-mailadres|Type e-mailadres",
        "Nome|Cognome|Società|Via (uff.)|Città (uff.)|CAP (uff.)|Paese (uff.)|Fax (uff.)|"
        "Telefono ufficio|Telefono abitazione|Cellulare|Indirizzo posta elettronica|"
        "Tipo posta elettronica",
        "Nome|Sobrenome|Empresa|Rua do endereço comercial|Cidade do endereço comercial|"
        "CEP do endereço comercial|País/Região do endereço comercial|Fax comercial|"
        "Telefone comercial|Telefone residencial|Celular|Endereço de email|Tipo de email",
        "Imię|Nazwisko|Firma|Adres służbowy - ulica|Adres służbowy - miejscowość|"
        "Adres służbowy - kod pocztowy|Adres służbowy - kraj|Faks służbowy|Telefon służbowy|"
        "Telefon domowy|Telefon komórkowy|Adres e-mail|Typ e-mail",
        "Förnamn|Efternamn|Företag|Gatuadress, arbete|Ort, arbete|Postnummer, arbete|"
        "Land/region, arbete|Fax, arbete|Telefon, arbete|Telefon, hem|Mobiltelefon|"
        "E-postadress|E-posttyp",
    ],
    ids=["de", "fr", "es", "nl", "it", "pt", "pl", "sv"],
)
def test_outlook_is_known_in_other_languages(headings: str) -> None:
    mapping = guess(headings.split("|"), [])
    found = [(one.field, one.label) for one in mapping.columns]
    assert found == [
        *((name, "") for name in NAMES),
        *ADDRESS,
        *PHONES,
        ("mail", ""),
        ("aside", ""),
    ]
    assert mapping.source == "Outlook"
    assert {one.group for one in mapping.columns[3:7]} == {"work"}


@pytest.mark.parametrize(
    ("heading", "field", "group"),
    [
        ("Telefon 2 - Wert", "phone", "phone 2"),
        ("Téléphone 2 - Type", "label", "phone 2"),
        ("Correo electrónico 1 - Valor", "mail", "email 1"),
        ("Adres 1 - Opgemaakt", "address", "address 1"),
        ("Indirizzo 1 - Città", "city", "address 1"),
        ("Organização 1 - Nome", "company", ""),
    ],
)
def test_googles_lists_are_known_in_other_languages(heading: str, field: str, group: str) -> None:
    found = meaning(heading)
    assert found
    assert (found.field, found.group) == (field, group)
