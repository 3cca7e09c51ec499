"""A member of a group: since when, what they do, and what they can speak to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import ClassVar, Self

from django.db import models, transaction
from django.db.models.functions import Lower

from cookout.mastermind.group import Group, Groups
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.members.member import Member
from cookout.practice.mastermind.competing import competitors
from cookout.practice.phrases import one_line
from cookout.practice.routing.reasons import without_asker

NAMELESS = "A former member"
"""The name shown once someone's account is deleted."""


class HostMustHandOver(Exception):
    """The host can leave only after another member hosts."""


class HasAnAccount(Exception):
    """They have an account, so only they decide whether they are in the group."""


class GroupMembers(GroupScopedRows["GroupMember"]):
    """Queries for group members."""

    def present(self) -> Self:
        """Those in their group now, the longest there first."""
        return self.filter(left_at=None).order_by("joined_at", "pk")

    def listed(self) -> Self:
        """Those without an account: they take part by email, or came with an imported group and
        have not taken their place yet."""
        return self.present().filter(member=None)

    def by_mail(self) -> Self:
        """Those without an account, who take part by email."""
        return self.listed().exclude(email="")

    def others_than(self, member: Member) -> Self:
        """All but one member."""
        return self.exclude(member=member)


class GroupMember(GroupScoped):
    """Someone in a group. Without an account they take part by email, listed with a name and
    address."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="members")
    member = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    trade = models.CharField(max_length=200, blank=True)
    # A phrase on each line.
    lived = models.TextField(blank=True)
    speaks_to = models.TextField(blank=True)

    # Whether visitors of the group's page read their name, trade and what they can speak to.
    shown_to_visitors = models.BooleanField(default=False)

    objects: ClassVar[GroupMembers] = GroupMembers.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["group", "member"], name="group_member_once"),
            models.UniqueConstraint(
                "group",
                Lower("email"),
                condition=~models.Q(email=""),
                name="group_member_once_by_mail",
            ),
        )

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """The name on their account, else the one they were listed with."""
        name = str(self.member) if self.member else self.name
        return one_line(text=name, most=60) or NAMELESS

    @property
    def first_name(self) -> str:
        """What the group calls them."""
        own = self.member.first_name if self.member else self.name.split(" ")[0]
        return one_line(text=own, most=40) or self.full_name

    @property
    def address(self) -> str:
        """Their email address; empty if they have none."""
        return (self.member.email if self.member else self.email) or ""

    @property
    def is_reached(self) -> bool:
        """Whether a question gets to them: in their account, or by mail. Somebody who came with
        an imported group is not there until they take their place."""
        return self.member_id is not None or bool(self.email)

    @property
    def whose_clock(self) -> Member | None:
        """Whose clock and region hold for them: their own, or their host's where they have no
        account."""
        return self.member or self.group.host

    def day(self, at: datetime) -> date:
        """The day that a moment is on for them."""
        return self.whose_clock.day(at) if self.whose_clock else at.date()

    @property
    def is_host(self) -> bool:
        return self.member_id is not None and self.member_id == self.group.host_id

    @property
    def is_last_account(self) -> bool:
        """Whether no one else in the group has an account that could open it."""
        others = self.group.members.present().exclude(pk=self.pk)
        return not others.exclude(member=None).exists()

    @property
    def lived_phrases(self) -> tuple[str, ...]:
        """What they have lived, as a list of phrases."""
        return phrases_of(self.lived)

    @property
    def spoken_phrases(self) -> tuple[str, ...]:
        """What they can speak to, as a list of phrases."""
        return phrases_of(self.speaks_to)

    def describe(
        self, *, trade: str, lived: str, speaks_to: str, shown_to_visitors: bool = False
    ) -> None:
        """Save what they do, what they have lived, what they can speak to, and who may read it."""
        self.trade, self.lived, self.speaks_to = trade.strip(), lived.strip(), speaks_to.strip()
        self.shown_to_visitors = shown_to_visitors
        self.save(update_fields=["trade", "lived", "speaks_to", "shown_to_visitors"])

    def join(self, member: Member) -> None:
        """Add a member with an account: at the membership they were listed under, or again."""
        if self.member_id is None:
            self.trade = self.trade or member.trade
        self.member, self.left_at, self.name, self.email = member, None, "", ""
        self.save(update_fields=["member", "left_at", "name", "email", "trade"])

    @transaction.atomic
    def leave(self, *, at: datetime) -> None:
        """Leave the group; from now on they see nothing of it. Raises HostMustHandOver.

        What they wrote stays with the group, under their name. A session that runs goes on
        without them, and their browser is told nothing more of it. With the last account the group
        ends: nobody is emailed about it anymore, and no visitor finds it.
        """
        is_last = self.is_last_account
        if self.is_host and not is_last:
            raise HostMustHandOver
        self.left_at = at
        self.save(update_fields=["left_at"])
        self._leave_rooms(at=at)
        if is_last:
            self._end_the_group(at=at)
        elif self.member is not None and self.group.stand_in_id == self.member_id:
            self.group.end_stand_in(by=self.member)

    def _leave_rooms(self, *, at: datetime) -> None:
        for seat in self.seats.filter(session__ended_at=None).select_related("session"):
            seat.revoke(at=at)

    def _end_the_group(self, *, at: datetime) -> None:
        """Nobody could open it or invite again."""
        for place in self.group.members.listed():
            place.unlist(at=at)
        self.group.stand_in = self.group.stood_in_at = self.group.opened_to_visitors_at = None
        self.group.save(update_fields=["stand_in", "stood_in_at", "opened_to_visitors_at"])

    @classmethod
    @transaction.atomic
    def list_by_mail(
        cls, *, group: Group, name: str, email: str, at: datetime, trade: str = ""
    ) -> GroupMember:
        """List someone without an account. Listing them again reuses the membership."""
        whose = models.Q(email__iexact=email) | models.Q(member__email__iexact=email)
        same = group.members.filter(whose).first()
        if same is None:
            if came := cls._came_without_address(group, name):
                came.email = email
                came.save(update_fields=["email"])
                return came
            return group.members.create(name=name, email=email, joined_at=at, trade=trade)
        if same.member_id is not None:
            # They have an account: whether they are here is theirs to say.
            return same
        same.name, same.left_at = name, None
        same.save(update_fields=["name", "left_at"])
        return same

    @classmethod
    def _came_without_address(cls, group: Group, name: str) -> GroupMember | None:
        """The member of a name who came with an imported group, where only one is called so."""
        here = list(group.members.listed().filter(email="", name__iexact=name)[:2])
        return here[0] if len(here) == 1 else None

    def unlist(self, *, at: datetime) -> None:
        """Take somebody without an account off the list: no more email. Listed again, they are
        back. HasAnAccount for who leaves by themselves."""
        if self.member_id is not None:
            raise HasAnAccount
        self.left_at = at
        self.save(update_fields=["left_at"])
        self._leave_rooms(at=at)

    @classmethod
    def groups_going_with(cls, member: Member) -> Groups:
        """The groups that nobody else can open, so that they go when the account goes.

        Who takes part by mail has no account.
        """
        others = cls.objects.present().exclude(member=None).others_than(member)
        theirs = Group.objects.filter(members__member=member)
        return theirs.exclude(pk__in=others.values("group")).order_by("name", "pk").distinct()

    @classmethod
    @transaction.atomic
    def forget(cls, member: Member) -> None:
        """Before an account is deleted: its name, address and words about themselves go.

        What others need of a thread stays. Groups they hosted go to the longest member there.
        """
        for place in cls.objects.filter(member=member).select_related("group"):
            place._forget_in_reasons()
            place.picks.all().delete()
            place.closing_words.all().delete()
            place.told_closing_words.all().delete()
            place._leave_rooms(at=place.joined_at)
            group, mine = place.group, cls.objects.filter(pk=place.pk)
            if place.is_host:
                heirs = group.members.present().exclude(member=None).exclude(pk=place.pk)
                heir = heirs.select_related("member").first()
                group.host = heir.member if heir else None
                group.save(update_fields=["host"])
            mine.update(
                member=None,
                name="",
                email="",
                trade="",
                lived="",
                speaks_to="",
                shown_to_visitors=False,
            )
            mine.filter(left_at=None).update(left_at=models.F("joined_at"))
        # A group that nobody can open any more: who takes part by mail has no account.
        opened = cls.objects.present().exclude(member=None)
        Group.objects.exclude(pk__in=opened.values("group")).delete()

    def _forget_in_reasons(self) -> None:
        """Why they were asked personally, and that others have answered them, names them."""
        self.requests.update(reasons="")
        for question in self.questions.prefetch_related("requests"):
            for request in question.requests.all():
                request.reasons = without_asker(request.reasons)
                request.save(update_fields=["reasons"])


def phrases_of(text: str) -> tuple[str, ...]:
    """The phrases of a text, one on each line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def competing(members: Iterable[GroupMember]) -> tuple[tuple[str, str, str], ...]:
    """Every pair of members who share a trade, with the trade."""
    return competitors((member.full_name, member.trade) for member in members)
