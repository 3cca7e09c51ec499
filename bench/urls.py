"""The application's addresses and one more: a page with nothing on it, for a signed-in member."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from cookout import urls

handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500


def empty(request: HttpRequest) -> HttpResponse:
    """Nothing; what it costs is the server, the middleware and knowing who asks."""
    return HttpResponse("<!doctype html><title>Empty</title>")


urlpatterns = [*urls.urlpatterns, path("empty/", empty)]
