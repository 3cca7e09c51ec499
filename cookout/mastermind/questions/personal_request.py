"""A member asked personally for an answer: why in words, and easy to decline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import ClassVar, Self

from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Lower

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.practice.mastermind.kinds import AnswerBasis
from cookout.practice.routing import asking
from cookout.practice.routing.history import AnswerHistory, Askings, GivenAnswer, Question
from cookout.practice.routing.reasons import to_themselves


class PersonalRequests(GroupScopedRows["PersonalRequest"]):
    """Who was asked personally."""

    def told(self) -> Self:
        """Requests that were emailed, answered, declined, or shown on a later day's Today."""
        mailed = PersonalRequest.objects.filter(
            question__notices__recipient=F("asked"),
            question__notices__about="asked",
            # The link of an email that was written.
            question__notices__digest__gt="",
        )
        answered = PersonalRequest.objects.filter(question__answers__author=F("asked"))
        replied = ~Q(declined_at=None) | Q(pk__in=answered.values("pk"))
        return self.filter(
            replied | Q(pk__in=mailed.values("pk")) | Q(pk__in=self._read_on_today())
        )

    def _read_on_today(self) -> list[int]:
        """Requests made before the last day on which their member opened Today. A look on the very
        day may have been earlier."""
        looking = self.exclude(asked__member__looked_on=None).select_related("asked__member")
        return [
            request.pk
            for request in looking
            if (member := request.asked.member)
            and member.looked_on
            and member.looked_on > member.day(request.asked_at)
        ]

    def that_count(self) -> Self:
        """All but those that were taken back with their question before anyone was told."""
        told = self.told().values("pk")
        return self.filter(Q(question__withdrawn_at=None) | Q(pk__in=told))

    def take_back(self) -> None:
        """Those of which nobody was told are asked no more: they were never asked."""
        self.exclude(pk__in=self.told().values("pk")).delete()


class PersonalRequest(GroupScoped):
    """A question put to one member personally, because they lived it or can speak to it."""

    group_path = "question__group"

    question = models.ForeignKey(GroupQuestion, models.CASCADE, related_name="requests")
    asked = models.ForeignKey(GroupMember, models.CASCADE, related_name="requests")
    # A sentence on each line, the strongest first.
    reasons = models.TextField()
    asked_at = models.DateTimeField()
    declined_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[PersonalRequests] = PersonalRequests.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("asked_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["question", "asked"], name="personal_request_once"),
        )

    def __str__(self) -> str:
        return self.reasons

    @property
    def reasons_to_asked(self) -> str:
        """The reasons as the member reads them who is asked."""
        name = self.asked.first_name
        return "\n".join(to_themselves(one, name=name) for one in self.reasons.splitlines())

    def decline(self, *, at: datetime) -> None:
        """Decline. No reason is asked for, and no one is told."""
        self.declined_at = at
        self.save(update_fields=["declined_at"])


@transaction.atomic
def ask_personally(question: GroupQuestion, *, at: datetime) -> list[PersonalRequest]:
    """Ask at most three members of the group, once for a question; each with the reason."""
    GroupQuestion.objects.select_for_update().get(pk=question.pk)
    if question.requests.exists():
        return list(question.requests.all())
    present = list(question.group.members.present().select_related("member"))
    _wait_for_other_groups(present)
    history, askings = past_of(question)
    asked_on = _days_asked(present, at=at)
    routed = asking.choose(
        question=as_asked(question),
        people=[
            _as_routed(member, asked_on[member.address.lower()])
            for member in present
            if member.is_reached
        ],
        history=history,
        askings=askings,
        on=at.date(),
    )
    return [
        PersonalRequest.objects.create(
            question=question,
            asked_id=found.member,
            reasons="\n".join(found.reasons),
            asked_at=at,
        )
        for found in routed.invitations
    ]


def _as_routed(one: GroupMember, asked_on: Iterable[date]) -> asking.MemberToAsk:
    return asking.MemberToAsk(
        id=one.pk,
        name=one.first_name,
        lived=one.lived_phrases,
        speaks_to=one.spoken_phrases,
        asked_on=tuple(asked_on),
    )


def _addresses(members: Iterable[GroupMember]) -> set[str]:
    """What somebody is known by in all their groups, with an account or by mail."""
    return {member.address.lower() for member in members} - {""}


def _wait_for_other_groups(members: Iterable[GroupMember]) -> None:
    """Two groups that would ask one member at once do it one after the other, so that the second
    counts the first: every place of theirs is locked, always in the same order."""
    address = Lower(Coalesce("member__email", "email"))
    theirs = GroupMember.objects.annotate(at_address=address)
    rows = theirs.filter(at_address__in=_addresses(members)).order_by("pk")
    # Their number stays as it is, so rows that point to them can be written meanwhile.
    list(rows.select_for_update(of=("self",), no_key=True).values_list("pk"))


def _days_asked(members: Iterable[GroupMember], *, at: datetime) -> dict[str, list[date]]:
    """When somebody was asked within the last week, in any group, by address.

    A person is one in all their groups, with an account or by mail.
    """
    address = Lower(Coalesce("asked__member__email", "asked__email"))
    lately = PersonalRequest.objects.filter(asked_at__gt=at - asking.WEEK).that_count()
    rows = lately.annotate(address=address)
    days = defaultdict[str, list[date]](list)
    asked = rows.filter(address__in=_addresses(members)).order_by("asked_at")
    for whose, moment in asked.values_list("address", "asked_at"):
        days[whose].append(moment.date())
    return days


def as_asked(question: GroupQuestion) -> Question:
    """A question as routing reads it."""
    background = " ".join((question.background, question.tried, question.options))
    return Question(
        id=question.pk, asker=question.asker_id, text=question.text, background=background
    )


def past_of(question: GroupQuestion) -> tuple[AnswerHistory, Askings]:
    """What the group asked and answered before, in time order, and who was asked for it."""
    history, askings = AnswerHistory(), Askings()
    before = question.group.questions.filter(withdrawn_at=None, asked_at__lte=question.asked_at)
    before = before.exclude(pk=question.pk).order_by("asked_at", "pk")
    for past in before.prefetch_related("answers", "requests"):
        history.ask()
        askings.ask(request.asked_id for request in past.requests.all())
        asked = as_asked(past)
        for answer in past.answers.all():
            history.answer(
                GivenAnswer(
                    id=answer.pk,
                    question=asked,
                    member=answer.author_id,
                    text=answer.text,
                    basis=AnswerBasis(answer.basis),
                    useful=answer.is_useful,
                )
            )
    return history, askings
