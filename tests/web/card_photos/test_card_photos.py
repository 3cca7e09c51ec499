"""From pictures of cards to people: kept, checked, saved once; what is no card says so."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import unescape
from urllib.parse import quote

import PIL.Image
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from cookout.capture.card_photos import errors
from cookout.capture.card_photos import reader as card_reader
from cookout.capture.card_photos.card_photo import CardPhoto
from cookout.faces import business_card
from cookout.members.member import Member
from cookout.people.contact_point import ContactPoint
from cookout.people.event import Event
from cookout.people.person import Person
from cookout.practice.card_fields.as_json import fields_to_json
from cookout.practice.card_fields.fields import CardFields, FieldReading
from cookout.practice.card_fields.lines import Box
from cookout.table import seat
from cookout.web.card_photos import card_photo, card_photos
from tests.cast import person
from tests.web.conftest import Read, words

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("card_photos")]
CARD, _ = business_card(("Maya Okonkwo", "Interior designer"))
PHONE = FieldReading(
    value="818 555 0171",
    kind="mobile",
    confidence=0.7,
    alternatives=("818 555 0177",),
    boxes=(Box(left=70, top=300, right=300, bottom=330),),
)
READ = CardFields(
    name=FieldReading(value="Maya Okonkwo"),
    company=FieldReading(value="Okonkwo Interiors"),
    title=FieldReading(value="Interior designer"),
    phones=(PHONE, FieldReading(value="818 555 0100", kind="work")),
    mails=(FieldReading(value="maya@okonkwo.example"),),
    links=(FieldReading(value="okonkwo.example", kind="website"),),
)


@pytest.fixture(autouse=True)
def _not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading itself has its own tests, and a journey."""
    for place in (card_reader, card_photos, card_photo):
        monkeypatch.setattr(place, "is_installed", lambda: False)


@pytest.fixture
def waiting(rowans: Member, today: date) -> CardPhoto:
    """A card that was read, with a digit in doubt."""
    event = Event.objects.create(owner=rowans, name="Chamber breakfast", on=today)
    return CardPhoto.objects.create(
        owner=rowans,
        event=event,
        taken_at="2026-11-17T14:12Z",
        front=CARD,
        front_cut=CARD,
        state=CardPhoto.State.READ,
        fields=fields_to_json(READ) | {"sizes": [[900, 510], []]},
    )


def checked(**other: str) -> dict[str, str]:
    """What the form of that card says when its first readings are taken."""
    return {
        "name": "Maya Okonkwo",
        "role": "Interior designer",
        "company": "Okonkwo Interiors",
        "phone_reading": "818 555 0171",
        "phone": "",
        "phone_2": "818 555 0100",
        "mail": "maya@okonkwo.example",
        "link_1": "okonkwo.example",
    } | other


def upload(content: bytes, name: str = "card.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def saved(image: PIL.Image.Image, name: str, **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, name, **how)  # type: ignore[arg-type]
    return out.getvalue()


def test_pictures_are_kept_without_place_and_wait_with_their_event(
    home: Client, read: Read
) -> None:
    exif = PIL.Image.Exif()
    exif[0x010F] = "Nudelbrett Camera"
    photo = saved(PIL.Image.open(io.BytesIO(CARD)), "JPEG", exif=exif)
    assert b"Nudelbrett" in photo
    said = {"chosen": [upload(photo), upload(CARD)], "event_name": "Rotary", "once": "a"}
    for _ in range(2):
        for file in said["chosen"]:
            file.seek(0)  # type: ignore[union-attr]
        answer = home.post("/card-photos/", said)
        assert answer.status_code == 302
    kept = list(CardPhoto.objects.all())
    assert len(kept) == 2
    assert all(one.event and one.event.name == "Rotary" for one in kept)
    assert b"Nudelbrett" not in bytes(kept[0].front)
    page = read("/card-photos/")
    assert "Two cards kept." in page
    assert "make cards" in page
    front = home.get(f"/card-photos/{kept[0].pk}/front/")
    assert front["Content-Type"] == "image/jpeg"
    assert home.get(f"/card-photos/{kept[0].pk}/back/").status_code == 404


def test_two_pictures_are_the_front_and_back_of_one_card(home: Client) -> None:
    said = {"chosen": [upload(CARD), upload(CARD)], "two_sides": "on"}
    assert home.post("/card-photos/", said).status_code == 302
    assert CardPhoto.objects.get().has_back
    said = {"chosen": [upload(CARD)], "two_sides": "on"}
    assert home.post("/card-photos/", said).status_code == 422


def animation() -> bytes:
    frames = [PIL.Image.new("P", (200, 120), color) for color in (1, 2)]
    return saved(frames[0], "GIF", save_all=True, append_images=frames[1:])


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "an animation": (animation, errors.ANIMATED),
    "a PDF": (lambda: b"%PDF-1.7\n", errors.PDF),
    "a bomb": (
        lambda: saved(PIL.Image.new("1", (9_000, 9_000)), "PNG"),
        errors.TOO_LARGE,
    ),
    "a damaged picture": (lambda: CARD[:2_000], errors.CORRUPT),
    "a picture and a ZIP": (lambda: CARD + b"PK\x05\x06" + bytes(18), errors.TWO_IN_ONE),
    "a strip": (lambda: saved(PIL.Image.new("RGB", (2_000, 100)), "PNG"), errors.NO_CARD),
    "a text": (lambda: b"Maya", errors.NO_PICTURE),
    "nothing": (lambda: b"", errors.NO_PICTURE),
}


def test_what_is_no_picture_of_a_card_says_so_in_a_sentence(home: Client) -> None:
    files = {name: make() for name, (make, _) in HOSTILE.items()}
    for name, content in files.items():
        answer = home.post("/card-photos/", {"chosen": upload(content)})
        assert answer.status_code == 422, name
        assert HOSTILE[name][1] in words(answer), name
    assert not CardPhoto.objects.exists()


def test_of_several_the_good_ones_are_kept(home: Client) -> None:
    said = {"chosen": [upload(CARD), upload(b"%PDF-1.7", "scan.pdf")]}
    page = words(home.post("/card-photos/", said, follow=True))
    assert f"scan.pdf: {errors.PDF}" in page
    assert CardPhoto.objects.count() == 1


def test_a_doubtful_field_is_a_choice_beside_its_piece_of_the_picture(
    home: Client, waiting: CardPhoto
) -> None:
    answer = home.get(f"/card-photos/{waiting.pk}/")
    page = answer.content.decode()
    assert 'value="818 555 0171" checked' in page
    assert 'value="818 555 0177"' in page
    assert 'viewBox="58 288 254 54"' in page
    assert "Phone: which is right?" in words(answer)


def test_a_checked_card_is_a_person_with_everything_on_it(
    home: Client, waiting: CardPhoto, follow: Read, undo: Callable[[], None], read: Read
) -> None:
    said = checked(phone_reading="818 555 0177", remember="Two cats", event=str(waiting.event_id))
    follow(f"/card-photos/{waiting.pk}/", **said, high5="2", promise="Send the link")
    maya = Person.objects.get()
    assert (maya.role, maya.company) == ("Interior designer", "Okonkwo Interiors")
    assert (maya.place, maya.event) == (Person.Place.NEW, waiting.event)
    points = [(point.kind, point.label, point.value) for point in maya.contact_points.all()]
    assert points == [
        ("phone", "mobile", "818 555 0177"),
        ("mail", "", "maya@okonkwo.example"),
        ("phone", "work", "818 555 0100"),
        ("link", "", "https://okonkwo.example"),
    ]
    assert maya.remembered.get().words == "Two cats"
    waiting.refresh_from_db()
    assert (waiting.person, waiting.fields) == (maya, {})
    assert "Write to Maya" in read("/card-photos/")
    assert "Photo of their card" in read(f"/people/{maya.pk}/")
    undo()
    maya.refresh_from_db()
    assert maya.trashed_at


def test_one_button_saves_remembers_promises_greets_and_decides(
    home: Client, waiting: CardPhoto, follow: Read, read: Read
) -> None:
    said = checked(remember="Two cats", event=str(waiting.event_id), high5="2", once="a")
    more = {"promise": "Send the link", "hello": "Hi Maya, how are the cats?", "decision": "warmth"}
    page = follow(f"/card-photos/{waiting.pk}/", **said, **more)
    assert "Maya saved. You’re keeping Maya warm." in page
    home.post(f"/card-photos/{waiting.pk}/", said | more)
    maya = Person.objects.get()
    assert maya.place == Person.Place.WARM
    assert maya.promises.get().what == "Send the link"
    assert "Hi Maya, how are the cats?" in read("/card-photos/")
    assert "Hi Maya, how are the cats?" in read(f"/people/{maya.pk}/words/")


def test_who_is_decided_about_later_comes_back_on_sunday(
    waiting: CardPhoto, follow: Read, today: date, read: Read
) -> None:
    page = follow(f"/card-photos/{waiting.pk}/", **checked(decision="later", hello="Hi Maya"))
    assert "Maya saved. Decide about Maya on Sunday." in page
    maya = Person.objects.get()
    assert maya.place == Person.Place.NEW
    assert maya.decide_from
    assert maya.decide_from > today
    assert "Hi Maya" in read(f"/people/{maya.pk}/decide/")


def test_a_full_table_asks_who_makes_room_and_then_the_next_card_follows(
    home: Client, rowans: Member, waiting: CardPhoto, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seat, "seats", lambda **_: seat.Seats(taken=1, there=1))
    following = CardPhoto.objects.create(
        owner=rowans, taken_at="2026-11-17T14:00Z", front=CARD, event=waiting.event
    )
    answer = home.post(f"/card-photos/{waiting.pk}/", checked(decision="seat"))
    maya = Person.objects.get()
    assert maya.place == Person.Place.NEW
    onward = quote(f"/card-photos/{following.pk}/", safe="")
    assert answer["Location"] == f"/people/{maya.pk}/room/?next={onward}"


def previewed(home: Client, photo: CardPhoto, said: dict[str, str]) -> str:
    answer = home.post(f"/card-photos/{photo.pk}/preview/", said)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_a_draft_and_a_suggestion_follow_the_form_and_nothing_is_written(
    home: Client, waiting: CardPhoto
) -> None:
    said = checked(remember="Coaches little league", event=str(waiting.event_id), high5="2")
    page = previewed(home, waiting, said | {"name": ""})
    assert "Are you still coaching little league?" in page
    page = previewed(home, waiting, said)
    assert "Hi Maya, great meeting you at the Chamber breakfast." in page
    assert "Suggested: keep warm." in page
    assert not Person.objects.exists()
    assert words(home.get(f"/card-photos/{waiting.pk}/")).count("Hi Maya, great meeting you") == 1


def test_no_two_people_of_an_evening_get_the_same_words(
    home: Client, rowans: Member, waiting: CardPhoto
) -> None:
    hello = "Hi Teo, great meeting you at the Chamber breakfast."
    CardPhoto.objects.create(owner=rowans, taken_at=timezone.now(), front=CARD, hello=hello)
    said = checked(event=str(waiting.event_id))
    page = previewed(home, waiting, said)
    assert "Hi Maya, I enjoyed meeting you at the Chamber breakfast." in page


def test_neither_reading_is_right_and_it_is_typed(follow: Read, waiting: CardPhoto) -> None:
    follow(f"/card-photos/{waiting.pk}/", **checked(phone_reading="", phone="818 555 0199"))
    assert ContactPoint.objects.filter(value="818 555 0199").exists()


def test_a_card_that_is_not_checked_whole_comes_again(home: Client, waiting: CardPhoto) -> None:
    said = {"promise": "Send the link", "hello": "Hi Maya, your cats", "remember": "Two cats"}
    wrong = checked(name="", phone_reading="none", decision="farewell", **said)
    answer = home.post(f"/card-photos/{waiting.pk}/", wrong)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert all(text in shown for text in said.values())
    (chosen,) = [tag for tag in shown.split("<input") if 'value="farewell"' in tag]
    assert " checked" in chosen
    assert "Enter a phone number" in words(answer)
    assert not Person.objects.exists()


def test_somebody_known_is_updated_field_by_field_and_never_twice(
    home: Client, rowans: Member, waiting: CardPhoto
) -> None:
    maya = person(rowans, "Maya Okonkwo", role="Decorator")
    ContactPoint.add(person=maya, kind="mail", value="maya@okonkwo.example")
    address = f"/card-photos/{waiting.pk}/"
    answer = home.post(address, checked())
    page = words(answer)
    assert answer.status_code == 422
    assert "You already know Maya Okonkwo" in page
    assert "Work: Interior designer instead of Decorator" in page
    assert "Company: Okonkwo Interiors" in page
    shown = answer.content.decode()
    ticked = [tag for tag in shown.split("<input") if 'name="use"' in tag and " checked" in tag]
    taken = [tag.partition('value="')[2].partition('"')[0] for tag in ticked]
    home.post(address, checked() | {"again": str(maya.pk), "use": taken})
    maya.refresh_from_db()
    assert (Person.objects.count(), maya.role) == (1, "Decorator")
    assert maya.company == "Okonkwo Interiors"
    assert maya.contact_points.count() == 4
    assert CardPhoto.objects.get().person == maya


def test_the_next_card_of_the_event_follows_and_then_the_list(
    home: Client, rowans: Member, waiting: CardPhoto
) -> None:
    made = {"owner": rowans, "taken_at": "2026-11-17T14:00Z", "front": CARD}
    CardPhoto.objects.create(**made)
    same = CardPhoto.objects.create(**made, event=waiting.event)
    said = checked(then="next")
    answer = home.post(f"/card-photos/{waiting.pk}/", said)
    assert answer["Location"] == f"/card-photos/{same.pk}/"


def test_the_photo_goes_to_the_trash_alone_and_comes_back(
    home: Client, rowans: Member, waiting: CardPhoto, read: Read
) -> None:
    maya = person(rowans, "Maya Okonkwo")
    waiting.belong_to(maya)
    assert "Maya’s card" in read(f"/card-photos/{waiting.pk}/")
    home.post(f"/card-photos/{waiting.pk}/trash/")
    assert "Photo of their card" not in read(f"/people/{maya.pk}/")
    assert home.get(f"/card-photos/{waiting.pk}/front/").status_code == 404
    assert "Card photo" in read("/trash/")
    home.post(f"/card-photos/{waiting.pk}/restore/")
    assert "Photo of their card" in read(f"/people/{maya.pk}/")


def test_a_back_can_be_added_and_what_is_none_says_so(home: Client, waiting: CardPhoto) -> None:
    address = f"/card-photos/{waiting.pk}/adding-back/"
    page = words(home.post(address, {"back": upload(b"%PDF-1.7")}, follow=True))
    assert errors.PDF in page
    home.post(address, {"back": upload(CARD)})
    photo = CardPhoto.objects.get()
    assert photo.has_back
    assert photo.state == CardPhoto.State.WAITING


def test_a_list_of_many_cards_takes_as_many_queries_as_a_short_one(
    rowans: Member, waiting: CardPhoto, queries: Callable[[str], int]
) -> None:
    before = queries("/card-photos/")
    for _ in range(5):
        again = replace(READ, name=FieldReading(value="Teo"))
        made = {"owner": rowans, "taken_at": "2026-11-17T14:00Z", "front": CARD}
        CardPhoto.objects.create(**made, event=waiting.event, fields=fields_to_json(again))
    assert queries("/card-photos/") == before
