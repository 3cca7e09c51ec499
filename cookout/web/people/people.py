"""People: those a member knows, a page at a time; everybody; by place, event or trade."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from cookout.members.member import Member
from cookout.people.event import Event
from cookout.people.person import People, Person
from cookout.people.role import role_key, trades
from cookout.people.tag import tag_key, tags_of
from cookout.web.http.door import Visit
from cookout.web.http.pagination import ROW_ID, cut, narrowed
from cookout.web.parts.form_fields import events_of, named
from cookout.web.parts.person_summary import Ring, rings
from cookout.web.people.people_order import ALL, key, letters, ordered
from cookout.web.people.people_pages import KNOWN, PeoplePages, of_place

TRADES_OFFERED = 100
MOST_CHOSEN = 50
FILTERS = ("place", "event", "trade", "tag")
CURSOR = ("after", "before", "id")
Place = Person.Place
# Closest first, and the address book last.
PLACES = {KNOWN: "People you know"} | {
    place.value: str(place.label)
    for place in (Place.DEEP, Place.WARM, Place.NEW, Place.GONE, Place.BOOK, Place.DIED)
}
PLACES |= {ALL: "Everyone"}


@require_safe
def index(request: Visit) -> HttpResponse:
    """The list, in the order that the member chose."""
    if "go" in request.GET:
        return redirect(f"{request.path}?{_turned(request.GET).urlencode()}")
    event = _event(request)
    trade = role_key(request.GET.get("trade", "").replace("\x00", ""))
    tag = tag_key(request.GET.get("tag", "").replace("\x00", ""))
    place = _place(request, narrowed_else=bool(event or trade or tag))
    people = _narrow(of_place(request.user, place), event, trade)
    if tag:
        people = people.filter(tags__key=tag)
    order = request.user.people_order
    is_part = bool(event or trade or tag)
    pages = (
        ordered(people, order)
        if is_part or order == Member.PeopleOrder.TURN
        else PeoplePages(request.user, place, order)
    )
    page = cut(request.GET, pages, key=lambda person: key(person, order))
    choose, chosen = "choose" in request.GET, _chosen(request.GET)
    context = {
        "here": "people",
        "page": page,
        "people": rings(page.rows, on=request.on),
        "places": _places(request, place),
        "trade": trade,
        "tag": tag,
        "tags": tags_of(request.user, most=TRADES_OFFERED),
        # Any other can be typed.
        "trades": trades(request.user, most=TRADES_OFFERED),
        "event": event,
        "events": [(each.pk, named(each)) for each in events_of(request.user, event)],
        "is_narrowed": is_part or request.GET.get("place", ALL) != ALL,
        "order": order,
        "orders": Member.PeopleOrder.choices,
        "letters": []
        if page.is_only
        else letters(request, people, order, FILTERS, whole="" if is_part else place),
        "choose": choose,
        "chosen": chosen,
        "elsewhere": _elsewhere(request, chosen, page.rows) if choose else [],
        "choose_url": narrowed(request.GET, (*FILTERS, *CURSOR), choose="1"),
        "list_url": narrowed(request.GET, (*FILTERS, *CURSOR)),
        "first_page_url": f"{request.path}{narrowed(request.GET, FILTERS)}",
    }
    return render(request, "people/index.html", context)


def _event(request: Visit) -> Event | None:
    pk = request.GET.get("event", "")
    if not ROW_ID.fullmatch(pk):
        return None
    return Event.objects.of(request.user).not_in_trash().filter(pk=pk).first()


def _place(request: Visit, *, narrowed_else: bool) -> str:
    """Who is shown: those one knows, as soon as there is one; by event or trade, everybody."""
    place = request.GET.get("place", "")
    if place in PLACES:
        return place
    if narrowed_else or not of_place(request.user, KNOWN).exists():
        return ALL
    return KNOWN


def _narrow(people: People, event: Event | None, trade: str) -> People:
    if event:
        people = people.filter(event=event)
    in_role, in_title = Q(), Q()
    for word in trade.split():
        in_role &= Q(role_key__contains=word)
        in_title &= Q(title__icontains=word)
    return people.filter(in_role | in_title)


def _places(request: Visit, shown: str) -> list[tuple[str, str, bool]]:
    """A link for each place: its address, its words, and whether it is the one shown."""
    return [
        (narrowed(request.GET, FILTERS, place=value), words, value == shown)
        for value, words in PLACES.items()
    ]


def _turned(query: QueryDict) -> QueryDict:
    """The page that a button of the chooser leads to; whoever is ticked goes along."""
    asked = QueryDict(query.get("go", "").removeprefix("?").encode("utf-8", "replace"))
    to = QueryDict(mutable=True)
    for name in (*FILTERS, *CURSOR, "choose"):
        if value := asked.get(name):
            to[name] = value
    to.setlist("people", [str(pk) for pk in _chosen(query)])
    return to


def _chosen(query: QueryDict) -> list[int]:
    """Whoever is ticked, each once."""
    ids = (int(pk) for pk in query.getlist("people") if ROW_ID.fullmatch(pk))
    return list(dict.fromkeys(ids))[:MOST_CHOSEN]


def _elsewhere(request: Visit, chosen: list[int], rows: list[Person]) -> list[Ring]:
    """Who is ticked and stands on another page."""
    others = set(chosen) - {person.pk for person in rows}
    people = Person.objects.of(request.user).not_in_trash().filter(pk__in=others).in_order()
    return rings(people, on=request.on) if others else []
