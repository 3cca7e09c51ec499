"""Rows that lists have many of, rendered in Python: a template would evaluate a dozen conditions
for each."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from cookout.web.parts.templatetags import icons


def chip(name: object, line: object, url: object, plate: SafeString, *, done: bool) -> SafeString:
    """A person in a row: a link where there is an address."""
    words = format_html(
        '{}<span class="chip__words"><span class="chip__name">{}</span>{}</span>',
        plate,
        name,
        format_html('<span class="chip__line">{}</span>', line) if line else "",
    )
    done_class = " chip--done" if done else ""
    if not url:
        return format_html('<span class="chip{}">{}</span>', done_class, words)
    return format_html('<a class="chip{}" href="{}">{}</a>', done_class, url, words)


def promise(
    what: object, when: object, form: SafeString, *, late: bool, kept: bool, edit_url: object
) -> SafeString:
    """A promise with its tick, and its words."""
    words = escape(what)
    return format_html(
        '<li class="promise{}">{}<div class="promise__rest"><span class="promise__words">'
        '<span class="promise__what">{}</span>{}</span>{}</div></li>',
        " promise--kept" if kept else " promise--late" if late else "",
        form,
        words,
        format_html('<span class="promise__when">{}</span>', when) if when else "",
        format_html(
            '<a class="btn btn--quiet btn--small btn--edge" href="{}" aria-label="Edit: {}">Edit'
            "</a>",
            edit_url,
            words,
        )
        if edit_url
        else "",
    )


def tick(url: object, what: object, hidden: SafeString, *, kept: bool) -> SafeString:
    """The form of a promise's checkbox, with its hidden fields."""
    return format_html(
        '<form method="post" action="{}">{}<button class="tick" type="submit" aria-pressed="{}"'
        ' aria-label="Mark as kept: {}">{}</button></form>',
        url,
        hidden,
        "true" if kept else "false",
        what,
        icons.icon("check"),
    )


def next_field(request: HttpRequest | None) -> SafeString:
    """A hidden field with the page to return to, if it is one to return to."""
    if request is None or request.method != "GET":
        return SafeString("")
    return format_html('<input type="hidden" name="next" value="{}">', request.get_full_path())
