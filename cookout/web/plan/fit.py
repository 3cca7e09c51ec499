"""Whether the plan fits the past weeks: one calm line, and a change in one tap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core import signing
from django.http import Http404

from cookout.plan.offer import Offer, is_new, offer
from cookout.plan.past_weeks import kept
from cookout.plan.plan import Plan
from cookout.practice.plan.plan_phrases import PlanMessage

CHANGED = "You changed your plan. The next weeks will show how it fits."
MISFITS = (
    PlanMessage.PLAN_TOO_BIG,
    PlanMessage.ROOM_FOR_MORE,
    PlanMessage.OFF_PLAN,
    PlanMessage.SLIPPING,
)


@dataclass(frozen=True)
class PlanFit:
    """The line, and the offered change, if any."""

    words: str
    offer: Offer | None

    @property
    def action(self) -> str:
        """What the button says."""
        if self.offer is None:
            return ""
        minutes = f"{self.offer.a_week} minutes a week"
        return f"Change to {minutes}" if self.offer.is_smaller else f"Add one seat, with {minutes}"


def fit(plan: Plan, *, on: date) -> PlanFit:
    """How the plan was kept until a day."""
    so_far = kept(plan=plan, until=on)
    if so_far.code in MISFITS and is_new(plan=plan, on=on):
        return PlanFit(CHANGED, None)
    return PlanFit(so_far.in_words(), offer(plan=plan, kept=so_far, on=on))


def as_it_is(plan: Plan) -> str:
    """The plan's size, signed for the Undo form; valid for this member's plan only."""
    changed = plan.changed_at.isoformat()
    return signing.dumps([plan.minutes, plan.cookout_size, changed], salt=_salt(plan))


def put_back(plan: Plan, signed: str) -> None:
    """Restore the signed size. Http404 if it isn't signed by us."""
    try:
        minutes, size, changed = signing.loads(signed, salt=_salt(plan))
    except signing.BadSignature:
        raise Http404 from None
    plan.resize(minutes=minutes, cookout_size=size, at=datetime.fromisoformat(changed))


def _salt(plan: Plan) -> str:
    return f"plan {plan.owner.pk}"
