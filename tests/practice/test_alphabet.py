"""Names in the order of a region's alphabet."""

from __future__ import annotations

import pytest

from cookout.practice.alphabet import RULES, alphabet_of, letter_of, sort_key

ORDERS = {
    "US": "Åsa Lucas Łucja Lucy Zora",
    "DE": "Åsa Müller Mzik Özil Zora",
    "SE": "Adam Müller Mzik Zeta Åsa Ärla Östen",
    "DK": "Ask Zeta Ærø Øster Aagaard Åse",
    "NO": "Ask Zeta Ærø Øster Åse",
    "IS": "Az Ána Davíð Dzz Ðuro Zeta Þór Ævar Örn",
    "CZ": "Cyril Čapek Havel Chalupa Ida Rzz Řehoř Zdena Žofie",
    "PL": "Lucy Lzz Łucja Mazur Zzz Żak",
    "HR": "Cz Čavić Ćosić Dzz Džeba Đuro Luka Lzz Ljubica",
    "TR": "Hzz Ilgaz Işık İpek Ozz Özil",
    "EE": "Sven Šveits Zoe Žanna Tiit Walter Õie Ülle Xaver",
    "ES": "Nzz Ñandu Oca",
    "HU": "Czz Csaba Ozz Ödön Szz",
    "UA": "Ганна Ґалаґан Дмитро Єва Зоя Іван Йосип Ярослав",
    "LT": "Czz Čiurlys Yla Ilze Izz",
}


@pytest.mark.parametrize("region", ORDERS)
def test_names_stand_where_people_of_the_region_look_for_them(region: str) -> None:
    names = ORDERS[region].split()
    keys = [sort_key(name, region=region) for name in names]
    assert keys == sorted(keys)


@pytest.mark.parametrize("regions", RULES)
def test_every_rule_puts_its_letters_in_their_order(regions: str) -> None:
    region = regions.split()[0]
    for row in RULES[regions].split():
        letters = [place.split("=")[0] for place in row.split("<")]
        letters[0] = f"{letters[0] or 'z'}vv"
        keys = [sort_key(letter, region=region) for letter in letters]
        assert keys == sorted(keys)
        assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("name", "region", "letter"),
    [
        ("åsa", "SE", "Å"),
        ("åsa", "US", "A"),
        ("„Örn“", "IS", "Ö"),
        ("Čapek", "CZ", "C"),
        ("3M", "SE", ""),
    ],
)
def test_a_list_names_the_letter_that_people_know(name: str, region: str, letter: str) -> None:
    assert letter_of(sort_key(name, region=region)[:1], region=region) == letter


def test_an_alphabet_without_letters_of_its_own_compares_names_as_ever() -> None:
    assert alphabet_of("US") is None
    assert sort_key("  “Éva” Ø", region="US") == "eva” o"
