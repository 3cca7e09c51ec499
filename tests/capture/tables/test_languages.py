"""Headings of Outlook and Google in the languages of their owners."""

from __future__ import annotations

import pytest

from cookout.capture.tables import row_reader, sniffing
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
        "Fornavn|Efternavn|Firma|Gade (arbejde)|By (arbejde)|Postnummer (arbejde)|"
        "Land/område (arbejde)|Fax (arbejde)|Telefon (arbejde)|Telefon (privat)|"
        "Mobiltelefon|Mailadresse|Mailtype",
        "Fornavn|Etternavn|Firma|Arbeidsadresse - gate|Arbeidsadresse - poststed|"
        "Arbeidsadresse - postnummer|Arbeidsadresse - land|Faks (arbeid)|Telefon (arbeid)|"
        "Telefon (privat)|Mobiltelefon|E-postadresse|E-posttype",
        "Etunimi|Sukunimi|Yritys|Työosoitteen katuosoite|Työosoitteen postitoimipaikka|"
        "Työosoitteen postinumero|Työosoitteen maa|Työfaksi|Työpuhelin|Kotipuhelin|"
        "Matkapuhelin|Sähköpostiosoite|Sähköpostin tyyppi",
        "Křestní jméno|Příjmení|Společnost|Ulice (práce)|Město (práce)|PSČ (práce)|"
        "Země (práce)|Fax (práce)|Telefon (práce)|Telefon (domů)|Mobilní telefon|"
        "E-mailová adresa|Typ e-mailu",
    ],
    ids=["de", "fr", "es", "nl", "it", "pt", "pl", "sv", "da", "nb", "fi", "cs"],
)
def test_outlook_is_known_in_other_languages(headings: str) -> None:
    mapping = guess(headings.split("|"), [])
    found = [(column.field, column.label) for column in mapping.columns]
    assert found == [
        *((name, "") for name in NAMES),
        *ADDRESS,
        *PHONES,
        ("mail", ""),
        ("aside", ""),
    ]
    assert mapping.source == "Outlook"
    assert {column.group for column in mapping.columns[3:7]} == {"work"}


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


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        ("Name;Vorname;Geb.", ["family", "given", "birthday"]),
        ("Geburtsjahr;Geburtsmonat;Geburtstag", ["birth_year", "birth_month", "birth_day"]),
        ("Имя;Фамилия;Телефон;Почта", ["given", "family", "phone", "mail"]),
        ("姓;名;会社名;メールアドレス;誕生日", ["family", "given", "company", "mail", "birthday"]),
        ("姓名;手机;邮箱", ["name", "phone", "mail"]),
        ("이름;휴대폰;이메일", ["name", "phone", "mail"]),
        ("Adı;Soyadı;Cep Telefonu;E-posta", ["given", "family", "phone", "mail"]),
        ("Vezetéknév;Keresztnév;E-mail cím", ["family", "given", "mail"]),
        ("Mailing Street;Mailing City;Mailing Zip", ["street", "city", "code"]),
        ("General street;General mobile", ["street", "phone"]),
        ("E-Mail 1 - Typ;E-Mail 1 - Wert;Gruppenmitgliedschaft", ["label", "mail", "categories"]),
    ],
)
def test_tables_of_other_programs_and_languages_are_known(headings: str, fields: list[str]) -> None:
    every = headings.split(";")
    rows = [["Moss" for _ in every]] if "birth_year" not in fields else [["1985", "12", "22"]]
    assert [column.field for column in guess(every, rows).columns] == fields


def test_a_name_in_ideographs_is_written_family_first() -> None:
    table = sniffing.read("名,姓\n太郎,山田\n".encode())
    (row,) = row_reader.people(table, guess(table.headers, table.sample()))
    assert isinstance(row, row_reader.TableEntry)
    assert row.reading.name == "山田 太郎"


@pytest.mark.parametrize(
    "headings",
    [
        "Ad|Soyadı|Şirket|Departman|İş Unvanı|İş Adresi Sokak|İş Adresi Şehir|İş Telefonu|"
        "Ev Telefonu|Cep Telefonu|İş Faksı|E-posta Adresi|Doğum Günü|Notlar|Kategoriler",
        "名|姓|会社名|部署|役職|番地 (会社)|市区町村 (会社)|会社電話|自宅電話|携帯電話|会社 FAX|"
        "電子メール アドレス|誕生日|メモ|分類項目",
        "Prenume|Nume de familie|Firmă|Departament|Funcție|Stradă (serviciu)|Oraș (serviciu)|"
        "Telefon serviciu|Telefon domiciliu|Telefon mobil|Fax serviciu|Adresă e-mail|"
        "Data nașterii|Note|Categorii",
        "Utónév|Vezetéknév|Cég|Osztály|Beosztás|Hivatali cím – utca|Hivatali cím – város|"
        "Hivatali telefon|Otthoni telefon|Mobiltelefon|Hivatali fax|E-mail cím|Születésnap|"
        "Megjegyzések|Kategóriák",
        "Имя|Фамилия|Организация|Отдел|Должность|Улица (раб. адрес)|Город (раб. адрес)|"
        "Рабочий телефон|Домашний телефон|Телефон переносной|Рабочий факс|Адрес эл. почты|"
        "День рождения|Заметки|Категории",
        "Όνομα|Επώνυμο|Εταιρεία|Τμήμα|Θέση|Οδός εργασίας|Πόλη εργασίας|Τηλέφωνο εργασίας|"
        "Τηλέφωνο οικίας|Κινητό τηλέφωνο|Φαξ εργασίας|Διεύθυνση ηλεκτρονικού ταχυδρομείου|"
        "Γενέθλια|Σημειώσεις|Κατηγορίες",
        "名|姓|公司|部门|职务|商务地址 街道|商务地址 城市|商务电话|住宅电话|移动电话|商务传真|"
        "电子邮件地址|生日|附注|类别",
        "이름|성|회사|부서|직함|근무지 주소 번지|근무지 주소 도시|근무처 전화|집 전화|휴대폰|"
        "근무처 팩스|전자 메일 주소|생일|메모|범주",
    ],
    ids=["tr", "ja", "ro", "hu", "ru", "el", "zh", "ko"],
)
def test_outlook_is_known_in_still_more_languages(headings: str) -> None:
    row = ["Ann", "Bee", *["x"] * 13]
    mapping = guess(headings.split("|"), [row])
    assert [(column.field, column.label) for column in mapping.columns] == [
        *((name, "") for name in ("given", "family", "company", "department", "title")),
        *(("street", "work"), ("city", "work"), ("phone", "work"), ("phone", "home")),
        *(("phone", "mobile"), ("phone", "work fax"), ("mail", "")),
        *(("birthday", ""), ("notes", ""), ("categories", "")),
    ]


def test_an_ad_is_a_given_name_only_beside_a_family_name() -> None:
    rows = [["Ann Bee", "Spring", "ann@example.org"]]
    assert [column.field for column in guess(["Name", "Ad", "Email"], rows).columns] == [
        "name", "kept", "mail",
    ]  # fmt: skip
