"""Where a member's notifications go, as their page shows it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Max

from cookout.letters.delivery import Delivery
from cookout.letters.phone.ntfy_topic import NtfyTopic
from cookout.letters.phone.push_key import PushKey
from cookout.letters.phone.push_subscription import PushSubscription
from cookout.members.member import Member
from cookout.practice.phrases import when
from cookout.web.email.delivery_log import moment_words


class DeviceLine(NamedTuple):
    """One device: its number, its name, since when, and when it got something last."""

    pk: int
    name: str
    words: str
    mark: str


def outlets(member: Member, at: datetime) -> dict[str, Any]:
    """For the page: the devices, the topic, and the key that browsers subscribe to."""
    key = PushKey.present()
    return {
        "devices": _devices(member, at),
        "topic": NtfyTopic.of(member),
        "push_key": key.application_server_key if key else "",
    }


def _devices(member: Member, at: datetime) -> list[DeviceLine]:
    sent = Delivery.objects.of(member).exclude(device=None).exclude(delivered_at=None)
    last = dict(sent.values_list("device").annotate(at=Max("delivered_at")))
    devices = PushSubscription.objects.of(member).order_by("-made_at", "-pk")
    return [
        DeviceLine(
            device.pk, device.name, _words(member, device, last.get(device.pk), at), device.mark
        )
        for device in devices
    ]


def _words(member: Member, one: PushSubscription, last: datetime | None, at: datetime) -> str:
    added = f"Added {when(day=member.day(one.made_at), on=member.day(at))}."
    return f"{added} Last notified {moment_words(member, last, at)}." if last else added
