"""The cast's group: its members, what they asked each other, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from cookout.cast.filling import add_member
from cookout.cast.people import ZONE
from cookout.mastermind.fellow_person import FellowPerson
from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.group_share import GroupShare
from cookout.mastermind.joining.group_invitation import GroupInvitation
from cookout.mastermind.joining.visit_request import VisitRequest
from cookout.mastermind.joining.waiting_candidate import WaitingCandidate
from cookout.mastermind.notices.group_notice import GroupNotice
from cookout.mastermind.parked_question import ParkedQuestion
from cookout.mastermind.providers.provider_question import ask_who_has_used, name_provider
from cookout.mastermind.providers.same_provider import SameProvider
from cookout.mastermind.questions.clarifying_question import ClarifyingQuestion
from cookout.mastermind.questions.group_answer import GroupAnswer
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.questions.personal_request import ask_personally
from cookout.mastermind.questions.published_insight import PublishedInsight
from cookout.mastermind.questions.question_outcome import QuestionOutcome
from cookout.mastermind.thank_you import ThankYou
from cookout.members.member import Member
from cookout.practice.mastermind.questions import WrittenQuestion

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


def found_sols_group(sol: Member, rowan: Member, at: datetime) -> Group:
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
            who = (
                rowan if name == rowan.name else add_member(name, f"{first}@example.org", ZONE, at)
            )
            secret = GroupInvitation.make(group=group, by=sol, at=began)
            joined = GroupInvitation.accept(secret, by=who, at=began)
        joined.describe(**place)
    GroupInvitation.make(group=group, by=sol, at=at - timedelta(days=1))
    places = {
        member.full_name: member for member in group.members.present().select_related("member")
    }
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
    need = "The boiler at the bakery leaks"
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


def found_rowans_group(rowan: Member, at: datetime) -> Group:
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
