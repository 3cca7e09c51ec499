"""The cast's world, built by calling verbs: for the demo, the tests and the pictures."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from django.db import transaction

from cookout.capture.card_photos.card_photo import CardPhoto
from cookout.capture.intake.intake import Intake
from cookout.capture.received_capture import CaptureSource, ReceivedCapture
from cookout.cast.address_book import (
    ACQUAINTANCES,
    FROM_A_BREAKFAST,
    address_book,
    club_table,
    newer_cards,
)
from cookout.cast.filling import add_member, add_people
from cookout.cast.group import found_rowans_group, found_sols_group
from cookout.cast.people import BOTH, OUT, PEOPLE, SOLS_PEOPLE, WARMTH, ZONE
from cookout.cast.sessions import hold_sessions
from cookout.faces import CARD_SIZE, business_card
from cookout.letters.delivery import Delivery
from cookout.letters.feed import Feed
from cookout.letters.phone.phone_wish import PhoneWish
from cookout.letters.preferences import Wish
from cookout.mastermind.fellow_person import FellowPerson
from cookout.members.member import Member
from cookout.members.own_card import OwnCard
from cookout.people.event import Event
from cookout.people.history.change import occasion
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.people.remember import Remember
from cookout.people.role import Role
from cookout.people.tie import Tie
from cookout.plan.absence import Absence
from cookout.plan.plan import Plan
from cookout.plan.week import Week
from cookout.practice.cadence import Difficulty
from cookout.practice.card_fields.as_json import fields_to_json
from cookout.practice.card_fields.fields import CardFields, FieldReading
from cookout.practice.card_fields.lines import Box
from cookout.practice.hours import moment
from cookout.practice.ties import SeenTie
from cookout.promises.promise import Promise
from cookout.referrals.answer_link import AnswerLink
from cookout.referrals.introduction import Introduction
from cookout.referrals.need import Need
from cookout.referrals.recommendation import Recommendation
from cookout.table.cookout import Cookout
from cookout.table.decision import Decision

SATURDAY = 5


@transaction.atomic
def build(*, at: datetime) -> Member:
    """Build the cast's world in an empty database; returns Rowan, whose world it mostly is.

    Nobody knows their passwords: they sign in by a link. All of it or nothing, in one transaction.
    """
    rowan = add_member("Rowan Cole", "rowan@example.org", ZONE, at)
    sol = add_member("Sol Reyes", "sol@example.org", ZONE, at)
    with occasion(at=at):
        add_people(rowan, PEOPLE, at)
        _tie(rowan)
    add_people(sol, SOLS_PEOPLE, at)
    for trade in ("Plumber", "Estate lawyer", "Mortgage advisor", "Pediatric dentist"):
        Role.need(owner=rowan, name=trade, on=rowan.day(at))
    Intake.hand_in(owner=rowan, file_name="phone.vcf", content=address_book(), at=at).take(at=at)
    files = [("newer.vcf", newer_cards()), ("club.csv", club_table())]
    Intake.hand_in_several(owner=rowan, files=files, at=at)
    _keep_warm(rowan, at)
    _repeat(rowan, at)
    _plan(rowan, at)
    _have_over(rowan, at)
    _refer(rowan, at)
    _photograph(rowan, at)
    _throw_away(rowan, at)
    _letters(rowan, at)
    group = found_sols_group(sol, rowan, at)
    hold_sessions(group, at)
    priya = next(member for member in group.members.present() if member.full_name == "Priya Nair")
    FellowPerson.choose(owner=rowan, place=priya, at=at)
    found_rowans_group(rowan, at)
    return rowan


def _tie(rowan: Member) -> None:
    """Who belongs to whom: a boy who is only a name, and who introduced Dana."""
    named = {person.name: person for person in Person.objects.of(rowan)}
    dana = named["Dana Whitfield"]
    Tie.add(person=dana, tie=SeenTie("mother", names_person=True), other="Theo")
    Tie.introduce(person=dana, by=named["Vera Holt"])


def _plan(rowan: Member, at: datetime) -> None:
    """A police officer on weekdays who sells life insurance: 25 minutes a day, a crowded trade."""
    plan, today = Plan(owner=rowan), rowan.day(at)
    # Whenever one looks, it is a day with minutes: on a weekend the week begins with it.
    begins = today if today.weekday() >= SATURDAY else None
    week, made = (25, 25, 25, 25, 25, 0, 0), at - timedelta(weeks=5)
    plan.make(minutes=week, pattern_from=begins, cookout_size=15, events=4, people_each=3, at=made)
    plan.work_in(trade="Life insurance agent", difficulty=Difficulty.HARD.value)
    away = today + timedelta(days=40)
    Absence.objects.create(
        owner=rowan, first_on=away, last_on=away + timedelta(days=13), words="At the lake"
    )
    last = Week.of_day(owner=rowan, day=today - timedelta(days=7))
    last.planned, last.reviewed_at = sum(week), at - timedelta(days=1)
    last.words = "Grace first, then the ones who wrote."
    last.save()
    last.people.set(Person.objects.of(rowan).filter(name__in=("Dana Whitfield", "Grace Lin")))


def _have_over(rowan: Member, at: datetime) -> None:
    """A cookout four months ago, at which three were, and one to come."""
    today = rowan.day(at)
    named = {person.name: person for person in Person.objects.of(rowan).standing(Person.Place.DEEP)}
    dana, gus, vera = (named[name] for name in ("Dana Whitfield", "Gus Amato", "Vera Holt"))
    brett, priya = named["Brett Lindqvist"], named["Priya Nair"]
    past = Cookout(owner=rowan, on=today - timedelta(days=130), begins=time(17), place="")
    past.write(notes="The grill needs a new bottle of gas.")
    past.ask([dana, gus, vera, brett])
    past.came([dana, gus, vera], minutes=180, at=at - timedelta(days=130))
    to_come = Cookout(owner=rowan, on=today + timedelta(days=11), begins=time(17))
    to_come.write(notes="Ask Gus for his folding chairs. Ana makes the potato salad.")
    to_come.ask([dana, gus, brett, priya])
    for guest in to_come.guests.filter(person__in=(dana, gus)):
        guest.invite(on=today - timedelta(days=2))
    to_come.guests.get(person=gus).answer(comes=True, brings=2, on=today)


def _refer(rowan: Member, at: datetime) -> None:
    """The faucet: Gus asks for a plumber, and Rowan has only met one. What became of others."""
    today = rowan.day(at)
    named = {
        person.name: person for person in Person.objects.of(rowan).exclude(place=Person.Place.BOOK)
    }
    gus, tomas, dana, vera, brett = (
        named[name]
        for name in ("Gus Amato", "Tomas Silva", "Dana Whitfield", "Vera Holt", "Brett Lindqvist")
    )
    Need.remember(
        owner=rowan, words="The kitchen faucet drips", asker=gus, trade="plumber", on=today
    )
    given = (
        (tomas, 180, "Aunt Carol", "only_met", "I met him once. I don’t know his work.", "badly"),
        (dana, 50, "The Hargroves", "used", "She swept and relined our flue.", "well"),
        (vera, 30, "Marcus Bell", "used", "She got us the mortgage on our house.", ""),
        (brett, 40, "Luis Ortega", "trusted", "I haven’t used him, but Dana did.", "well"),
    )
    for provider, days, asker, basis, evidence, result in given:
        on = today - timedelta(days=days)
        made = Recommendation.make(
            provider=provider,
            on=on,
            asker=named.get(asker),
            asker_name=asker,
            basis=basis,
            evidence=evidence,
            experience=provider.experiences.latest_first().first(),
        )
        made.tell(result, on=on + timedelta(days=14))
    why = "A new client needs a will. You could help each other."
    introduction = Introduction.offer(
        first=named["Priya Nair"], second=named["Nadia Brandt"], why=why, on=today
    )
    introduction.answer(introduction.first, "yes")
    AnswerLink.to_agree(introduction, introduction.second, at=at)


def _keep_warm(rowan: Member, at: datetime) -> None:
    """Some of the address book are old acquaintances, four of them from a breakfast."""
    breakfast = Event.objects.of(rowan).get(name="Rotary breakfast, Van Nuys")
    book = Person.objects.of(rowan).standing(Person.Place.BOOK).order_by("pk")
    for number, person in enumerate(book[20 : 20 + ACQUAINTANCES]):
        days = 8 + 3 * number
        on, then = rowan.day(at) - timedelta(days=days), at - timedelta(days=days)
        if number < FROM_A_BREAKFAST:
            person.write(event=breakfast, met_on=breakfast.on)
        Decision.make(person=person, kind=WARMTH, on=on, at=then)
        Interaction.log(people=[person], kind="message", on=on, at=then, direction=OUT, minutes=5)


def _repeat(rowan: Member, at: datetime) -> None:
    """A promise that comes again every second week, kept once already, and an anniversary."""
    today = rowan.day(at)
    vera = Person.objects.of(rowan).get(name="Vera Holt")
    first = Promise.make(
        person=vera,
        what="Drop off the church newsletter",
        on=today - timedelta(days=13),
        due_on=today - timedelta(days=6),
        pattern="week",
        every=2,
    )
    first.keep(on=today - timedelta(days=6))
    gus = Person.objects.of(rowan).get(name="Gus Amato")
    wedding = (today + timedelta(days=14)).replace(year=2004)
    Remember.add(person=gus, kind="family", words="Anniversary", on=wedding, yearly=True, notice=14)


CARD_OF_TEO = (
    *("Teo Alvarez", "Mortgage adviser", "Harbor Street Lending"),
    *("818 555 0147", "teo@harborstreet.example"),
)

CARD_OF_MAYA = (
    *("Maya Okonkwo", "Interior designer", "Okonkwo Interiors"),
    *("818 555 0171", "maya@okonkwointeriors.example"),
)


def _photograph(rowan: Member, at: datetime) -> None:
    """Two cards from the breakfast: Teo is saved, and of Maya's one digit is in doubt. And Rowan's
    own card."""
    OwnCard.objects.create(
        owner=rowan, name=rowan.name, role="Life insurance agent", phone="818 555 0100"
    )
    ReceivedCapture.objects.create(
        owner=rowan,
        key="b7a1f0de-5b1f-4c9e-9a52-3f0d5a3c1c11",
        source=CaptureSource.PHONE,
        taken_at=at - timedelta(hours=3),
        fields={"name": "Teo Alvarez", "remember": "His sister is opening a bakery in May"},
        note="You already know someone by this name.",
    )
    teo = Person.objects.of(rowan).get(name="Teo Alvarez")
    picture, _ = business_card(CARD_OF_TEO)
    CardPhoto.objects.create(owner=rowan, taken_at=at, front=picture).belong_to(teo)
    picture, boxes = business_card(CARD_OF_MAYA)
    name, title, company, phone, mail = (
        FieldReading(value=text, boxes=(Box(left=box[0], top=box[1], right=box[2], bottom=box[3]),))
        for text, box in zip(CARD_OF_MAYA, boxes, strict=True)
    )
    phone = replace(phone, confidence=0.7, alternatives=("818 555 0177",))
    fields = CardFields(name=name, title=title, company=company, phones=(phone,), mails=(mail,))
    CardPhoto.objects.create(
        owner=rowan,
        event=teo.event,
        taken_at=at,
        front=picture,
        front_cut=picture,
        state=CardPhoto.State.READ,
        fields=fields_to_json(fields) | {"sizes": [list(CARD_SIZE), []]},
    )


def _throw_away(owner: Member, at: datetime) -> None:
    """Somebody whom Rowan does not want on record any more."""
    with_whom = Person.objects.of(owner).earliest("pk")
    rex = Person(owner=owner, made_at=at)
    rex.write(name="Rex Halloway", role="Car dealer", given="Rex", family="Halloway")
    on = owner.day(at) - timedelta(days=40)
    for people, words in (((rex,), "The van"), ((rex, with_whom), "Rex and the van again")):
        Interaction.log(people=people, kind="met", on=on, at=at, direction=BOTH, words=words)
    Promise.make(person=rex, what="Send the papers of the van", on=on)
    rex.trash(at=at - timedelta(days=3))


def _letters(owner: Member, at: datetime) -> None:
    """What Rowan wants to be sent, and a few mornings of it: one of them without a network."""
    began = at - timedelta(days=5)
    Wish.of(owner).say(at=began, digest=True, review=True)
    PhoneWish.of(owner).say(at=began, show_more=False, promise=True)
    made = []
    for ago in (3, 2, 1):
        due = moment(day=owner.day(at) - timedelta(days=ago), hour=time(7), zone=owner.zone)
        day = owner.day(due).isoformat()
        made.append(
            Delivery.plan(owner=owner, kind="digest", period=day, due_at=due, domain="example.org")
        )
    first, second, third = made
    first.deliver(at=first.due_at + timedelta(seconds=20))
    second.tries = 3
    second.fail("There is no mail server called mail.example.org, or no network.", at=second.due_at)
    Delivery.cover(at=third.due_at)
    Feed.make(owner=owner, at=at)
    third.deliver(at=third.due_at + timedelta(seconds=30))
