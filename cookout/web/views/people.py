"""People: everybody a member knows, a page at a time, narrowed by place, event or trade."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cookout.people.event import Event
from cookout.people.person import People, Person
from cookout.people.role import role_key
from cookout.web.cursor import ROW_ID, cut, narrowed
from cookout.web.door import Visit
from cookout.web.forms.parts import events_of, named
from cookout.web.rings import rings

TRADES_OFFERED = 100
FILTERS = ("place", "event", "trade")


@require_safe
def index(request: Visit) -> HttpResponse:
    """The list, in the order of names."""
    event = _event(request)
    trade = role_key(request.GET.get("trade", "").replace("\x00", ""))
    page = cut(request.GET, _narrow(request, event, trade), key=lambda person: person.sort_key)
    context = {
        "here": "people",
        "page": page,
        "people": rings(page.rows, on=request.on),
        "places": _places(request),
        "trade": trade,
        "trades": _trades(request),
        "event": event,
        "events": [(one.pk, named(one)) for one in events_of(request.user, event)],
        "is_narrowed": bool(event or trade or request.GET.get("place")),
        "choose": "choose" in request.GET,
        "choose_url": f"{narrowed(request.GET, (*FILTERS, 'after', 'before', 'id'))}&choose=1",
        "list_url": narrowed(request.GET, (*FILTERS, "after", "before", "id")),
    }
    return render(request, "people/index.html", context)


def _event(request: Visit) -> Event | None:
    pk = request.GET.get("event", "")
    if not ROW_ID.fullmatch(pk):
        return None
    return Event.objects.of(request.user).kept().filter(pk=pk).first()


def _narrow(request: Visit, event: Event | None, trade: str) -> People:
    people = Person.objects.of(request.user).kept()
    if (place := request.GET.get("place", "")) in Person.Place.values:
        people = people.standing(place)
    if event:
        people = people.filter(event=event)
    return people.filter(role_key=trade) if trade else people


def _places(request: Visit) -> list[tuple[str, str, bool]]:
    """A link for each place: its address, its words, and whether it is the one shown."""
    shown = request.GET.get("place", "")
    places = [("", "Everybody"), *Person.Place.choices]
    # Closest first, and the address book last.
    places.sort(key=lambda place: ("", "deep", "warm", "new", "gone", "book").index(place[0]))
    return [
        (narrowed(request.GET, FILTERS, place=value), words, value == shown)
        for value, words in places
    ]


def _trades(request: Visit) -> list[str]:
    """Trades to choose from; any other can be typed."""
    trades = Person.objects.of(request.user).filter(role_key__gt="").order_by("role_key")
    return list(trades.values_list("role_key", flat=True).distinct()[:TRADES_OFFERED])
