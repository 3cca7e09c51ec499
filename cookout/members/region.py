"""The region of a member: the country by which numbers that name none are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cookout.practice.formats import DEFAULT_REGION

if TYPE_CHECKING:
    from cookout.members.member import Member


def region_of(member: Member) -> str:
    return member.region or DEFAULT_REGION
