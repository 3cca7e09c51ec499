"""Invented people with companies, numbers and addresses, in the manner of twenty countries.

None of the companies' domains is meant to be anybody's. Words are assembled by chance from lists
made for this bench alone, so that the rules that read cards cannot have them by heart.
"""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Place:
    """How cards of a country are written. In patterns, # is a digit from 0 to 9."""

    region: str
    tld: str
    given: str
    family: str
    titles: str
    company: str
    legal: str
    streets: str
    cities: str
    address: str
    mobile: str
    land: str
    labels: tuple[str, str, str, str]


PLACES = (
    Place(
        "US",
        "com",
        "Dana Marcus Priya Keisha Walter Brittany Lamar Yolanda Curtis Hazel Jamal Nadine Opal",
        "Whitfield Okafor Delgado Brandt Castellano Nguyen Hartley Pruitt McAllister O'Rourke Voss",
        "Loan Officer|Real Estate Broker|Master Plumber|Vice President of Operations|"
        "Senior Account Executive|Attorney at Law|Owner|Financial Advisor|Director of Sales|"
        "Landscape Designer|Chief Technology Officer|Family Dentist|Insurance Agent|"
        "Wedding Photographer",
        "Harbor Summit Cedar Ironwood Bluebird Lakeshore Copper Pinnacle Redwood Brightline",
        "{w} Lending LLC|{w} & {f}|{w} Realty Group|{w} Plumbing Inc.|{w} Wealth Partners|"
        "{f} Law PC|{w} Dental|{w} Software Inc.",
        "Maple Street|Ocean Avenue|Lincoln Blvd|Colfax Ave|Sunset Drive|Mill Road",
        "Pasadena, CA 91101|Boulder, CO 80302|Austin, TX 78701|Portland, OR 97205|Tampa, FL 33602",
        "{n} {s}, Suite {u}|{n} {s}",
        "(818) 555-01##|626-555-01##|+1 310 555 01##",
        "(303) 555-01##|512.555.01##|+1 (503) 555-01##",
        ("Mobile", "Office", "Fax", "Email"),
    ),
    Place(
        "GB",
        "co.uk",
        "Alistair Gemma Rhys Imogen Callum Harriet Desmond Philippa Nigel Saoirse",
        "Pemberton Hargreaves MacLeod Ashworth Llewellyn Okonkwo Whittaker Fairclough",
        "Chartered Surveyor|Managing Director|Mortgage Adviser|Head of Marketing|Senior Solicitor|"
        "Interior Designer|Independent Financial Adviser",
        "Thornbury Kestrel Oakfield Severn Wren Ashdown Meridian",
        "{w} Estates Ltd|{w} & {f} LLP|{w} Interiors|{w} Consulting Limited",
        "High Street|Church Lane|Station Road|Victoria Terrace",
        "London EC1V 9BX|Bristol BS1 4DJ|Leeds LS1 5AB|Edinburgh EH2 2ER",
        "{n} {s}",
        "07700 900###|+44 7700 900###",
        "020 7946 0###|+44 117 496 0###",
        ("Mobile", "Tel", "Fax", "Email"),
    ),
    Place(
        "DE",
        "de",
        "Jürgen Sabine Björn Käthe Lars Annegret Matthias Heike Torsten Gudrun Jörg Renate",
        "Müller Schäfer Größler Weiß Hübner Krüger Vogelsang Lindemann Schröder Jäger Brandstätter",
        "Geschäftsführer|Steuerberaterin|Leiter Vertrieb|Architektin|Rechtsanwalt|Projektleiter|"
        "Vermögensberater|Tischlermeister|Leiterin Personal",
        "Nordlicht Rheintal Eichenhof Silberbach Hansa Kranich",
        "{w} GmbH|{f} & Partner mbB|{w} Bau GmbH & Co. KG|Tischlerei {f}|{w} Immobilien AG",
        "Hauptstraße|Goethestr.|Am Markt|Lindenallee|Bahnhofstraße",
        "10115 Berlin|80331 München|50667 Köln|20095 Hamburg|01067 Dresden",
        "{s} {n}",
        "0151 234####1|+49 171 234####|+49 (0) 160 98##123",
        "+49 30 901820##|089 / 4567##0|0221 - 47110##",
        ("Mobil", "Tel.", "Fax", "E-Mail"),
    ),
    Place(
        "FR",
        "fr",
        "Aurélie Benoît Céline Gaëtan Solène Thibault Maëlys Rémi Hélène Jérôme Anaïs Loïc",
        "Lefèvre Garçon Béranger Dupré Moreau Saint-Clair Rousseau Châtelain Perrin",
        "Directrice commerciale|Conseiller en patrimoine|Avocat à la Cour|Architecte d'intérieur|"
        "Gérant|Responsable marketing|Expert-comptable|Chargée de clientèle",
        "Belvédère Horizon Clairval Mirabeau Azur Vauban",
        "{w} Conseil SARL|Cabinet {f}|{w} Immobilier|{w} SAS|Boulangerie {f}",
        "rue de la République|avenue Victor Hugo|boulevard Voltaire|place Bellecour",
        "75011 Paris|69002 Lyon|33000 Bordeaux|13001 Marseille",
        "{n}, {s}|{n} {s}",
        "06 12 34 ## ##|+33 6 98 76 ## ##",
        "01 42 68 ## ##|+33 4 72 40 ## ##",
        ("Mobile", "Tél.", "Fax", "Courriel"),
    ),
    Place(
        "ES",
        "es",
        "Íñigo Begoña Álvaro Nuria Joaquín Macarena Óscar Lucía Ángel Inés",
        "Núñez Ibáñez García-Vela Peñalver Ordóñez Muñoz Castaño Etxeberria",
        "Directora General|Asesor fiscal|Abogado|Responsable de ventas|Arquitecta|Gerente|"
        "Agente inmobiliario",
        "Alcazaba Levante Sierra Marisma Solana",
        "{w} Asesores S.L.|Bufete {f}|Grupo {w}|Construcciones {f} S.A.",
        "Calle Mayor|Avda. de la Constitución|Paseo de Gracia|C/ Alcalá",
        "28013 Madrid|08007 Barcelona|41001 Sevilla|48009 Bilbao",
        "{s}, {n}|{s} {n}, 2º B",
        "612 34 5# ##|+34 655 12 3# ##",
        "91 521 4# ##|+34 93 487 6# ##",
        ("Móvil", "Tel.", "Fax", "Correo"),
    ),
    Place(
        "IT",
        "it",
        "Niccolò Ludovica Piergiorgio Ornella Giosuè Fiorella Ottavio Donatella",
        "Bellandi Zuccarelli D'Amico Colombo Marchetti Lo Presti Santoro",
        "Responsabile vendite|Commercialista|Avvocato|Architetto|Amministratore delegato|Titolare",
        "Aurora Colosseo Ginestra Laguna Ponente",
        "{w} S.r.l.|Studio Legale {f}|{w} Design|Pasticceria {f}|{w} S.p.A.",
        "Via Garibaldi|Corso Vittorio Emanuele|Viale Monza|Piazza Dante",
        "20121 Milano|00184 Roma|50122 Firenze|10123 Torino",
        "{s}, {n}|{s} {n}",
        "335 12 34 5##|+39 347 65 43 2##",
        "02 7601 2##|+39 06 4782 3##",
        ("Cell.", "Tel.", "Fax", "E-mail"),
    ),
    Place(
        "PT",
        "pt",
        "João Conceição Tomás Inês Simão Beatriz Gonçalo Lurdes",
        "Magalhães Gonçalves Brandão Simões Figueira Leitão",
        "Diretor Comercial|Advogada|Gestora de Clientes|Arquiteto|Consultor imobiliário",
        "Atlântico Ribeira Sobreiro Farol",
        "{w} Lda.|{f} & Associados|{w} Imobiliária|Grupo {w} S.A.",
        "Rua Augusta|Avenida da Liberdade|Travessa do Carmo",
        "1100-053 Lisboa|4050-253 Porto|3000-150 Coimbra",
        "{s}, {n}|{s} {n}, 3.º Esq.",
        "912 345 6##|+351 936 543 2##",
        "213 456 7##|+351 222 034 5##",
        ("Telemóvel", "Tel.", "Fax", "Email"),
    ),
    Place(
        "NL",
        "nl",
        "Sjoerd Marloes Joris Femke Pieter Annemiek Teun Liselot",
        "van den Heuvel de Vries Bakker van Dijk Hoekstra ter Horst",
        "Makelaar|Financieel adviseur|Directeur|Projectleider|Notaris|Accountmanager",
        "Zilver Polder Waterkant Lindenhof",
        "{w} Makelaars B.V.|{w} Advies|Bouwbedrijf {f} BV|{w} Techniek B.V.",
        "Prinsengracht|Kerkstraat|Stationsplein|Julianalaan",
        "1016 GK Amsterdam|3511 LX Utrecht|9711 NA Groningen",
        "{s} {n}",
        "06 1234 56##|+31 6 4321 98##",
        "020 624 11##|+31 30 233 44##",
        ("Mobiel", "Tel.", "Fax", "E-mail"),
    ),
    Place(
        "PL",
        "pl",
        "Łukasz Małgorzata Święcisław Bożena Paweł Grażyna Michał Żaneta",
        "Wiśniewska Kowalczyk Zając Wróbel Łuczak Jabłońska Szczepański",
        "Doradca finansowy|Radca prawny|Kierownik projektu|Dyrektor handlowy|Architekt|Właściciel",
        "Wisła Dąbrowa Bursztyn Orzeł",
        "{w} Sp. z o.o.|Kancelaria {f}|{w} Nieruchomości|{w} S.A.",
        "ul. Marszałkowska|ul. Długa|al. Jerozolimskie",
        "00-590 Warszawa|31-147 Kraków|80-831 Gdańsk",
        "{s} {n}|{s} {n}/12",
        "+48 601 234 5##|501 987 6##",
        "22 621 45 ##|+48 12 422 31 ##",
        ("kom.", "tel.", "faks", "e-mail"),
    ),
    Place(
        "SE",
        "se",
        "Åsa Göran Märta Östen Linnéa Håkan Malin Sixten",
        "Lindström Åkesson Björklund Söderberg Nyström Sjögren",
        "Fastighetsmäklare|Ekonomichef|Försäljningschef|Arkitekt|Projektledare|Advokat",
        "Norrsken Fjäll Skärgård Mälar",
        "{w} AB|{f} Arkitekter|{w} Fastighetsbyrå|Advokatfirman {f}",
        "Kungsgatan|Storgatan|Sveavägen",
        "111 43 Stockholm|411 19 Göteborg|211 34 Malmö",
        "{s} {n}",
        "070-123 45 ##|+46 73 987 65 ##",
        "08-545 01 2##|+46 31 701 34 ##",
        ("Mobil", "Tel", "Fax", "E-post"),
    ),
    Place(
        "DK",
        "dk",
        "Søren Kirstine Jørgen Bodil Frederikke Asger",
        "Østergaard Kjær Mølgaard Thygesen Sørensen Højbjerg",
        "Salgschef|Advokat|Revisor|Direktør|Ejendomsmægler|Arkitekt",
        "Nordhavn Bøgely Fjord",
        "{w} ApS|{w} A/S|Tømrerfirmaet {f}|{w} Revision",
        "Vesterbrogade|Strandvejen|Østergade",
        "1620 København V|8000 Aarhus C|5000 Odense C",
        "{s} {n}",
        "+45 20 12 34 ##|40 98 76 ##",
        "+45 33 12 45 ##|86 12 34 ##",
        ("Mobil", "Tlf.", "Fax", "E-mail"),
    ),
    Place(
        "CZ",
        "cz",
        "Jiří Zdeňka Ondřej Věra Tomáš Šárka",
        "Dvořák Růžičková Procházka Šimková Černý Kučera",
        "Finanční poradce|Advokátka|Obchodní ředitel|Projektant|Jednatel|Účetní",
        "Vltava Říp Modřín",
        "{w} s.r.o.|{w} a.s.|Advokátní kancelář {f}|{w} Reality",
        "Národní třída|Dlouhá|Masarykova",
        "110 00 Praha 1|602 00 Brno|301 00 Plzeň",
        "{s} {n}",
        "+420 602 123 4##|777 654 3##",
        "+420 224 947 1##|541 234 5##",
        ("mobil", "tel.", "fax", "e-mail"),
    ),
    Place(
        "TR",
        "com.tr",
        "Çağla Emre Gülşen İlker Özlem Şükrü Yiğit",
        "Yıldız Öztürk Çelik Şahin Güneş Koç",
        "Satış Müdürü|Avukat|Mimar|Genel Müdür|Mali Müşavir|Kurucu Ortak",
        "Boğaziçi Ege Yakamoz",
        "{w} Ltd. Şti.|{w} Mimarlık|{w} Sigorta A.Ş.|{f} Hukuk Bürosu",
        "İstiklal Caddesi|Atatürk Bulvarı|Cumhuriyet Cad.",
        "34430 İstanbul|06420 Ankara|35210 İzmir",
        "{s} No: {n}",
        "+90 532 123 45 ##|0542 987 65 ##",
        "+90 212 245 67 ##|0312 417 12 ##",
        ("GSM", "Tel", "Faks", "E-posta"),
    ),
    Place(
        "FI",
        "fi",
        "Päivi Jukka-Pekka Säde Eero Tuulikki Väinö",
        "Mäkinen Hämäläinen Virtanen Järvelä Töyrylä",
        "Toimitusjohtaja|Myyntipäällikkö|Lakimies|Arkkitehti|Asiantuntija",
        "Revontuli Järvi Kaarna",
        "{w} Oy|{w} Arkkitehdit Oy|Tilitoimisto {f}|{w} Oyj",
        "Mannerheimintie|Aleksanterinkatu|Hämeenkatu",
        "00100 Helsinki|33200 Tampere|20100 Turku",
        "{s} {n} A",
        "040 123 45##|+358 50 987 65##",
        "09 612 34##|+358 3 212 34##",
        ("Matkapuh.", "Puh.", "Faksi", "Sähköposti"),
    ),
)
WEIGHTS = (8, 3, 4, 3, 3, 2, 2, 2, 2, 2, 1, 1, 1, 1)
FREE = ("gmail.com", "outlook.com", "yahoo.com", "icloud.com")
DEGREES = ("CPA", "CFP", "Esq.", "MBA", "PhD")
TAGLINES = (
    "Built to last since 1987",
    "We keep what we promise",
    "Your home in good hands",
    "Quality you can see",
    "www is our second home",
    "Licensed and insured",
    "NMLS #402938",
    "Member since 2004",
)


@dataclass(frozen=True)
class Person:
    """What a card says. `truth` is the label, as in labels.json; `printed_name` may hold more."""

    truth: dict[str, Any]
    printed_name: str
    street: str
    city: str
    mobile: str
    land: str
    fax: str
    labels: tuple[str, str, str, str]
    region: str
    tagline: str = ""
    extras: tuple[str, ...] = field(default=())


def invent(chance: random.Random) -> Person:
    """One person by chance."""
    place = chance.choices(PLACES, WEIGHTS)[0]
    given = chance.choice(_given(place))
    family = chance.choice(_families(place))
    word = chance.choice(place.company.split())
    company = chance.choice(place.legal.split("|")).format(w=word, f=family)
    name = (
        f"{given} {chance.choice(_given(place))[0]}. {family}"
        if chance.random() < 0.08
        else f"{given} {family}"
    )
    host = _host(chance, company, word, place.tld)
    mail_host = chance.choice(FREE) if chance.random() < 0.12 else host
    mail = f"{_local(chance, given, family)}@{mail_host}"
    mobile, land, fax = (_number(chance, one) for one in (place.mobile, place.land, place.land))
    has_mobile, has_land = chance.random() < 0.75, chance.random() < 0.6
    if not (has_mobile or has_land):
        has_mobile = True
    has_fax = has_land and chance.random() < 0.25 and fax != land
    street = chance.choice(place.address.split("|")).format(
        n=chance.randrange(2, 980) if place.region == "US" else chance.randrange(2, 180),
        s=chance.choice(place.streets.split("|")),
        u=chance.randrange(100, 900),
    )
    city = chance.choice(place.cities.split("|"))
    has_address = chance.random() < 0.75
    link = chance.choice((f"www.{host}", host)) if chance.random() < 0.7 else ""
    printed = name
    if chance.random() < 0.12:
        printed = f"{name}, {chance.choice(DEGREES)}"
    elif chance.random() < 0.06:
        printed = f"Dr. {name}"
    truth: dict[str, Any] = {
        "name": name,
        "title": chance.choice(place.titles.split("|")),
        "company": company,
        "email": mail,
        "tel": [n for n, on in ((mobile, has_mobile), (land, has_land)) if on],
        "fax": fax if has_fax else "",
        "url": link,
        "address": f"{street}, {city}" if has_address else "",
    }
    return Person(
        truth=truth,
        printed_name=printed,
        street=street if has_address else "",
        city=city if has_address else "",
        mobile=mobile if has_mobile else "",
        land=land if has_land else "",
        fax=fax if has_fax else "",
        labels=place.labels,
        region=place.region,
        tagline=chance.choice(TAGLINES) if chance.random() < 0.3 else "",
    )


def _number(chance: random.Random, patterns: str) -> str:
    pattern = chance.choice(patterns.split("|"))
    return re.sub("#", lambda _: str(chance.randrange(10)), pattern)


def _given(place: Place) -> list[str]:
    return place.given.split()


def _families(place: Place) -> list[str]:
    """Family names, in which small words belong to the next: van den Heuvel."""
    names: list[str] = []
    small = ""
    for word in place.family.split():
        if word[0].islower() or word == "Lo":
            small += word + " "
        else:
            names.append(small + word)
            small = ""
    return names


_DOUBLED = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "ø": "oe",
        "å": "aa",
        "æ": "ae",
        "ł": "l",
        "ı": "i",
    }
)


def plain(text: str) -> str:
    """A text in the letters of a domain."""
    bare = unicodedata.normalize("NFKD", text.lower().translate(_DOUBLED))
    return re.sub(
        r"[^a-z0-9]+", " ", "".join(c for c in bare if not unicodedata.combining(c))
    ).strip()


def _host(chance: random.Random, company: str, word: str, tld: str) -> str:
    words = plain(company).split()
    joined = chance.choice(("", "", "-")).join(words[: chance.choice((2, 2, 3))])
    name = chance.choice(
        (joined, joined, plain(word).replace(" ", "") if word in company else joined)
    )
    return f"{name}.{chance.choice((tld, tld, 'com'))}"


def _local(chance: random.Random, given: str, family: str) -> str:
    first, last = plain(given).replace(" ", ""), plain(family).replace(" ", "")
    forms = (
        f"{first}.{last}",
        f"{first[0]}.{last}",
        f"{first[0]}{last}",
        first,
        f"{first}{last}",
        last,
        "info",
    )
    return chance.choices(forms, (6, 2, 3, 3, 1, 1, 1))[0]
