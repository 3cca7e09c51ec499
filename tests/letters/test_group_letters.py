"""Letters to members of a group who take part by email."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cookout.letters.delivery import Delivery, NothingLeft
from cookout.letters.group_letter import plan_group_letters
from cookout.letters.letter_text import letter
from cookout.letters.preferences import Wish
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.notices.group_notice import GroupNotice
from cookout.mastermind.questions.group_question import GroupQuestion
from tests.cast import AT, TODAY, rowan, sol
from tests.mastermind.questions.test_questions import answered, asked
from tests.mastermind.world import found

pytestmark = pytest.mark.django_db


def test_a_member_by_email_is_told_once_and_no_words_of_the_group_are_in_it() -> None:
    host, member = sol(), rowan()
    group = found(host, member)
    brett = GroupMember.list_by_mail(group=group, name="Brett", email="b@example.org", at=AT)
    asker = group.membership_of(host)
    question = asked(asker)
    for _ in range(2):
        plan_group_letters(at=AT, domain="example.org")
    sent = Delivery.objects.get()
    made = letter(
        sent, wish=Wish.of(host), sender="c@example.org", home="https://c.example/", at=AT
    )
    text = f"{made['Subject']} {made['To']} {made.get_content()}"
    assert "Sol asked Thursday Mastermind a question" in text
    assert "b@example.org" in text
    assert "https://c.example/groups/reply/" in text
    assert "partner" not in text
    sent.deliver(at=AT)
    answered(question, brett).hear("new", why="", by=asker, at=AT)
    GroupPromise.after_hearing(
        question=question, by=asker, what="Call", due_on=TODAY, at=AT, on=TODAY
    )
    plan_group_letters(at=AT + timedelta(days=1), domain="example.org")
    assert {group_notice.about for group_notice in GroupNotice.objects.all()} == {"open", "heard"}
    Delivery.cover(at=AT + timedelta(days=2))
    assert Delivery.objects.open().count() == 1


def test_an_asker_by_email_reads_in_one_email_what_they_are_asked_with_a_link_each() -> None:
    host, member = sol(), rowan()
    group = found(host, member)
    brett = GroupMember.list_by_mail(group=group, name="Brett", email="b@example.org", at=AT)
    question, earlier = asked(brett), asked(brett)
    for each in (host, member):
        answered(question, group.membership_of(each))
    GroupQuestion.objects.filter(pk=earlier.pk).update(heard_at=AT - timedelta(days=31))
    plan_group_letters(at=AT, domain="example.org")
    sent = Delivery.objects.get()
    told = {"wish": Wish.of(host), "sender": "c@example.org", "home": "https://c.example/"}
    made = letter(sent, **told, at=AT)
    text = made.get_content()
    assert text.count("https://c.example/groups/reply/") == 2
    assert text.count("Thursday Mastermind answered your question.") == 1
    assert text.count("Say what came of it.") == 1
    assert "partner" not in text
    sent.deliver(at=AT)
    plan_group_letters(at=AT + timedelta(days=2), domain="example.org")
    assert not Delivery.objects.exclude(pk=sent.pk).exists()


def test_answers_to_hear_alone_are_the_subject_of_the_email() -> None:
    host = sol()
    group = found(host, rowan())
    brett = GroupMember.list_by_mail(group=group, name="Brett", email="b@example.org", at=AT)
    question = asked(brett)
    for each in group.members.exclude(member=None):
        answered(question, each)
    plan_group_letters(at=AT, domain="example.org")
    told = {"wish": Wish.of(host), "sender": "c@example.org", "home": "https://c.example/"}
    made = letter(Delivery.objects.get(), **told, at=AT)
    assert made["Subject"] == "What did you hear from Thursday Mastermind?"


def test_who_left_or_has_an_account_gets_none() -> None:
    host = sol()
    group = found(host, rowan())
    brett = GroupMember.list_by_mail(group=group, name="Brett", email="b@example.org", at=AT)
    asked(group.membership_of(host))
    plan_group_letters(at=AT, domain="example.org")
    brett.leave(at=AT)
    with pytest.raises(NothingLeft):
        letter(
            Delivery.objects.get(),
            wish=Wish.of(host),
            sender="c@example.org",
            home="https://c.example/",
            at=AT,
        )
