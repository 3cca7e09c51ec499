"""What a phone sealed is opened here, for the member who captured it, and nowhere else."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey, PublicKey, SealedBox

from cookout.capture.phone.sealed_capture import (
    CaptureOfAnother,
    CaptureUnreadable,
    member_mark,
    open_capture,
    public_key,
)
from cookout.members.member import Member
from tests.cast import AT, rowan, sol

ROWAN, SOL = Member(pk=1), Member(pk=2)
FIELDS = {"name": "Zoë Łukaszewicz", "remember": "Two kids\nsoftball"}


def sealed(words: object, picture: bytes = b"", *, key: bytes = b"") -> bytes:
    """As a phone seals it."""
    said = json.dumps(words).encode()
    box = SealedBox(PublicKey(key or base64.b64decode(public_key())))
    return box.encrypt(len(said).to_bytes(4, "big") + said + picture)


def capture(**more: object) -> dict[str, object]:
    at = AT.timestamp() * 1000
    return {"whose": member_mark(ROWAN), "at": at, "fields": FIELDS} | more


def test_a_capture_comes_out_as_it_went_in() -> None:
    found = open_capture(sealed(capture(), b"\xff\xd8 picture"), member=ROWAN)
    assert (found.fields, found.picture, found.at) == (FIELDS, b"\xff\xd8 picture", AT)


def test_letters_that_no_database_keeps_are_left_out() -> None:
    fields = {"name": "Zo\0ë \ud800Łuka\x1b", "remember": "Two kids\nsoftball"}
    found = open_capture(sealed(capture(fields=fields)), member=ROWAN)
    assert found.fields == {"name": "Zoë \ufffdŁuka", "remember": "Two kids\nsoftball"}


def test_it_is_for_the_member_who_captured_it() -> None:
    with pytest.raises(CaptureOfAnother):
        open_capture(sealed(capture()), member=SOL)


def test_before_the_first_sign_in_it_is_for_whoever_sends_it() -> None:
    assert open_capture(sealed(capture(whose="")), member=SOL).fields == FIELDS


def test_a_box_for_another_cookout_cannot_be_read() -> None:
    other = bytes(PrivateKey.generate().public_key)
    with pytest.raises(CaptureUnreadable):
        open_capture(sealed(capture(), key=other), member=ROWAN)


def test_the_marks_of_members_differ() -> None:
    assert member_mark(ROWAN) != member_mark(SOL)


@pytest.mark.parametrize(
    "words",
    [
        [],
        "a name",
        {},
        capture(at="yesterday"),
        capture(at=1e30),
        capture(at=float("nan")),
        capture(fields=["name"]),
        capture(fields={"name": "x" * 20_000}),
    ],
)
def test_what_is_no_capture_cannot_be_read(words: object) -> None:
    with pytest.raises(CaptureUnreadable):
        open_capture(sealed(words), member=ROWAN)


@given(cut=st.integers(0, 200), flip=st.integers(0, 1_000))
def test_a_box_that_was_torn_or_changed_cannot_be_read(cut: int, flip: int) -> None:
    whole = bytearray(sealed(capture()))
    if cut:
        whole = whole[: -min(cut, len(whole))]
    else:
        whole[flip % len(whole)] ^= 1
    with pytest.raises(CaptureUnreadable):
        open_capture(bytes(whole), member=ROWAN)


@pytest.mark.django_db
def test_the_mark_of_a_member_stays_the_same() -> None:
    member = rowan()
    assert member_mark(member) == member_mark(Member.objects.get(pk=member.pk))
    assert member_mark(member) != member_mark(sol())
