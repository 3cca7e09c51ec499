"""Plan what is due by each member's choices, before anything is sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from cookout.letters.delivery import Delivery, LetterKind
from cookout.letters.phone.ntfy_topic import NtfyTopic
from cookout.letters.phone.phone_wish import PhoneWish
from cookout.letters.phone.push_subscription import PushSubscription
from cookout.letters.preferences import Wish
from cookout.letters.promises_due import days_due
from cookout.letters.session_mail import plan_session_mail
from cookout.letters.session_reminder import BEFORE, plan_session_reminders, sessions_to_tell
from cookout.mastermind.notices.group_news import group_news
from cookout.members.compiled_query import CompiledQuery
from cookout.practice.hours import LOOKS_BACK, fallen_due

Planned = set[tuple[int, str, str, str, int | None]]
ANYTHING = Q(digest=True) | Q(promise=True) | Q(review=True)
ON_PHONE = ANYTHING | Q(tomorrow=True)
# Asked at every look, which is once a minute.
_ON_PHONES = CompiledQuery(
    lambda: PhoneWish.objects.filter(ON_PHONE, owner__is_active=True).select_related("owner")
)
_WISHES = CompiledQuery(
    lambda: (
        Wish.objects.filter(owner__is_active=True)
        .filter(ANYTHING | Q(groups=True) | Q(owner__in=_owners_of_phones()))
        .select_related("owner")
        .order_by("pk")
    )
)
_LATELY = CompiledQuery(
    lambda since: Delivery.objects.filter(due_at__gt=since).values_list(
        "owner", "kind", "period", "channel", "device"
    )
)


@dataclass(frozen=True)
class Outlet:
    """Where to reach a member: by email, on one device, or at their topic."""

    channel: str
    row: PushSubscription | NtfyTopic | None = None

    @property
    def device(self) -> PushSubscription | None:
        return self.row if isinstance(self.row, PushSubscription) else None

    def since(self, wish: Wish | PhoneWish, kind: str, at: datetime) -> datetime:
        """Since when a kind is wanted here."""
        begun = _since(wish, f"{kind}_from", at)
        return max(begun, _since(self.row, "made_at", at)) if self.row else begun


def wishes() -> list[Wish]:
    """The wishes of members who want anything, by email or on the phone.

    The default hours apply to members who chose none, as after importing an archive.
    """
    found = _WISHES()
    owners = {wish.owner_id for wish in found}
    return found + [Wish(owner=wish.owner) for wish in _ON_PHONES() if wish.owner_id not in owners]


def _owners_of_phones() -> QuerySet[PhoneWish, int]:
    return PhoneWish.objects.filter(ON_PHONE).values_list("owner", flat=True)


def plan_mail(*, wishes: Iterable[Wish], at: datetime, domain: str) -> None:
    """Create a delivery for every email that is due."""
    planned = _known(at)
    for wish in wishes:
        for kind, (wanted, *_) in Wish.WHEN.items():
            if getattr(wish, wanted):
                _plan(wish, wish, kind, Outlet(Delivery.Channel.MAIL), planned, at, domain)
    plan_session_mail(at=at, domain=domain)
    plan_session_reminders(at=at, domain=domain)


def plan_phones(*, wishes: Iterable[Wish], at: datetime) -> None:
    """Create a delivery for every notification that is due, on each device and topic."""
    wanted = {phone_wish.owner_id: phone_wish for phone_wish in _ON_PHONES()}
    if not wanted:
        return
    planned = _known(at)
    for hours in wishes:
        if wish := wanted.get(hours.owner_id):
            kinds = [kind for kind in PhoneWish.KINDS if getattr(wish, kind)]
            for outlet in _phones(hours):
                for kind in kinds:
                    _plan(hours, wish, kind, outlet, planned, at, "phone")
                if wish.tomorrow:
                    _plan_sessions(wish, outlet, at)


def _plan_sessions(wish: PhoneWish, outlet: Outlet, at: datetime) -> None:
    """A notification a day before each session of the member's groups."""
    since = outlet.since(wish, LetterKind.TOMORROW, at)
    for session in sessions_to_tell(wish.owner, at=at):
        if session.starts_at - BEFORE >= since:
            Delivery.plan(
                owner=wish.owner,
                kind=LetterKind.TOMORROW,
                period=f"{session.pk}.{session.sequence}",
                due_at=session.starts_at - BEFORE,
                domain="phone",
                channel=outlet.channel,
                device=outlet.device,
            )


def _phones(wish: Wish) -> Iterator[Outlet]:
    for device in PushSubscription.objects.of(wish.owner).order_by("pk"):
        yield Outlet(Delivery.Channel.PUSH, device)
    if topic := NtfyTopic.of(wish.owner):
        yield Outlet(Delivery.Channel.NTFY, topic)


def _known(at: datetime) -> Planned:
    """Deliveries created already, as far back as `LOOKS_BACK`."""
    return set(_LATELY(since=at - LOOKS_BACK - timedelta(days=1)))


def _plan(
    hours: Wish,
    wish: Wish | PhoneWish,
    kind: str,
    outlet: Outlet,
    planned: Planned,
    at: datetime,
    domain: str,
) -> None:
    owner, days = hours.owner, hours.weekdays(kind)
    hour = getattr(hours, Wish.WHEN[LetterKind(kind)][1])
    since = outlet.since(wish, kind, at)
    device = outlet.device
    place = (outlet.channel, device and device.pk)
    fallen = fallen_due(after=since, at=at, hour=hour, weekdays=days, zone=owner.zone)
    due = {
        day: due_at
        for day, due_at in fallen
        if (owner.pk, kind, _period(kind, day), *place) not in planned
    }
    for day, due_at in _with_content(hours, kind, due).items():
        Delivery.plan(
            owner=owner,
            kind=kind,
            period=_period(kind, day),
            due_at=due_at,
            domain=domain,
            channel=outlet.channel,
            device=device,
        )


def _with_content(hours: Wish, kind: str, due: dict[date, datetime]) -> dict[date, datetime]:
    """The days on which there is anything to tell: a promise that is due, or news of a group."""
    if kind == LetterKind.PROMISE and due:
        promise_days = days_due(hours.owner, first=min(due), last=max(due))
        return {day: due_at for day, due_at in due.items() if day in promise_days}
    if kind == LetterKind.GROUPS:
        return {day: due_at for day, due_at in due.items() if _has_news(hours, due_at)}
    return due


def _has_news(wish: Wish, due_at: datetime) -> bool:
    since = due_at - timedelta(days=1)
    return bool(group_news(wish.owner, since=since, at=due_at, with_promises=not wish.promise))


def _since(
    row: Wish | PhoneWish | PushSubscription | NtfyTopic, name: str, at: datetime
) -> datetime:
    """Since when a choice holds, from a row; now, if the row's time lies in the future."""
    since: datetime | None = getattr(row, name)
    if since is None or since > at:
        setattr(row, name, at)
        row.save(update_fields=[name])
        return at
    return since


def _period(kind: str, day: date) -> str:
    """The period that a delivery is unique for: a day, or a week."""
    if kind == LetterKind.REVIEW:
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    return day.isoformat()
