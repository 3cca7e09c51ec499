"""The mail server: through which letters leave, as the host has set it up."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models


class MailServer(models.Model):
    """One row, the host's. Without it no mail leaves."""

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
        """The one that is set up, if any is."""
        return cls.objects.order_by("pk").first()

    @classmethod
    def forget(cls) -> None:
        """From now on no mail leaves; what is due waits, and nothing of it is lost."""
        cls.objects.all().delete()

    def set_up(self, *, at: datetime) -> None:
        """Letters leave through this one from now on."""
        self.pk, self.set_at = 1, at
        self.save()

    @property
    def domain(self) -> str:
        """What stands behind the @ of its letters, as mail servers write it."""
        name = self.from_address.rpartition("@")[2] or "localhost"
        try:
            return name.encode("idna").decode()
        except UnicodeError:
            return "localhost"
