"""Every address, as a stranger: signed out, and signed in as somebody else."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from cookout.capture.intake.intake import Intake
from cookout.members.member import Member
from cookout.models import (
    Absence,
    CardPhoto,
    ClarifyingQuestion,
    ContactPoint,
    Cookout,
    Decision,
    Event,
    Experience,
    Group,
    GroupAnswer,
    GroupInvitation,
    GroupMember,
    GroupPromise,
    GroupQuestion,
    GroupSession,
    GroupShare,
    Guest,
    HotSeatRequest,
    Interaction,
    Introduction,
    Merge,
    Need,
    ParkedQuestion,
    Person,
    PersonalRequest,
    Promise,
    PushSubscription,
    ReceivedCapture,
    Recommendation,
    Role,
    SameProvider,
    SessionSeat,
    SharedExperience,
    ThankYou,
    Tie,
    VisitRequest,
    WaitingCandidate,
)
from tests.cast import AT, person
from tests.world import cast_world

pytestmark = pytest.mark.django_db

# "answer" has its own in tests/web/answer/test_answer.py.
# Open without signing in; each has attack tests of its own in tests/web/sign_in/, the last two in
# tests/web/trash/test_erasure.py, tests/web/email/test_calendar.py and tests/web/http/
# test_manifest.py. "group_join", "group_reply", "group_visit": in tests/web/mastermind/.
OPEN = {"account_login", "enter", "join", "goodbye", "calendar", "manifest", "answer"}
# "session_guest" has its own in tests/web/sessions/test_session_guests.py.
# "session_link" has its own in tests/web/sessions/test_session_link.py.
OPEN |= {"group_join", "group_reply", "group_visit", "session_guest", "session_link"}
# It names nobody: tests/web/http/test_service_worker.py.
OPEN |= {"service_worker"}
# Theirs are in tests/web/own_card/test_own_card.py.
OPEN |= {"shared_card", "shared_card_file"}
# Its own is in tests/web/phone/test_phone.py: it names no row, and says the same to everybody.
OPEN |= {"phone_capture"}
# Its own are in tests/web/phone/test_shared.py: it keeps nothing of who is signed out.
OPEN |= {"share"}
# Of the one who asks: they name no row, and show a member what is theirs.
NOBODYS = {"account_logout", "you"}


def addresses() -> Iterator[URLPattern]:
    for pattern in get_resolver().url_patterns:
        assert isinstance(pattern, URLPattern), "one page of addresses, none included"
        if pattern.name:
            yield pattern


def rows(owner: Member) -> dict[str, int]:
    """A row of a member's for every kind of address that names one."""
    intake = Intake.hand_in(owner=owner, file_name="a.vcf", content=b"", at=AT)
    kinds = {
        "people": Person,
        "card-photos": CardPhoto,
        "received": ReceivedCapture,
        "points": ContactPoint,
        "interactions": Interaction,
        "promises": Promise,
        "experiences": Experience,
        "introductions": Introduction,
        "needs": Need,
        "recommendations": Recommendation,
        "events": Event,
        "decisions": Decision,
        "roles": Role,
        "absences": Absence,
        "cookouts": Cookout,
        "guests": Guest,
        "ties": Tie,
    }
    found = {name: model.objects.of(owner).first() for name, model in kinds.items()}
    of_groups = {
        "groups": Group,
        "group-invitations": GroupInvitation,
        "sessions": GroupSession,
        "session-seats": SessionSeat,
        "hot-seat-requests": HotSeatRequest,
        "shared-experiences": SharedExperience,
        "questions": GroupQuestion,
        "same-providers": SameProvider,
        "clarifying": ClarifyingQuestion,
        "answers": GroupAnswer,
        "requests": PersonalRequest,
        "group-promises": GroupPromise,
        "shares": GroupShare,
        "thank-yous": ThankYou,
        "group-members": GroupMember,
        "parked": ParkedQuestion,
        "visits": VisitRequest,
        "waiting-list": WaitingCandidate,
    }
    found |= {name: model.objects.seen_by(owner).first() for name, model in of_groups.items()}
    device = PushSubscription.objects.of(owner).first() or PushSubscription.objects.create(
        owner=owner, endpoint="https://push.example.org/1", name="Chrome on Android", made_at=AT
    )
    kept, other = person(owner, "Dana W"), person(owner, "Dana Whit")
    merge = Merge.make(kept=kept, other=other, at=AT)
    numbers = {name: row.pk for name, row in found.items() if row}
    return numbers | {"import": intake.pk, "merges": merge.pk, "devices": device.pk}


def named(pattern: URLPattern, one: int, other: int) -> list[int]:
    """The numbers that an address takes: one row, or one and another."""
    return [one, other][: len(pattern.pattern.converters)]


def private(owner: Member) -> Iterator[tuple[str, str]]:
    """Every address that names a private row, with that row's number."""
    ids = rows(owner)
    another = Person.objects.of(owner).not_in_trash().exclude(pk=ids["people"]).latest("pk")
    for pattern in addresses():
        if "pk" in pattern.pattern.converters:
            room = str(pattern.pattern).split("/")[0]
            args = named(pattern, ids[room], another.pk)
            yield str(pattern.name), reverse(pattern.name, args=args)


@pytest.fixture
def owner() -> Member:
    return cast_world(at=AT)


@pytest.fixture
def stranger(owner: Member) -> Member:
    """A member who is in no group and knows nobody."""
    someone = Member(name="Umar Novak", email="umar@example.org", welcomed_at=AT)
    someone.set_password("not that one")
    someone.save()
    return someone


def test_signed_out_every_address_leads_to_sign_in(client: Client, owner: Member) -> None:
    ids = rows(owner)
    for pattern in addresses():
        if pattern.name in OPEN:
            continue
        wanted = pattern.pattern.converters
        room = str(pattern.pattern).split("/")[0]
        args = named(pattern, ids[room], ids["people"]) if "pk" in wanted else []
        args = [2025] if "year" in wanted else args
        address = reverse(pattern.name, args=args)
        for method in (client.get, client.post):
            answer = method(address)
            assert answer.status_code == 302, address
            assert answer["Location"].startswith("/sign-in/"), address


def test_somebody_elses_rows_are_not_there(client: Client, owner: Member, stranger: Member) -> None:
    client.force_login(stranger)
    walk = list(private(owner))
    before = {model: model.objects.of(owner).count() for model in (Person, Promise, Interaction)}
    for name, address in walk:
        answers = {client.get(address).status_code, client.post(address).status_code}
        assert answers <= {404, 405}, f"{name}: {answers}"
        assert 404 in answers, name
    for model, count in before.items():
        assert model.objects.of(owner).count() == count


def test_what_a_stranger_is_shown_names_nobody_of_anybody_else(
    client: Client, owner: Member
) -> None:
    sol = Member.objects.get(email="sol@example.org")
    sol.set_password("not that one")
    sol.save()
    client.force_login(sol)
    for pattern in addresses():
        if pattern.pattern.converters or pattern.name in NOBODYS:
            continue
        answer = client.get(reverse(pattern.name), {"q": "dana"})
        assert b"Whitfield" not in answer.content, pattern.name


def test_a_row_that_was_never_there_is_not_there(client: Client, owner: Member) -> None:
    owner.set_password("a table for fifteen")
    owner.save()
    client.force_login(owner)
    for pattern in addresses():
        if "pk" in pattern.pattern.converters:
            for number in (999_999_999, 999_999_999_999_999_999):
                address = reverse(pattern.name, args=named(pattern, number, number))
                answers = {client.get(address).status_code, client.post(address).status_code}
                assert answers <= {404, 405}, address
