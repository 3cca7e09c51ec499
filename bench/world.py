"""A member with many people, built by bulk insert: `python -m bench.world PEOPLE [photos]`.

Writes to the data folder that COOKOUT_DATA names, or to the database that DATABASE_URL names, and
prints one JSON object: the cookie to sign in with, somebody's number, and the cursor of a page far
down the list. With `photos` every second person has one.
"""

from __future__ import annotations

import json
import random
import sys
from datetime import UTC, datetime, timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import (  # noqa: E402
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
)
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from cookout.cli.serve.prepare import migrate  # noqa: E402
from cookout.faces import Look, face  # noqa: E402
from cookout.models import (  # noqa: E402
    ContactPoint,
    Event,
    Interaction,
    Member,
    Person,
    Photo,
    Plan,
    Promise,
    Remember,
)
from cookout.people.picture import square  # noqa: E402
from cookout.people.search import search  # noqa: E402

EACH, FACE = 10, 512
DEEP, WARM, NEW = 15, 50, 30
MINUTES = (25, 20, 25, 30, 25, 40, 25)
"""Minutes on every day, so that there is a list to measure on whichever day it is measured."""
BATCH = 2000
GIVEN = ("Abel", "Beth", "Cleo", "Dario", "Edda", "Faye", "Glen", "Hana", "Ivo", "June", "Kofi")
TRADES = ("Plumber", "Roofer", "Baker", "Notary", "Dentist", "Florist", "Carpenter", "Tailor")
WORDS = (
    "garden bees choir running school daughter bakery workshop cabin river trail van boat "
    "piano soccer chess travel lemon olive bridge harbor winter spring market"
).split(" ")
WANTING = 0.4
"""Of those one is in touch with, how many are known to look for somebody."""
KINDS = ("call", "message", "met", "helped", "introduced", "business", "online")


def build(people: int, *, photos: bool = False) -> dict[str, object]:
    """Build the world; what a client needs to know of it."""
    chance, at = random.Random(people), datetime.now(UTC)
    migrate()
    member = Member(name="Rowan Cole", email="rowan@example.org", welcomed_at=at)
    member.set_password("a table for fifteen")
    member.save()
    Plan(owner=member, minutes=MINUTES, changed_at=at).save()
    with transaction.atomic():
        made = add_people(member, people, chance, at)
        if photos:
            _photos(member, made[::2], at)
        search.write_all()
    if connection.vendor == "postgresql":
        # What it does by itself within a minute or so of so many new rows.
        with connection.cursor() as cursor:
            cursor.execute("vacuum analyze")
    far = Person.objects.of(member).in_order()[people * 9 // 10]
    return {
        "cookie": settings.SESSION_COOKIE_NAME,
        "session": session_of(member),
        "person": made[0].pk,
        "far": [far.sort_key, far.pk],
        "member": member.pk,
    }


def add_people(member: Member, count: int, chance: random.Random, at: datetime) -> list[Person]:
    """So many people of a member, and what was talked about with them; not yet found by search."""
    made = _people(member, count, chance, at)
    _talks(member, made, chance, at)
    return made


def _people(member: Member, count: int, chance: random.Random, at: datetime) -> list[Person]:
    today = at.date()
    events = [
        Event(owner=member, name=f"Breakfast {n}", on=today - timedelta(days=7 * n))
        for n in range(50)
    ]
    Event.objects.bulk_create(events)
    made = [_person(member, n, events, chance, at) for n in range(count)]
    Person.objects.bulk_create(made, batch_size=BATCH)
    ContactPoint.objects.bulk_create(
        [
            ContactPoint(
                owner=member, person=person, kind="phone", label="mobile", value=f"818 555 {n:06d}"
            )
            for n, person in enumerate(made)
        ],
        batch_size=BATCH,
    )
    Remember.objects.bulk_create(
        [
            Remember(owner=member, person=person, words=" ".join(chance.sample(WORDS, 4)))
            for person in made
        ]
        + [
            Remember(owner=member, person=person, kind="wants", words=_wanted(chance))
            for person in made[: DEEP + WARM]
            if chance.random() < WANTING
        ],
        batch_size=BATCH,
    )
    Promise.objects.bulk_create(
        [
            Promise(
                owner=member,
                person=person,
                what="send the link",
                made_on=today,
                due_on=today + timedelta(days=chance.randint(-3, 30)),
            )
            for person in made[: count // 100]
        ]
    )
    return made


def _photos(member: Member, people: list[Person], at: datetime) -> None:
    """A drawn face for each, of twenty that there are; the marks tell them apart."""
    faces = [square(face(Look.of(str(n)), FACE)) for n in range(20)]
    for start in range(0, len(people), BATCH):
        some = people[start : start + BATCH]
        Photo.objects.bulk_create(
            Photo(
                owner=member,
                person=person,
                source=Photo.Source.CARD,
                at=at,
                mark=f"{person.pk:012x}",
                small=faces[person.pk % len(faces)].small,
                large=faces[person.pk % len(faces)].large,
            )
            for person in some
        )
        for person in some:
            person.photo_mark = f"{person.pk:012x}"
        Person.objects.bulk_update(some, ["photo_mark"], batch_size=500)


def _person(
    member: Member, n: int, events: list[Event], chance: random.Random, at: datetime
) -> Person:
    today = at.date()
    place = Person.Place.BOOK
    if n < DEEP:
        place = Person.Place.DEEP
    elif n < DEEP + WARM:
        place = Person.Place.WARM
    elif n < DEEP + WARM + NEW:
        place = Person.Place.NEW
    last = today - timedelta(days=chance.randint(1, 400))
    known = place in (Person.Place.DEEP, Person.Place.WARM)
    gap = 30 if place == Person.Place.DEEP else 180
    given = chance.choice(GIVEN)
    person = Person(
        owner=member,
        name=f"{given} Family{chance.randint(0, 9999):04d} {n}",
        given=given,
        company=f"Company {chance.randint(0, 500)}",
        role=chance.choice(TRADES),
        notes=" ".join(chance.choices(WORDS, k=20)),
        place=place,
        made_at=at,
        event=chance.choice(events),
        met_on=last,
        touches=EACH,
        last_touch_on=last,
        hello_on=last,
        next_on=last + timedelta(days=gap) if known else None,
        birth_month=chance.randint(1, 12),
        birth_day=chance.randint(1, 28),
    )
    person.fill_keys()
    return person


def _wanted(chance: random.Random) -> str:
    return f"a {chance.choice(TRADES).lower()} for the {chance.choice(WORDS)}"


def _talks(member: Member, people: list[Person], chance: random.Random, at: datetime) -> None:
    today = at.date()
    for start in range(0, len(people), BATCH):
        some = people[start : start + BATCH]
        talks = [
            Interaction(
                owner=member,
                kind=chance.choice(KINDS),
                direction=chance.choice(("out", "in", "both")),
                on=(person.last_touch_on or today) - timedelta(days=30 * n),
                minutes=15,
                words=" ".join(chance.sample(WORDS, 6)),
                logged_at=at,
            )
            for person in some
            for n in range(EACH)
        ]
        Interaction.objects.bulk_create(talks, batch_size=BATCH)
        through = Interaction.people.through
        through.objects.bulk_create(
            [
                through(interaction_id=talk.pk, person_id=some[n // EACH].pk)
                for n, talk in enumerate(talks)
            ],
            batch_size=BATCH,
        )


def session_of(member: Member) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(member.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = member.get_session_auth_hash()
    session.save()
    return str(session.session_key)


if __name__ == "__main__":
    print(json.dumps(build(int(sys.argv[1]), photos="photos" in sys.argv[2:])))
