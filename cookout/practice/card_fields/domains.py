"""What a card's domains reveal: free email providers, a company's name, a country."""

from __future__ import annotations

from collections.abc import Sequence

from cookout.practice.card_fields.fields import FieldReading

FREE_MAIL = frozenset(
    "gmail googlemail yahoo hotmail outlook live msn icloud me mac aol gmx web t-online freenet "
    "orange wanadoo free laposte libero tiscali virgilio wp o2 onet interia seznam comcast "
    "verizon att sbcglobal bellsouth cox earthlink proton protonmail pm mail ymail hey fastmail "
    "zoho yandex bluewin telia telenet skynet ziggo kpn xs4all btinternet sky virginmedia uol "
    "bol terra sapo rambler inbox freemail citromail abv posteo mailbox".split()
)
GENERIC_TLDS = frozenset(
    "com org net edu gov mil int info biz name pro coop aero app dev cloud online site store "
    "shop tech design studio agency consulting legal law finance bank insurance health care "
    "clinic dental energy solar build construction company group partners global international "
    "digital media marketing photography pictures art film music team tools works world life "
    "live work email expert guru solutions services systems support network software house "
    "homes realty properties estate land garden kitchen restaurant cafe coffee pizza wine bar "
    "hotel travel tours school academy training coach fitness yoga fashion jewelry boutique "
    "salon auto cars repair plumbing capital fund ventures holdings fm berlin hamburg koeln "
    "koln bayern wien paris london amsterdam nyc eus cat xyz top club vip page link space fit "
    "one plus".split()
)
_SECOND_LEVEL = frozenset("co com org net ac gov ltd plc".split())
_SOLD_WORLDWIDE = frozenset("io co me ai tv cc fm gg ly to eu ws sh vc so is".split())


def is_known_ending(host: str) -> bool:
    """Whether a host ends in a known word or in two letters, as countries do."""
    ending = host.rpartition(".")[2]
    return ending in GENERIC_TLDS or len(ending) == 2


def company_words(mails: Sequence[FieldReading], links: Sequence[FieldReading]) -> list[str]:
    """The part of each mail's and website's domain that names a company, the likeliest first."""
    hosts = [mail.value.rpartition("@")[2] for mail in mails]
    hosts += [link.value.partition("/")[0] for link in links if link.kind == "website"]
    named = (company_word(host) for host in hosts)
    return list(dict.fromkeys(word for word in named if word and word not in FREE_MAIL))


def company_word(host: str) -> str:
    """The part of a host that names whose it is: example of www.example.co.uk."""
    parts = host.removeprefix("www.").split(".")[:-1]
    if len(parts) > 1 and parts[-1] in _SECOND_LEVEL:
        parts = parts[:-1]
    return parts[-1] if parts else ""


def country_of(mails: Sequence[FieldReading], links: Sequence[FieldReading]) -> str:
    """The country that the domains end in, as two capitals, or nothing."""
    for field in (*mails, *links):
        ending = field.value.partition("/")[0].rpartition(".")[2]
        if len(ending) == 2 and ending not in _SOLD_WORLDWIDE:
            return "GB" if ending == "uk" else ending.upper()
    return ""
