"""What a host does between sessions, and what visitors may read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cookout.mastermind.fellow_person import FellowPerson
from cookout.mastermind.group import NotTheHost
from cookout.mastermind.joining.bring_in import (
    ListedPromise,
    WrongLine,
    bring_in,
    read_members,
    read_promises,
)
from cookout.mastermind.joining.visit_request import TooManyVisitRequests, VisitRequest
from cookout.mastermind.joining.waiting_candidate import (
    OnTheListAlready,
    TooManyWaiting,
    WaitingCandidate,
)
from cookout.mastermind.joining.would_complete import visitors_of, waiting_list_of
from cookout.mastermind.parked_question import ParkedQuestion
from cookout.mastermind.questions.group_answer import NotTheAuthor
from cookout.mastermind.questions.published_insight import PublishedInsight, WordsHaveChanged
from cookout.people.person import Person
from tests.cast import AT, TODAY, person, rowan, sol
from tests.mastermind.questions.test_questions import answered, asked, places
from tests.mastermind.world import another, found

pytestmark = pytest.mark.django_db


def promised(text: str, *, day_first: bool = False) -> list[ListedPromise]:
    return read_promises(text, on=TODAY, day_first=day_first)


@pytest.mark.parametrize("line", ["Ana", "Ana, not an address", ", ana@example.org", '"Ana'])
def test_a_line_that_is_no_member_is_named(line: str) -> None:
    with pytest.raises(WrongLine, match="Enter a name and an email"):
        read_members(f"Ben Arden, ben@example.org\n{line}")


@pytest.mark.parametrize(
    "line",
    [
        "Ana",
        "Ana, call",
        "Ana, call, tomorrow",
        "Ana, , 2026-12-10",
        "Ana, call, 13/13/2026",
        "Ana, call, December 10",
    ],
)
def test_a_line_that_is_no_promise_is_named(line: str) -> None:
    with pytest.raises(WrongLine, match="Enter who, what and when"):
        promised(line)


@pytest.mark.parametrize(
    ("words", "day_first"),
    [
        ("2026-12-10", False),
        ("12/10/2026", False),
        ("10/12/2026", True),
        ("12/10/26", False),
        ("December 10, 2026", False),
        ("10 December 2026", True),
    ],
)
def test_a_day_is_read_as_the_hosts_region_writes_it(words: str, day_first: bool) -> None:
    (promise,) = promised(f"Ana, Call Ben, then the bank, {words}", day_first=day_first)
    assert (promise.what, promise.due_on) == ("Call Ben, then the bank", date(2026, 12, 10))


def test_a_list_is_brought_in_once_however_often_it_is_sent() -> None:
    group = found(sol())
    told = {
        "members": read_members("Ana Birch, ana@example.org, Baker\n\nBen Arden, ben@example.org"),
        "promises": promised("Ana, Call Ben, then the bank, 2026-12-10"),
        "at": AT,
        "on": TODAY,
    }
    assert bring_in(group, **told) == (2, 1)
    assert bring_in(group, **told) == (0, 0)
    promise = group.promises.get()
    assert (promise.what, promise.due_on) == ("Call Ben, then the bank", date(2026, 12, 10))
    with pytest.raises(WrongLine, match="No member is called Cleo"):
        bring_in(group, **told | {"promises": promised("Cleo, Call, 2026-12-10")})
    twin = read_members("Ana Birch, ana@work.example")
    two = promised("Ana Birch, Call, 2026-12-10")
    with pytest.raises(WrongLine, match="More than one member is called Ana Birch"):
        bring_in(group, **told | {"members": twin, "promises": two})
    by_address = promised("ANA@work.example, Call, 2026-12-10")
    assert bring_in(group, **told | {"members": twin, "promises": by_address}) == (1, 1)


def test_a_fellow_member_becomes_the_person_of_that_name_or_a_new_one() -> None:
    host, member = sol(), rowan()
    group = found(host, member, another("Ana Birch"))
    ana = places(group)[2]
    known = person(member, "Ana Birch")
    chosen = FellowPerson.choose(owner=member, place=ana, at=AT)
    assert chosen.person == known
    assert FellowPerson.choose(owner=member, place=ana, at=AT) == chosen
    assert FellowPerson.choose(owner=host, place=ana, at=AT).person.owner == host
    assert Person.objects.count() == 2


def test_an_insight_is_shown_once_its_author_and_its_asker_agree() -> None:
    group = found(sol(), rowan(), another("Ana Birch"))
    sol_, rowan_, ana = places(group)
    answer = answered(asked(sol_), rowan_)
    insight = PublishedInsight.propose(answer, at=AT)
    with pytest.raises(NotTheAuthor):
        insight.agree(words=answer.text, by=ana, at=AT)
    insight.agree(words=answer.text, by=rowan_, at=AT)
    assert not PublishedInsight.objects.agreed().exists()
    insight.agree(words=answer.text, by=sol_, at=AT)
    assert PublishedInsight.objects.agreed().get() == insight
    insight.take_back(by=rowan_)
    assert not PublishedInsight.objects.agreed().exists()
    insight.agree(words=answer.text, by=rowan_, at=AT)
    answer.text = "Otherwise."
    answer.save()
    assert PublishedInsight.propose(answer, at=AT).author_agreed_at is None
    insight.refresh_from_db()
    for one in (rowan_, sol_):
        insight.agree(words=answer.text, by=one, at=AT)
    rowan_.leave(at=AT)
    assert not PublishedInsight.objects.agreed().exists()


def test_both_agree_to_the_same_words_and_an_answer_that_changed_is_agreed_to_anew() -> None:
    group = found(sol(), rowan())
    sol_, rowan_ = places(group)
    answer = answered(asked(sol_), rowan_)
    before = answer.text
    insight = PublishedInsight.propose(answer, at=AT)
    insight.agree(words=before, by=sol_, at=AT)
    answer.text = "Read anew."
    answer.save()
    with pytest.raises(WordsHaveChanged):
        insight.agree(words=before, by=rowan_, at=AT)
    insight.agree(words="Read anew.", by=rowan_, at=AT)
    assert not PublishedInsight.objects.agreed().exists()
    insight.agree(words="Read anew.", by=sol_, at=AT)
    assert PublishedInsight.objects.agreed().get().text == "Read anew."


def test_who_lived_what_the_group_asks_about_is_proposed_and_who_competes_is_named() -> None:
    host = sol()
    group = found(host)
    asker = group.membership_of(host)
    asker.describe(trade="Picture framer", lived="", speaks_to="")
    text = "Should I open a second shop?"
    asked(asker, text)
    lived = {"lived": "Opened a second shop\nSold a boat", "words": "", "group": group, "at": AT}
    VisitRequest.ask(name="Nora", email="n@example.org", trade="Florist", **lived)
    VisitRequest.ask(name="Bo", email="b@example.org", trade="picture framer", **lived)
    nora, bo = visitors_of(group)
    assert nora.reasons == (
        f"Nora has lived “Opened a second shop”, and nobody here has: “{text}”",
    )
    assert not nora.competes
    assert not bo.reasons
    assert bo.competes == ("Bo and Sol share a trade (picture framer). Ask both if that is fine.",)


def test_requests_to_visit_are_one_an_address_and_end_at_twenty() -> None:
    group = found(sol())
    first = VisitRequest.ask(group=group, name="N", email="n@example.org", words="", at=AT)
    again = VisitRequest.ask(group=group, name="N", email="N@example.org", words="", at=AT)
    assert again == first
    for number in range(19):
        VisitRequest.ask(group=group, name="N", email=f"{number}@example.org", words="", at=AT)
    with pytest.raises(TooManyVisitRequests):
        VisitRequest.ask(group=group, name="N", email="m@example.org", words="", at=AT)
    first.answer(at=AT)
    VisitRequest.ask(group=group, name="N", email="m@example.org", words="", at=AT)


def test_only_who_leads_opens_the_page_and_anyone_parks_a_question() -> None:
    member = rowan()
    group = found(sol(), member)
    with pytest.raises(NotTheHost):
        group.open_to_visitors(by=member, at=AT)
    parked = ParkedQuestion.park(by=group.membership_of(member), text=" Who\nkeeps it? ", at=AT)
    assert group.parked.waiting().get().text == "Who keeps it?"
    parked.take(at=AT)
    assert not group.parked.waiting().exists()


def test_who_asked_to_visit_is_kept_since_then_with_the_same_reasons() -> None:
    host = sol()
    group = found(host)
    text = "Should I open a second shop?"
    asked(group.membership_of(host), text)
    said = {"words": "I run a frame shop.", "trade": "Picture framer"}
    lived = {"lived": "Opened a second shop", "group": group}
    request = VisitRequest.ask(name="Nora", email="n@example.org", at=AT, **lived, **said)
    WaitingCandidate.add(name="Bo", at=AT + timedelta(days=2), **lived)
    WaitingCandidate.keep(request, at=AT + timedelta(days=3))
    assert visitors_of(group) == []
    nora, bo = waiting_list_of(group)
    assert (str(nora.who), nora.since, str(bo.who)) == ("Nora", AT, "Bo")
    for one in (nora, bo):
        assert one.reasons == (
            f"{one.who} has lived “Opened a second shop”, and nobody here has: “{text}”",
        )
    # Kept again by the same address, they are the same, and what the host wrote stays.
    assert isinstance(nora.who, WaitingCandidate)
    nora.who.change(name="Nora", email="N@example.org", trade="Framer", lived="", words="")
    again = VisitRequest.ask(name="Nora B", email="n@example.org", at=AT, **lived, **said)
    kept = WaitingCandidate.keep(again, at=AT)
    assert (kept.pk, kept.name, kept.trade) == (nora.who.pk, "Nora", "Framer")
    assert (kept.lived, kept.words) == ("Opened a second shop", "I run a frame shop.")
    with pytest.raises(OnTheListAlready):
        WaitingCandidate.add(group=group, name="Cleo", email="n@Example.org", at=AT)


def test_a_list_of_fifty_takes_nobody_more_and_a_request_stays_open() -> None:
    group = found(sol())
    rows = [WaitingCandidate(group=group, name=str(one), waits_since=AT) for one in range(50)]
    WaitingCandidate.objects.bulk_create(rows)
    request = VisitRequest.ask(group=group, name="N", email="n@example.org", words="", at=AT)
    with pytest.raises(TooManyWaiting):
        WaitingCandidate.keep(request, at=AT)
    assert group.visit_requests.open().get() == request
