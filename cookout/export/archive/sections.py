"""The sections of an archive: each model with its fields, and what is left out, and why.

A new model is one line in KINDS or one in LEFT_OUT, and a row in docs/archive.md. What an archive
has of mastermind groups is in group_lists.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models

from cookout.capture.card_photos.card_photo import BYTES, CardPhoto
from cookout.capture.intake.intake import Intake, IntakeRow
from cookout.capture.received_capture import ReceivedCapture
from cookout.capture.tables.column_choice import ColumnChoice
from cookout.export.archive.arrival import Arrival, ArrivalPiece, ArrivalRow
from cookout.letters.chore import Chore
from cookout.letters.delivery import Delivery
from cookout.letters.feed import Feed
from cookout.letters.lease import Lease
from cookout.letters.mail_server import MailServer
from cookout.letters.phone.ntfy_topic import NtfyTopic
from cookout.letters.phone.phone_wish import PhoneWish
from cookout.letters.phone.push_key import PushKey
from cookout.letters.phone.push_subscription import PushSubscription
from cookout.letters.preferences import Wish
from cookout.mastermind.fellow_person import FellowPerson
from cookout.mastermind.joining.group_invitation import GroupInvitation
from cookout.mastermind.joining.visit_request import VisitRequest
from cookout.mastermind.notices.group_notice import GroupNotice
from cookout.mastermind.notices.session_link import SessionLink
from cookout.mastermind.providers.same_provider import SameProvider
from cookout.mastermind.questions.personal_request import PersonalRequest
from cookout.mastermind.questions.published_insight import PublishedInsight
from cookout.mastermind.sessions.closing_word import ClosingWord
from cookout.mastermind.sessions.hot_seat_pick import HotSeatPick
from cookout.mastermind.sessions.session_meeting import SessionMeeting
from cookout.mastermind.sessions.session_phase import AddedTime, ReadyTap, SessionPhase, SpeakerTurn
from cookout.mastermind.sessions.session_reply import SessionReply
from cookout.mastermind.sessions.session_seat import SeatToken
from cookout.members.once import Once
from cookout.members.own_card import OwnCard
from cookout.members.sign_in_attempt import SignInAttempt
from cookout.members.token import Token
from cookout.people.card import Card
from cookout.people.contact_point import ContactPoint
from cookout.people.event import Event
from cookout.people.event_series import EventSeries
from cookout.people.history.change import Change
from cookout.people.interaction import Interaction
from cookout.people.merging.merge import Merge
from cookout.people.merging.not_the_same import Apart
from cookout.people.person import KEYS, Person
from cookout.people.photo import Photo
from cookout.people.remember import Remember
from cookout.people.role import Role, role_key
from cookout.people.tag import Tag
from cookout.people.tie import Tie
from cookout.plan.absence import Absence
from cookout.plan.plan import Plan
from cookout.plan.week import Week
from cookout.promises.promise import Promise
from cookout.referrals.answer_link import AnswerLink
from cookout.referrals.experience import Experience
from cookout.referrals.introduction import Introduction
from cookout.referrals.need import Need
from cookout.referrals.recommendation import Recommendation
from cookout.table.cookout import Cookout, Guest
from cookout.table.decision import Decision
from cookout.table.regard import Regard
from cookout.today.day_list import DayListEntry
from cookout.today.not_today import NotToday
from cookout.vcard.person_fields import COLUMNS


@dataclass(frozen=True)
class Section:
    """How the rows of one model are stored in an archive."""

    name: str
    """The name of its list in cookout.json, or of the list within each person."""
    model: type[models.Model]
    fields: tuple[str, ...]
    points: tuple[str, ...] = ()
    """Foreign keys to rows with a uid, other than the owner: stored as that uid."""
    crowd: tuple[str, ...] = ()
    """Many-to-many relations to rows with a uid: stored as lists of uids."""
    once: tuple[str, ...] = ()
    """The fields by which a row without a uid is recognized as one that exists already."""
    order: tuple[str, ...] = ("pk",)
    single: bool = False
    """At most one row for each person, or for the member."""
    spoken: tuple[str, str] = ("note", "notes")
    """Singular and plural of its noun, in the sentence that says what an archive brought."""
    fill: Callable[[Any], object] | None = None
    """Fills derived fields before a row is saved."""
    counted: tuple[str, ...] = ()
    """Derived fields, which are left out."""

    @property
    def lasts(self) -> bool:
        """Whether its rows have a uid, the same in every Cookout."""
        named = {field.name: field for field in self.model._meta.concrete_fields}
        return isinstance(named.get("uid"), models.UUIDField)

    @property
    def is_within(self) -> bool:
        """Whether its rows are stored within their person."""
        names = {field.name for field in self.model._meta.concrete_fields}
        return "person" in names - {*self.points}


def _fill_role(role: Role) -> None:
    role.key = role_key(role.name)


MEMBER = ("name", "time_zone", "region", "theme", "welcomed_at", "trade", "difficulty")
MEMBER_LEFT_OUT = {
    "email": "who somebody is here is not changed by a file",
    "password": "it opens this Cookout, and no other",
    "last_login": "it is of this Cookout",
    "invited_by": "it names somebody else",
    "is_active": "it is of this Cookout",
    "looked_on": "it is of this Cookout",
    "looked_before_on": "it is of this Cookout",
    "people_order": "how a list is sorted is chosen with one tap",
}
_INTERACTION = ("uid", "kind", "direction", "on", "minutes", "words", "logged_at", "trashed_at")

# In this order they are written and taken in; what is pointed to comes before what points.
KINDS = (
    Section(
        "roles",
        Role,
        ("name", "needed_on", "crowded"),
        once=("key",),
        spoken=("role", "roles"),
        fill=_fill_role,
        counted=("key",),
    ),
    Section(
        "event_series",
        EventSeries,
        ("uid", "repeats", "first_on", "ends_on", "skipped"),
        spoken=("repeating event", "repeating events"),
    ),
    Section(
        "events",
        Event,
        ("uid", "name", "on", "place", "fee", "hours", "notes", "trashed_at"),
        points=("series",),
        spoken=("event", "events"),
    ),
    Section(
        "people",
        Person,
        (
            *("uid", *COLUMNS, "birthday_notice", "usual_way", "place_before_death"),
            *("met_on", "private_on", "pinned_on", "made_at"),
            *("place", "placed_on", "decide_from", "trashed_at"),
        ),
        points=("event",),
        spoken=("person", "people"),
        fill=Person.fill_keys,
        counted=(
            *("touches", "last_touch_on", "hello_on", "next_on", "great_on", "photo_mark"),
            *KEYS,
        ),
    ),
    Section(
        "contact_points",
        ContactPoint,
        ("kind", "label", "value", "position", "failed_on"),
        order=("position", "pk"),
    ),
    Section(
        "remembered",
        Remember,
        ("kind", "words", "on", "yearly", "notice", "position"),
        order=("position", "pk"),
    ),
    Section("tags", Tag, ("name",), order=("key", "pk"), fill=Tag.fill_key, counted=("key",)),
    Section("photo", Photo, ("source", "at"), single=True, counted=("mark", "small", "large")),
    Section("regard", Regard, (*Regard.QUESTIONS, "role_needed"), single=True),
    Section(
        "decisions",
        Decision,
        ("kind", "at", "on", "ended_at", "place_before", "placed_on_before"),
    ),
    Section("not_today", NotToday, ("on",)),
    Section(
        "promises",
        Promise,
        (
            *("uid", "mine", "what", "made_on", "due_on", "first_due_on", "changed_on"),
            *("kept_on", "released_on", "repeats", "repeats_from", "trashed_at"),
        ),
        spoken=("promise", "promises"),
    ),
    Section(
        "experiences",
        Experience,
        (
            *("uid", "source_name", "what", "on", "outcome", "again", "words", "made_at"),
            "trashed_at",
        ),
        points=("source",),
        spoken=("experience", "experiences"),
    ),
    Section(
        "cards",
        Card,
        ("uid", "file_name", "taken_at", "codec", "day_first"),
        counted=("content", "digest", "also"),
    ),
    Section("history", Change, ("at", "cause", "source", "is_new", "said")),
    Section(
        "ties",
        Tie,
        ("uid", "other_name", "other_uid", "relation", "names_person", "trashed_at"),
        points=("person", "other"),
        spoken=("tie", "ties"),
        fill=Tie.fill_key,
        counted=("other_key",),
    ),
    Section(
        "interactions",
        Interaction,
        _INTERACTION,
        points=("event",),
        crowd=("people",),
        spoken=("conversation", "conversations"),
    ),
    Section(
        "card_photos",
        CardPhoto,
        ("uid", "taken_at", "hello", "trashed_at"),
        points=("person", "event"),
        spoken=("photo of a card", "photos of cards"),
        counted=(*BYTES, "state", "tries", "reading_since", "problem", "fields"),
    ),
    Section(
        "received_captures",
        ReceivedCapture,
        ("uid", "key", "source", "taken_at", "fields", "note", "settled_at", "trashed_at"),
        points=("event", "photo"),
        spoken=("received card", "received cards"),
    ),
    Section(
        "needs",
        Need,
        ("uid", "words", "trade", "asked_on", "ended_on", "trashed_at"),
        points=("asker",),
        spoken=("need", "needs"),
    ),
    Section(
        "recommendations",
        Recommendation,
        (
            *("uid", "asker_name", "what_for", "closeness", "stakes", "basis", "evidence"),
            *("phone", "sent_on", "expected_on", "asked_on", "result", "result_words"),
            *("told_on", "trashed_at"),
        ),
        points=("provider", "asker", "need", "experience"),
        spoken=("recommendation", "recommendations"),
    ),
    Section(
        "introductions",
        Introduction,
        (
            *("uid", "why", "offered_on", "first_answer", "second_answer", "introduced_on"),
            *("talked_on", "asked_on", "result", "trashed_at"),
        ),
        points=("first", "second", "need"),
        spoken=("introduction", "introductions"),
    ),
    Section(
        "plan",
        Plan,
        (
            *("minutes", "pattern_from", "cookout_size", "events", "people_each"),
            "changed_at",
        ),
        once=("owner_id",),
        single=True,
        spoken=("plan", "plans"),
    ),
    Section(
        "own_card",
        OwnCard,
        ("name", "role", "company", "phone", "mail", "link", "takes_cards"),
        once=("owner_id",),
        single=True,
        spoken=("card of your own", "cards of your own"),
        counted=("mark",),
    ),
    Section(
        "phone_wish",
        PhoneWish,
        (
            *("digest", "digest_from", "promise", "promise_from", "review", "review_from"),
            *("tomorrow", "tomorrow_from", "show_more"),
        ),
        once=("owner_id",),
        single=True,
        spoken=("phone setting", "phone settings"),
    ),
    Section(
        "absences",
        Absence,
        ("uid", "first_on", "last_on", "words", "trashed_at"),
        spoken=("period of days off", "periods of days off"),
    ),
    Section(
        "weeks",
        Week,
        ("monday_on", "planned", "reviewed_at", "words"),
        crowd=("people",),
        once=("monday_on",),
        spoken=("week", "weeks"),
    ),
    Section(
        "cookouts",
        Cookout,
        ("uid", "on", "begins", "place", "invitation", "notes", "trashed_at"),
        points=("logged",),
        spoken=("cookout", "cookouts"),
    ),
    Section(
        "guests",
        Guest,
        ("asked_on", "comes", "brings"),
        points=("cookout", "person"),
        once=("cookout_id", "person_id"),
        spoken=("guest", "guests"),
    ),
    Section(
        "apart",
        Apart,
        ("said_at",),
        points=("first", "second"),
        once=("first_id", "second_id"),
        spoken=("pair marked not the same", "pairs marked not the same"),
        fill=lambda apart: apart.in_order(),
    ),
    Section(
        "column_choices",
        ColumnChoice,
        ("fingerprint", "mapping", "chosen_at"),
        once=("fingerprint",),
        spoken=("column match", "column matches"),
    ),
    Section(
        "merges",
        Merge,
        ("at", "undone_at"),
        points=("kept", "other"),
        once=("kept_id", "other_id", "at"),
        spoken=("merge", "merges"),
        counted=("record",),
    ),
)

# What an archive has not, and why. What makes another Cookout the same stands in none of these.
LEFT_OUT: dict[type[models.Model], str] = {
    AnswerLink: "an address that answers opens one Cookout, and no other",
    Arrival: "an archive that came in is undone where it came in",
    ArrivalPiece: "an archive that waits for its preview is in a file already",
    ArrivalRow: "an archive that came in is undone where it came in",
    Intake: "what a file did is undone where it was done; an archive is undone as a whole",
    IntakeRow: "what a file did is undone where it was done; an archive is undone as a whole",
    Chore: "what the house does by itself is not a member's",
    DayListEntry: "a day's list is drawn anew on the day",
    Delivery: "what was sent is not sent again, in no Cookout",
    GroupInvitation: "a link to a group opens one Cookout, and no other",
    SessionMeeting: "the conversation that it is about is among the conversations",
    FellowPerson: "who of a group is which person is chosen again where the group is",
    PublishedInsight: "what visitors may read is the group's; the words are in groups.json",
    VisitRequest: "who asked to visit waits for an answer here; whom a host keeps is on their list",
    GroupNotice: "who is told what by email is the group's",
    PersonalRequest: "who was asked counts for a week, and is chosen again where the group is",
    ClosingWord: "what a member told the host of a session is in groups.json of the member",
    HotSeatPick: "what a member would hear next is picked in one group, and stays there",
    SameProvider: "which providers of a group are one is its members' together",
    SessionReply: "who comes to a session is its group's together",
    SessionLink: "a link to a session opens one Cookout, and no other",
    SessionPhase: "how a session ran is its group's together",
    AddedTime: "how a session ran is its group's together",
    ReadyTap: "how a session ran is its group's together",
    SpeakerTurn: "how a session ran is its group's together",
    SeatToken: "what a browser shows at a room opens one Cookout, and no other",
    Feed: "a calendar address opens one Cookout, and no other",
    NtfyTopic: "two Cookouts must not tell the same phone",
    PushKey: "how the house proves who sends is not a member's",
    PushSubscription: "the keys of a device open one Cookout, and no other",
    Lease: "what the house does by itself is not a member's",
    MailServer: "how the house sends mail is not a member's",
    SignInAttempt: "who tried to sign in is forgotten within minutes",
    Once: "which forms were sent already is forgotten within a day",
    Wish: "two Cookouts must not send the same letter",
    Token: "an address that signs in opens one Cookout, and no other",
}

BY_MODEL: dict[type[models.Model], Section] = {kind.model: kind for kind in KINDS}
WITHIN = tuple(kind for kind in KINDS if kind.is_within)
LISTS = tuple(kind for kind in KINDS if not kind.is_within)
