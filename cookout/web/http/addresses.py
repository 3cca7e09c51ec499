"""Addresses by name, each looked up once: every page has many, and they stay where they are."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse


@cache
def addresses(name: str) -> Callable[[int], str]:
    """Where the page or the deed of that name is, by the number of the row."""
    before, after = reverse(name, args=[0]).split("0")
    return lambda pk: f"{before}{pk}{after}"


@cache
def address(name: str) -> str:
    """Where the page of that name is, of which there is one."""
    return reverse(name)


def is_on_the_web() -> bool:
    """Whether others can open its addresses: only then a message to them carries a link."""
    return str(settings.HOME).startswith("https://")


def absolute(path: str) -> str:
    """An address to hand to others: under the name of this Cookout, whatever the browser said."""
    return urljoin(settings.HOME, path)
