"""The tags of the look: icons, plates, places, fields, and days in words."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message
from django.core.files.storage import Storage, storages
from django.forms import BoundField
from django.template import Context
from django.template.defaulttags import CsrfTokenNode
from django.template.loader import get_template
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from cookout.members.token import Token
from cookout.people.person import Person
from cookout.practice import formats
from cookout.practice.numbers import PROMISE_AHEAD
from cookout.practice.retention import IN_TRASH
from cookout.web.http.addresses import address, addresses
from cookout.web.parts.person_summary import Ring, photo_address
from cookout.web.parts.templatetags import day_words, field_tags, icons, list_rows, plates

register = template.Library()
MOST_DOTS = 30


@register.simple_tag
def icon(name: object) -> SafeString:
    """{% icon "text" %}"""
    return icons.icon(name)


@register.simple_tag
def static(path: str) -> str:
    """{% static "cookout/cookout.css" %}: as Django's, but looked up once."""
    return _static(storages["staticfiles"], path)


@cache
def _static(storage: Storage, path: str) -> str:
    return storage.url(path)


@register.simple_tag
def trash_days() -> int:
    """{% trash_days %}: how many days deleted items can be restored."""
    return IN_TRASH.days


@register.simple_tag
def promise_days() -> int:
    """{% promise_days %}: how many days ahead a promise is shown on Today."""
    return PROMISE_AHEAD.days


@register.simple_tag
def invitation_days() -> int:
    """{% invitation_days %}: how many days an invitation to this Cookout works."""
    return Token.LIVES[Token.Purpose.INVITATION].days


@register.simple_tag
def drawn(template: str, **about: Any) -> SafeString:
    """{% drawn "parts/_nav.html" here=here %}: an include that shows nothing but what it is given,
    drawn once for each of the few things that are ever given."""
    return _drawn(storages["staticfiles"], template, tuple(sorted(about.items())))


@lru_cache(maxsize=512)
def _drawn(_: Storage, template: str, about: tuple[tuple[str, Any], ...]) -> SafeString:
    return SafeString(get_template(template).render(dict(about)))


@register.simple_tag
def drawn_once(kept: dict[object, str], template: str, **about: Any) -> str:
    """{% drawn_once room.drawn "sessions/_steps.html" steps=steps %}: an include that shows nothing
    but what it is given, drawn once for all whose page has the same in it, while that is kept."""
    key = (template, formats.current_region(), *about.items())
    if key not in kept:
        kept[key] = get_template(template).render(about)
    return kept[key]


@register.simple_tag
def url(name: str, *about: Any) -> str:
    """{% url "people" %}, {% url "person" person.pk %}: as Django's, but looked up once."""
    if not about:
        return address(name)
    number, *others = about
    if isinstance(number, int) and not others:
        return addresses(name)(number)
    return reverse(name, args=about)


@register.simple_tag
def plate(
    name: object = "",
    place: object = "",
    warmth: float | str | None = None,
    size: str = "",
    of: Person | str = "",
) -> SafeString:
    """{% plate name=person.name place=person.place warmth=45 size="lg" of=person %}"""
    # A template hands over an empty word for what it does not know.
    left = None if warmth == "" or warmth is None else float(warmth)
    photo = photo_address(of, is_large=size == "lg") if isinstance(of, Person) else ""
    return plates.plate(name, str(place or "plain"), left, size or "md", photo)


@register.simple_tag
def chip(
    name: object = "",
    line: object = "",
    url: object = "",
    place: object = "",
    warmth: float | str | None = None,
    size: str = "",
    done: object = False,
    of: Person | str = "",
) -> SafeString:
    """{% chip name=one.name line=one.line url=one.url place="new" of=one.person %}: as the part
    of that name, for a list of many."""
    drawn = plate(name, place, warmth, size, of)
    return list_rows.chip(name, line, url, drawn, done=bool(done))


@register.simple_tag(takes_context=True)
def promise(
    context: Context,
    what: object = "",
    when: object = "",
    url: object = "",
    late: object = False,
    kept: object = False,
    edit_url: object = "",
) -> SafeString:
    """{% promise what=one.what when=one.when late=one.late url=one.url %}: as the part of that
    name, for a list of many."""
    token = SafeString(CsrfTokenNode().render(context))
    hidden = token + list_rows.next_field(context.get("request"))
    form = list_rows.tick(url, what, hidden, kept=bool(kept))
    return list_rows.promise(what, when, form, late=bool(late), kept=bool(kept), edit_url=edit_url)


@register.simple_tag
def initials(name: str) -> str:
    """{% initials user.name %}: the letters of a plate, to be spoken as they are seen."""
    return plates.initials(name)


@register.simple_tag
def who(ring: Ring) -> SafeString:
    """{% who ring %}: the plate of a person in a list, and the words beside it."""
    photo = photo_address(ring.person)
    return plates.who(ring.name, ring.work, ring.person.place, ring.left, ring.words, photo)


@register.simple_tag
def place(name: object) -> SafeString:
    """{% place person.place %}"""
    return plates.place(str(name))


@register.simple_tag
def once() -> SafeString:
    """{% once %}: inside a form whose deed is done once, however often it is sent."""
    return format_html('<input type="hidden" name="once" value="{}">', secrets.token_urlsafe(12))


@register.simple_tag
def seats(count: int, free: int = 0) -> SafeString:
    """A dot for each of the few at the table, and one for each open seat, with words beside it."""
    taken = min(count, MOST_DOTS)
    empty = '<i class="seats__open"></i>' * min(free, MOST_DOTS - taken)
    dots = SafeString("<i></i>" * taken + empty)
    return format_html('<span class="seats" aria-hidden="true">{}</span>', dots)


@register.simple_tag
def options(choices: Iterable[tuple[object, str]], chosen: object = None) -> SafeString:
    """{% options events event.pk %}: of a list that may be long, so drawn here."""
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        (
            (value, SafeString(" selected") if value == chosen else "", words)
            for value, words in choices
        ),
    )


@register.simple_tag
def datalist(name: str, offered: Iterable[str]) -> SafeString:
    """{% datalist "trusted" names %}: names to choose from while one is typed, drawn here too."""
    every = "".join(f'<option value="{escape(option)}"></option>' for option in offered)
    return SafeString(f'<datalist id="{escape(name)}">{every}</datalist>')


@register.inclusion_tag("parts/_field.html")
def field(
    bound: BoundField,
    label: str = "",
    hint: str = "",
    hide_label: bool = False,
    short: bool = False,
    **attrs: Any,
) -> dict[str, Any]:
    """{% field form.name %}, {% field form.phone hint="..." autocomplete="tel" %}"""
    shown = field_tags.shown(bound, label=label, hint=hint)
    if field_tags.is_choices(bound):
        return shown | {"options": field_tags.options(bound), "hide_label": hide_label}
    box = field_tags.boxed(bound, shown["described_by"], attrs)
    return shown | box | {"hide_label": hide_label, "short": short}


@register.inclusion_tag("parts/_choices.html")
def choices(
    bound: BoundField, label: str = "", hint: str = "", hide_label: bool = False
) -> dict[str, Any]:
    """{% choices form.high_five %}"""
    shown = field_tags.shown(bound, label=label, hint=hint)
    return shown | {"options": field_tags.options(bound), "hide_label": hide_label}


@register.inclusion_tag("parts/_problem.html")
def problem(*forms: Any) -> dict[str, Any]:
    """{% problem form %}: nothing where nothing is wrong."""
    return {
        "problems": [problem for form in forms if form for problem in field_tags.problems(form)]
    }


@register.filter
def undo_url(message: Message) -> str:
    """Where a message can be undone: its extra tag `undo:/path/`."""
    return _tagged(message, "undo:")


@register.filter
def promise_url(message: Message) -> str:
    """Where a promise can be added to what was just logged: its extra tag `promise:/path/`."""
    return _tagged(message, "promise:")


@register.filter
def experience_url(message: Message) -> str:
    """Where it is told how the work was that was just logged: its extra tag `experience:/path/`."""
    return _tagged(message, "experience:")


def _tagged(message: Message, name: str) -> str:
    """The path after a name in a message's extra tags, on this site only."""
    for tag in (message.extra_tags or "").split():
        if tag.startswith(f"{name}/") and not tag.startswith(f"{name}//"):
            return tag.removeprefix(name)
    return ""


@register.filter
def day(value: date | None, on: date) -> str:
    """{{ promise.due_on|day:on }}"""
    return day_words.day_words(value, on)


@register.filter
def that_day(value: date | None, on: date) -> str:
    """Within a sentence: {{ absence.last_on|that_day:on }}"""
    words = day_words.day_words(value, on)
    return words.lower() if words in ("Today", "Tomorrow", "Yesterday") else words


@register.filter
def full_day(value: date) -> str:
    """{{ today.day|full_day }}: Saturday, November 28"""
    return formats.full_day(value)


@register.filter
def full_day_and_year(value: date) -> str:
    """{{ cookout.on|full_day_and_year }}: Saturday, November 28, 2026"""
    return formats.full_day_and_year(value)


@register.filter
def day_and_year(value: date) -> str:
    """{{ intake.taken_at|day_and_year }}: November 28, 2026"""
    return formats.day_and_year(value)


@register.filter
def date_of(value: date) -> str:
    """{{ line.on|date_of }}: November 28"""
    return formats.day(value)


@register.filter
def clock(value: time) -> str:
    """{{ cookout.begins|clock }}: 5:00 PM"""
    return formats.clock(value)


@register.filter
def money(amount: Decimal) -> str:
    """{{ event.fee|money }}: $25"""
    return formats.money(amount)


@register.filter
def figures(number: int) -> str:
    """{{ row.minutes|figures }}: 3,000"""
    return formats.number(number)


@register.filter
def late(value: date | None, on: date) -> str:
    """{{ promise.due_on|late:on }}"""
    return day_words.late_words(value, on)


@register.filter
def ago(value: date | None, on: date) -> str:
    """{{ person.last_touch_on|ago:on }}"""
    return day_words.ago_words(value, on)


@register.filter
def spelled(number: int) -> str:
    """{{ count|spelled|capfirst }}"""
    return day_words.spelled(number)
