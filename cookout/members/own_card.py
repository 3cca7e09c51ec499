"""The member's own card: what they chose to put on it, and the address at which others see it."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models
from django.utils.crypto import constant_time_compare, salted_hmac

from cookout.members.member import Member
from cookout.members.owned import Owned, OwnedRows
from cookout.practice.name_parts import name_parts
from cookout.vcard.writing import escape, escape_uri, line, write

MARK = 16
"""Characters of the half of the address that is stored."""
SEAL = 40


class NoOwnCard(Exception):
    """The address is forged, or the card is no longer shared."""


class OwnCard(Owned):
    """The contact details that a member gives to people they meet. Empty fields aren't on it.

    Half of its address is stored, the other half comes from the key of this Cookout: a copy of the
    database opens no one's card. Without a mark it isn't shared.
    """

    name = models.CharField(max_length=200)
    role = models.CharField(max_length=200, blank=True)
    company = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=100, blank=True)
    mail = models.EmailField(blank=True)
    link = models.CharField(max_length=300, blank=True)
    # Whether who opens its page may leave theirs back.
    takes_cards = models.BooleanField(default=True)
    mark = models.CharField(max_length=MARK, blank=True)

    objects: ClassVar[OwnedRows[OwnCard]] = OwnedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (models.UniqueConstraint(fields=["owner"], name="own_card_once"),)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of_member(cls, member: Member) -> OwnCard:
        """The member's card; an unsaved one with their name if they have none."""
        return cls.objects.of(member).first() or cls(owner=member, name=member.name)

    @classmethod
    def find(cls, secret: str) -> OwnCard:
        """The card behind an address. Raises NoOwnCard."""
        mark = secret[:MARK]
        card = cls.objects.select_related("owner").exclude(mark="").filter(mark=mark).first()
        if card is None or not constant_time_compare(card.secret, secret):
            raise NoOwnCard
        return card

    @property
    def secret(self) -> str:
        """The secret in the address; empty while the card isn't shared."""
        if not self.mark:
            return ""
        seal = salted_hmac("cookout.members.own_card", self.mark, algorithm="sha256")
        return f"{self.mark}{seal.hexdigest()[:SEAL]}"

    def share(self) -> None:
        """Share it at a new address. The old one stops working."""
        self.mark = secrets.token_hex(MARK // 2)
        self.save()

    def stop_sharing(self) -> None:
        """Stop sharing."""
        self.mark = ""
        self.save()

    def vcard(self) -> bytes:
        """The card as a vCard that every phone reads, also from a QR code."""
        parts = name_parts(name=self.name, company=self.company)
        named = (parts.family, parts.given, parts.additional, parts.prefix, parts.suffix)
        props = [
            ("VERSION", "3.0"),
            ("N", ";".join(map(escape, named)) if any(named) else f"{escape(self.name)};;;;"),
            ("FN", escape(self.name)),
            ("TITLE", escape(self.role)),
            ("ORG", escape(self.company)),
            ("TEL", escape(self.phone)),
            ("EMAIL", escape(self.mail)),
            ("URL", escape_uri(self.link)),
        ]
        lines = b"".join(write(line(name, value)) for name, value in props if value)
        return b"BEGIN:VCARD\r\n" + lines + b"END:VCARD\r\n"
