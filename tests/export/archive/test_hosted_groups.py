"""A group in its host's archive: what they can read is in it, and it stands again elsewhere."""

from __future__ import annotations

import html
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from cookout.export.archive import arriving
from cookout.export.archive.archive import archive_of
from cookout.export.archive.arrival import Arrival
from cookout.export.archive.group_lists import GROUP_LISTS
from cookout.export.archive.hosted_groups import hosted_groups
from cookout.export.archive.taking import take
from cookout.export.archive.unpacking import NoArchive
from cookout.letters.delivery import Delivery
from cookout.letters.session_mail import plan_session_mail
from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.group_share import GroupShare
from cookout.mastermind.joining.group_invitation import GroupInvitation
from cookout.mastermind.joining.waiting_candidate import WaitingCandidate
from cookout.mastermind.notices.group_notice import GroupNotice
from cookout.mastermind.parked_question import ParkedQuestion
from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.mastermind.questions.clarifying_question import ClarifyingQuestion
from cookout.mastermind.questions.group_answer import GroupAnswer
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.questions.personal_request import ask_personally
from cookout.mastermind.questions.question_outcome import QuestionOutcome
from cookout.mastermind.sessions.earlier_more import want_more
from cookout.mastermind.sessions.hot_seat import HotSeat
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_card import HeardCard, SessionCard
from cookout.mastermind.sessions.session_end import end_session
from cookout.mastermind.sessions.session_minutes import minutes_of, minutes_text
from cookout.mastermind.sessions.session_promise import PromiseResult, SessionPromise
from cookout.mastermind.sessions.session_seat import SessionSeat
from cookout.mastermind.thank_you import ThankYou
from cookout.members.member import Member
from cookout.practice.mastermind.questions import WrittenQuestion
from tests.cast import AT, TODAY
from tests.mastermind.sessions.session_world import asked as hot_seat_asked
from tests.mastermind.sessions.session_world import begun, places, seat_of, three
from tests.mastermind.world import another, by_mail, found

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
Contents = dict[str, Any]
OUTSIDE = "wanda@okafor.example"
"""Of someone on the waiting list, to whom the host writes."""


def asked(by: GroupMember, text: str, **more: Any) -> GroupQuestion:
    written = WrittenQuestion(question=text, background="A shop.")
    question = GroupQuestion.ask(asker=by, written=written, brings="concern", at=AT)
    question.open_answers(by=by, at=AT)
    GroupQuestion.objects.filter(pk=question.pk).update(**more)
    question.refresh_from_db()
    return question


def answered(question: GroupQuestion, by: GroupMember, text: str) -> GroupAnswer:
    said = {"text": text, "gives": "concept", "basis": "lived", "at": AT}
    return GroupAnswer.give(question=question, by=by, **said)


def hand_in(seat: SessionSeat, words: str, *, kind: str = "card", key: str = "") -> None:
    told = {"kind": kind, "words": words, "basis": "lived" if kind == "card" else ""}
    SessionCard.hand_in(seat, hot_seat=1, key=key or words, at=AT, **told)


def past_session(group: Group) -> GroupSession:
    """A session that is over, with something of everything, and a guest who wrote a card."""
    session = begun(group)
    seat = seat_of(session, "Sol")
    hand_in(seat, "Who keeps the till?", kind="question")
    hand_in(seat_of(session, "Rowan"), "Should I really?", kind="restatement", key="r1")
    hand_in(seat_of(session, "Rowan"), "Should I open a second shop now?", kind="restatement")
    hand_in(seat, "We opened two.")
    heard = SessionCard.objects.get(words="We opened two.")
    HeardCard.hear(heard, value="new", why="I had not seen it so.", at=AT)
    guest = SessionSeat.objects.create(
        session=session, guest_name="Gustav Guest", link_digest="secret-digest", present_at=AT
    )
    hand_in(guest, "Words of the guest.")
    told = {"provider": "Guest Plumbing", "what": "A leak", "basis": "used", "source_name": ""}
    SharedExperience.share(guest, key="g", at=AT, **told)
    SharedExperience.share(seat, key="s", at=AT, **told | {"provider": "Blue River"})
    SessionCard.keep_draft(
        seat, hot_seat=1, kind="card", words="A draft of Sol.", key="draft", at=AT
    )
    maker = places(group)["Rowan"]
    earlier = GroupPromise.make(maker=maker, what="Call the bank", due_on=TODAY, on=TODAY)
    PromiseResult.tell(earlier, session=session, result="kept", at=AT, on=TODAY)
    made = {"maker": maker, "what": "Look at the lease", "due_on": TODAY + DAY}
    SessionPromise.make(session=session, key="p", at=AT, question=group.questions.get(), **made)
    end_session(session, at=AT + timedelta(hours=1))
    session.refresh_from_db()
    return session


def full_group() -> Group:
    """Sol's group, with rows of every list."""
    group = three()
    group.change(purpose="To open doors.", weekday=3)
    members = places(group)
    members["Rowan"].describe(trade="Police officer", lived="Took in a partner", speaks_to="Calm")
    by_mail(group)
    past_session(group)
    question = asked(members["Rowan"], "How do I find a partner?")
    ClarifyingQuestion.objects.create(
        question=question, author=members["Sol"], text="For what?", asked_at=AT, reply="The books."
    )
    answer = answered(question, members["Sol"], "Ask your accountant.")
    want_more(answer, "Which one?", by=members["Rowan"], at=AT)
    answer.tell_more("Mine.", by=members["Sol"], at=AT)
    want_more(answer, "Why?", by=members["Rowan"], at=AT)
    answer.hear("new", why="I never thought of that.", by=members["Rowan"], at=AT)
    promise = {"what": "Ask on Monday", "due_on": TODAY + DAY, "at": AT, "on": TODAY}
    GroupPromise.after_hearing(question=question, by=members["Rowan"], **promise)
    QuestionOutcome.tell(question=question, text="Found her.", by=members["Rowan"], at=AT, days=30)
    GroupShare.share(author=members["Priya"], kind="insight", text="Mornings sell.", at=AT)
    ThankYou.give(
        giver=members["Priya"],
        receiver=members["Sol"],
        deed="Introduced me to the bakers on Elm Street.",
        change="Two of them are customers now.",
        at=AT,
    )
    ParkedQuestion.park(by=members["Priya"], text="Where do we meet in June?", at=AT)
    planned = group.sessions.create(
        starts_at=AT + 9 * DAY, place="Elm Street Library", protocol_key="hotseat60", sequence=2
    )
    waiting = hot_seat_asked(members["Priya"])
    HotSeat.give(planned, number=1, member=members["Priya"], question=waiting.question)
    told = {"name": "Wanda Okafor", "email": OUTSIDE, "trade": "Baker", "lived": "Sold a mill"}
    WaitingCandidate.add(group=group, at=AT, words="Met at the market.", **told)
    return group


def packed(member: Member) -> bytes:
    return b"".join(archive_of(member, at=AT + DAY))


def group_file(content: bytes) -> Contents:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        read: Contents = json.loads(opened.read("groups/1.json"))
        return read


def text_of(member: Member) -> str:
    return json.dumps(list(hosted_groups(member, at=AT + DAY)), default=str)


def elsewhere(group: Group) -> tuple[bytes, Member]:
    """The host's archive, and the host in a Cookout where nobody else is yet."""
    assert group.host
    content, email = packed(group.host), group.host.email
    Group.objects.all().delete()
    Member.objects.all().delete()
    return content, Member.objects.create(email=email, name="Sol Reyes", welcomed_at=AT)


def handed_in(owner: Member, content: bytes) -> Arrival:
    return Arrival.hand_in(owner=owner, file_name="x.zip", pieces=[content], at=AT)


def test_a_group_comes_back_in_another_cookout_as_it_was() -> None:
    content, owner = elsewhere(full_group())
    before = group_file(content)
    assert all(before[group_list.name] for group_list in GROUP_LISTS), "a row of every list"
    arrival = handed_in(owner, content)
    brought = arriving.preview(arrival)
    assert not Group.objects.exists()
    said = "with four members, one planned session, and one person waiting"
    assert f"the group “Thursday Mastermind” {said}" in brought.in_words()
    arriving.take(arrival, at=AT)
    assert group_file(packed(owner)) == before
    group = Group.objects.get()
    assert (group.host, group.imported_at) == (owner, AT)
    assert [member.full_name for member in group.members.exclude(member=None)] == ["Sol Reyes"]
    text = "\n".join(minutes_text(minutes_of(group.sessions.over().get()), on=TODAY))
    for words in ("Said again: Should I open a second shop now?", "We opened two.", "Blue River"):
        assert words in text


def test_the_same_archive_again_brings_no_second_group() -> None:
    group = full_group()
    assert group.host
    assert not take(owner=group.host, file=io.BytesIO(packed(group.host))).groups
    content, owner = elsewhere(group)
    for wanted in (1, 0):
        assert len(take(owner=owner, file=io.BytesIO(content)).groups) == wanted
    assert Group.objects.count() == 1


def test_nobody_gets_an_email_of_a_group_that_came() -> None:
    content, owner = elsewhere(full_group())
    arriving.take(handed_in(owner, content), at=AT)
    group = Group.objects.get()
    GroupSession.objects.create(group=group, starts_at=AT + DAY)
    ask_personally(asked(group.membership_of(owner), "Who has taken in a partner?"), at=AT)
    GroupNotice.plan(at=AT + timedelta(hours=1))
    plan_session_mail(at=AT, domain="example.org")
    assert not GroupNotice.objects.exists()
    assert not Delivery.objects.exclude(owner=owner).exists()
    assert not GroupMember.objects.exclude(email="").exists()


def test_members_take_their_place_again_by_a_link_of_their_own() -> None:
    content, owner = elsewhere(full_group())
    arriving.take(handed_in(owner, content), at=AT)
    group, priya = Group.objects.get(), another("Priya Nair")
    listed = group.members.get(name="Priya Nair")
    secret = GroupInvitation.make(group=group, by=owner, at=AT, invited=listed)
    assert GroupInvitation.accept(secret, by=priya, at=AT) == listed
    assert listed.shares.get().text == "Mornings sell."


def test_who_took_part_by_email_does_so_again_once_the_host_lists_them() -> None:
    content, owner = elsewhere(full_group())
    arriving.take(handed_in(owner, content), at=AT)
    group = Group.objects.get()
    there = group.members.get(name="Brett Lindqvist")
    assert by_mail(group) == there
    assert list(group.members.by_mail()) == [there]


def test_undo_takes_a_group_away_that_nobody_changed() -> None:
    content, owner = elsewhere(full_group())
    arrival = handed_in(owner, content)
    arriving.take(arrival, at=AT)
    undone = arriving.undo(arrival, at=AT)
    assert (undone.groups_gone, undone.groups_stayed) == (1, 0)
    assert not Group.objects.exists()
    assert not GroupAnswer.objects.exists()


def test_undo_keeps_a_group_in_which_something_was_written_since() -> None:
    content, owner = elsewhere(full_group())
    arrival = handed_in(owner, content)
    arriving.take(arrival, at=AT)
    mine = Group.objects.get().membership_of(owner)
    ParkedQuestion.park(by=mine, text="What about July?", at=AT)
    undone = arriving.undo(arrival, at=AT)
    assert (undone.groups_gone, undone.groups_stayed) == (0, 1)
    assert Group.objects.get().questions.count() == 3


# What the host cannot read


def test_of_sessions_it_has_no_guest_no_draft_and_nothing_of_one_that_runs() -> None:
    group = full_group()
    running = begun(group, asker="Priya")
    seat, card = seat_of(running, "Rowan"), {"session": running, "hot_seat": 1, "kind": "card"}
    SessionCard.objects.bulk_create(
        SessionCard(seat=seat, words=f"Sealed {n}.", key=n, written_at=AT, handed_in_at=AT, **card)
        for n in range(1000)
    )
    told = {"provider": "Running River", "what": "A roof", "basis": "used", "source_name": ""}
    SharedExperience.share(seat_of(running, "Rowan"), key="x", at=AT, **told)
    maker, due = places(group)["Priya"], {"due_on": TODAY, "key": "run", "at": AT}
    SessionPromise.make(session=running, maker=maker, what="Promised in the room", **due)
    assert group.host
    text = text_of(group.host)
    for words in (
        *("Sealed ", "Running River", "Promised in the room", "Gustav", "Words of the guest."),
        *("Guest Plumbing", "A draft of Sol.", "secret-digest", "Should I really?"),
    ):
        assert words not in text, words
    for words in ("We opened two.", "Blue River", "Look at the lease", "Call the bank"):
        assert words in text, words


def test_withdrawn_questions_and_addresses_are_not_in_it() -> None:
    group = full_group()
    members = places(group)
    gone = asked(members["Rowan"], "Should I sell the house?", withdrawn_at=AT)
    answered(gone, members["Priya"], "Of a withdrawn question.")
    promise = {"what": "Kept and withdrawn", "due_on": TODAY, "on": TODAY, "question": gone}
    GroupPromise.make(maker=members["Rowan"], **promise).keep(on=TODAY)
    felt = answered(asked(members["Rowan"], "Who has felt it?"), members["Priya"], "I did.")
    felt.hear("new", why="", by=members["Rowan"], at=AT)
    felt.feel(False, by=members["Priya"])
    park = ParkedQuestion.park(by=members["Priya"], text="Taken up already", at=AT)
    park.take(at=AT)
    group.sessions.create(starts_at=AT + DAY, video_link="https://meet.example.org/secret")
    assert group.host
    text = text_of(group.host).replace(OUTSIDE, "")
    for words in (
        *("Should I sell the house?", "Of a withdrawn question."),
        *("Kept and withdrawn", "Taken up already", "@", "meet.example.org", "lindqvist.example"),
        *('"felt_heard": true', '"felt_heard": false'),
    ):
        assert words not in text, words


def test_only_who_hosts_at_that_moment_has_the_group() -> None:
    group = full_group()
    sol, rowan = group.host, places(group)["Rowan"].member
    assert sol
    assert rowan
    group.stand_in_for_host(by=rowan, at=AT)
    assert list(hosted_groups(rowan, at=AT)) == []
    group.hand_over(to=rowan, by=sol)
    assert list(hosted_groups(sol, at=AT)) == []
    assert "Where do we meet in June?" in text_of(rowan)


def test_a_member_whose_account_is_gone_has_no_name_in_it() -> None:
    group = found(another("Ana Birch"), another("Brett Stone"))
    brett = places(group)["Brett"]
    GroupShare.share(author=brett, kind="insight", text="Mornings sell.", at=AT)
    assert brett.member
    GroupMember.forget(brett.member)
    brett.member.delete()
    assert group.host
    text = text_of(group.host)
    assert "Brett" not in text
    assert "Mornings sell." in text
    arrived = elsewhere(group)
    take(owner=arrived[1], file=io.BytesIO(arrived[0]))
    assert GroupShare.objects.get().author.full_name == "A former member"


# Archives from anywhere


def changed(content: bytes, change: Callable[[Contents], object]) -> bytes:
    contents = group_file(content)
    change(contents)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, json.dumps(contents) if name == "groups/1.json" else old.read(name))
    return out.getvalue()


def put(of: str, **values: Any) -> Callable[[Contents], object]:
    return lambda contents: contents[of][0].update(values)


WRONG: list[Callable[[Contents], object]] = [
    lambda contents: contents.update(group=None),
    lambda contents: contents.update(cookout="archive"),
    lambda contents: contents.update(version=2),
    lambda contents: contents["group"].update(uid=None),
    lambda contents: contents["group"].update(host=99),
    lambda contents: contents["group"].update(host=True),
    lambda contents: contents["group"].update(name=""),
    lambda contents: contents["group"].update(weeks=30_000),
    lambda contents: contents.update(members="all"),
    lambda contents: contents["answers"].append(contents["answers"][0]),
    put("answers", author=0),
    put("answers", author="1"),
    put("answers", question=None),
    put("answers", text=""),
    put("answers", heard="wonderful"),
    put("answers", heard="new", heard_at=None),
    put("questions", uid="x"),
    put("questions", asked_at="9999-12-31T23:59:59+00:00"),
    put("sessions", ended_at=None),
    put("planned_sessions", uid=None),
    put("planned_sessions", sequence=10**9),
    put("planned_hot_seats", session=9),
    put("hot_seat_requests", question=None),
    put("waiting_list", name=""),
    put("waiting_list", email="no address"),
    put("sessions", lengths=[1]),
    put("sessions", lengths={"call": "long"}),
    put("sessions", hot_seats=30_000),
    put("cards", handed_in_at=None),
    put("attendance", member=None),
    put("told_providers", author=None),
    put("thank_yous", giver=1, receiver=1),
    put("outcomes", days=31),
]


def test_what_makes_no_sense_brings_nothing() -> None:
    content, owner = elsewhere(full_group())
    for number, change in enumerate(WRONG):
        with pytest.raises(NoArchive):
            take(owner=owner, file=io.BytesIO(changed(content, change)))
        assert not Group.objects.exists(), number
    same = changed(content, lambda contents: contents["group"].update(purpose="Another."))
    assert take(owner=owner, file=io.BytesIO(same)).groups


def test_an_archive_reaches_no_row_of_a_group_that_is_here() -> None:
    group = full_group()
    assert group.host
    content, before = packed(group.host), text_of(group.host)
    stranger = another("Umar Novak")
    brought = take(owner=stranger, file=io.BytesIO(content))
    assert len(brought.groups) == 1, "as in a Cookout where no such group is"
    assert not take(owner=stranger, file=io.BytesIO(content)).groups
    assert text_of(group.host) == before
    copy = Group.objects.get(host=stranger)
    assert copy.uid != group.uid
    assert not {*copy.questions.values_list("uid")} & {*group.questions.values_list("uid")}


# The pages, read by the host


def test_every_word_in_it_stands_on_a_page_of_the_host() -> None:
    group = full_group()
    assert group.host
    told = {"basis": "trusted", "source_name": "Uncle Bo", "provider": "Bo’s Roofs", "what": "Roof"}
    places_ = places(group)
    at = {
        "session": group.sessions.over().get(),
        "trade": "roofer",
        "on": TODAY,
        "key": "t",
        "at": AT,
    }
    SharedExperience.objects.create(group=group, author=places_["Priya"], **at, **told)
    for number in range(12):
        text = f"Shared as number {number}."
        GroupShare.share(author=places_["Priya"], kind="insight", text=text, at=AT)
    client = Client()
    client.force_login(group.host)
    addresses = [
        f"/groups/{group.pk}/",
        f"/groups/{group.pk}/hosting/",
        f"/groups/{group.pk}/parking/",
        "/search/?q=a+roofer",
    ]
    addresses += [f"/groups/{group.pk}/search/?words=partner"]
    addresses += [f"/questions/{question.pk}/" for question in group.questions.standing()]
    addresses += [f"/group-members/{member.pk}/" for member in group.members.all()]
    addresses += [f"/sessions/{session.pk}/" for session in group.sessions.all()]
    addresses += [f"/waiting-list/{one.pk}/" for one in group.waiting_list.all()]
    pages = [client.get(address, follow=True) for address in addresses]
    assert {page.status_code for page in pages} == {200}
    shown = " ".join(html.unescape(page.content.decode()) for page in pages)
    rows = _rows_of(next(hosted_groups(group.host, at=AT)))
    words = [(name, value) for row in rows for name, value in row.items() if name not in NOT_WORDS]
    assert len(words) > 100
    assert not [
        word for word in words if isinstance(word[1], str) and word[1] not in shown + TRADES
    ]


NOT_WORDS = {
    "brings",
    "gives",
    "basis",
    "heard",
    "kind",
    "value",
    "result",
    "protocol_key",
    "place",
}
NOT_WORDS |= {"provider_trade", "outcome"}
"""Chosen from a list, and shown by other words."""
TRADES = "plumber roofer"
"""What a look-up finds providers by."""


def _rows_of(contents: Contents) -> Iterator[dict[str, Any]]:
    yield contents["group"]
    for group_list in GROUP_LISTS:
        yield from contents[group_list.name]
