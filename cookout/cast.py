"""The cast: one small invented world, built by calling verbs; the demo, the tests, the pictures."""

from __future__ import annotations

import secrets
from base64 import b64encode
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import make_password
from django.db import transaction

from cookout.capture.card_photos.card_photo import CardPhoto
from cookout.capture.intake.intake import Intake
from cookout.capture.received_capture import CaptureSource, ReceivedCapture
from cookout.faces import CARD_SIZE, Look, business_card, face
from cookout.letters.delivery import Delivery
from cookout.letters.feed import Feed
from cookout.letters.phone.phone_wish import PhoneWish
from cookout.letters.preferences import Wish
from cookout.mastermind.clarifying_question import ClarifyingQuestion
from cookout.mastermind.fellow_person import FellowPerson
from cookout.mastermind.group import Group
from cookout.mastermind.group_answer import GroupAnswer
from cookout.mastermind.group_invitation import GroupInvitation
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_notice import GroupNotice
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.group_question import GroupQuestion
from cookout.mastermind.group_share import GroupShare
from cookout.mastermind.hot_seat import HotSeat, HotSeatRequest
from cookout.mastermind.hot_seat_pick import HotSeatPick
from cookout.mastermind.parked_question import ParkedQuestion
from cookout.mastermind.personal_request import ask_personally
from cookout.mastermind.provider_question import ask_who_has_used, name_provider
from cookout.mastermind.published_insight import PublishedInsight
from cookout.mastermind.question_outcome import QuestionOutcome
from cookout.mastermind.same_provider import SameProvider
from cookout.mastermind.session import GroupSession
from cookout.mastermind.session_card import HeardCard, SessionCard
from cookout.mastermind.session_end import end_session
from cookout.mastermind.session_phase import AddedTime, ReadyTap, SpeakerTurn
from cookout.mastermind.session_promise import PromiseResult, SessionPromise
from cookout.mastermind.session_reply import SessionReply
from cookout.mastermind.session_room import SessionRoom
from cookout.mastermind.session_seat import SessionSeat
from cookout.mastermind.shared_experience import SharedExperience
from cookout.mastermind.thank_you import ThankYou
from cookout.mastermind.visit_request import VisitRequest
from cookout.mastermind.waiting_candidate import WaitingCandidate
from cookout.members.member import Member
from cookout.members.own_card import OwnCard
from cookout.people.contact_point import ContactPoint
from cookout.people.event import Event
from cookout.people.history.change import occasion
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.people.photo import Photo
from cookout.people.picture import square
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
from cookout.practice.mastermind.questions import WrittenQuestion
from cookout.practice.ties import SeenTie
from cookout.promises.promise import Promise
from cookout.referrals.answer_link import AnswerLink
from cookout.referrals.experience import Experience, Outcome
from cookout.referrals.introduction import Introduction
from cookout.referrals.need import Need
from cookout.referrals.recommendation import Recommendation
from cookout.table.cookout import Cookout
from cookout.table.decision import Decision, DecisionKind
from cookout.table.regard import Regard

SEAT, WARMTH, FAREWELL = DecisionKind.SEAT, DecisionKind.WARMTH, DecisionKind.FAREWELL
OUT, IN, BOTH = Interaction.Direction.OUT, Interaction.Direction.IN, Interaction.Direction.BOTH
Talk = tuple[int, str, str, int | None, str]
Line = tuple[str, str] | tuple[str, str, int]
YES, SO_SO, NO = 2, 1, 0


@dataclass(frozen=True, kw_only=True)
class CastMember:
    """One of the cast, as told here: days are counted back from today, ahead where negative."""

    name: str
    trade: str = ""
    company: str = ""
    met: int | None = None
    event: str = ""
    decision: str = ""
    talks: tuple[Talk, ...] = ()
    lines: tuple[Line, ...] = ()
    promises: tuple[tuple[str, int, bool, int | None], ...] = ()
    phone: str = ""
    mail: str = ""
    answers: tuple[int | None, ...] = ()
    great: int | None = None
    heard: tuple[tuple[str, int, str], ...] = ()
    birthday: tuple[int | None, int] | None = None
    private: bool = False
    notes: str = ""
    pronouns: str = ""


EVENTS = {
    "Chamber breakfast": (3, "Chamber of Commerce, Main Street", 25, 2),
    "Rotary breakfast, Van Nuys": (255, "Van Nuys", 18, 2),
    "School fair": (44, "Elm Street School", None, 3),
    "Small business evening": (18, "The Foundry", 15, 3),
}
FORTNIGHTLY = "Chamber breakfast"

PEOPLE = (
    CastMember(
        name="Priya Nair",
        trade="Financial planner",
        company="Nair & Cole Planning",
        met=420,
        decision=SEAT,
        talks=(
            (31, "call", BOTH, 20, "Coffee at Ferry’s. Mia is working on her solo."),
            (58, "message", OUT, 5, "Asked how the new office is."),
            (88, "met", BOTH, 60, "Lunch. She knows a good baker."),
            (121, "call", IN, 10, "Called about a couple who need cover."),
        ),
        lines=(
            ("family", "Mia’s piano recital", 1),
            ("cares", "her new office on Ventura"),
            ("wants", "a good estate lawyer"),
        ),
        phone="818 555 0121",
        mail="priya@nairplanning.example",
        answers=(YES, YES, YES, YES, YES, YES),
        great=400,
    ),
    CastMember(
        name="Dana Whitfield",
        trade="Chimney sweep",
        company="Whitfield Chimney & Stove",
        met=255,
        event="Rotary breakfast, Van Nuys",
        decision=SEAT,
        talks=(
            (1, "message", OUT, 5, "Asked about Theo’s semi-final."),
            (
                17,
                "met",
                BOTH,
                40,
                "Coffee at Ferry’s. Thinking of hiring a second sweep in spring.",
            ),
            (50, "call", IN, 10, "Called to say the Hargroves booked her. Thanks to you."),
            (84, "met", BOTH, 180, "Cookout at our house. Her boys and ours got along."),
            (112, "business", OUT, 60, "Swept and relined our flue."),
            (140, "message", OUT, 5, "Sent the school link."),
            (171, "call", OUT, 15, "Talked about the van."),
            (203, "message", IN, 5, "Sent photos of the boys’ team."),
            (232, "call", OUT, 20, "First long talk."),
            (253, "message", OUT, 5, "Said hello."),
        ),
        lines=(
            ("family", "Two boys, Theo (9) and Jack (6). Theo keeps goal for the Falcons."),
            ("allergy", "Shellfish. Matters at the cookout."),
            ("wants", "more pre-sale home inspections; knows nobody in escrow"),
            ("when", "On roofs until 4. Text, don’t call, before then."),
        ),
        promises=(
            ("Introduce Dana to the Kowalskis", 3, True, None),
            ("Send the name of her roofer", 22, False, 20),
        ),
        phone="818 555 0133",
        mail="dana@whitfieldchimney.example",
        answers=(YES, YES, YES, SO_SO, YES, YES),
        great=112,
        pronouns="she/her",
        heard=(("Priya Nair", 200, "Leaves the room cleaner than she found it."),),
    ),
    CastMember(
        name="Marcus Bell",
        trade="Accountant",
        company="Bell Bookkeeping",
        met=380,
        decision=SEAT,
        talks=(
            (64, "call", OUT, 15, "His daughter starts college in fall."),
            (101, "met", BOTH, 45, "Lunch at the taqueria."),
            (150, "call", IN, 10, "Asked about term cover for a client."),
            (190, "message", OUT, 5, "Thanked him for the tax tip."),
        ),
        lines=(("sport", "running the river trail on Saturdays"), ("cares", "his bees")),
        promises=(("Send Marcus the profit-share article", 0, True, None),),
        phone="818 555 0144",
        mail="marcus@bellbooks.example",
        answers=(YES, YES, YES, YES, YES, None),
        great=200,
    ),
    CastMember(
        name="Vera Holt",
        trade="Mortgage advisor",
        company="Holt Home Loans",
        met=900,
        decision=SEAT,
        talks=(
            (12, "call", BOTH, 20, "Rates, and her garden."),
            (40, "met", BOTH, 30, "Coffee after church."),
            (75, "introduced", OUT, 10, "Introduced her to the Ortegas."),
            (110, "call", OUT, 15, "Caught up."),
        ),
        lines=(("cares", "her garden"),),
        phone="818 555 0155",
        answers=(YES, YES, YES, YES, YES, YES),
        great=860,
        birthday=(1979, 2),
    ),
    CastMember(
        name="Brett Lindqvist",
        trade="Electrician",
        company="Lindqvist Electric",
        met=46,
        event="School fair",
        decision=SEAT,
        talks=(
            (43, "message", OUT, 5, "Said hello."),
            (22, "call", OUT, 20, "Talked for 20 minutes. He is putting in a workshop."),
        ),
        lines=(("sport", "coaching the Falcons"), ("cares", "the workshop he is building")),
        heard=(("Dana Whitfield", 70, "Rewired the shop in two days."),),
        pronouns="he/him",
        phone="818 555 0166",
        mail="brett@lindqvist.example",
        answers=(SO_SO, YES, YES, YES, YES, YES),
    ),
    CastMember(
        name="Luis Ortega",
        trade="Landscaper",
        company="Ortega & Sons",
        met=300,
        decision=WARMTH,
        talks=((182, "call", IN, 10, "Was buying a second van."),),
        lines=(("wants", "a used van in good shape"),),
        notes="His sister-in-law is a pediatric dentist in Encino.",
        phone="818 555 0177",
        answers=(SO_SO, YES, SO_SO, SO_SO, YES, None),
    ),
    CastMember(
        name="Tomas Silva",
        trade="Plumber",
        company="Silva Plumbing",
        met=95,
        decision=WARMTH,
        talks=(),
        notes="Met him in the supermarket, by the water filters. Nobody I know has used him yet.",
        pronouns="he/him",
        phone="818 555 0188",
        answers=(NO, YES, None, None, None, None),
    ),
    CastMember(
        name="Gus Amato",
        company="",
        met=2000,
        decision=SEAT,
        talks=(
            (9, "met", BOTH, 120, "Fixed our faucet on Sunday; stayed for dinner."),
            (36, "call", BOTH, 15, "About mom’s birthday."),
            (66, "helped", OUT, 90, "Helped him move the shed."),
            (99, "call", BOTH, 10, "Caught up."),
        ),
        lines=(("family", "My brother-in-law. Ana’s brother."), ("allergy", "No peanuts.")),
        promises=(("Bring back his ladder", -9, True, None),),
        phone="818 555 0199",
        answers=(YES, YES, YES, YES, YES, YES),
        private=True,
    ),
    CastMember(
        name="Nadia Brandt",
        trade="Estate lawyer",
        company="Brandt Law",
        met=18,
        event="Small business evening",
        decision=WARMTH,
        talks=((16, "message", OUT, 5, "Said hello."),),
        lines=(("cares", "the animal shelter"),),
        mail="nadia@brandtlaw.example",
        answers=(SO_SO, YES, SO_SO, YES, YES, SO_SO),
    ),
    CastMember(
        name="Teo Alvarez",
        trade="Mortgage advisor",
        company="Harbor Street Lending",
        met=3,
        event="Chamber breakfast",
        lines=(("sport", "the girls’ softball team"),),
        phone="818 555 0147",
        mail="teo@harborstreet.example",
        answers=(None, None, None, None, YES, None),
    ),
    CastMember(
        name="Grace Lin",
        trade="Piano teacher",
        company="Lin Studio",
        met=3,
        event="Chamber breakfast",
        talks=((1, "message", OUT, 5, "Said hello."),),
        lines=(("wants", "families new in town"),),
        phone="818 555 0112",
        mail="grace@linstudio.example",
    ),
    CastMember(
        name="Omar Haddad",
        trade="Roofer",
        company="Haddad Roofing",
        met=3,
        event="Chamber breakfast",
        talks=((2, "message", IN, 5, "Wrote first: good to meet you."),),
        phone="818 555 0113",
    ),
    CastMember(
        name="Rick Stone",
        trade="Coach",
        company="Stone Success Systems",
        met=44,
        event="School fair",
        decision=FAREWELL,
        notes="Pitched before he said hello.",
        mail="rick@stonesuccess.example",
        answers=(NO, NO, NO, None, NO, NO),
    ),
)

WORK = {
    "Priya Nair": "Plan for the kids’ college",
    "Dana Whitfield": "Swept and relined our flue",
    "Marcus Bell": "Taxes",
    "Vera Holt": "The mortgage on our house",
}
"""What each of those who do great work did."""

SOLS_PEOPLE = (
    CastMember(
        name="Ines Duarte",
        trade="Baker",
        company="Duarte Bread",
        met=200,
        decision=SEAT,
        talks=((21, "call", BOTH, 25, "Her second shop opens in May."),),
        lines=(("cares", "her second shop"),),
        phone="818 555 0102",
        answers=(YES, YES, YES, YES, YES, YES),
    ),
)

ZONE = "America/Los_Angeles"
BY_MAIL = "Brett Lindqvist"
PLACES: dict[str, dict[str, Any]] = {
    "Sol Reyes": {
        "trade": "Bookstore owner",
        "lived": "Closed a second location\nTook over a family business",
        "speaks_to": "Leases\nSaying no to a partner",
        "shown_to_visitors": True,
    },
    "Rowan Cole": {
        "trade": "Life insurance agent",
        "lived": "Built a business beside a full-time job",
        "speaks_to": "Buy-sell agreements between partners\nFirst clients",
    },
    "Marcus Bell": {
        "trade": "Accountant",
        "lived": "Hired a first employee",
        "speaks_to": "Profit shares\nTaxes of a second shop",
    },
    "Priya Nair": {
        "trade": "Financial planner",
        "lived": "Took in a partner\nMoved offices",
        "speaks_to": "What partner means before it is written",
    },
    "Grace Lin": {
        "trade": "Piano teacher",
        "lived": "Raised prices and kept every family",
        "speaks_to": "Prices\nWaiting lists",
    },
    "Luis Ortega": {
        "trade": "Landscaper",
        "lived": "Made a foreman a partner",
        "speaks_to": "Crews\nBuying vans",
    },
    "Ines Duarte": {
        "trade": "Baker",
        "lived": "Opened a second shop",
        "speaks_to": "Second shops\nEarly mornings",
        "shown_to_visitors": True,
    },
    BY_MAIL: {
        "trade": "Electrician",
        "lived": "Lost the best employee to a competitor",
        "speaks_to": "Apprentices",
    },
}
"""Who is in Sol's group, and what each says of themselves."""

LIVED, SAW, IDEA = "lived", "saw", "idea"


@dataclass(frozen=True, kw_only=True)
class CastQuestion:
    """A question of the cast's group, and how far it came. Answers: who, what it gives, what it
    rests on, the words, what was heard, why."""

    asker: str
    ago: int
    brings: str
    written: WrittenQuestion
    restated: str = ""
    is_open: bool = True
    clarifying: tuple[tuple[str, str, str], ...] = ()
    answers: tuple[tuple[str, str, str, str, str, str], ...] = ()
    wants_more: str = ""
    promise: str = ""
    outcome: str = ""


@dataclass(frozen=True, kw_only=True)
class CastHotSeat:
    """A session that was held so many weeks before the next one: who asked what, and what came."""

    weeks: int
    asker: str
    there: tuple[str, ...]
    written: WrittenQuestion
    said: tuple[tuple[str, str, str, str, str], ...]
    question: tuple[str, str]
    promise: str
    days: int
    brings: str = "opportunity"
    kept: str = ""
    outcome: str = ""


QUESTIONS = (
    CastQuestion(
        asker="Grace Lin",
        ago=70,
        brings="opportunity",
        written=WrittenQuestion(
            question="Should I open a second studio across town?",
            background="My waiting list has eleven families, most of them from across town.",
            tried="Saturday lessons in a borrowed room.",
            options="Rent by the hour, sign a lease, or stay.",
            help_wanted="What you would check first.",
            help_not_wanted="A name for it.",
        ),
        restated="What would I have to see before I sign a lease for a second studio?",
        clarifying=(("Ines Duarte", "Who would teach there?", "I would, two days a week."),),
        answers=(
            (
                "Ines Duarte",
                "insight",
                LIVED,
                "Our second shop paid for itself only after I stopped driving between the two.",
                "new",
                "I had not counted the driving.",
            ),
            (
                "Sol Reyes",
                "insight",
                LIVED,
                "I closed a second location after a year. The lease was longer than my patience.",
                "will_try",
                "I will ask for a one-year lease.",
            ),
            (
                "Marcus Bell",
                "concept",
                SAW,
                "A client rented by the hour for six months and counted who came.",
                "will_try",
                "",
            ),
        ),
        promise="Rent a room by the hour for three months and count who comes",
        outcome="Nine of eleven families came. I signed for a year, and a teacher drives, not me.",
    ),
    CastQuestion(
        asker="Luis Ortega",
        ago=45,
        brings="strategy",
        written=WrittenQuestion(
            question="How do I get paid before the second visit instead of after the season?",
            background="Twelve gardens, and half of them pay in October.",
        ),
        answers=(
            (
                "Priya Nair",
                "solution",
                SAW,
                "A client sends the invoice the evening before and takes a card on file.",
                "will_try",
                "",
            ),
            (
                "Brett Lindqvist",
                "solution",
                LIVED,
                "I take a third when we agree on the day. Two people said no in four years.",
                "new",
                "I thought many more would say no.",
            ),
        ),
        promise="Ask the next five for a third in advance",
        outcome="Four of five paid it. The fifth pays the evening before, and that is fine too.",
    ),
    CastQuestion(
        asker="Marcus Bell",
        ago=3,
        brings="concern",
        written=WrittenQuestion(
            question="Should I make my best bookkeeper a partner?",
            background="She has run the office for six years. I would rather share than lose her.",
            tried="A raise, and Fridays off.",
            options="A partner, a profit share, or nothing yet.",
            help_wanted="What you would do first.",
            help_not_wanted="A lawyer’s answer.",
        ),
        restated="My best bookkeeper wants to become a partner: how do I say yes without losing "
        "the company?",
        clarifying=(
            ("Grace Lin", "Does she know the numbers?", "She keeps them."),
            ("Rowan Cole", "What happens if one of you falls ill?", "Nothing is written."),
        ),
        answers=(
            (
                "Priya Nair",
                "concept",
                LIVED,
                "Ask her what partner means first. For half the people I see it means a say in "
                "the schedule, not a stake.",
                "",
                "",
            ),
            (
                "Luis Ortega",
                "concept",
                LIVED,
                "We gave our foreman a profit share for two years before any ownership. He found "
                "out he didn’t want the debt, and we stayed friends.",
                "",
                "",
            ),
        ),
        wants_more="How did you set the share?",
    ),
    CastQuestion(
        asker="Rowan Cole",
        ago=1,
        brings="strategy",
        written=WrittenQuestion(
            question="How do I tell friends what I do without turning dinner into work?",
            background="Most of the people I like come to our cookouts.",
            help_wanted="Words that you use yourselves.",
        ),
        is_open=False,
        clarifying=(("Sol Reyes", "What happened the last time you told someone?", ""),),
    ),
)
STEPS = (("Rowan Cole", "Send the group my three questions for a first talk", 2),)
"""Open promises to the group, with the days that are left."""
SHARES = (
    ("Ines Duarte", "opportunity", "The old pharmacy on Main Street is for rent from March."),
    ("Priya Nair", "insight", "People answer when I ask about Tuesday, and not about next week."),
)

WAITING = {
    "Ines Duarte": WrittenQuestion(
        question="Should the second shop bake on its own?",
        background="We drive bread across town at five every morning.",
        tried="Half-baked loaves, finished there. The crust suffers.",
        options="A second oven, or a later opening.",
        help_wanted="What a second kitchen really cost you.",
        help_not_wanted="Names of oven makers.",
    ),
    "Rowan Cole": WrittenQuestion(
        question="How do I tell colleagues about my work without selling at the station?",
        background="They know me as a police officer first.",
        tried="Saying nothing. Two of them bought elsewhere and told me later.",
        options="A short talk once a year, or one at a time.",
        help_wanted="What a colleague said to you that felt right.",
        help_not_wanted="Sales scripts.",
    ),
}
"""The questions of those who wait for a hot seat."""

HELD = (
    CastHotSeat(
        weeks=8,
        asker="Priya Nair",
        there=(
            *("Sol Reyes", "Priya Nair", "Luis Ortega"),
            *("Marcus Bell", "Rowan Cole", "Ines Duarte"),
        ),
        brings="concern",
        written=WrittenQuestion(
            question="How do I tell two old clients that their accounts are too small for me now?",
            background="They came with my first office. Each takes four hours a quarter.",
            tried="Shorter meetings. They noticed, and said nothing.",
            options="Raise the minimum, hand them on, or keep the two.",
            help_wanted="How you let a client go and stayed friends.",
            help_not_wanted="A fee table.",
        ),
        question=("Ines Duarte", "Would they miss you or the meetings?"),
        said=(
            (
                *("Luis Ortega", "lived"),
                "I told my smallest gardens in person, in winter, with two names to call.",
                *("will_try", "In person, and with names."),
            ),
            (
                *("Marcus Bell", "saw"),
                "A client kept two of them for good and wrote down why.",
                *("new", ""),
            ),
        ),
        promise="Visit both, and bring the names of two planners I trust",
        days=14,
        kept="kept",
        outcome="Both went to the same planner. One still sends me her sister’s questions.",
    ),
    CastHotSeat(
        weeks=6,
        asker="Sol Reyes",
        there=(
            *("Sol Reyes", "Priya Nair", "Luis Ortega", "Grace Lin"),
            *("Marcus Bell", "Rowan Cole", "Brett Lindqvist"),
        ),
        brings="strategy",
        written=WrittenQuestion(
            question="What do I do with the back room of the bookstore on weekday mornings?",
            background="It is warm, has forty chairs, and stands empty until three.",
            tried="A reading for children on Mondays. Six came, and they were lovely.",
            options="Rent it out, run courses, or leave it quiet.",
            help_wanted="What a room of yours earned, and what it cost you in mornings.",
            help_not_wanted="Coffee machines.",
        ),
        question=("Grace Lin", "Who has a key?"),
        said=(
            (
                *("Grace Lin", "lived"),
                "I rented a room by the hour. It was worth it once the renter locked up.",
                *("will_try", "Someone else locks up."),
            ),
            (
                *("Rowan Cole", "idea"),
                "The station looks for a warm room for its first-aid course.",
                *("new", "I never thought of the station."),
            ),
        ),
        promise="Offer four mornings to the first-aid course",
        days=14,
        kept="changed",
    ),
    CastHotSeat(
        weeks=4,
        asker="Luis Ortega",
        there=(
            *("Sol Reyes", "Luis Ortega", "Grace Lin"),
            *("Ines Duarte", "Rowan Cole", "Marcus Bell"),
        ),
        written=WrittenQuestion(
            question="Should I buy a second van before the season or rent one for it?",
            background="Two crews share one van, and one of them waits every morning.",
            tried="An earlier start for one crew. They were home too late.",
            options="Buy a used one, rent for six months, or a trailer.",
            help_wanted="What the first year of your second one really cost.",
            help_not_wanted="Brands.",
        ),
        question=("Marcus Bell", "What does the waiting crew cost an hour?"),
        said=(
            (
                *("Ines Duarte", "lived"),
                "I rented for five months and bought that very van, with its faults known.",
                *("will_try", "I would know its faults."),
            ),
            (
                *("Rowan Cole", "saw"),
                "A colleague’s brother bought two and sold one in the fall.",
                *("tried", ""),
            ),
        ),
        promise="Price the second van",
        days=14,
        kept="kept",
    ),
    CastHotSeat(
        weeks=2,
        asker="Grace Lin",
        there=("Sol Reyes", "Grace Lin", "Luis Ortega", "Ines Duarte", "Rowan Cole"),
        written=WrittenQuestion(
            question="How do I raise my price without losing the families who can least afford it?",
            background="Nineteen families, a waiting list, and the same price for three years.",
            tried="A higher price for new families only. It felt unfair to them.",
            options="One raise for all, a sliding scale, or shorter lessons.",
            help_wanted="How you told people, and what they said.",
            help_not_wanted="What other teachers charge.",
        ),
        question=("Luis Ortega", "When did you last raise it?"),
        said=(
            (
                *("Luis Ortega", "lived"),
                "One letter to everyone, six weeks ahead, with the reason. Two left, nine thanked "
                "us.",
                *("will_try", "Six weeks gives them time to plan."),
            ),
            (
                *("Sol Reyes", "saw"),
                "A friend kept two places at the old price and told no one whose they were.",
                *("new", "I would not have to explain it family by family."),
            ),
            (
                *("Ines Duarte", "idea"),
                "Ask three families first what they would do.",
                *("tried", ""),
            ),
        ),
        promise="Tell all families the new price by letter, with the reason",
        days=21,
    ),
)
"""Two months of sessions, every other week: a hot seat each, and what was said of the promise
before it. Grace has just asked; Sol moved a promise, and owes the group what came of it."""

ACQUAINTANCES, FROM_A_BREAKFAST = 37, 4
SATURDAY = 5
IN_THE_BOOK, WITH_A_PHOTO = 99, 3
"""How many an address book has, and every how manyth of them has a photo."""
FACE, FACE_ON_A_CARD = 512, 160
FIRST = tuple(
    "Abel Beth Cleo Dario Edda Faye Glen Hana Ivo June Kofi Leila Mateo Nora Otis Pilar Quinn Rosa "
    "Samir Tessa Umar Vivian Wes Ximena Yusuf Zoe Ruth Hank Mei Arturo Bridget Denise Raj".split()
)
LAST = tuple(
    "Arden Birch Calder Dunmore Eastlake Fenwick Garner Hollis Ingram Jessup Kimura Lockhart "
    "Mendoza Novak Okafor Pruitt Quintero Rasmussen Santos Tran Underhill Vasquez Whitaker Xiong "
    "Yoder Zamora Bauer Castillo Desai Flores Greer Huang Iyer".split()
)
SHORT_HAIRED = frozenset(
    "Abel Dario Glen Ivo Kofi Mateo Otis Samir Umar Wes Yusuf Hank Arturo Raj".split()
)
LONG_HAIRED = ("long", "curly", "bob", "bun")
LOOKS = {
    "Priya Nair": Look.of("Priya", "long", skin=3),
    "Dana Whitfield": Look.of("Dana W", "bun", skin=1),
    "Marcus Bell": Look.of("Marcus", "short", beard=True, skin=5),
    "Vera Holt": Look.of("Vera", "bob", skin=0),
    "Brett Lindqvist": Look.of("Brett", "side", beard=True, skin=0),
    "Luis Ortega": Look.of("Luis", "short", skin=3),
    "Gus Amato": Look.of("Gus", "bald", beard=True, skin=2),
    "Nadia Brandt": Look.of("Nadia", "curly", skin=1),
    "Grace Lin": Look.of("Grace", "bob", skin=2),
    "Ines Duarte": Look.of("Ines", "bun", skin=2),
}
"""Those whom Rowan and Sol have photos of; the others are still only their initials."""


@transaction.atomic
def build(*, at: datetime) -> Member:
    """Build the cast's world in an empty database; returns Rowan, whose world it mostly is.

    Nobody knows their passwords: they sign in by a link. All of it or nothing, in one transaction.
    """
    rowan = _member("Rowan Cole", "rowan@example.org", "America/Los_Angeles", at)
    sol = _member("Sol Reyes", "sol@example.org", "America/New_York", at)
    with occasion(at=at):
        _fill(rowan, PEOPLE, at)
        _tie(rowan)
    _fill(sol, SOLS_PEOPLE, at)
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
    group = _meet(sol, rowan, at)
    _hold_sessions(group, at)
    priya = next(one for one in group.members.present() if one.full_name == "Priya Nair")
    FellowPerson.choose(owner=rowan, place=priya, at=at)
    _host(rowan, at)
    return rowan


def _tie(rowan: Member) -> None:
    """Who belongs to whom: a boy who is only a name, and who introduced Dana."""
    named = {one.name: one for one in Person.objects.of(rowan)}
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
    named = {one.name: one for one in Person.objects.of(rowan).standing(Person.Place.DEEP)}
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
    named = {one.name: one for one in Person.objects.of(rowan).exclude(place=Person.Place.BOOK)}
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


def _meet(sol: Member, rowan: Member, at: datetime) -> Group:
    """Sol's mastermind group of eight: seven with an account, Brett by mail."""
    began = at - timedelta(weeks=12)
    group = Group.found(
        host=sol,
        name="Thursday Mastermind",
        purpose="Eight owners who bring questions and listen. No leads, no pitches.",
        weekday=3,
        begins=time(17),
        at=began,
    )
    group.membership_of(sol).describe(**PLACES["Sol Reyes"])
    for name, place in PLACES.items():
        if name == "Sol Reyes":
            continue
        if name == BY_MAIL:
            joined = GroupMember.list_by_mail(
                group=group, name=name, email="brett@lindqvist.example", at=began
            )
        else:
            first = name.split(" ")[0].lower()
            who = rowan if name == rowan.name else _member(name, f"{first}@example.org", ZONE, at)
            secret = GroupInvitation.make(group=group, by=sol, at=began)
            joined = GroupInvitation.accept(secret, by=who, at=began)
        joined.describe(**place)
    GroupInvitation.make(group=group, by=sol, at=at - timedelta(days=1))
    places = {one.full_name: one for one in group.members.present().select_related("member")}
    for told in QUESTIONS:
        _ask(places, told, at)
    for name, what, days in STEPS:
        due_on = at.date() + timedelta(days=days)
        GroupPromise.make(maker=places[name], what=what, due_on=due_on, on=at.date())
    for name, kind, text in SHARES:
        moment = at - timedelta(days=4)
        GroupShare.share(author=places[name], kind=kind, text=text, at=moment)
    ThankYou.give(
        giver=places["Ines Duarte"],
        receiver=places["Grace Lin"],
        deed="Told me what her second shop cost before I signed",
        change="I waited for the smaller lease, and kept my best baker.",
        at=at - timedelta(days=20),
    )
    GroupNotice.plan(at=at)
    FellowPerson.choose(owner=sol, place=places["Grace Lin"], at=began)
    insight = PublishedInsight.propose(GroupAnswer.objects.earliest("pk"), at=at)
    for name in ("Ines Duarte", "Grace Lin"):
        insight.agree(words=insight.text, by=places[name], at=at)
    group.open_to_visitors(by=sol, at=at)
    _who_has_used(places, at - timedelta(days=2))
    return group


def _who_has_used(places: dict[str, GroupMember], at: datetime) -> None:
    """Ines needs a plumber for the clinic; Grace has used one twice, Luis only met one, and asks
    Sol whether that is the one whom Sol has used."""
    need = "The boiler of the clinic leaks"
    question, _ = ask_who_has_used(asker=places["Ines Duarte"], trade="plumber", need=need, at=at)
    told = {"source_name": "", "provider": "Kit Halloran", "basis": "used", "outcome": "well"}
    for key, what, ago in (("one", "a burst pipe", 400), ("two", "new taps", 120)):
        on = at.date() - timedelta(days=ago)
        name_provider(question, by=places["Grace Lin"], key=key, on=on, at=at, what=what, **told)
    met = {"provider": "Ray Ott", "basis": "met", "outcome": "", "what": "", "source_name": ""}
    luis = places["Luis Ortega"]
    mine = name_provider(question, by=luis, key="met", on=at.date(), at=at, **met)
    used = told | {"provider": "Raymond Ott", "outcome": "so-so", "what": "a water heater"}
    on = at.date() - timedelta(days=300)
    theirs = name_provider(question, by=places["Sol Reyes"], key="ray", on=on, at=at, **used)
    SameProvider.ask(mine=mine, theirs=theirs, by=luis, at=at)


def _host(rowan: Member, at: datetime) -> Group:
    """A small group of Rowan's own, with what a host looks after."""
    group = Group.found(
        host=rowan, name="Elm Street Owners", purpose="Four neighbors in business.", weeks=4, at=at
    )
    for name in ("Vera Holt", "Omar Haddad", "Gus Amato"):
        first = name.split(" ")[0].lower()
        told = {"name": name, "email": f"{first}@example.org", "trade": ""}
        place = GroupMember.list_by_mail(group=group, at=at, **told)
    today = rowan.day(at)
    mine = group.membership_of(rowan)
    mine.describe(trade="Life insurance agent", lived="", speaks_to="First clients")
    for what, days in (("Bring the numbers of spring", -4), ("Call the landlord", 9)):
        due_on = today + timedelta(days=days)
        on = today - timedelta(days=20)
        GroupPromise.make(maker=place, what=what, due_on=due_on, on=on)
    ParkedQuestion.park(by=mine, text="Who keeps the books of a shared stand?", at=at)
    VisitRequest.ask(
        group=group,
        name="Nora Birch",
        email="nora@example.org",
        words="I run the frame shop two doors down.",
        at=at,
        trade="Picture framer",
        lived="Moved the shop to a bigger place",
    )
    waits = {"name": "Ada Winter", "email": "ada@example.org", "words": "Gus knows her."}
    lived = "Kept the books of three shops"
    WaitingCandidate.add(group=group, at=at, trade="Bookkeeper", lived=lived, **waits)
    return group


def _ask(places: dict[str, GroupMember], told: CastQuestion, at: datetime) -> GroupQuestion:
    """A question as far as it came: made clear, answered, heard, and what came of it."""
    asker, then = places[told.asker], at - timedelta(days=told.ago)
    question = GroupQuestion.ask(asker=asker, written=told.written, brings=told.brings, at=then)
    for name, text, reply in told.clarifying:
        made = ClarifyingQuestion.ask(question=question, by=places[name], text=text, at=then)
        if reply:
            made.answer(reply, by=asker, at=then + timedelta(hours=3))
    if told.restated:
        question.restate(told.restated, by=asker)
    if not told.is_open:
        return question
    opened = then + timedelta(hours=6)
    question.open_answers(by=asker, at=opened)
    ask_personally(question, at=opened)
    for number, (name, gives, basis, text, heard, why) in enumerate(told.answers, start=1):
        moment = opened + timedelta(hours=number)
        answer = GroupAnswer.give(
            question=question, by=places[name], text=text, gives=gives, basis=basis, at=moment
        )
        if heard:
            answer.hear(heard, why=why, by=asker, at=moment + timedelta(days=2))
            answer.feel(True, by=places[name])
    if told.wants_more:
        answer.want_more(told.wants_more, by=asker, at=at - timedelta(hours=5))
    if told.promise:
        on = (then + timedelta(days=3)).date()
        GroupPromise.after_hearing(
            question=question,
            by=asker,
            what=told.promise,
            due_on=on + timedelta(days=14),
            at=then + timedelta(days=3),
            on=on,
        ).keep(on=on + timedelta(days=10))
    if told.outcome:
        QuestionOutcome.tell(
            question=question,
            text=told.outcome,
            by=asker,
            at=then + timedelta(days=34),
            days=30,
        )
    return question


def _hold_sessions(group: Group, at: datetime) -> None:
    """Two months of sessions with their minutes, and one that starts now, for which two wait."""
    places = {one.full_name: one for one in group.members.present().select_related("member")}
    promised: GroupPromise | None = None
    for told in HELD:
        then = _next_thursday(at) - timedelta(weeks=told.weeks)
        promised = _hold_one(group, places, told, promised=promised, at=then)
    coming = GroupSession.objects.create(
        group=group, starts_at=_five_past(at), place="Elm Street Library, room 2"
    )
    for name, ago in (("Ines Duarte", 60), ("Rowan Cole", 12)):
        then = at - timedelta(days=ago)
        question = _ask_for_seat(places[name], WAITING[name], "opportunity", then)
        if ago == 60:
            HotSeat.give(coming, number=1, member=places[name], question=question)
    for one in HotSeatRequest.objects.filter(question__asker=places["Rowan Cole"]):
        HotSeatPick.pick(one, by=places["Priya Nair"], at=at - timedelta(days=1))
    for name in ("Sol Reyes", "Ines Duarte", "Grace Lin"):
        SessionReply.give(coming, places[name], comes=True, at=at - timedelta(days=1))
    SessionReply.give(coming, places["Luis Ortega"], comes=False, at=at - timedelta(days=1))


def _next_thursday(at: datetime) -> datetime:
    day = at.date() + timedelta(days=(3 - at.date().weekday()) % 7 or 7)
    return moment(day=day, hour=time(17), zone=ZoneInfo(ZONE))


def _five_past(at: datetime) -> datetime:
    """Now, as a time that people meet at: the next one that five minutes divide."""
    begun = at.replace(second=0, microsecond=0)
    return begun + timedelta(minutes=5 - begun.minute % 5)


def _ask_for_seat(
    asker: GroupMember, written: WrittenQuestion, brings: str, at: datetime
) -> GroupQuestion:
    question = GroupQuestion.ask(asker=asker, written=written, brings=brings, at=at)
    HotSeatRequest.make(question=question, at=at)
    return question


def _hold_one(
    group: Group,
    places: dict[str, GroupMember],
    told: CastHotSeat,
    *,
    promised: GroupPromise | None,
    at: datetime,
) -> GroupPromise:
    """A hot seat hour from the first tap to the bell: one asked, others answered, the asker heard.

    `promised` is the promise of the session before; returns the one that was made.
    """
    session = GroupSession.objects.create(
        group=group, starts_at=at, place="Elm Street Library, room 2", protocol_key="hotseat60"
    )
    asker, later = places[told.asker], at + timedelta(minutes=20)
    question = _ask_for_seat(asker, told.written, told.brings, at - timedelta(days=9))
    HotSeat.give(session, number=1, member=asker, question=question)
    seats = {name: SessionSeat.take(session, places[name], at=at) for name in told.there}
    SessionRoom(session).begin(at=at)
    if promised:
        _tell_kept(promised, session, at)
    _run_hot_seat(session, seats, told, at)
    SessionPromise.make(
        session=session,
        maker=asker,
        what=told.promise,
        due_on=(at + timedelta(days=told.days)).date(),
        key="promise",
        at=later,
        question=question,
        hot_seat=1,
    )
    if told is HELD[-1]:
        SharedExperience.share(
            seats["Luis Ortega"],
            provider="Joan Ito",
            what="a partnership agreement",
            basis="used",
            source_name="",
            key="joan",
            at=later,
        )
    end_session(session, at=at + timedelta(minutes=62))
    if told.outcome:
        then = at + timedelta(days=33)
        QuestionOutcome.tell(question=question, text=told.outcome, by=asker, at=then, days=30)
    return question.promises.get()


def _tell_kept(promise: GroupPromise, session: GroupSession, at: datetime) -> None:
    """What was said of the promise before: kept, or changed to a day two weeks from today."""
    kept = next(told.kept for told in HELD if told.promise == promise.what)
    PromiseResult.tell(
        promise,
        session=session,
        result=kept,
        at=at,
        on=at.date(),
        due_on=at.date() + timedelta(weeks=6) if kept == "changed" else None,
    )


def _run_hot_seat(
    session: GroupSession, seats: dict[str, SessionSeat], told: CastHotSeat, at: datetime
) -> None:
    """Every phase moved on by hand, a minute more, a tap, turns, cards, and what was heard.

    Questions take two minutes longer than planned, as they always do there.
    """
    now, later = at, at + timedelta(minutes=20)
    for number in range(len(SessionRoom(session).order) - 1):
        room = SessionRoom(session)
        phase, step = room.phase, room.step
        assert phase
        assert step
        if number == 1:
            AddedTime.add(phase, seconds=60, at=now)
            ReadyTap.tap(phase, seats["Sol Reyes"])
        if room.speakers:
            SpeakerTurn.begin(phase, room.speakers[0], number=1, at=now)
        now += timedelta(seconds=step.seconds, minutes=2 * (step.phase.key == "clarify"))
        phase.move_on(order=room.order, at=now)
    for name, basis, words, heard, why in told.said:
        SessionCard.hand_in(
            seats[name], hot_seat=1, kind="card", words=words, key=name, at=later, basis=basis
        )
        HeardCard.hear(SessionCard.objects.latest("pk"), value=heard, why=why, at=later)
    name, words = told.question
    SessionCard.hand_in(
        seats[name], hot_seat=1, kind="question", words=words, key="question", at=later
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


def address_book() -> bytes:
    """A phone's address book of invented names, as a vCard file."""
    return b"".join(_card(n, _called(n), 1000 + n) for n in range(IN_THE_BOOK))


def _called(number: int) -> str:
    """A name for each number; neither first nor last names come in a row."""
    return f"{FIRST[number % len(FIRST)]} {LAST[(7 * number + number // 7) % len(LAST)]}"


def newer_cards() -> bytes:
    """A few days later: one more person, somebody's new number, the same as before, nobody."""
    known, same = _called(0), _called(1)
    nobody = b"BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n"
    return _card(900, "Lena Jarrow", 1900) + _card(0, known, 1901) + _card(1, same, 1001) + nobody


def club_table() -> bytes:
    """A club's list: its headings are its own, and its dates may be two days each."""
    rows = ("Member,Reached at,Joined", "Nadia Orr,818 555 2201,03/04/2019")
    return "\n".join((*rows, "Piet Vos,818 555 2202,05/06/2021", "")).encode()


def _card(uid: int, name: str, number: int) -> bytes:
    first, last = name.split()
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:cast-{uid}\r\nN:{last};{first};;;\r\nFN:{name}\r\n"
        f"TEL;TYPE=CELL:+1 818 555 {number}\r\n{_photo(uid, name)}END:VCARD\r\n"
    ).encode()


def _photo(uid: int, name: str) -> str:
    if uid % WITH_A_PHOTO:
        return ""
    styles = ("short", "side", "bald") if name.split()[0] in SHORT_HAIRED else LONG_HAIRED
    style = styles[uid // WITH_A_PHOTO % len(styles)]
    packed = b64encode(face(Look.of(name, style), FACE_ON_A_CARD)).decode()
    return f"PHOTO;ENCODING=b;TYPE=JPEG:{packed}\r\n"


def _member(name: str, email: str, time_zone: str, at: datetime) -> Member:
    member = Member(name=name, email=email, time_zone=time_zone, welcomed_at=at)
    member.password = _a_password_of_nobody()
    member.save()
    return member


@cache
def _a_password_of_nobody() -> str:
    """Slow to make on purpose, so that all of the cast have the same."""
    return make_password(secrets.token_urlsafe())


def _fill(owner: Member, people: tuple[CastMember, ...], at: datetime) -> None:
    today = owner.day(at)
    named = {one.event for one in people if one.event}
    events = {name: _event(owner, name, today) for name in EVENTS if name in named}
    if FORTNIGHTLY in events:
        events[FORTNIGHTLY].repeat(pattern="week", every=2)
    for one in people:
        _tell(owner, one, events.get(one.event), at)


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
    for days, kind, direction, minutes, said in sorted(one.talks, reverse=True):
        on = person.owner.day(at) - timedelta(days=days)
        moment = at - timedelta(days=days)
        log(
            people=[person],
            kind=kind,
            on=on,
            at=moment,
            direction=direction,
            minutes=minutes,
            words=said,
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
