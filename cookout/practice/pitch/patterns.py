"""How a draft pushes and how it cares: the English words by which the pitch check tells."""

from __future__ import annotations

from enum import StrEnum


class Push(StrEnum):
    """How a draft pushes."""

    SELLS = "sells"
    BOOK_ME = "book_me"
    HURRY = "hurry"
    ASK_REFERRAL = "ask_referral"
    ABOUT_ME = "about_me"


class Care(StrEnum):
    """How a draft cares."""

    ASKS = "asks"
    OFFERS_HELP = "offers_help"
    REMEMBERS = "remembers"
    THANKS = "thanks"


_MINE = r"(?:our|my)"
_OFFERS = (
    r"(?:products?|services?|solutions?|offers?|offerings?|packages?|policy|policies|platform|"
    r"quotes?|rates?|fees|webinar|masterclass|workshop series|opportunity|"
    r"(?:insurance|savings|retirement|protection|financial|coaching) (?:plans?|programs?))"
)
_BUSINESS = (
    r"(?:insurance|policy|coverage|cover|provider|supplier|adviser|advisor|agent|broker|rate|"
    r"mortgage|vendor|accountant)"
)
_TALK = r"(?:call|chat|meeting|demo|appointment|consultation|session|slot|time|minutes)"
_ANYONE = r"(?:anyone|anybody|someone|somebody|people|others)"
_NEEDS = r"(?:needs?|wants?|looking|could use|would benefit|interested|in need|in the market)"
_CUSTOMERS = (
    r"(?:clients|customers|businesses|business owners|homeowners|companies|like (?:you|yours))"
)
_THEIR_MONEY = (
    r"(?:coverage|cover|policy|policies|plan|finances|portfolio|insurance|mortgage|needs|options|"
    r"taxes|budget|retirement)"
)
_REVIEW = r"(?:review|discuss|go over|talk about|look over|look at|analy[sz]e)"
_ENDS = r"(?:ends?|expires?|closes?|runs out)"

PUSHES: tuple[tuple[Push, str], ...] = (
    (Push.SELLS, rf"\b{_MINE} (?:\w+ ){{0,2}}{_OFFERS}\b"),
    (
        Push.SELLS,
        r"\b(?:free|no-obligation|complimentary) (?:\w+ )?"
        r"(?:quote|consultation|review|trial|analysis|estimate|audit|session|call)\b",
    ),
    (Push.SELLS, r"\b(?:save|earn|make) you (?:\w+ ){0,3}(?:money|thousands|hundreds|[$€£]?\d+)"),
    (
        Push.SELLS,
        r"\b(?:special|exclusive|great|amazing|unbeatable|best) "
        r"(?:\w+ )?(?:offer|deal|discount|prices?|rates?|opportunity)\b",
    ),
    (Push.SELLS, r"\b(?:\d+ ?% off|half off)|\b(?:give|get|offer)(?:ing)?(?: \w+){1,3} discount\b"),
    (Push.SELLS, r"\b(?:i|we) (?:also )?(?:sell|offer)\b(?! you (?:a|some|my|to)\b)"),
    (Push.SELLS, r"\b(?:buy|purchase|invest) (?:\w+ ){0,2}(?:from|with|through) (?:me|us)\b"),
    (
        Push.SELLS,
        r"\b(?:switch|move|come over) (?:\w+ ){0,2}to us\b|\bbecome (?:a|my|our) client\b",
    ),
    (Push.SELLS, rf"\b(?:current|existing|present) (?:\w+ )?{_BUSINESS}\b"),
    (Push.SELLS, r"\bsign(?:ing)? (?:you )?up (?:for (?:my|our)|here|with)\b"),
    (Push.SELLS, r"\binterested in (?:my|our|buying|saving|a quote|learning more|hearing more)\b"),
    (
        Push.SELLS,
        rf"\b(?:i|we) (?:help|helped|serve|work with) (?:\w+ ){{0,4}}{_CUSTOMERS}\b"
        rf"|\b(?:has|have) helped (?:\w+ ){{0,4}}{_CUSTOMERS}\b",
    ),
    (Push.SELLS, rf"\b{_REVIEW} your (?:\w+ ){{0,2}}{_THEIR_MONEY}\b"),
    (Push.SELLS, r"\bhelp you (?:save|earn|reduce|cut|scale|protect|invest|grow your|make more)\b"),
    (
        Push.SELLS,
        r"\b(?:get|send you|give you) an? (?:\w+ )?(?:quote|proposal|brochure|contract)\b",
    ),
    (Push.SELLS, r"\b(?:earn|win|have) your business\b|\b(?:i|we) speciali[sz]e in\b"),
    (
        Push.SELLS,
        r"\brunning a special\b|\baffordable (?:\w+ ){0,2}(?:insurance|coverage|rates?)\b",
    ),
    (
        Push.SELLS,
        r"\b(?:number one|leading|top[- ]rated|award-winning) "
        r"(?:\w+ )?(?:agency|agent|company|firm|team|provider|broker|realtor)\b",
    ),
    (
        Push.SELLS,
        r"\b(?:visit|check out|go to|link to) (?:our|my) "
        r"(?:\w+ )?(?:website|site|page|shop|store|listings|brochure)\b",
    ),
    (Push.SELLS, r"\blooking to (?:buy|sell|invest|refinance)\b(?! a (?:van|car|bike|dog))"),
    (Push.SELLS, r"\b(?:try|download) (?:our|my) (?:\w+ )?app\b|\bbuy (?:my|our)\b"),
    (Push.SELLS, r"\bjoin (?:my|our) (?:team|network|program|webinar)\b|\bmailing list\b"),
    (Push.SELLS, r"\b(?:be your own boss|passive income|financial freedom|business opportunity)\b"),
    (
        Push.BOOK_ME,
        r"\bminutes (?:\w+ ){0,3}(?:for me )?to "
        r"(?:share|show|explain|present|walk you|tell you|review|discuss)\b",
    ),
    (Push.BOOK_ME, r"\bopen to a (?:quick |short |brief )?(?:call|demo|meeting|chat)\b"),
    (Push.BOOK_ME, rf"\b(?:book|schedule|lock in) (?:\w+ ){{0,3}}{_TALK}\b"),
    (Push.BOOK_ME, r"\bset up (?:an? )?(?:\w+ )?(?:call|demo|meeting|consultation|appointment)\b"),
    (Push.BOOK_ME, r"\b(?:my|our) (?:online )?(?:calendar|booking|scheduling)(?: link| page)?\b"),
    (Push.BOOK_ME, r"\bpick your brain\b|\bgrab (?:a (?:time|slot)|time on)\b"),
    (Push.BOOK_ME, r"\b(?:jump|hop|get) on (?:a|the) (?:\w+ )?(?:call|video call)\b"),
    (
        Push.BOOK_ME,
        r"\b(?:show|walk|take|tell) you (?:\w+ ){0,3}"
        r"(?:what (?:i|we) (?:do|sell|offer)|how (?:i|we) (?:can|could|help|work))\b",
    ),
    (
        Push.HURRY,
        r"\b(?:act|buy|book|join|sign up|reply|register|decide|order|enroll) "
        r"(?:right )?(?:now|today|fast)\b",
    ),
    (
        Push.HURRY,
        r"\blimited (?:time|spots?|seats?|places?)\b|\b(?:last|final) (?:chance|spots?)\b",
    ),
    (Push.HURRY, r"\b(?:only|just) (?:\w+ )?(?:spots?|seats?|places?|days?|hours) left\b"),
    (Push.HURRY, rf"\b(?:offer|sale|price|rate|deal|discount|registration) (?:\w+ )?{_ENDS}\b"),
    (
        Push.HURRY,
        r"\b(?:don['’]?t|do not) (?:miss (?:out|this)|wait|let this)\b"
        r"|\bbefore it['’]?s too late\b",
    ),
    (Push.HURRY, r"\basap\b|\burgent(?:ly)?\b|\bi need (?:an|your) (?:answer|decision)\b"),
    (
        Push.ASK_REFERRAL,
        r"\b(?:any|give me|send me|more|for|for a) referrals?\b|\brefer (?:me|us)\b",
    ),
    (
        Push.ASK_REFERRAL,
        rf"\byou (?:\w+ )?(?:know|think of) (?:of )?{_ANYONE} (?:\w+ ){{0,4}}{_NEEDS}\b",
    ),
    (
        Push.ASK_REFERRAL,
        rf"\b(?:who|{_ANYONE}) (?:else )?(?:do )?you know (?:\w+ ){{0,3}}{_NEEDS}\b",
    ),
    (Push.ASK_REFERRAL, r"\b(?:introduce|connect|recommend) (?:me|us) (?:to|with)\b"),
    (
        Push.ASK_REFERRAL,
        r"\b(?:pass|share|hand|forward) (?:on |along |out )?my (?:name|card|number|info)\b",
    ),
    (
        Push.ASK_REFERRAL,
        r"\bkeep (?:me|us) in mind\b|\bsend (?:them|people|anyone|clients) (?:my|our) way\b",
    ),
    (Push.ASK_REFERRAL, r"\b(?:leave|write|give) (?:me|us) a (?:\w+ )?review\b"),
)
"""Each push with a pattern of it; the first one that begins at a place names it."""

_HELP = r"(?:help|give you a hand|lend (?:you )?a hand|be of (?:help|use)|do for you|bring you)"
_THEIRS = (
    r"(?:son|daughter|kids?|children|boys?|girls?|wife|husband|partner|mom|mum|mother|dad|father|"
    r"family|dog|cat|garden|birthday|wedding|recital|marathon|holiday|vacation|recovery|surgery)"
)

CARES: tuple[tuple[Care, str], ...] = (
    (
        Care.OFFERS_HELP,
        rf"\b(?:can|could|may|shall|let me|happy to|glad to|like to) (?:\w+ ){{0,2}}{_HELP}\b",
    ),
    (
        Care.OFFERS_HELP,
        r"\b(?:shall|can|could|may) i (?:put|introduce|connect) you\b"
        r"|\blet me (?:put|introduce|connect) you\b",
    ),
    (Care.OFFERS_HELP, r"\bif (?:there is|there['’]?s) anything (?:i|you)\b|\bhere it is\b"),
    (Care.REMEMBERS, r"\byou (?:said|mentioned|told me|were telling|were looking|talked about)\b"),
    (Care.REMEMBERS, rf"(?<!protect )(?<!insure )(?<!secure )(?<!cover )\byour {_THEIRS}\b"),
    (Care.REMEMBERS, r"\bi (?:promised|remember(?:ed)?|thought of you|have not forgotten)\b"),
    (Care.THANKS, r"\b(?:thank you|thanks|grateful|appreciate[ds]?)\b(?! in advance)"),
)
