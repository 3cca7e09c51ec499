"""Planning: what the members' wishes have made due is written down before anything is sent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from cookout.letters.delivery import Delivery
from cookout.letters.preferences import Wish
from cookout.letters.session_mail import plan_session_mail
from cookout.practice.hours import LOOKS_BACK, fallen_due

Planned = set[tuple[int, str, str]]


def wishes() -> list[Wish]:
    """Those of the members who want anything."""
    found = Wish.objects.filter(owner__is_active=True).exclude(digest=False, review=False)
    return list(found.select_related("owner").order_by("pk"))


def plan(*, wishes: Iterable[Wish], at: datetime, domain: str) -> None:
    """Write down every letter that has fallen due; of several that wait the latest says it all."""
    Delivery.uncover(at=at)
    known = _known(at)
    for wish in wishes:
        for kind, (wanted, *_) in Wish.WHEN.items():
            if getattr(wish, wanted):
                _plan(wish, kind, known, at, domain)
    plan_session_mail(at=at, domain=domain)
    Delivery.cover(at=at)


def _known(at: datetime) -> Planned:
    """What is written down already, as far back as anything is looked for."""
    lately = Delivery.objects.filter(due_at__gt=at - LOOKS_BACK - timedelta(days=1))
    return set(lately.values_list("owner", "kind", "period"))


def _plan(wish: Wish, kind: str, known: Planned, at: datetime, domain: str) -> None:
    zone, hour, days = wish.owner.zone, getattr(wish, f"{kind}_time"), wish.weekdays(kind)
    since = _since(wish, kind, at)
    due = fallen_due(after=since, at=at, hour=hour, weekdays=days, zone=zone)
    for day, due_at in due:
        period = _period(kind, day)
        if (wish.owner_id, kind, period) not in known:
            Delivery.plan(owner=wish.owner, kind=kind, period=period, due_at=due_at, domain=domain)


def _since(wish: Wish, kind: str, at: datetime) -> datetime:
    """From when on it is wished for; said on a clock that ran ahead, from now on."""
    name = f"{kind}_from"
    since: datetime | None = getattr(wish, name)
    if since is None or since > at:
        setattr(wish, name, at)
        wish.save(update_fields=[name])
        return at
    return since


def _period(kind: str, day: date) -> str:
    """What a letter is the one of: a day, or a week."""
    if kind == Delivery.Kind.DIGEST:
        return day.isoformat()
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
