"""Cards drawn by chance: layouts, typefaces, colors, logos, codes, one side or two.

A card is 90 by 55 mm at 300 dots an inch, as an office scanner or a good crop gives it. Typefaces
come from locked packages (requirements/dev.in), so that every machine draws the same cards.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import segno
from PIL import Image, ImageDraw, ImageFont

from bench.card_people import Person, invent

WIDTH, HEIGHT = 1063, 650
FACES = {
    "font_roboto": (
        "Roboto-Regular.ttf",
        "Roboto-Bold.ttf",
        "Roboto-Light.ttf",
        "Roboto-Italic.ttf",
    ),
    "font_lato": ("Lato-Regular.ttf", "Lato-Bold.ttf", "Lato-Light.ttf", "Lato-Italic.ttf"),
    "font_source_sans_pro": (
        "SourceSansPro-Regular.ttf",
        "SourceSansPro-Semibold.ttf",
        "SourceSansPro-Light.ttf",
        "SourceSansPro-It.ttf",
    ),
    "font_source_serif_pro": (
        "SourceSerifPro-Regular.ttf",
        "SourceSerifPro-Bold.ttf",
        "SourceSerifPro-Light.ttf",
        "SourceSerifPro-It.ttf",
    ),
    "font_hanken_grotesk": (
        "HankenGrotesk-Regular.otf",
        "HankenGrotesk-Bold.otf",
        "HankenGrotesk-Light.otf",
        "HankenGrotesk-Italic.otf",
    ),
    "font_manrope": (
        "Manrope-Regular.ttf",
        "Manrope-Bold.ttf",
        "Manrope-Light.ttf",
        "Manrope-Medium.ttf",
    ),
    "font_caladea": (
        "Caladea-Regular.ttf",
        "Caladea-Bold.ttf",
        "Caladea-Regular.ttf",
        "Caladea-Italic.ttf",
    ),
}
COLORS = ("#1b3a57", "#7a1f2b", "#0f5c4a", "#5b3b8c", "#b4531a", "#222222", "#0a6e8a")
DARKS = ("#14213d", "#222831", "#1d3b2a", "#3a1d2e", "#000000")
PALES = ("#ffffff", "#ffffff", "#fbf8f1", "#f1f4f7", "#f7f1f1")
Color = str


@dataclass
class Style:
    """How one card looks."""

    faces: tuple[str, ...]
    other: tuple[str, ...]
    paper: Color
    ink: Color
    soft: Color
    accent: Color
    size: int
    capitals: bool
    labels: str

    def font(self, size: float, weight: int = 0) -> ImageFont.FreeTypeFont:
        return face(self.faces[0], self.faces[1 + weight], int(size))

    def display(self, size: float) -> ImageFont.FreeTypeFont:
        return face(self.other[0], self.other[2], int(size))


@dataclass(frozen=True)
class PrintedCard:
    """The sides of a card, and what they say."""

    sides: tuple[Image.Image, ...]
    truth: dict[str, Any]
    region: str


@cache
def face(package: str, name: str, size: int) -> ImageFont.FreeTypeFont:
    content = files(package).joinpath("files", name).read_bytes()
    return ImageFont.truetype(io.BytesIO(content), size)


def draw(seed: int) -> PrintedCard:
    """The card of this number: always the same one."""
    chance = random.Random(seed)
    person = invent(chance)
    style = _style(chance, "".join((*map(str, person.truth.values()), *person.labels)))
    layout = chance.choice(LAYOUTS)
    code = _code(chance, person) if chance.random() < 0.1 else None
    sides = tuple(layout(chance, person, style, code))
    return PrintedCard(sides, person.truth, person.region)


def _covers(package: str, letters: str) -> bool:
    """Whether a typeface has every one of these letters."""
    font = face(package, FACES[package][0], 40)
    missing = bytes(font.getmask("\uffff"))
    shown = set(letters + letters.upper()) - {" "}
    return all(bytes(font.getmask(letter)) != missing for letter in shown)


def _style(chance: random.Random, letters: str) -> Style:
    packages = [package for package in sorted(FACES) if _covers(package, letters)]
    faces, other = ((p, *FACES[p]) for p in (chance.choice(packages), chance.choice(packages)))
    dark = chance.random() < 0.2
    accent = chance.choice(COLORS)
    return Style(
        faces=faces,
        other=other,
        paper=chance.choice(DARKS if dark else PALES),
        ink="#f5f5f5" if dark else chance.choice(("#111111", "#222222", accent)),
        soft="#c9ced6" if dark else chance.choice(("#333333", "#555555", "#444444")),
        accent=chance.choice(("#e8c468", "#8fd3c8", "#f5f5f5")) if dark else accent,
        size=chance.randrange(27, 35),
        capitals=chance.random() < 0.2,
        labels=chance.choice(("word", "word", "letter", "none", "none", "column", "pictogram")),
    )


def _sheet(
    style: Style, width: int = WIDTH, height: int = HEIGHT
) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", (width, height), style.paper)
    return image, ImageDraw.Draw(image)


Contact = tuple[str, str]


def _contacts(chance: random.Random, person: Person) -> list[Contact]:
    """Label and value of each way to reach somebody, in the order of the card."""
    mobile, land, fax, mail = person.labels
    ways = [(mobile, person.mobile), (land, person.land), (fax, person.fax)]
    ways += [(mail, person.truth["email"]), ("Web", person.truth["url"])]
    ways = [(label, value) for label, value in ways if value]
    if chance.random() < 0.3:
        ways.reverse()
    return ways


def _write_contacts(
    draw: ImageDraw.ImageDraw,
    at: tuple[int, int],
    ways: list[Contact],
    style: Style,
    anchor: str = "l",
) -> int:
    x, y = at
    room = draw.im.size[0] - x - 30 if anchor == "l" else draw.im.size[0] - 60
    longest = max((f"Matkapuh.:   {value}" for _, value in ways), key=len, default="")
    style.size = int(_fitting(longest, style.font, style.size, room).size)
    font = style.font(style.size)
    column = max((font.getlength(label + ":") for label, _ in ways), default=0) + 26
    for label, value in ways:
        must = label.casefold().startswith(("fa", "telef"))
        if style.labels == "none" and not must:
            draw.text((x, y), value, style.soft, font, anchor=anchor + "a")
        elif style.labels == "column" and anchor == "l":
            draw.text((x, y), label, style.accent, style.font(style.size, 1))
            draw.text((x + column, y), value, style.soft, font)
        elif style.labels == "pictogram" and anchor == "l" and not must:
            _pictogram(draw, (x, y + 5), style, value)
            draw.text((x + 50, y), value, style.soft, font)
        else:
            sign = (
                label[0].upper()
                if style.labels == "letter" and not must
                else label.rstrip(".") + ":"
            )
            draw.text((x, y), f"{sign} {value}", style.soft, font, anchor=anchor + "a")
        y += int(style.size * 1.45)
    return y


def _pictogram(draw: ImageDraw.ImageDraw, at: tuple[int, int], style: Style, value: str) -> None:
    x, y = at
    size = style.size - 4
    draw.ellipse((x, y, x + size, y + size), fill=style.accent)
    inner = (x + size * 0.28, y + size * 0.34, x + size * 0.72, y + size * 0.66)
    if "@" in value:
        draw.rectangle(inner, outline=style.paper, width=2)
        draw.line(
            (inner[0], inner[1], x + size / 2, y + size / 2, inner[2], inner[1]), style.paper, 2
        )
    elif any(letter.isalpha() for letter in value):
        draw.ellipse(inner, outline=style.paper, width=2)
    else:
        draw.rounded_rectangle(
            (x + size * 0.36, y + size * 0.24, x + size * 0.64, y + size * 0.76), 3, style.paper
        )


def _logo(
    chance: random.Random, draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int], style: Style
) -> None:
    left, top, right, bottom = box
    kind = chance.randrange(4)
    if kind == 0:
        draw.ellipse(box, fill=style.accent)
        draw.pieslice((left + 14, top + 14, right - 14, bottom - 14), 200, 340, fill=style.paper)
    elif kind == 1:
        draw.polygon(
            ((left, bottom), ((left + right) // 2, top), (right, bottom)), fill=style.accent
        )
    elif kind == 2:
        third = (right - left) // 3
        for n in range(3):
            draw.rectangle(
                (left + n * third, bottom - (n + 1) * third, left + (n + 1) * third - 6, bottom),
                fill=style.accent,
            )
    else:
        draw.rounded_rectangle(box, 18, outline=style.accent, width=10)
        draw.line((left + 24, bottom - 24, right - 24, top + 24), fill=style.accent, width=10)


def _name(person: Person, style: Style) -> str:
    return (
        person.printed_name.upper()
        if style.capitals and "ß" not in person.printed_name
        else person.printed_name
    )


def _fitting(
    text: str, make: Callable[[float], ImageFont.FreeTypeFont], size: float, width: float
) -> ImageFont.FreeTypeFont:
    while make(size).getlength(text) > width and size > 22:
        size -= 2
    return make(size)


def _code(chance: random.Random, person: Person) -> Image.Image:
    truth = person.truth
    family = truth["name"].split()[-1]
    vcard = (
        f"BEGIN:VCARD\nVERSION:3.0\nN:{family};{truth['name'].removesuffix(family).strip()};;;\nFN:{truth['name']}\n"
        f"ORG:{truth['company']}\nTITLE:{truth['title']}\nEMAIL:{truth['email']}\nEND:VCARD\n"
    )
    link = f"https://{truth['url']}/" if truth["url"] else ""
    text = vcard if not link or chance.random() < 0.6 else link
    made = segno.make(text, error="m", micro=False)
    out = io.BytesIO()
    made.save(out, kind="png", scale=4 if len(vcard) > 100 else 6, border=3)
    return Image.open(out).convert("RGB")


def _paste_code(image: Image.Image, code: Image.Image | None, side: int = 210) -> None:
    """Put a code into the corner at the bottom right, where nothing is printed there."""
    place = (image.width - side - 30, image.height - side - 30)
    corner = image.crop((*place, place[0] + side, place[1] + side))
    if code and len(corner.getcolors() or ()) == 1:
        image.paste(code.resize((side, side), Image.Resampling.LANCZOS), place)


def _left(
    chance: random.Random, person: Person, style: Style, code: Image.Image | None
) -> list[Image.Image]:
    """Company on top, name in the middle, contacts at the bottom left."""
    image, draw = _sheet(style)
    font = _fitting(person.truth["company"], style.display, 52, 720)
    draw.text((70, 56), person.truth["company"], style.accent, font)
    if chance.random() < 0.5:
        _logo(chance, draw, (900, 50, 1000, 150), style)
    if person.tagline:
        draw.text((72, 124), person.tagline, style.soft, style.font(24, 3))
    draw.text(
        (70, 215),
        _name(person, style),
        style.ink,
        _fitting(_name(person, style), lambda s: style.font(s, 1), 46, 850),
    )
    draw.text((70, 275), person.truth["title"], style.soft, style.font(32))
    ways = _contacts(chance, person)
    top = HEIGHT - 50 - int(style.size * 1.45) * (len(ways) + bool(person.street))
    y = _write_contacts(draw, (70, max(top, 335)), ways, style)
    if person.street:
        draw.text((70, y), f"{person.street}, {person.city}", style.soft, style.font(style.size))
    _paste_code(image, code)
    return [image]


def _columns(
    chance: random.Random, person: Person, style: Style, code: Image.Image | None
) -> list[Image.Image]:
    """Name at the left, contacts at the right, on shared baselines."""
    image, draw = _sheet(style)
    draw.text(
        (60, 60),
        person.truth["company"],
        style.accent,
        _fitting(person.truth["company"], style.display, 58, 700),
    )
    draw.text(
        (60, 330),
        _name(person, style),
        style.ink,
        _fitting(_name(person, style), lambda s: style.font(s, 1), 40, 400),
    )
    draw.text(
        (60, 388),
        person.truth["title"],
        style.soft,
        _fitting(person.truth["title"], style.font, 29, 400),
    )
    style.size = min(style.size, 29)
    y = _write_contacts(draw, (510, 330), _contacts(chance, person), style)
    if person.street:
        draw.text((510, y + 8), person.street, style.soft, style.font(26))
        draw.text((510, y + 44), person.city, style.soft, style.font(26))
    _paste_code(image, code, 190) if not person.street else None
    if chance.random() < 0.4:
        draw.line((480, 330, 480, 560), style.accent, 3)
    if chance.random() < 0.6:
        _logo(chance, draw, (860, 60, 980, 180), style)
    return [image]


def _centered(
    chance: random.Random, person: Person, style: Style, code: Image.Image | None
) -> list[Image.Image]:
    """Everything on the middle axis."""
    image, draw = _sheet(style)
    middle = WIDTH // 2
    y = 50
    if chance.random() < 0.4:
        _logo(chance, draw, (middle - 50, 36, middle + 50, 136), style)
        y = 160
    name_first = chance.random() < 0.5
    firm = (person.truth["company"], style.display, 44, style.accent, 62)
    who = (_name(person, style), lambda s: style.font(s, 1), 44, style.ink, 56)
    title = (person.truth["title"], style.font, 30, style.soft, 62)
    for text, make, size, color, step in (who, title, firm) if name_first else (firm, who, title):
        draw.text((middle, y), text, color, _fitting(text, make, size, 900), anchor="ma")
        y += step
    ways = _contacts(chance, person)
    style.size = min(style.size, 29)
    room = HEIGHT - 36 - int(style.size * 1.45) * (len(ways) + bool(person.street))
    y = _write_contacts(draw, (middle, max(min(room, 420), y)), ways, style, anchor="m")
    if person.street:
        draw.text(
            (middle, y),
            f"{person.street} · {person.city}",
            style.soft,
            style.font(style.size),
            anchor="ma",
        )
    return [image]


def _panel(
    chance: random.Random, person: Person, style: Style, code: Image.Image | None
) -> list[Image.Image]:
    """A colored panel with the company at one side."""
    image, draw = _sheet(style)
    left = chance.random() < 0.5
    panel = (0, 0, 360, HEIGHT) if left else (WIDTH - 360, 0, WIDTH, HEIGHT)
    fill = style.accent if style.paper not in DARKS else "#3b4252"
    draw.rectangle(panel, fill=fill)
    middle = (panel[0] + panel[2]) // 2
    paper, style.paper = style.paper, fill
    accent, style.accent = style.accent, "#ffffff"
    _logo(chance, draw, (middle - 60, 120, middle + 60, 240), style)
    style.paper, style.accent = paper, accent
    font = _fitting(person.truth["company"], style.display, 40, 320)
    draw.text((middle, 300), person.truth["company"], "#ffffff", font, anchor="ma")
    x = 410 if left else 60
    name = _name(person, style)
    draw.text((x, 90), name, style.ink, _fitting(name, lambda s: style.font(s, 1), 44, 600))
    draw.text((x, 150), person.truth["title"], style.soft, style.font(30))
    y = _write_contacts(draw, (x, 250), _contacts(chance, person), style)
    if person.street:
        draw.text((x, y + 10), person.street, style.soft, style.font(style.size))
        draw.text((x, y + 52), person.city, style.soft, style.font(style.size))
    return [image]


def _corners(
    chance: random.Random, person: Person, style: Style, code: Image.Image | None
) -> list[Image.Image]:
    """Name on top, contacts spread over both corners at the bottom."""
    image, draw = _sheet(style)
    name = _name(person, style)
    draw.text((60, 60), name, style.ink, _fitting(name, lambda s: style.font(s, 1), 54, 700))
    draw.text((62, 130), person.truth["title"], style.soft, style.font(32, 3))
    draw.text(
        (60, 300),
        person.truth["company"],
        style.accent,
        _fitting(person.truth["company"], style.display, 46, 700),
    )
    style.size = min(style.size, 27)
    font = style.font(style.size)
    ways = _contacts(chance, person)
    right = ways[len(ways) // 2 :]
    y = HEIGHT - 60 - 42 * max(len(right), len(ways) - len(right), 2 if person.street else 1)
    if person.street:
        draw.text((60, y - 46), f"{person.street}, {person.city}", style.soft, font)
    _write_contacts(draw, (60, y), ways[: len(ways) // 2], style)
    _write_contacts(draw, (580, y), right, style)
    if chance.random() < 0.5:
        _logo(chance, draw, (890, 60, 1000, 170), style)
    return [image]


def _portrait(
    chance: random.Random, person: Person, style: Style, code: Image.Image | None
) -> list[Image.Image]:
    """A card that stands."""
    image, draw = _sheet(style, HEIGHT, WIDTH)
    _logo(chance, draw, (70, 80, 190, 200), style)
    draw.text(
        (70, 240),
        person.truth["company"],
        style.accent,
        _fitting(person.truth["company"], style.display, 44, 520),
    )
    name = _name(person, style)
    draw.text((70, 440), name, style.ink, _fitting(name, lambda s: style.font(s, 1), 44, 520))
    draw.text(
        (70, 500),
        person.truth["title"],
        style.soft,
        _fitting(person.truth["title"], style.font, 30, 520),
    )
    style.size = min(style.size, 28)
    y = _write_contacts(draw, (70, 640), _contacts(chance, person), style)
    if person.street:
        draw.text((70, y + 16), person.street, style.soft, style.font(28))
        draw.text((70, y + 56), person.city, style.soft, style.font(28))
    return [image]


def _two_sides(
    chance: random.Random, person: Person, style: Style, code: Image.Image | None
) -> list[Image.Image]:
    """The company on the front, the person on the back."""
    front, pen = _sheet(style)
    pen.rectangle(
        (0, 0, WIDTH, HEIGHT), fill=style.accent if style.paper not in DARKS else style.paper
    )
    color = "#ffffff" if style.paper not in DARKS else style.accent
    font = _fitting(person.truth["company"], style.display, 78, 850)
    pen.text((WIDTH // 2, 300), person.truth["company"], color, font, anchor="mm")
    if person.tagline:
        pen.text((WIDTH // 2, 390), person.tagline, color, style.font(28, 3), anchor="mm")
    back, draw = _sheet(style)
    name = _name(person, style)
    draw.text((80, 90), name, style.ink, _fitting(name, lambda s: style.font(s, 1), 48, 850))
    draw.text((80, 156), person.truth["title"], style.soft, style.font(32))
    y = _write_contacts(draw, (80, 270), _contacts(chance, person), style)
    if person.street:
        draw.text(
            (80, y + 10), f"{person.street}, {person.city}", style.soft, style.font(style.size)
        )
    _paste_code(back, code, 190)
    return [front, back]


LAYOUTS = (_left, _columns, _centered, _panel, _corners, _portrait, _two_sides)
