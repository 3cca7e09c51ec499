"""An imported archive: previewed, imported as a whole and undone as a whole."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import IO, TYPE_CHECKING, ClassVar, Self

from django.db import models, transaction

from cookout.members.owned import Owned, OwnedRows, Upload

if TYPE_CHECKING:
    from cookout.members.member import Member

IN_MEMORY = 8_000_000


class Arrivals(OwnedRows["Arrival"]):
    """Queries for imported archives."""

    def taken(self) -> Self:
        """Archives imported and not undone, the latest first."""
        return self.filter(taken_at__isnull=False, undone_at=None).order_by("-taken_at", "-pk")


class Arrival(Upload):
    """An archive that a member uploaded; its bytes stay until it is imported."""

    undone_at = models.DateTimeField(null=True, blank=True)
    words = models.TextField(blank=True)

    objects: ClassVar[Arrivals] = Arrivals.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-handed_in_at", "-pk")

    def __str__(self) -> str:
        return self.file_name

    @classmethod
    @transaction.atomic
    def hand_in(
        cls, *, owner: Member, file_name: str, pieces: Iterable[bytes], at: datetime
    ) -> Arrival:
        """Save an archive for its preview. One that was uploaded before and never imported is
        dropped."""
        cls.objects.of(owner).filter(taken_at=None).delete()
        arrival = cls.objects.create(owner=owner, file_name=file_name[:255], handed_in_at=at)
        for number, piece in enumerate(pieces):
            arrival.pieces.create(owner=owner, position=number, content=piece)
        return arrival

    @contextmanager
    def opened(self) -> Iterator[IO[bytes]]:
        """Its bytes as a file object; a large one is never in memory whole."""
        with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as file:
            for number in self.pieces.order_by("position").values_list("pk", flat=True):
                file.write(bytes(ArrivalPiece.objects.get(pk=number).content))
            file.seek(0)
            yield file


class ArrivalPiece(Owned):
    """Some of the bytes of an archive that waits for its preview."""

    arrival = models.ForeignKey(Arrival, models.CASCADE, related_name="pieces")
    position = models.PositiveIntegerField()
    content = models.BinaryField()

    objects: ClassVar[OwnedRows[ArrivalPiece]] = OwnedRows.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return f"Piece {self.position} of {self.arrival}"


class ArrivalRow(Owned):
    """A row that an archive brought, and the imprint it had, so that it can be undone."""

    arrival = models.ForeignKey(Arrival, models.CASCADE, related_name="rows")
    noun = models.CharField(max_length=60)
    number = models.BigIntegerField()
    imprint = models.CharField(max_length=64)

    objects: ClassVar[OwnedRows[ArrivalRow]] = OwnedRows.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return f"{self.noun} {self.number} by {self.arrival}"
