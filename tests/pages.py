"""Every page there is to look at, by name: for the pictures, for axe, for the naughty strings."""

from __future__ import annotations

from tests.served import Served

PERSON = "select id from cookout_person where name = ? and owner_id = 1"


def pages(served: Served) -> dict[str, str]:
    """The address of each page of the cast's first member, without the leading slash."""
    dana = served.row(PERSON, "Dana Whitfield")
    teo = served.row(PERSON, "Teo Alvarez")
    event = served.row("select id from cookout_event where name = 'Chamber breakfast'")
    fair = served.row("select id from cookout_event where name = 'School fair'")
    promise = served.row("select id from cookout_promise where person_id = ? limit 1", dana)
    talk = served.row("select max(id) from cookout_interaction where owner_id = 1 and kind='call'")
    planned = served.row("select max(id) from cookout_cookout where logged_id is null")
    over = served.row("select max(id) from cookout_cookout where logged_id is not null")
    waiting = served.row("select id from cookout_intake where taken_at is null")
    taken = served.row("select id from cookout_intake where taken_at is not null")
    return {
        "today": "",
        "people": "people/",
        "people-warm": "people/?place=warm",
        "people-none": "people/?role=astronaut",
        "person": f"people/{dana}/",
        "person-just-met": f"people/{teo}/",
        "twice": "people/twice/",
        "merge": f"people/{dana}/merge/{teo}/",
        "words": f"people/{dana}/words/",
        "person-edit": f"people/{dana}/edit/",
        "log": f"people/{dana}/interactions/",
        "log-several": f"interactions/?people={dana}&people={teo}",
        "interaction": f"interactions/{talk}/",
        "met": "met/",
        "decide": f"people/{teo}/decide/",
        "promises": "promises/",
        "promise": f"promises/{promise}/",
        "promise-make": f"people/{dana}/promises/",
        "events": "events/",
        "event": f"events/{event}/",
        "event-deep": f"events/{fair}/",
        "event-new": "events/new/",
        "event-edit": f"events/{event}/edit/",
        "plan": "plan/",
        "plan-set-up": "plan/setting-up/",
        "absences": "absences/",
        "table": "table/",
        "cookouts": "cookouts/",
        "cookout": f"cookouts/{planned}/",
        "cookout-past": f"cookouts/{over}/",
        "cookout-new": f"cookouts/new/?people={dana}&people={teo}",
        "cookout-edit": f"cookouts/{planned}/edit/",
        "cookout-guests": f"cookouts/{planned}/guests/",
        "roles": "roles/",
        "search": "search/?q=dana",
        "search-nothing": "search/?q=zebra",
        "search-empty": "search/",
        "take": "take/",
        "take-preview": f"take/{waiting}/",
        "take-pick": f"take/{taken}/picking/",
        "take-archive": "take/archive/",
        "out": "out/",
        "trash": "trash/",
        "settings": "settings/",
        "welcome": "welcome/",
        "sign-out": "sign-out/",
        "not-found": "people/999999/",
    }


def open_pages(served: Served) -> dict[str, str]:
    """Pages for those who are not signed in."""
    return {
        "sign-in": "sign-in/",
        "enter": served.link("rowan@example.org").removeprefix(served.home),
        "enter-spent": "enter/spent/",
        "join-spent": "join/spent/",
    }
