"""The groups a member hosts, written for their archive: what they can read on their pages now.

Nothing of a running session, no guest, no draft, no sealed answer, no link and no address of a
member is in it. What points to a row that is not in it is not in it either.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q

from cookout.export.archive.group_lists import GROUP, GROUP_LISTS, MEMBERS, GroupList
from cookout.export.archive.unpacking import VERSION
from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.providers.shared_experience import SharedExperience
from cookout.mastermind.questions.clarifying_question import ClarifyingQuestion
from cookout.mastermind.questions.group_answer import GroupAnswer
from cookout.mastermind.questions.question_outcome import QuestionOutcome
from cookout.mastermind.sessions.earlier_more import EarlierMore
from cookout.mastermind.sessions.hot_seat import HotSeat, HotSeatRequest
from cookout.mastermind.sessions.session_card import HeardCard, SessionCard, SessionCardKind
from cookout.mastermind.sessions.session_promise import PromiseResult, SessionPromise
from cookout.mastermind.sessions.session_seat import SessionSeat
from cookout.members.member import Member

Row = dict[str, Any]


def hosted_groups(member: Member, *, at: datetime) -> Iterator[Row]:
    """Each group that a member hosts, as one file of the archive. A stand-in hosts none."""
    hosted = Group.objects.seen_by(member).filter(host=member)
    for group in hosted.order_by("pk"):
        # One moment for all of its lists, where the database keeps one.
        with transaction.atomic():
            written = _ReadableGroup(group, member, at).everything()
        yield written


class _ReadableGroup:
    """One group while it is written, as its host may read it at a moment."""

    def __init__(self, group: Group, host: Member, at: datetime) -> None:
        self.group, self.host, self.at = group, host, at
        self.place = group.membership_of(host)
        self.rows: dict[str, list[Any]] = {}
        self.numbers: dict[str, dict[int, int]] = {}

    def everything(self) -> Row:
        members = {member.pk: member for member in self.group.members.select_related("member")}
        self.numbers[MEMBERS] = dict.fromkeys(members, 0)
        found = self._readable()
        for group_list in GROUP_LISTS:
            if group_list.name != MEMBERS:
                self._number(
                    group_list,
                    [row for row in found[group_list.name] if self._is_whole(group_list, row)],
                )
        self._number(
            GROUP_LISTS[0], [member for member in members.values() if self._is_named(member)]
        )
        written = {name: getattr(self.group, name) for name in GROUP}
        return {
            "cookout": "group",
            "version": VERSION,
            "group": written | {"host": self.numbers[MEMBERS][self.place.pk]},
            **{
                group_list.name: [
                    self._written(group_list, row) for row in self.rows[group_list.name]
                ]
                for group_list in GROUP_LISTS
            },
        }

    def _readable(self) -> dict[str, models.QuerySet[Any]]:
        """The rows of each list, as far as the host's pages show them."""
        group = self.group
        questions, over = group.questions.standing(), group.sessions.over()
        answers = GroupAnswer.objects.seen_by(self.host)
        answers = answers.filter(question__in=questions).exclude(question__opened_at=None)
        cards = _cards_of_minutes(over)
        planned = group.sessions.to_come(at=self.at).filter(began_at=None)
        of_questions = {"question__in": questions}
        return {
            "questions": questions.order_by("asked_at", "pk"),
            "clarifying_questions": ClarifyingQuestion.objects.filter(**of_questions),
            "answers": answers,
            "earlier_more": EarlierMore.objects.filter(answer__in=answers),
            "outcomes": QuestionOutcome.objects.filter(**of_questions).order_by("question", "days"),
            "sessions": over.order_by("starts_at", "pk"),
            "attendance": _seats_of_minutes(over, cards),
            "hot_seats": HotSeat.objects.filter(session__in=over).order_by("session", "number"),
            "planned_sessions": planned,
            "planned_hot_seats": HotSeat.objects.filter(session__in=planned).order_by(
                "session__starts_at", "session", "number"
            ),
            "hot_seat_requests": HotSeatRequest.objects.filter(**of_questions).waiting(),
            "cards": cards.order_by("handed_in_at", "pk"),
            "heard_cards": HeardCard.objects.filter(card__in=cards).order_by("pk"),
            "promises": self._promises(over),
            "made_in_sessions": SessionPromise.objects.filter(session__in=over).order_by("pk"),
            "promise_results": PromiseResult.objects.filter(session__in=over).order_by("pk"),
            "shares": group.shares.order_by("shared_at", "pk"),
            "thank_yous": group.thank_yous.order_by("given_at", "pk"),
            "parked": group.parked.waiting(),
            "waiting_list": group.waiting_list.as_they_came(),
            "told_providers": self._told_providers(over),
        }

    def _promises(self, over: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Promises that are open, or shown on a question's page or in minutes; and the host's
        own."""
        shown = Q(kept_on=None, released_on=None) | Q(maker=self.place)
        shown |= Q(question__in=self.group.questions.standing())
        shown |= Q(made_in__session__in=over) | Q(results__session__in=over)
        # Made in a session that runs, a promise is that session's until the bell.
        running = self.group.sessions.filter(ended_at=None)
        found = self.group.promises.filter(shown).exclude(made_in__session__in=running)
        return found.distinct().order_by("made_on", "pk")

    def _told_providers(self, over: models.QuerySet[Any]) -> models.QuerySet[Any]:
        standing = self.group.questions.standing()
        shown = Q(question__in=standing) | Q(question=None, session__in=over)
        statements = SharedExperience.objects.filter(shown, group=self.group).exclude(author=None)
        return statements.select_related("author").order_by("at", "pk")

    def _is_whole(self, one: GroupList, row: Any) -> bool:
        """Whether everything a row points to is in the archive."""
        return all(
            getattr(row, f"{name}_id") in self.numbers[of]
            for name, of in one.points
            if not one.model._meta.get_field(name).null
        )

    def _is_named(self, place: GroupMember) -> bool:
        """Members who are present, or named in a row of the archive."""
        named = {
            getattr(row, f"{name}_id")
            for group_list in GROUP_LISTS[1:]
            for name, of in group_list.points
            if of == MEMBERS
            for row in self.rows[group_list.name]
        }
        return place.left_at is None or place.pk in named

    def _number(self, one: GroupList, rows: list[Any]) -> None:
        self.rows[one.name] = rows
        self.numbers[one.name] = {row.pk: number for number, row in enumerate(rows, start=1)}

    def _written(self, one: GroupList, row: Any) -> Row:
        written: Row = {name: getattr(row, name) for name in one.fields}
        for name, of in one.points:
            written[name] = self.numbers[of].get(getattr(row, f"{name}_id"))
        return written | self._as_shown(row)

    def _as_shown(self, row: Any) -> Row:
        """Rows of which the host's pages show only a part."""
        if isinstance(row, GroupMember):
            lived = {} if row.left_at is None else {"lived": ""}
            return {"name": row.member.name if row.member else row.name} | lived
        if isinstance(row, GroupAnswer) and row.author_id != self.place.pk:
            return {"felt_heard": None}
        if isinstance(row, SharedExperience) and not self._shows_source(row):
            return {"source_name": ""}
        return {}

    def _shows_source(self, statement: SharedExperience) -> bool:
        """An answer says on whose word it rests; of a session only a look-up of the trade does."""
        is_looked_up = statement.trade and statement.author and statement.author.left_at is None
        return bool(statement.question_id or statement.author_id == self.place.pk or is_looked_up)


def _cards_of_minutes(over: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Cards of members in hot seats that were given; of a question said again, the last."""
    chair = HotSeat.objects.filter(session=OuterRef("session"), number=OuterRef("hot_seat"))
    cards = SessionCard.objects.filter(session__in=over).exclude(handed_in_at=None)
    again = SessionCardKind.RESTATEMENT
    later = SessionCard.objects.filter(
        Q(handed_in_at__gt=OuterRef("handed_in_at"))
        | Q(handed_in_at=OuterRef("handed_in_at"), pk__gt=OuterRef("pk")),
        session=OuterRef("session"),
        hot_seat=OuterRef("hot_seat"),
        kind=again,
    )
    shown = cards.filter(Exists(chair)).exclude(seat__member=None)
    return shown.exclude(Q(kind=again) & Exists(later))


def _seats_of_minutes(
    over: models.QuerySet[Any], cards: models.QuerySet[Any]
) -> models.QuerySet[Any]:
    """Members who were there, or wrote a card that stands in the minutes."""
    wrote = Q(pk__in=cards.values("seat"))
    seats = SessionSeat.objects.filter(session__in=over).exclude(member=None)
    return seats.filter(wrote | Q(present_at__isnull=False)).order_by("session", "pk")
