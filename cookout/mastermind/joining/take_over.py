"""Merge the membership that a person was listed under by email into the one of their account."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, models, transaction

from cookout.mastermind.fellow_person import FellowPerson
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.providers.same_provider import SameProvider
from cookout.mastermind.questions.personal_request import PersonalRequest

WORDS = ("trade", "lived", "speaks_to")


@transaction.atomic
def take_over(listed: GroupMember, place: GroupMember, *, at: datetime) -> None:
    """Move everything from a place that was listed by email to a member's own place.

    Of what both have and only one may, as two answers to one question, the listed place keeps
    its own, as someone who left. Otherwise it is gone. Either way no email goes there anymore.
    """
    _drop_what_is_between(listed, place)
    stays = [_move(key, listed, place) for key in pointers()]
    for name in WORDS:
        setattr(place, name, getattr(place, name) or getattr(listed, name))
    place.joined_at = min(place.joined_at, listed.joined_at)
    place.save(update_fields=[*WORDS, "joined_at"])
    if any(stays):
        listed.email, listed.left_at = "", at
        listed.save(update_fields=["email", "left_at"])
    else:
        listed.delete()


def pointers() -> list[Any]:
    """Every foreign key to a group membership, from any room."""
    fields = GroupMember._meta.get_fields(include_hidden=True)
    return [field.field for field in fields if isinstance(field, models.ManyToOneRel)]


def _move(key: Any, listed: GroupMember, place: GroupMember) -> bool:
    """Move the rows of one relation; returns whether any had to stay."""
    rows = key.model._base_manager.filter(**{key.name: listed})
    if any(field.name == "digest" for field in key.model._meta.concrete_fields):
        # A link of an email, or an invitation: it opened the listed place alone.
        rows.delete()
    stays = [pk for pk in rows.values_list("pk", flat=True) if not _moved(key, pk, place)]
    return bool(stays)


def _moved(key: Any, pk: int, place: GroupMember) -> bool:
    try:
        with transaction.atomic():
            key.model._base_manager.filter(pk=pk).update(**{key.name: place})
    except IntegrityError:
        return False
    return True


def _drop_what_is_between(listed: GroupMember, place: GroupMember) -> None:
    """What is about the two as two: they are one."""
    FellowPerson.objects.filter(place=listed, owner=place.member_id).delete()
    ends = models.Q(first__author=listed, second__author=place)
    ends |= models.Q(first__author=place, second__author=listed)
    SameProvider.objects.filter(ends).delete()
    of_own = models.Q(asked=listed, question__asker=place)
    of_own |= models.Q(asked=place, question__asker=listed)
    PersonalRequest.objects.filter(of_own).delete()
