"""The cast's address book: contact cards and a club's table, made of common names."""

from __future__ import annotations

from base64 import b64encode

from cookout.faces import Look, face

ACQUAINTANCES, FROM_A_BREAKFAST = 37, 4
IN_THE_BOOK, WITH_A_PHOTO = 99, 3
"""How many an address book has, and every how manyth of them has a photo."""

FACE, FACE_ON_A_CARD = 512, 160
FIRST = tuple(
    "Abel Beth Cleo Dario Edda Faye Glen Hana Ivo June Kofi Leila Mateo Nora Otis Pilar Quinn Rosa "
    "Samir Tessa Umar Vivian Wes Ximena Yusuf Zoe Ruth Hank Mei Arturo Bridget Denise Raj".split()
)

LAST = tuple(
    "Arden Birch Calder Dunmore Eastlake Fenwick Garner Hollis Ingram Jessup Kimura Lockhart "
    "Mendoza Novak Okafor Pruitt Quintero Rasmussen Santos Tran Underhill Vasquez Whitaker Xiong "
    "Yoder Zamora Bauer Castillo Desai Flores Greer Huang Iyer".split()
)

SHORT_HAIRED = frozenset(
    "Abel Dario Glen Ivo Kofi Mateo Otis Samir Umar Wes Yusuf Hank Arturo Raj".split()
)

LONG_HAIRED = ("long", "curly", "bob", "bun")
LOOKS = {
    "Priya Nair": Look.of("Priya", "long", skin=3),
    "Dana Whitfield": Look.of("Dana W", "bun", skin=1),
    "Marcus Bell": Look.of("Marcus", "short", beard=True, skin=5),
    "Vera Holt": Look.of("Vera", "bob", skin=0),
    "Brett Lindqvist": Look.of("Brett", "side", beard=True, skin=0),
    "Luis Ortega": Look.of("Luis", "short", skin=3),
    "Gus Amato": Look.of("Gus", "bald", beard=True, skin=2),
    "Nadia Brandt": Look.of("Nadia", "curly", skin=1),
    "Grace Lin": Look.of("Grace", "bob", skin=2),
    "Ines Duarte": Look.of("Ines", "bun", skin=2),
}
"""Those whom Rowan and Sol have photos of; the others are still only their initials."""


def address_book() -> bytes:
    """A phone's address book of invented names, as a vCard file."""
    return b"".join(_card(n, _called(n), 1000 + n) for n in range(IN_THE_BOOK))


def _called(number: int) -> str:
    """A name for each number; neither first nor last names come in a row."""
    return f"{FIRST[number % len(FIRST)]} {LAST[(7 * number + number // 7) % len(LAST)]}"


def newer_cards() -> bytes:
    """A few days later: one more person, somebody's new number, the same as before, nobody."""
    known, same = _called(0), _called(1)
    nobody = b"BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n"
    return _card(900, "Lena Jarrow", 1900) + _card(0, known, 1901) + _card(1, same, 1001) + nobody


def club_table() -> bytes:
    """A club's list: its headings are its own, and its dates may be two days each."""
    rows = ("Member,Reached at,Joined", "Nadia Orr,818 555 2201,03/04/2019")
    return "\n".join((*rows, "Piet Vos,818 555 2202,05/06/2021", "")).encode()


def _card(uid: int, name: str, number: int) -> bytes:
    first, last = name.split()
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:cast-{uid}\r\nN:{last};{first};;;\r\nFN:{name}\r\n"
        f"TEL;TYPE=CELL:+1 818 555 {number}\r\n{_photo(uid, name)}END:VCARD\r\n"
    ).encode()


def _photo(uid: int, name: str) -> str:
    if uid % WITH_A_PHOTO:
        return ""
    styles = ("short", "side", "bald") if name.split()[0] in SHORT_HAIRED else LONG_HAIRED
    style = styles[uid // WITH_A_PHOTO % len(styles)]
    packed = b64encode(face(Look.of(name, style), FACE_ON_A_CARD)).decode()
    return f"PHOTO;ENCODING=b;TYPE=JPEG:{packed}\r\n"
