"""An intake as its pages share it: fetched for its member, worked on, and the one that is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404
from django.urls import reverse

from cookout.capture.intake.intake import Intake
from cookout.web.http.background import go_on, is_running
from cookout.web.http.door import Visit

if TYPE_CHECKING:
    from cookout.capture.intake.file import File


def handed_in(request: Visit, pk: int) -> Intake:
    """Without its bytes until somebody reads them: a file may be large."""
    intakes = Intake.objects.of(request.user).select_related("owner").defer("content", "index")
    return get_object_or_404(intakes, pk=pk)


def take(request: Visit, intake: Intake, file: File | None = None) -> None:
    """Take it in, or go on with that: the first of it now, the rest after the answer."""
    # What writes is loaded with the first file that is taken, or undone.
    from cookout.capture.intake.slices import taking

    go_on(_name("take", intake), taking(intake, at=request.at, file=file))


def undo(request: Visit, intake: Intake) -> None:
    """Undo it, or go on with that."""
    from cookout.capture.intake.undo import taking_back

    go_on(_name("undo", intake), taking_back(intake, at=request.at))


def runs(intake: Intake) -> bool:
    """Whether something is being done about it at this moment."""
    return intake.is_under_way and is_running(_name("undo" if intake.undone_at else "take", intake))


def undo_tag(intake: Intake) -> str:
    return f"undo:{reverse('import_undo', args=[intake.pk])}"


def waiting_after(intake: Intake) -> Intake | None:
    """The file that was handed in after this one and still waits for its preview."""
    waiting = Intake.objects.of(intake.owner).waiting().defer("content", "index")
    return waiting.filter(pk__gt=intake.pk).first()


def _name(deed: str, intake: Intake) -> str:
    return f"{deed} {intake.pk}"
