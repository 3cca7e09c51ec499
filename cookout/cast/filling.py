"""Write the cast's people down, by the verbs that pages call."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta
from functools import cache

from django.contrib.auth.hashers import make_password

from cookout.cast.address_book import FACE, LOOKS
from cookout.cast.people import BOTH, EVENTS, FORTNIGHTLY, WORK, CastMember
from cookout.faces import face
from cookout.members.member import Member
from cookout.people.contact_point import ContactPoint
from cookout.people.event import Event
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.people.photo import Photo
from cookout.people.picture import square
from cookout.people.remember import Remember
from cookout.promises.promise import Promise
from cookout.referrals.experience import Experience, Outcome
from cookout.table.decision import Decision
from cookout.table.regard import Regard


def add_member(name: str, email: str, time_zone: str, at: datetime) -> Member:
    member = Member(name=name, email=email, time_zone=time_zone, welcomed_at=at)
    member.password = _a_password_of_nobody()
    member.save()
    return member


@cache
def _a_password_of_nobody() -> str:
    """Slow to make on purpose, so that all of the cast have the same."""
    return make_password(secrets.token_urlsafe())


def add_people(owner: Member, people: tuple[CastMember, ...], at: datetime) -> None:
    today = owner.day(at)
    named = {person.event for person in people if person.event}
    events = {name: _event(owner, name, today) for name in EVENTS if name in named}
    if FORTNIGHTLY in events:
        events[FORTNIGHTLY].repeat(pattern="week", every=2)
    for person in people:
        _tell(owner, person, events.get(person.event), at)


def _event(owner: Member, name: str, today: date) -> Event:
    days, place, fee, hours = EVENTS[name]
    on = today - timedelta(days=days)
    return Event.objects.create(owner=owner, name=name, on=on, place=place, fee=fee, hours=hours)


def _tell(owner: Member, one: CastMember, event: Event | None, at: datetime) -> None:
    today = owner.day(at)

    def ago(days: int | None) -> date | None:
        return None if days is None else today - timedelta(days=days)

    person = Person(owner=owner, made_at=at)
    given, _, family = one.name.partition(" ")
    month_day = today + timedelta(days=one.birthday[1]) if one.birthday else None
    person.write(
        name=one.name,
        given=given,
        family=family,
        role=one.trade,
        company=one.company,
        notes=one.notes,
        pronouns=one.pronouns,
        event=event,
        met_on=event.on if event else ago(one.met),
        private_on=today if one.private else None,
        birth_year=one.birthday[0] if one.birthday else None,
        birth_month=month_day.month if month_day else None,
        birth_day=month_day.day if month_day else None,
    )
    _write_down(person, one, today)
    if look := LOOKS.get(one.name):
        Photo.choose(person=person, square=square(face(look, FACE)), at=at)
    _live(person, one, event, at)


def _use(person: Person, one: CastMember, at: datetime) -> None:
    """What Rowan, and whom Rowan trusts, know of their work."""
    today = person.owner.day(at)
    if one.great is not None:
        on, what = today - timedelta(days=one.great), WORK.get(one.name, "")
        Experience.make(person=person, on=on, at=at, what=what, outcome=Outcome.WELL, again=True)
    for name, days, words in one.heard:
        Experience.make(
            person=person,
            on=today - timedelta(days=days),
            at=at,
            outcome=Outcome.WELL,
            source=Person.objects.of(person.owner).filter(name=name).first(),
            source_name=name,
            words=words,
        )


def _write_down(person: Person, one: CastMember, today: date) -> None:
    for position, line in enumerate(one.lines):
        on = today - timedelta(days=line[2]) if len(line) == 3 else None
        Remember.objects.create(
            owner=person.owner,
            person=person,
            kind=line[0],
            words=line[1],
            on=on,
            position=position,
        )
    for position, (kind, value) in enumerate((("phone", one.phone), ("mail", one.mail))):
        if value:
            ContactPoint.objects.create(
                owner=person.owner,
                person=person,
                kind=kind,
                label="mobile" if kind == "phone" else "work",
                value=value,
                position=position,
            )
    person.write()


def _live(person: Person, one: CastMember, event: Event | None, at: datetime) -> None:
    met_on = person.met_on or person.owner.day(at)
    person.stand(Person.Place.NEW, on=met_on)
    log = Interaction.log
    words = "" if event else "Introduced by a friend."
    log(people=[person], kind="met", on=met_on, at=at, direction=BOTH, words=words, event=event)
    for days, kind, direction, minutes, note in sorted(one.talks, reverse=True):
        on = person.owner.day(at) - timedelta(days=days)
        moment = at - timedelta(days=days)
        log(
            people=[person],
            kind=kind,
            on=on,
            at=moment,
            direction=direction,
            minutes=minutes,
            words=note,
        )
    if any(answer is not None for answer in one.answers):
        answers = dict(zip(Regard.QUESTIONS, one.answers, strict=True))
        Regard.of_person(person).answer(**answers)
    if one.decision:
        day = met_on + timedelta(days=1)
        Decision.make(person=person, kind=one.decision, on=day, at=at)
    _use(person, one, at)
    for what, due, mine, kept in one.promises:
        today = person.owner.day(at)
        promise = Promise.make(
            person=person,
            what=what,
            on=today - timedelta(days=max(due, 0) + 7),
            due_on=today - timedelta(days=due),
            mine=mine,
        )
        if kept is not None:
            promise.keep(on=today - timedelta(days=kept))
