"""A session as a meeting in a member's own log, with the fellow members among their people."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models, transaction

from cookout.mastermind.fellow_person import FellowPerson
from cookout.mastermind.sessions.session import GroupSession
from cookout.members.member import Member
from cookout.members.owned import Owned, OwnedRows
from cookout.people.interaction import Interaction, InteractionKind
from cookout.people.person import Person


class SessionMeeting(Owned):
    """The conversation that a session was for one member; it follows the attendance.

    Its row stays where the conversation goes, so that what a member deleted is not logged anew.
    """

    session = models.ForeignKey(GroupSession, models.CASCADE, related_name="meetings")
    interaction = models.ForeignKey(
        Interaction, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # By corrected attendance, and not by the member.
    undone_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[OwnedRows[SessionMeeting]] = OwnedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["owner", "session"], name="session_meeting_once"),
        )

    def __str__(self) -> str:
        return str(self.session)

    def follow(self, met: list[Person], fellows: list[Person], *, at: datetime) -> None:
        """Make the conversation one with those who were there; with nobody left it is undone.

        `fellows` are all of the group who are people of the owner's: whoever else the owner added
        to the conversation stays in it.
        """
        interaction = self.interaction
        if interaction is None or (interaction.trashed_at and not self.undone_at):
            return
        others = [person for person in interaction.people.all() if person not in fellows]
        if not met:
            if not self.undone_at:
                interaction.trash(at=at)
                self._note(at)
            return
        if self.undone_at:
            interaction.restore()
            self._note(None)
        if set(interaction.people.all()) != {*others, *met}:
            interaction.rewrite(people=[*others, *met])

    def _note(self, at: datetime | None) -> None:
        self.undone_at = at
        self.save(update_fields=["undone_at"])


@transaction.atomic
def follow_attendance(session: GroupSession, *, at: datetime) -> None:
    """Log a session that is over for everyone who was there, with their people who were there.

    Called again after attendance is corrected, what is logged follows it, and is never doubled.
    """
    GroupSession.objects.select_for_update().get(pk=session.pk)
    came = set(session.seats.came().exclude(member=None).values_list("member_id", flat=True))
    of_group = FellowPerson.objects.filter(place__group=session.group_id, person__trashed_at=None)
    chosen: dict[Member, list[FellowPerson]] = {}
    for person in of_group.select_related("owner", "person"):
        chosen.setdefault(person.owner, []).append(person)
    places = dict(session.group.members.exclude(member=None).values_list("member_id", "pk"))
    for owner, fellows in chosen.items():
        was_there = places.get(owner.pk) in came
        met = [fellow.person for fellow in fellows if was_there and fellow.place_id in came]
        _log(session, owner, met, [fellow.person for fellow in fellows], at)


def _log(
    session: GroupSession, owner: Member, met: list[Person], fellows: list[Person], at: datetime
) -> None:
    there = SessionMeeting.objects.of(owner).filter(session=session).select_related("interaction")
    if meeting := there.first():
        meeting.follow(met, fellows, at=at)
        return
    on = owner.day(session.began_at or session.starts_at)
    by_hand = Interaction.objects.of(owner).not_in_trash().filter(kind=InteractionKind.MET, on=on)
    logged = set(by_hand.filter(people__in=met).values_list("people", flat=True))
    if new := [person for person in met if person.pk not in logged]:
        interaction = Interaction.log(
            people=new,
            kind=InteractionKind.MET,
            direction=Interaction.Direction.BOTH,
            on=on,
            at=at,
            words=session.group.name,
        )
        SessionMeeting.objects.create(owner=owner, session=session, interaction=interaction)
