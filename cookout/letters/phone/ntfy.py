"""ntfy: a note as JSON, as its server takes it for a topic."""

from __future__ import annotations

import json

from cookout.letters.phone.http_post import Message
from cookout.letters.phone.ntfy_topic import NtfyTopic
from cookout.letters.phone.phone_note import PhoneNote


def ntfy_message(topic: NtfyTopic, note: PhoneNote) -> Message:
    """The request that publishes a note."""
    note_json = {
        "topic": topic.topic,
        "title": note.title,
        "message": note.body,
        "click": note.page,
    }
    body = json.dumps(note_json, ensure_ascii=False).encode()
    return Message(topic.server, body, {"Content-Type": "application/json"}, may_be_at_home(topic))


def may_be_at_home(topic: NtfyTopic) -> bool:
    """Whether a topic may be on a private network: only the host's, or one on the server that the
    host uses. No one else may make this computer connect behind its firewall."""
    if topic.owner.is_host:
        return True
    from cookout.members.member import Member

    host = Member.objects.order_by("pk").first()
    theirs = NtfyTopic.of(host) if host else None
    return theirs is not None and topic.is_on(theirs)
