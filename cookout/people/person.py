"""A person whom a member met or knows, with everything the member saved about them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models

from cookout.members.owned import Trashable, TrashableRows
from cookout.members.prepared import fetch
from cookout.members.region import region_of
from cookout.people.code_points import CodePointsField
from cookout.people.event import Event
from cookout.people.role import role_key
from cookout.people.search import search
from cookout.practice import cadence
from cookout.practice.alphabet import family_key, sort_key
from cookout.practice.call_name import call_name
from cookout.practice.evidence.great_work import OwnJob, great_since
from cookout.practice.notice import NOTICE_WORDS
from cookout.practice.phrases import one_line

if TYPE_CHECKING:
    from cookout.members.member import Member

COUNTED = (
    *("touches", "last_touch_on", "hello_on", "next_on"),
    *("place", "placed_on", "met_on"),
)

KEYS = ("sort_key", "family_key", "role_key")
"""Columns that lists sort and filter by; always derived from the fields in `KEYED`."""
KEYED = frozenset({"name", "family", "role", "died"})
"""The fields that the keys are derived from."""

# The times in touch that count: how many, the last, the first meeting; and the first two of them.
TALKS = """
with talk as (
  select o."on", o.kind, o.id from cookout_interaction_people p
  join cookout_interaction o on o.id = p.interaction_id
  where p.person_id = %(person)s and o.trashed_at is null and o.kind <> 'online'
)
select a.touches, a.last_on, a.met_on, f."on", f.kind
from (select count(*) as touches, max("on") as last_on,
        min(case when kind = 'met' then "on" end) as met_on from talk) a
left join (select "on", kind, id from talk order by "on", id limit 2) f on true
order by f."on", f.id
"""

DEEP = """
select count(*) from cookout_person
where owner_id = %(member)s and trashed_at is null and place = 'deep'
"""


class People(TrashableRows["Person"]):
    """Queries for people."""

    def in_order(self) -> Self:
        return self.order_by("sort_key", "pk")

    def called(self, name: str, *, region: str) -> Self:
        """People with exactly this name, ignoring case and accents, as a region compares them."""
        key = sort_key(" ".join(name.split()), region=region)
        return self.filter(sort_key=key) if key else self.none()

    def after(self, key: str, pk: int) -> Self:
        """People after a place in the order: the next page."""
        return self.in_order().filter(
            models.Q(sort_key__gt=key) | models.Q(sort_key=key, pk__gt=pk), sort_key__gte=key
        )

    def before(self, key: str, pk: int) -> Self:
        """People before a place in the order, the nearest first."""
        return self.filter(
            models.Q(sort_key__lt=key) | models.Q(sort_key=key, pk__lt=pk), sort_key__lte=key
        ).order_by("-sort_key", "-pk")

    def standing(self, place: str) -> Self:
        return self.filter(place=place)

    def just_met(self, *, on: date) -> Self:
        """Met and not decided about, the latest first; without those to decide about later."""
        waiting = self.filter(place=Person.Place.NEW)
        return waiting.exclude(decide_from__gt=on).order_by(
            models.F("met_on").desc(nulls_last=True), "-pk"
        )


class Person(Trashable):
    """A person the member met or knows. Only the name is required."""

    class Place(models.TextChoices):
        """How close a person is to the member; decisions in `table` change it."""

        BOOK = "book", "Address book"
        NEW = "new", "Just met"
        DEEP = "deep", "Go deep"
        WARM = "warm", "Keep warm"
        GONE = "gone", "Let go"
        DIED = "died", "In memory"

    trash_noun = "Person"

    name = models.CharField(max_length=300)
    prefix = models.CharField(max_length=100, blank=True)
    given = models.CharField(max_length=200, blank=True)
    additional = models.CharField(max_length=200, blank=True)
    family = models.CharField(max_length=200, blank=True)
    suffix = models.CharField(max_length=100, blank=True)
    nickname = models.CharField(max_length=200, blank=True)
    company = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=300, blank=True)
    pronouns = models.CharField(max_length=100, blank=True)
    role = models.CharField(max_length=200, blank=True)
    birth_year = models.SmallIntegerField(null=True, blank=True)
    birth_month = models.SmallIntegerField(null=True, blank=True)
    birth_day = models.SmallIntegerField(null=True, blank=True)
    # Days ahead that the birthday is mentioned; where none were chosen, as is usual.
    birthday_notice = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=list(NOTICE_WORDS.items())
    )
    notes = models.TextField(blank=True)
    # The day as far as it is known, "2024-05-14" or "2024", or "yes"; empty for the living.
    died = models.CharField(max_length=10, blank=True)
    place_before_death = models.CharField(max_length=4, blank=True, editable=False)
    # How the member mostly reaches them, offered first: "Text", "Call", "WhatsApp".
    # A key of USUAL_WAYS.
    usual_way = models.CharField(max_length=20, blank=True)

    event = models.ForeignKey(Event, models.SET_NULL, null=True, blank=True, related_name="+")
    met_on = models.DateField(null=True, blank=True)
    great_on = models.DateField(null=True, blank=True)
    private_on = models.DateField(null=True, blank=True)
    pinned_on = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField()

    place = models.CharField(max_length=4, choices=Place.choices, default=Place.BOOK)
    placed_on = models.DateField(null=True, blank=True)
    decide_from = models.DateField(null=True, blank=True)
    touches = models.PositiveIntegerField(default=0)
    last_touch_on = models.DateField(null=True, blank=True)
    hello_on = models.DateField(null=True, blank=True)
    next_on = models.DateField(null=True, blank=True)
    sort_key = CodePointsField(max_length=200, editable=False)
    family_key = CodePointsField(max_length=200, blank=True, editable=False)
    role_key = models.CharField(max_length=200, blank=True, editable=False)
    # Of the photo that is shown, empty without one: written where a photo comes or goes.
    photo_mark = models.CharField(
        max_length=12, blank=True, default="", db_default="", editable=False
    )

    objects: ClassVar[People] = People.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["owner", "uid"], name="person_uid_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="person_has_a_name"),
        )
        indexes = (
            models.Index(fields=["owner", "sort_key", "id"], name="person_by_name"),
            models.Index(fields=["owner", "family_key", "id"], name="person_by_family"),
            models.Index(fields=["owner", "place", "sort_key", "id"], name="person_by_place"),
            models.Index(
                # With all that counting the others in a trade asks for.
                fields=["owner", "role_key", "place", "id"],
                name="person_by_trade",
                condition=models.Q(trashed_at__isnull=True),
            ),
            models.Index(
                fields=["owner", "role_key", "great_on"],
                name="person_great",
                condition=models.Q(great_on__isnull=False),
            ),
            models.Index(fields=["owner", "place", "next_on"], name="person_due"),
            models.Index(
                fields=["owner", "met_on"],
                name="person_to_greet",
                condition=models.Q(met_on__isnull=False, hello_on__isnull=True),
            ),
            models.Index(
                fields=["owner", "birth_month", "birth_day"],
                name="person_birthday",
                condition=models.Q(birth_month__isnull=False),
            ),
            models.Index(
                fields=["owner"],
                name="person_with_notice",
                condition=models.Q(birthday_notice__isnull=False),
            ),
            models.Index(
                fields=["owner", "trashed_at"],
                name="person_trashed",
                condition=models.Q(trashed_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def trash_title(self, *, on: date) -> str:
        return one_line(text=self.name, most=80)

    @property
    def first_name(self) -> str:
        """The first name as used in a message; empty if unknown."""
        return call_name(
            name=self.name, given=self.given, nickname=self.nickname, company=self.company
        )

    @property
    def work(self) -> str:
        """Trade or title, and company, in one line."""
        return ", ".join(part for part in (self.role or self.title, self.company) if part)

    @property
    def birthday(self) -> tuple[int, int] | None:
        """Month and day."""
        if self.birth_month and self.birth_day:
            return self.birth_month, self.birth_day
        return None

    def fill_keys(self, region: str = "") -> None:
        """Derive the keys that lists sort and filter by, by the region of the owner."""
        region = region or region_of(self.owner)
        self.sort_key = sort_key(self.name, region=region)
        self.family_key = family_key(name=self.name, family=self.family, region=region)
        self.role_key = role_key(self.role)
        self._follow_death()

    def _follow_death(self) -> None:
        """Move someone who died to their own place, without reminders; and back."""
        if self.died and self.place != Person.Place.DIED:
            self.place_before_death, self.place = self.place, Person.Place.DIED
            self.next_on = None
        elif not self.died and self.place == Person.Place.DIED:
            self.place = self.place_before_death or Person.Place.BOOK
            self.place_before_death = ""

    def save(self, *args: Any, **kwargs: Any) -> None:
        fields = kwargs.get("update_fields")
        if fields is None or not KEYED.isdisjoint(fields):
            self.fill_keys()
        if fields is not None and not KEYED.isdisjoint(fields):
            followed = ("place", "place_before_death", "next_on") if "died" in fields else ()
            kwargs["update_fields"] = {*fields, *KEYS, *followed}
        super().save(*args, **kwargs)

    def write(self, **fields: Any) -> None:
        """Save what is known about them, and update the search."""
        for name, value in fields.items():
            setattr(self, name, value)
        if self.pk is None:
            self.save()
        elif fields:
            self.save(update_fields=fields)
        if "met_on" in fields or "died" in fields:
            self.recount()
        # Ties say their name on the pages of others.
        (search.write_around if "name" in fields else search.write)([self.pk])

    def trash(self, *, at: datetime) -> None:
        super().trash(at=at)
        search.write_around([self.pk])

    def restore(self) -> None:
        super().restore()
        search.write_around([self.pk])

    def follow_experiences(self) -> None:
        """Recalculate since when they do great work for the member, from the experiences."""
        used = self.experiences.filter(trashed_at=None, source=None, source_name="")
        jobs = used.order_by("pk").values_list("on", "outcome", "again")
        self.great_on = great_since(OwnJob(*job) for job in jobs)
        self.save(update_fields=["great_on"])

    def mark_private(self, *, on: date | None) -> None:
        """Mark them private since a day: introduce only, never share their number. None clears
        it."""
        self.private_on = on
        self.save(update_fields=["private_on"])

    def pin(self, *, on: date | None) -> None:
        """Pin them to their seat since a day; None unpins."""
        self.pinned_on = on
        self.save(update_fields=["pinned_on"])

    def stand(self, place: str, *, on: date | None) -> None:
        """Move to a place, and recalculate the rhythm."""
        if self.died:
            return
        self.place, self.placed_on, self.decide_from = place, on, None
        self.save(update_fields=["place", "placed_on", "decide_from"])
        self.recount()
        # Whom one knows is found first.
        search.write([self.pk])

    def recount(self) -> None:
        """Recalculate when they were last in touch, and when the next time is due."""
        rows = fetch(TALKS, {"person": self.pk})
        self.touches, last, met = rows[0][:3]
        first_two = [(_day(on), kind) for *_, on, kind in rows if on]
        self.last_touch_on = _day(last)
        after_meeting = first_two[1:] if first_two and first_two[0][1] == "met" else first_two[:1]
        self.hello_on = after_meeting[0][0] if after_meeting else None
        self._follow_meetings(_day(met))
        self.next_on = self.next_by_rhythm()
        self.save(update_fields=COUNTED)

    def _follow_meetings(self, first: date | None) -> None:
        """Move someone from the address book to just met once a meeting is logged, and back if that
        is deleted."""
        if first and self.place == Person.Place.BOOK:
            self.place, self.placed_on = Person.Place.NEW, first
            self.met_on = self.met_on or first
        elif first is None and self.place == Person.Place.NEW and self._came_by_a_card():
            self.place, self.placed_on, self.met_on = Person.Place.BOOK, None, None

    def _came_by_a_card(self) -> bool:
        """Whether only a meeting, deleted since, moved them out of the address book."""
        return self.interactions.filter(kind="met").exists() and self.cards.exists()

    def next_by_rhythm(self) -> date | None:
        """When the next time in touch is due; None where there is no rhythm."""
        if self.place not in (Person.Place.DEEP, Person.Place.WARM):
            return None
        due = cadence.next_touch(
            place=self.place,
            last_touch_on=self.last_touch_on or self.met_on,
            touches=self.touches,
            difficulty=cadence.Difficulty(self.owner.difficulty),
            known_before=self.met_on is None,
        )
        return due or self.placed_on


def new_person(*, owner: Member, **fields: Any) -> Person:
    """Create a new person."""
    person = Person(owner=owner)
    person.write(**fields)
    return person


def _day(value: date | str | None) -> date | None:
    """A date from raw SQL: SQLite returns computed dates as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def how_many_deep(member: Member) -> int:
    """How many people have a seat at a member's table. Raw SQL, since every page shows it."""
    ((count,),) = fetch(DEEP, {"member": member.pk})
    return int(count)


def recount(people: Iterable[Person]) -> None:
    """Recalculate the rhythm of several people."""
    for person in people:
        person.recount()


def follow_rhythm(owner: Member) -> None:
    """Recalculate when everyone with a rhythm is due, after the member's trade became harder or
    easier."""
    close = Person.objects.of(owner).filter(place__in=(Person.Place.DEEP, Person.Place.WARM))
    people = list(close)
    for person in people:
        person.owner = owner
        person.next_on = person.next_by_rhythm()
    Person.objects.bulk_update(people, ["next_on"], batch_size=500)
