"""How a recommendation or an introduction turned out, in the words of one tap."""

from __future__ import annotations

from datetime import timedelta

from django.db import models

from cookout.referrals.experience import Outcome

ASK_AFTER = timedelta(days=14)
"""How it went is asked so long after the day on which it was expected."""


class Result(models.TextChoices):
    """An outcome of the work, or why there is none."""

    WELL = Outcome.WELL.value, "Went well"
    SO_SO = Outcome.SO_SO.value, "So-so"
    BADLY = Outcome.BADLY.value, "Went badly"
    NO_CALL = "no-call", "Didn’t call"
    NO_NUMBER = "no-number", "Number didn’t work"
