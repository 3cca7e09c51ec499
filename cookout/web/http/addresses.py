"""URLs by view name, each pattern resolved once: every page has many, and they never change."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse


@cache
def addresses(name: str) -> Callable[[int], str]:
    """A function from a row's id to the URL of a view that takes that id alone."""
    before, after = reverse(name, args=[0]).split("0")
    return lambda pk: f"{before}{pk}{after}"


@cache
def address(name: str) -> str:
    """The URL of a view without arguments."""
    return reverse(name)


def is_on_the_web() -> bool:
    """Whether others can open this Cookout's pages: only then may a message to them contain a
    link."""
    return str(settings.HOME).startswith("https://")


def absolute(path: str) -> str:
    """An absolute URL to give to others, under this Cookout's own host name, never the
    request's."""
    return urljoin(settings.HOME, path)
