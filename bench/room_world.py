"""Rooms of eight for a bench: `python -m bench.room_world ROOMS`.

Writes to the data folder that COOKOUT_DATA names, or to the database that DATABASE_URL names, and
prints one JSON object: each room's session, and for each of its phones the cookie that signs in
and the seat's token; and the cookie of a member with many people who is in no room.
"""

from __future__ import annotations

import json
import random
import sys
from datetime import UTC, datetime

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.hashers import make_password  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from bench.world import add_people, session_of  # noqa: E402
from cookout.mastermind.group import Group  # noqa: E402
from cookout.mastermind.sessions.session_card import SessionCard  # noqa: E402
from cookout.mastermind.sessions.session_phase import SessionPhase  # noqa: E402
from cookout.mastermind.sessions.session_room import SessionRoom  # noqa: E402
from cookout.mastermind.sessions.session_seat import SeatToken, SessionSeat  # noqa: E402
from cookout.models import GroupSession, HotSeat, Member  # noqa: E402

EACH = 8
MOVES = 9
"""Phases to a round of speakers, with cards to show."""
READER_KNOWS = 1_000
"""People of the member who is in no room, and reads pages meanwhile."""


def build(rooms: int) -> dict[str, object]:
    """Build the rooms; what a client needs to know of them."""
    at = datetime.now(UTC)
    call_command("migrate", verbosity=0)
    password = make_password("a table for fifteen")
    with transaction.atomic():
        made = [_room(number, password, at) for number in range(rooms)]
        reader = _member(rooms, 0, password, at)
        add_people(reader, READER_KNOWS, random.Random(rooms), at)
    return {
        "reader": session_of(reader),
        "rooms": made,
        "cookie": settings.SESSION_COOKIE_NAME,
        "form": settings.CSRF_COOKIE_NAME,
        "seat": settings.SEAT_COOKIE_NAME,
    }


def _room(number: int, password: str, at: datetime) -> dict[str, object]:
    members = [_member(number, place, password, at) for place in range(EACH)]
    group = Group.found(host=members[0], name=f"Group {number}", at=at)
    for member in members[1:]:
        group.members.create(member=member, joined_at=at)
    session = GroupSession.objects.create(group=group, starts_at=at)
    places = list(group.members.order_by("pk"))
    seats = [SessionSeat.take(session, place, at=at) for place in places]
    for seat, place in enumerate(places[1:3], start=1):
        HotSeat.give(session, number=seat, member=place)
    SessionRoom(session).begin(at=at)
    for seat in seats[2:]:
        SessionCard.hand_in(
            seat, hot_seat=1, kind="card", words="We did this. " * 9, key="1", at=at, basis="lived"
        )
    for _ in range(MOVES):
        room = SessionRoom(session)
        assert isinstance(room.phase, SessionPhase)
        room.phase.move_on(order=room.order, at=at)
    return {
        "session": session.pk,
        "phones": [
            {"session": session_of(member), "seat": SeatToken.make(seat, at=at)}
            for member, seat in zip(members, seats, strict=True)
        ],
    }


def _member(number: int, place: int, password: str, at: datetime) -> Member:
    member = Member(
        name=f"Member {number} {place}", email=f"{number}.{place}@example.org", welcomed_at=at
    )
    member.password = password
    member.save()
    return member


if __name__ == "__main__":
    print(json.dumps(build(int(sys.argv[1]))))
