"""A thousand sealed cards: none is shown early in any page, fragment, search, archive or email."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from zipfile import ZipFile

import pytest
from django.test import Client
from django.utils import timezone

from cookout.export.archive.archive import archive_of
from cookout.letters.delivery import Delivery
from cookout.letters.feed import Feed
from cookout.letters.letter_text import letter
from cookout.letters.planning import plan_mail, wishes
from cookout.letters.preferences import Wish
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_card import SessionCard, SessionCardKind
from cookout.mastermind.sessions.session_end import end_session
from cookout.mastermind.sessions.session_phase import SpeakerTurn
from cookout.mastermind.sessions.session_room import SessionRoom
from cookout.members.member import Member
from tests.letters.world import HOME
from tests.mastermind.sessions.session_world import begun, go_to, places, seat_of, three
from tests.web.sessions.conftest import browser
from tests.web.sessions.test_session_guests import let_in

pytestmark = pytest.mark.django_db
CARDS = 1000
SEARCHED, WORD = "xylophone", "zither"
"""Both in every card and nowhere else; a search writes back what was searched for."""
EVERYTHING = {"digest": True, "promise": True, "review": True, "groups": True, "with_notes": True}
DAY = timedelta(days=1)


@pytest.fixture
def sealed(db: None) -> GroupSession:
    """A question round with Rowan in the hot seat, in which Sol handed in a thousand answers."""
    at = timezone.now()
    session = begun(three(), protocol_key="question-round", at=at)
    Member.objects.update(welcomed_at=at)
    go_to(session, "write")
    SessionCard.objects.bulk_create(
        SessionCard(
            session=session,
            seat=seat_of(session, "Sol"),
            hot_seat=1,
            kind=SessionCardKind.ANSWER,
            basis="lived",
            words=f"{SEARCHED} {WORD} {number}",
            key=str(number),
            written_at=at,
            handed_in_at=at,
        )
        for number in range(CARDS)
    )
    session.changed()
    return session


def room(session: GroupSession) -> list[str]:
    return [f"/sessions/{session.pk}/{page}/" for page in ("room", "room/live", "version")]


def pages(session: GroupSession) -> list[str]:
    """Every page of a group on which a word of a hot seat may be read one day."""
    group, question = session.group_id, session.chairs.get(number=1).question_id
    asker, author = (places(session.group)[name].pk for name in ("Rowan", "Sol"))
    addresses = [f"/sessions/{session.pk}/", f"/sessions/{session.pk}/agenda/"]
    addresses += [f"/groups/{group}/", f"/groups/{group}/sessions/", f"/questions/{question}/"]
    addresses += [f"/group-members/{pk}/" for pk in (asker, author)]
    return [*addresses, "/", f"/groups/{group}/search/?words={SEARCHED}", f"/search/?q={SEARCHED}"]


def shown(client: Client, addresses: list[str]) -> Iterator[tuple[str, str]]:
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        yield address, answer.content.decode()


def packed(member: Member, at: datetime) -> str:
    """The archive of a member, as text."""
    with ZipFile(io.BytesIO(b"".join(archive_of(member, at=at)))) as files:
        return "\n".join(files.read(name).decode("utf-8", "replace") for name in files.namelist())


def mailed(at: datetime) -> list[str]:
    """Every letter that is due within two days, as it would be sent."""
    for later in (at, at + DAY, at + 2 * DAY):
        plan_mail(wishes=wishes(), at=later, domain="example.org")
    at = at + 2 * DAY
    return [
        str(
            letter(delivery, wish=Wish.of(delivery.owner), sender="a@example.org", home=HOME, at=at)
        )
        for delivery in Delivery.objects.all()
    ]


def test_no_phone_gets_one_of_a_thousand_sealed_cards_early(sealed: GroupSession) -> None:
    readers = {name: browser(name) for name in ("Rowan", "Priya")}
    readers["a guest"] = let_in(sealed)
    for key in ("write", "round"):
        phase = go_to(sealed, key)
        # What is drawn for all stays for the next phones, what is drawn for its author doesn't.
        assert all(WORD in text for _, text in shown(browser("Sol"), room(sealed)[:2]))
        for name, client in readers.items():
            for address, text in shown(client, room(sealed)):
                assert WORD not in text, (key, name, address)
    # Their author reads them, and everyone once their author speaks.
    assert f"{WORD} 999" in dict(shown(browser("Sol"), room(sealed)[:1])).popitem()[1]
    SpeakerTurn.begin(phase, seat_of(sealed, "Sol"), number=1, at=timezone.now())
    assert len(SessionRoom(sealed).readable(seat_of(sealed, "Rowan"), hot_seat=1)) == CARDS


def test_no_page_archive_calendar_or_email_has_one_of_a_thousand_sealed_cards_early(
    sealed: GroupSession,
) -> None:
    go_to(sealed, "round")
    at = timezone.now()
    host, *others = (Member.objects.get(name__startswith=name) for name in ("Sol", "Rowan", "Pri"))
    for member in (host, *others):
        Wish.of(member).say(at=at - 3 * DAY, **EVERYTHING)
    for member in others:
        for address, text in shown(browser(member.first_name), pages(sealed)):
            assert WORD not in text, (member, address)
        assert WORD not in packed(member, at)
        assert WORD.encode() not in Feed.make(owner=member, at=at).calendar(home=HOME, at=at)
    for mail in mailed(at):
        assert WORD not in mail
    # What would find them, finds them: they are their author's, and everyone's after the bell.
    assert packed(host, at).count(WORD) >= CARDS
    end_session(sealed, at=at)
    rowan = browser("Rowan")
    for address in (pages(sealed)[0], f"/groups/{sealed.group_id}/search/?words={SEARCHED}"):
        assert WORD in dict(shown(rowan, [address]))[address]
    assert any(WORD in mail for mail in mailed(at))
