"""A person's photo on pages: uploaded, shown as a plate, served to its owner alone."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cookout.faces import Look, face
from cookout.members.member import Member
from cookout.people.person import Person
from cookout.people.photo import Photo
from cookout.people.picture import square
from tests.cast import AT, person
from tests.people.test_picture import bomb
from tests.web.conftest import Count, Read, words

PICTURE = face(Look.of("Dana"), 160)


def upload(home: Client, dana: Person, content: bytes, **more: str) -> object:
    file = SimpleUploadedFile("dana.jpg", content, "image/jpeg")
    return home.post(f"/people/{dana.pk}/photo/edit/", {"file": file, **more})


def plates(home: Client, address: str) -> list[str]:
    page = home.get(address).content.decode()
    return [html.unescape(one) for one in re.findall(r'class="plate__photo" src="([^"]+)"', page)]


def test_a_photo_comes_in_is_shown_and_served(home: Client, dana: Person) -> None:
    answer = upload(home, dana, PICTURE, crop="start")
    assert (answer.status_code, answer["Location"]) == (302, f"/people/{dana.pk}/")  # type: ignore[attr-defined,index]
    (large,) = plates(home, f"/people/{dana.pk}/")
    (small,) = plates(home, "/people/?place=all")
    for address, side in ((large, "large"), (small, "small")):
        seen = home.get(address)
        assert seen.content == getattr(square(PICTURE), side)
        assert seen["Content-Type"] == "image/jpeg"
        assert seen["X-Content-Type-Options"] == "nosniff"
        assert seen["Cache-Control"] == "private, max-age=604800, immutable"
        assert home.get(address, headers={"If-None-Match": seen["ETag"]}).status_code == 304
    bare = home.get(small.partition("?")[0])
    assert bare["Cache-Control"] == "private, no-cache"


def test_a_list_shows_small_photos_late_and_says_no_name_twice(home: Client, dana: Person) -> None:
    upload(home, dana, PICTURE)
    page = home.get("/people/?place=all").content.decode()
    image = re.search(r"<img [^>]+>", page)
    assert image
    assert 'width="48" height="48" alt="" loading="lazy"' in image[0]


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (bomb, "This photo is too large."),
        (lambda: b"hello", "This file isn’t a photo."),
        (lambda: b"\0\0\0\x18ftypheic", "This is a HEIC photo"),
        (bytes, "This file isn’t a photo."),
    ],
    ids=["bomb", "text", "heic", "empty"],
)
def test_what_is_no_photo_says_why_and_nothing_changes(
    home: Client, dana: Person, made: Callable[[], bytes], said: str
) -> None:
    answer = upload(home, dana, made())
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert said in words(answer)
    assert not Photo.objects.exists()


def test_a_photo_is_removed_and_the_toast_brings_it_back(
    home: Client, dana: Person, follow: Read, undo: Callable[[], None]
) -> None:
    upload(home, dana, PICTURE)
    (address,) = plates(home, f"/people/{dana.pk}/")
    follow(f"/people/{dana.pk}/photo/removal/")
    assert plates(home, f"/people/{dana.pk}/") == []
    assert home.get(address).status_code == 404
    assert home.get(address)["Cache-Control"] == "private, no-store"
    undo()
    assert plates(home, f"/people/{dana.pk}/") == [address]


def test_a_photo_is_there_for_its_member_alone(home: Client, hidden: Person) -> None:
    Photo.choose(person=hidden, square=square(PICTURE), at=AT)
    for page in ("", "small/", "edit/"):
        assert home.get(f"/people/{hidden.pk}/photo/{page}").status_code == 404


def test_a_list_reads_no_photo_and_asks_no_more_for_more_of_them(
    home: Client, rowans: Member, queries: Count
) -> None:
    for n in range(20):
        person(rowans, f"Dana Number{n}")
    before = queries("/people/?place=all")
    for one in Person.objects.of(rowans):
        Photo.choose(person=one, square=square(PICTURE), at=AT)
    assert queries("/people/?place=all") == before
    assert len(plates(home, "/people/?place=all")) == 20
