"""A promise that is due, by a link in an email: its maker says that it is kept."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from cookout.mastermind.group_promise import GroupPromise
from cookout.web.http.door import Visit


def promise_reply(request: Visit, promise: GroupPromise, secret: str) -> HttpResponse:
    """The promise; a POST keeps it, says that it is no longer needed, or reopens it."""
    on = promise.maker.day(request.at)
    if request.method == "POST":
        match request.POST.get("promise"):
            case "kept":
                promise.keep(on=on)
            case "released":
                promise.release(on=on)
            case "open":
                promise.reopen()
            case _:
                return _page(request, promise, status=422)
        return redirect("group_reply", secret)
    return _page(request, promise)


def _page(request: Visit, promise: GroupPromise, status: int = 200) -> HttpResponse:
    shown = {"promise": promise, "on": promise.maker.day(request.at)}
    return render(request, "mastermind/reply_promise.html", shown, status=status)
