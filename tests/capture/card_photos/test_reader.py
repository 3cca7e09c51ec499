"""The worker reads cards in its own process, says what is wrong, and comes back when it ended."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import PIL.Image
import PIL.ImageFilter
import pytest

from bench.card_photographs import photograph
from bench.card_renders import draw
from cookout.capture.card_photos import errors, reader
from cookout.capture.card_photos.reader import CardReader

pytestmark = pytest.mark.xdist_group("card_photos")


@pytest.fixture(scope="module")
def cards() -> Iterator[CardReader]:
    with CardReader() as one:
        yield one


def png(image: PIL.Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def test_a_card_is_read_from_both_sides(cards: CardReader) -> None:
    card = next(one for one in map(draw, range(40)) if len(one.sides) == 2)
    seen: list[float] = []
    found = cards.read([png(side) for side in card.sides], progress=seen.append)
    assert found.fields.name
    assert found.fields.company
    assert found.fields.company.value == card.truth["company"]
    assert [mail.value for mail in found.fields.mails] == [card.truth["email"]]
    assert seen == [0.0, 0.5]
    assert len(found.pictures) == len(found.upright) == 2


def test_a_photograph_lying_on_its_side_is_read(cards: CardReader) -> None:
    card = draw(5)
    found = cards.read([photograph(card.sides[0].rotate(180), 5)])
    assert [mail.value for mail in found.fields.mails] == [card.truth["email"]]
    assert found.fields.mails[0].boxes
    image = PIL.Image.open(io.BytesIO(found.upright[0]))
    assert image.width > image.height
    assert found.peak < 700_000_000


def test_a_code_is_believed_though_the_print_is_not_read(cards: CardReader) -> None:
    import segno

    out = io.BytesIO()
    segno.make("MECARD:N:Holt,Vera;;").save(out, kind="png", scale=12)
    found = cards.read([out.getvalue()])
    assert found.fields.name
    assert (found.fields.name.value, found.fields.name.source) == ("Vera Holt", "code")


@pytest.mark.parametrize("size", [(900, 560), (800, 101)])
def test_a_blank_picture_has_no_card(cards: CardReader, size: tuple[int, int]) -> None:
    image = PIL.Image.new("RGB", size, "white")
    image.paste("gray", (0, 0, size[0] // 2, size[1]))
    with pytest.raises(errors.PictureRefused) as refused:
        cards.read([png(image)])
    assert str(refused.value) in (errors.NO_CARD, errors.BLURRED)


def test_a_blurred_picture_is_said_to_be_blurred(cards: CardReader) -> None:
    image = draw(5).sides[0].filter(PIL.ImageFilter.GaussianBlur(40))
    with pytest.raises(errors.PictureRefused) as refused:
        cards.read([png(image)])
    assert str(refused.value) == errors.BLURRED


def test_a_picture_is_kept_and_its_code_read_without_the_reading_packages(
    cards: CardReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "is_installed", lambda: False)
    content = png(draw(5).sides[0])
    with pytest.raises(errors.ReaderNotInstalled, match="make cards"):
        cards.read([content])
    assert len(cards.keep([content]).pictures) == 1


def test_a_worker_that_ended_is_started_again() -> None:
    with CardReader() as cards:
        content = png(draw(5).sides[0])
        cards.keep([content])
        assert cards._process
        cards._process.kill()
        cards._process.wait()
        assert cards.keep([content]).pictures


def test_a_worker_that_takes_too_long_is_ended() -> None:
    with CardReader(seconds=0.01) as cards:
        with pytest.raises(errors.ReadingFailed) as failed:
            cards.keep([png(draw(5).sides[0])])
        assert str(failed.value) == errors.TOO_LONG
        assert cards._process is None


def test_a_card_has_at_most_two_sides(cards: CardReader) -> None:
    with pytest.raises(ValueError, match="front"):
        cards.read([b""] * 3)


def test_the_process_that_asks_loads_no_model_and_no_decoded_picture() -> None:
    loaded = "import sys, cookout.capture.card_photos.reader; print(*sys.modules)"
    ran = subprocess.run((sys.executable, "-P", "-c", loaded), capture_output=True, check=True)
    assert not {b"cv2", b"numpy", b"onnxruntime", b"rapidocr", b"PIL"} & set(ran.stdout.split())


def test_the_worker_loads_no_reader_for_a_picture_to_keep() -> None:
    loaded = "import sys, cookout.capture.card_photos.worker; print(*sys.modules)"
    ran = subprocess.run((sys.executable, "-P", "-c", loaded), capture_output=True, check=True)
    assert not {b"cv2", b"onnxruntime", b"rapidocr", b"django"} & set(ran.stdout.split())


@pytest.mark.parametrize(
    ("name", "person", "company", "title", "mail", "phone"),
    [
        (
            *("biz-card-1.png", "Roberto Tamburello", "Adventure Works Cycles"),
            *("Engineering Manager", "roberto@adventure-works.com", "555-123-4567"),
        ),
        (
            *("biz-card-2.png", "Marie Duartes", "Contoso Ltd"),
            *("Customer Advisor", "marie@contoso.com", "555-010-9876"),
        ),
    ],
)
def test_real_cards_are_read(
    cards: CardReader,
    corpus: Path,
    name: str,
    person: str,
    company: str,
    title: str,
    mail: str,
    phone: str,
) -> None:
    path = corpus / "cards" / "mslearn" / f"Labfiles__content-app__{name}"
    if not path.exists():
        pytest.skip(f"no {path}")
    found = cards.read([path.read_bytes()]).fields
    assert found.name
    assert found.company
    assert found.title
    assert (found.name.value, found.title.value) == (person, title)
    assert found.company.value.rstrip(".") == company
    assert [found.mails[0].value, found.phones[0].value] == [mail, phone]
