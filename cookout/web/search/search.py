"""Search people by name, work, notes, memories or contact details, and show why each matched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cookout.people.search.search import SearchHit, find
from cookout.practice.lookup.installed import installed_likeness
from cookout.practice.lookup.needs import is_sure
from cookout.practice.lookup.titles import recognize_trade
from cookout.referrals.look_up import LookUp, look_up
from cookout.referrals.recommendation import Recommendation
from cookout.web.http.door import Visit
from cookout.web.parts.person_summary import Ring, rings_of
from cookout.web.recommendations.recommendation_page import row
from cookout.web.search.group_tier import groups_to_ask, told_by_fellows
from cookout.web.search.look_up_page import page_of

MOST = 30
LONGEST_QUERY = 200
LAST = 3
"""How many recent results are shown beside a look-up."""
WHERE = {
    "names": "In the name",
    "work": "In their work",
    "notes": "In notes",
    "more": "In their details",
    "remember": "In things to remember",
    "ties": "In family and ties",
    "promises": "In a promise",
    "talks": "In your log",
    "experiences": "In what you know of their work",
    "events": "At an event",
    "reach": "In contact details",
}


class Piece(NamedTuple):
    """Some of the words around a match, and whether they are the match itself."""

    words: str
    matched: bool


class FoundPerson(NamedTuple):
    """A person found, the kind of text that matched, and an excerpt."""

    ring: Ring
    where: str
    pieces: list[Piece]


@require_safe
def search(request: Visit) -> HttpResponse:
    """The matches, the best first."""
    query = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:LONGEST_QUERY]
    hits = find(request.user, query, limit=MOST)
    looked_up = _look_up(request, query, hits)
    context = {
        "here": "people",
        "q": query,
        "met_query": urlencode({"name": query}),
        "found": _found(request, hits),
        "is_cut": len(hits) == MOST,
        "people_query": urlencode({"people": [hit.person_id for hit in hits]}, doseq=True),
    }
    if looked_up:
        context |= page_of(looked_up, member=request.user, on=request.on)
        context["fellows"] = told_by_fellows(request.user, looked_up.trade, on=request.on)
        context["to_ask"] = groups_to_ask(request.user, looked_up.trade)
        recommended = Recommendation.objects.of(request.user).standing().exclude(result="")
        latest = recommended.select_related("provider", "asker").order_by("-told_on", "-pk")
        context["went"] = [row(recommendation) for recommendation in latest[:LAST]]
    return render(request, "search/index.html", context)


def _look_up(request: Visit, query: str, hits: list[SearchHit]) -> LookUp | None:
    """The look-up of the query as a need; None if it is someone's name and no trade."""
    trade = request.GET.get("trade", "")[:LONGEST_QUERY].replace("\x00", "")
    named = any(hit.column == "names" for hit in hits)
    if not query or (named and not trade and not recognize_trade(query)):
        return None
    likeness = installed_likeness()
    found = look_up(request.user, query, on=request.on, trade=trade, likeness=likeness)
    # Corrected words may be a name that is not found: then only people count.
    return found if found and (found.anyone or trade or is_sure(query)) else None


def _found(request: Visit, hits: list[SearchHit]) -> list[FoundPerson]:
    shown = rings_of(request.user, [hit.person_id for hit in hits], on=request.on)
    return [
        # Numbers stand in the index in several ways, which are for finding only.
        FoundPerson(
            ring, WHERE[hit.column], [] if hit.column == "reach" else list(pieces(hit.excerpt))
        )
        for hit in hits
        if (ring := shown.get(hit.person_id))
    ]


def pieces(excerpt: str) -> Iterator[Piece]:
    """An excerpt split at the marks around the match."""
    for number, part in enumerate(excerpt.split("\x02")):
        matched, ended, after = part.partition("\x03")
        if not number or not ended:
            yield Piece(part, matched=False)
            continue
        yield Piece(matched, matched=True)
        yield Piece(after, matched=False)
