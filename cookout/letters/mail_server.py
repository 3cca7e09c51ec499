"""The mail server that emails are sent by, as the host set it up."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models


class MailServer(models.Model):
    """One row, set by the host. Without it no email is sent."""

    class Security(models.TextChoices):
        STARTTLS = "starttls", "STARTTLS"
        TLS = "tls", "TLS"
        NONE = "none", "None"

    host = models.CharField(max_length=253)
    port = models.PositiveIntegerField(default=587)
    security = models.CharField(max_length=8, choices=Security.choices, default=Security.STARTTLS)
    user = models.CharField(max_length=254, blank=True)
    password = models.CharField(max_length=1000, blank=True)
    from_address = models.CharField(max_length=254)
    set_at = models.DateTimeField()

    objects: ClassVar[models.Manager[MailServer]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"

    @classmethod
    def present(cls) -> MailServer | None:
        """The mail server, if one is set up."""
        return cls.objects.order_by("pk").first()

    @classmethod
    def forget(cls) -> None:
        """Stop sending email. What is due waits; nothing is lost."""
        cls.objects.all().delete()

    def set_up(self, *, at: datetime) -> None:
        """Send email by this server from now on."""
        self.pk, self.set_at = 1, at
        self.save()

    @property
    def domain(self) -> str:
        """The domain of its sender, in ASCII."""
        name = self.from_address.rpartition("@")[2] or "localhost"
        try:
            return name.encode("idna").decode()
        except UnicodeError:
            return "localhost"
