"""The cast's people: whom Rowan and Sol know, and what they know of them."""

from __future__ import annotations

from dataclasses import dataclass

from cookout.people.interaction import Interaction
from cookout.table.decision import DecisionKind

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
