"""A member listed by email joins: at the listed place, or with it brought to their own."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps

from cookout.mastermind.fellow_person import FellowPerson
from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember, HasAnAccount
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.group_share import GroupShare
from cookout.mastermind.joining.group_invitation import GroupInvitation, InvitationIsSpent
from cookout.mastermind.joining.take_over import pointers
from cookout.mastermind.notices.group_notice import GroupNotice
from cookout.mastermind.parked_question import ParkedQuestion
from cookout.mastermind.questions.group_answer import GroupAnswer
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.thank_you import ThankYou
from tests.cast import AT, TODAY, rowan, sol
from tests.mastermind.questions.test_questions import answered, asked
from tests.mastermind.world import another, found, join

pytestmark = pytest.mark.django_db
ASKED = "How do I find a partner?"
SOON = AT + timedelta(days=1)


@pytest.fixture
def group() -> Group:
    return found(sol())


@pytest.fixture
def listed(group: Group) -> GroupMember:
    """Rowan, on the host's list, with a promise, an answer and a notice."""
    told = {"name": "Rowan C.", "email": "r@cole.example", "trade": "Insurance", "at": AT}
    place = GroupMember.list_by_mail(group=group, **told)
    GroupPromise.make(maker=place, what="Call the bank", due_on=TODAY, on=TODAY)
    answered(asked(group.members.present()[0]), place)
    GroupNotice.plan(at=AT)
    return place


@pytest.fixture
def own(group: Group) -> GroupMember:
    """Rowan, who joined by a link for anyone."""
    return join(group, rowan())


def accepted(listed: GroupMember, own: GroupMember) -> GroupMember:
    """Rowan opens the link for the listed place, and says that it is theirs."""
    assert own.member
    return GroupInvitation.accept(invited(listed), by=own.member, at=SOON, is_listed=True)


def thanked(giver: GroupMember, receiver: GroupMember) -> None:
    said = {"deed": "Read my lease twice", "change": "I signed for three years."}
    ThankYou.give(giver=giver, receiver=receiver, at=AT, **said)


def invited(listed: GroupMember) -> str:
    """A link of their own."""
    host = listed.group.host
    assert host
    return GroupInvitation.make(group=listed.group, by=host, at=AT, invited=listed)


def test_who_joins_by_a_link_of_their_own_has_the_listed_place(listed: GroupMember) -> None:
    member = rowan()
    first, secret = invited(listed), invited(listed)
    place = GroupInvitation.accept(secret, by=member, at=SOON)
    assert place.pk == listed.pk
    assert place.promises.get().what == "Call the bank"
    assert not GroupNotice.objects.standing().exists()
    # A link made before for the same place lets nobody else in.
    with pytest.raises(InvitationIsSpent):
        GroupInvitation.accept(first, by=another("Umar Novak"), at=SOON)


def test_two_links_for_one_place_let_one_member_in(listed: GroupMember, group: Group) -> None:
    secret = invited(listed)
    # Somebody made the second link before the first was replaced.
    group.invitations.update(invited=None)
    other = invited(listed)
    group.invitations.filter(invited=None).update(invited=listed)
    GroupInvitation.accept(secret, by=rowan(), at=SOON)
    with pytest.raises(InvitationIsSpent):
        GroupInvitation.accept(other, by=another("Umar Novak"), at=SOON)


@pytest.mark.parametrize("has_left", [False, True])
def test_who_joined_by_another_link_brings_the_listed_place_to_their_own(
    group: Group, listed: GroupMember, has_left: bool
) -> None:
    member = rowan()
    own, secret = join(group, member), invited(listed)
    if has_left:
        own.leave(at=SOON)
    else:
        assert GroupInvitation.accept(secret, by=member, at=SOON) == own
        assert group.members.present().count() == 3
    place = GroupInvitation.accept(secret, by=member, at=SOON, is_listed=True)
    assert place.pk == own.pk
    assert (place.left_at, place.trade) == (None, member.trade or "Insurance")
    assert [str(one) for one in group.members.present()] == ["Sol Reyes", "Rowan Cole"]
    assert GroupPromise.objects.get().maker == place
    assert GroupAnswer.objects.get().author == place
    assert not GroupNotice.objects.exists()
    assert not GroupMember.objects.filter(pk=listed.pk).exists()


def test_what_both_have_and_only_one_may_stays_under_the_listed_name(
    listed: GroupMember, own: GroupMember
) -> None:
    answered(GroupQuestion.objects.get(), own)
    accepted(listed, own)
    assert {str(answer.author) for answer in GroupAnswer.objects.all()} == {
        "Rowan Cole",
        "Rowan C.",
    }
    assert GroupPromise.objects.get().maker == own
    listed.refresh_from_db()
    assert (listed.address, listed.left_at) == ("", SOON)
    GroupNotice.plan(at=SOON)
    assert not GroupNotice.objects.exists()


def test_every_relation_to_a_place_is_found() -> None:
    keys = {
        (model, one.name)
        for model in apps.get_models()
        for one in model._meta.concrete_fields
        if one.related_model is GroupMember
    }
    assert {(key.model, key.name) for key in pointers()} == keys


def test_what_they_asked_shared_parked_and_were_thanked_for_comes_along(
    group: Group, listed: GroupMember, own: GroupMember
) -> None:
    host = group.members.present()[0]
    assert host.member
    assert own.member
    asked(listed)
    GroupShare.share(author=listed, kind="insight", text="Ask twice.", at=AT)
    ParkedQuestion.park(by=listed, text="Who keeps it?", at=AT)
    FellowPerson.choose(owner=host.member, place=listed, at=AT)
    FellowPerson.choose(owner=own.member, place=listed, at=AT)
    thanked(host, listed)
    accepted(listed, own)
    assert [(question.first, question.asker) for question in own.questions.all()] == [(ASKED, own)]
    assert [share.text for share in own.shares.all()] == ["Ask twice."]
    assert ParkedQuestion.objects.get().parked_by == own
    assert own.thank_yous.get().giver == host
    # Who had the listed member among their people still has, and nobody is their own fellow.
    assert FellowPerson.objects.get().owner == group.host


def test_the_two_never_thank_themselves(listed: GroupMember, own: GroupMember) -> None:
    thanked(own, listed)
    accepted(listed, own)
    assert ThankYou.objects.get().receiver == listed


def test_who_is_taken_off_the_list_gets_no_email_until_listed_again(listed: GroupMember) -> None:
    secret = invited(listed)
    listed.unlist(at=SOON)
    assert not GroupNotice.objects.standing().exists()
    with pytest.raises(InvitationIsSpent):
        GroupInvitation.find(secret, at=SOON)
    told = {"name": "Rowan", "email": listed.email, "at": SOON}
    assert GroupMember.list_by_mail(group=listed.group, **told).left_at is None
    with pytest.raises(HasAnAccount):
        listed.group.members.exclude(member=None).get().unlist(at=SOON)
