"""How a recommendation or an introduction turned out, in the words of one tap."""

from __future__ import annotations

from django.db import models

from cookout.referrals.experience import Outcome


class Result(models.TextChoices):
    """An outcome of the work, or why there is none."""

    WELL = Outcome.WELL.value, "Went well"
    SO_SO = Outcome.SO_SO.value, "So-so"
    BADLY = Outcome.BADLY.value, "Went badly"
    NO_CALL = "no-call", "Didn’t call"
    NO_NUMBER = "no-number", "Number didn’t work"
