"""Whose turn it is, who competes, and who would complete the group."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cookout.practice.mastermind.competing import competitors, warning
from cookout.practice.mastermind.turns import Attended, silent_members, waits_long
from cookout.practice.routing.completing import MemberProposal, Peer, who_would_complete


@pytest.mark.parametrize(
    ("days", "members", "hot_seats", "weeks_between", "marked"),
    [
        # Eight members, two hot seats every two weeks: a round takes eight weeks.
        (56, 8, 2, 2, False),
        (57, 8, 2, 2, True),
        # A small group comes round sooner: nobody is marked before six weeks.
        (42, 4, 2, 2, False),
        (43, 4, 2, 2, True),
        # A round of 7.5 weeks.
        (52, 5, 2, 3, False),
        (53, 5, 2, 3, True),
    ],
)
def test_waiting_is_marked_after_a_full_round_and_six_weeks_at_least(
    days: int, members: int, hot_seats: int, weeks_between: int, marked: bool
) -> None:
    found = waits_long(days=days, members=members, hot_seats=hot_seats, weeks_between=weeks_between)
    assert found is marked


def test_a_group_without_a_rhythm_has_no_waiting_time() -> None:
    with pytest.raises(ValueError, match="rhythm"):
        waits_long(days=1, members=8, hot_seats=0, weeks_between=2)


def test_silent_are_those_who_gave_nothing_in_two_sessions_they_were_at() -> None:
    sessions = [
        Attended(present="abcd", spoke="b"),
        Attended(present="abd", spoke=""),
        Attended(present="bcde", spoke="d"),
    ]
    # a was silent twice and missed one; b spoke long ago; d just now; e came once.
    assert silent_members(members="abcde", sessions=sessions) == ("a", "b", "c")
    assert silent_members(members="abcde", sessions=[]) == ()


def test_members_of_one_trade_are_named_by_whatever_name_they_use() -> None:
    members = [("Ana", "Bookkeeper"), ("Lou", " bookkeeper "), ("Sol", "plumber"), ("Bo", "")]
    ((first, second, trade),) = competitors(members)
    assert (first, second) == ("Ana", "Lou")
    assert warning(first=first, second=second, trade=trade) == (
        f"Ana and Lou share a trade ({trade}). Ask both if that is fine."
    )
    assert competitors([("Ana", "kite maker"), ("Lou", "Kite  Maker"), ("Bo", "")])
    assert competitors([("Ana", ""), ("Bo", "")]) == ()


ANA = Peer(id=1, name="Ana", trade="bookkeeper", lived=("took on a partner",))
LOU = Peer(id=2, name="Lou", trade="plumber", lived=("opened a second shop",))
CY = Peer(id=3, name="Cy", trade="kite maker", lived=("sold a company", "opened a second shop"))
DI = Peer(id=4, name="Di", trade="florist", lived=("sold a company",))
SHOP, SALE = "Should I open a second shop?", "How do I find a buyer for my company before I sell?"


def test_who_lived_what_nobody_here_has_would_complete_the_group() -> None:
    found = who_would_complete(members=[ANA], candidates=[DI, CY], open_questions=[SHOP, SALE])
    assert [proposal.id for proposal in found] == [3, 4]
    assert found[1] == MemberProposal(
        id=4, reasons=(f"Di has lived “sold a company”, and nobody here has: “{SALE}”",)
    )
    assert len(found[0].reasons) == 2


def test_what_a_member_lived_is_no_reason_and_a_competitor_is_never_proposed() -> None:
    found = who_would_complete(members=[LOU], candidates=[CY], open_questions=[SHOP])
    assert found == ()
    plumber = replace(CY, trade="Plumber")
    assert who_would_complete(members=[LOU], candidates=[plumber], open_questions=[SALE]) == ()
    assert who_would_complete(members=[], candidates=[CY], open_questions=[]) == ()
