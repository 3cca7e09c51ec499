"""An ntfy topic: the address at which a member's own app takes notifications."""

from __future__ import annotations

import re
from datetime import datetime
from typing import ClassVar
from urllib.parse import SplitResult, urlsplit

from django.db import models

from cookout.members.member import Member
from cookout.members.owned import Owned, OwnedRows

TOPIC = re.compile(r"/([-_A-Za-z0-9]{1,64})/?")
"""A server's only path, as ntfy allows topics."""


class BadTopic(ValueError):
    """The address is no topic; the message says why."""


class NtfyTopic(Owned):
    """One member's topic. Anyone who knows the address can read it, so it is as secret as a
    password."""

    url = models.CharField(max_length=500)
    made_at = models.DateTimeField()

    objects: ClassVar[OwnedRows[NtfyTopic]] = OwnedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (models.UniqueConstraint(fields=["owner"], name="ntfy_topic_once_a_member"),)

    def __str__(self) -> str:
        return f"Topic of {self.owner}"

    @classmethod
    def of(cls, member: Member) -> NtfyTopic | None:
        """The member's, if they have one."""
        return cls.objects.of(member).first()

    @classmethod
    def use(cls, *, owner: Member, url: str, at: datetime) -> NtfyTopic:
        """Send notifications to this topic. Raises BadTopic."""
        topic_of(url)
        there = cls.of(owner) or cls(owner=owner, made_at=at)
        there.url = url
        there.save()
        return there

    @property
    def server(self) -> str:
        """Scheme, name and port, as ntfy takes what is published as JSON."""
        parts = _parts(self.url)
        return f"{parts.scheme}://{parts.netloc}/" + (f"?{parts.query}" if parts.query else "")

    @property
    def topic(self) -> str:
        return topic_of(self.url)

    @property
    def shown(self) -> str:
        """Its server only: the rest is secret."""
        return _parts(self.url).hostname or ""

    def is_on(self, other: NtfyTopic) -> bool:
        """Whether both are on one server."""
        mine, theirs = _parts(self.url), _parts(other.url)
        return (mine.scheme, mine.netloc) == (theirs.scheme, theirs.netloc)


def topic_of(url: str) -> str:
    """The topic in an address. Raises BadTopic."""
    parts = _parts(url)
    topic = TOPIC.fullmatch(parts.path)
    if parts.scheme not in ("https", "http") or not parts.hostname or not topic:
        raise BadTopic("Enter the topic’s whole address, like https://ntfy.sh/my-topic-4f7b")
    if parts.username is not None or parts.fragment:
        raise BadTopic("Leave out the user name, and anything after #")
    return topic[1]


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise BadTopic("That’s not an address") from error
    if port == 0 or not (url.isascii() and url.isprintable()) or " " in url:
        raise BadTopic("That’s not an address")
    return parts
