"""What is written about people, read from their rows for the search index and its excerpts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import connection

from cookout.members.prepared import fetch
from cookout.people.search.query import IndexEntry, scope_of
from cookout.practice.phone_numbers import written_numbers
from cookout.practice.spelling import fold, inner_words, slips, words
from cookout.practice.ties import SeenTie, phrase
from cookout.vcard.person_fields import searched

KNOWN = ("deep", "warm", "new")
NUMBER_ENDS = (10, 7)
"""A number is found by its last digits too: with and without a country or a town before them."""

NAMES, WORK, MORE = searched("names"), searched("work"), searched("more")
LISTS = ("tags", "ties", "also", "promises", "talks", "events", "experiences")
"""What is read from tables of its own."""
SEARCHED = (*NAMES, *WORK, *searched("notes"), *MORE, *LISTS)
# Plain SQL, since migrations fill the index too, before later columns and tables are there.
PEOPLE = "select id, owner_id, place, {columns} from cookout_person where id in %(people)s"
# All that is one or two words of a person, in one statement: the list, the person, and two numbers
# that say where a row stands in its list.
LINES = {
    "remember": """
select 'remember' as list, person_id, words as one, '' as two, position, id
from cookout_remember where person_id in %(people)s
""",
    "reach": """
select 'reach', person_id, value, kind, position, id
from cookout_contactpoint where person_id in %(people)s
""",
    "tags": """
select 'more', person_id, name, '', row_number() over (order by key), id
from cookout_tag where person_id in %(people)s
""",
    "promises": """
select 'promises', person_id, what, '', -id, id
from cookout_promise where trashed_at is null and person_id in %(people)s
""",
    "talks": """
select 'talks', w.person_id, i.words, '', -i.id, i.id
from cookout_interaction_people w join cookout_interaction i on i.id = w.interaction_id
where i.trashed_at is null and i.words <> '' and w.person_id in %(people)s
""",
    "experiences": """
select 'experiences', person_id, what, words,
  row_number() over (order by "on" desc, id desc), id
from cookout_experience where trashed_at is null and person_id in %(people)s
""",
    "events": """
select 'events', p.id, e.name, '', 0, e.id
from cookout_person p join cookout_event e on e.id = p.event_id
where e.trashed_at is null and p.id in %(people)s
union all
select distinct 'events', w.person_id, e.name, '', 1, e.id from cookout_interaction_people w
join cookout_interaction i on i.id = w.interaction_id join cookout_event e on e.id = i.event_id
where i.trashed_at is null and e.trashed_at is null and w.person_id in %(people)s
""",
}
ALWAYS = ("remember", "reach")
# Each is written once and found on both sides.
TIES = """
select t.person_id, t.id, t.relation, t.names_person, coalesce(o.name, t.other_name)
from cookout_tie t left join cookout_person o on o.id = t.other_id
where t.trashed_at is null and o.trashed_at is null and t.person_id in %(people)s
union all
select t.other_id, t.id, t.relation, not t.names_person, p.name
from cookout_tie t join cookout_person p on p.id = t.person_id
where t.trashed_at is null and p.trashed_at is null and t.other_id in %(people)s
order by 2
"""
TIED = """
select other_id from cookout_tie where other_id is not null and person_id in %(people)s union
select person_id from cookout_tie where other_id in %(people)s
"""
# Of each card by its UID the newest: an older one of the same address book was replaced.
ALSO = """
select c.person_id, c.also from cookout_card c where c.person_id in %(people)s
and not exists (select 1 from cookout_card n where n.person_id = c.person_id
                and n.uid = c.uid and c.uid <> '' and n.id > c.id)
order by c.id desc
"""
OF_EVENT = """
select id from cookout_person where event_id = %(event)s union
select w.person_id from cookout_interaction_people w
join cookout_interaction i on i.id = w.interaction_id where i.event_id = %(event)s
"""


class SearchedContact(NamedTuple):
    """A way to reach somebody, and the digits it is found by where it is a number."""

    value: str
    numbers: tuple[str, ...]


class SearchDocument(NamedTuple):
    """All that is written about a person."""

    person_id: int
    member_id: int
    is_known: bool
    names: str
    work: str
    notes: str
    more: list[str]
    remember: list[str]
    ties: list[str]
    reach: list[SearchedContact]
    promises: list[str]
    talks: list[str]
    events: list[str]
    experiences: list[str]

    def entry(self) -> IndexEntry:
        """Their row of the index."""
        scopes = [scope_of(self.member_id)]
        if self.is_known:
            scopes.append(scope_of(self.member_id, known=True))
        names = words(self.names)
        names += [inner for name in names for inner in inner_words(name)]
        work = words(self.work)
        texts = (*self.more, *self.remember, *self.ties, *self.promises, *self.talks, *self.events)
        texts += (*self.experiences, *(point.value for point in self.reach))
        rest = work + words("\n".join((self.notes, *texts)))
        rest += [number for point in self.reach for number in point.numbers]
        near = {slip for word in (*names, *work) for slip in slips(word)}
        return IndexEntry(self.person_id, scopes, names, list(dict.fromkeys(rest)), sorted(near))


def columns_here() -> tuple[str, ...]:
    """The searched columns of a person that this database has, while it is being migrated."""
    introspection = connection.introspection
    with connection.cursor() as cursor:
        tables = introspection.table_names(cursor)
        here = {
            column.name for column in introspection.get_table_description(cursor, "cookout_person")
        }
        cards = {
            column.name for column in introspection.get_table_description(cursor, "cookout_card")
        }
    here |= {"tags"} if "cookout_tag" in tables else set()
    here |= {"ties"} if "cookout_tie" in tables else set()
    here |= {"also"} & cards
    # Filled from the migration on that brought them.
    here |= {"promises", "talks", "events"} if "cookout_tag" in tables else set()
    here |= {"experiences"} if "cookout_experience" in tables else set()
    return tuple(name for name in SEARCHED if name in here)


def read(person_ids: list[int], columns: tuple[str, ...] = SEARCHED) -> dict[int, SearchDocument]:
    """What is written about each of these people."""
    if not person_ids:
        return {}
    written = [name for name in columns if name not in LISTS]
    people = PEOPLE.replace("{columns}", ", ".join(written))
    found = {
        pk: _person(pk, owner, place, dict(zip(written, texts, strict=True)))
        for pk, owner, place, *texts in _rows(people, person_ids)
    }
    _read_lines(found, person_ids, columns)
    if "also" in columns:
        for pk, values in _rows(ALSO, person_ids):
            lines = json.loads(values) if isinstance(values, str) else values
            found[pk].more.extend(f"{label}: {value}" for label, value in lines)
    if "ties" in columns:
        for pk, _, relation, names_person, name in _rows(TIES, person_ids):
            if name:
                words = phrase(SeenTie(relation, bool(names_person))).around(name)
                found[pk].ties.append(words)
    return found


def _read_lines(
    found: dict[int, SearchDocument], person_ids: list[int], columns: Iterable[str]
) -> None:
    """What stands in lists of lines: each line once among the events, else as often as written."""
    here = (LINES[name] for name in LINES if name in ALWAYS or name in columns)
    for name, pk, one, two, *_ in _rows(f"{' union all '.join(here)} order by 5, 6", person_ids):
        lines = getattr(found[pk], name)
        if name == "reach":
            lines.append(SearchedContact(one, numbers(one) if two == "phone" else ()))
        elif name != "events" or one not in lines:
            lines.extend(filter(None, (one, two)))


def people_tied_to(person_ids: list[int]) -> list[int]:
    """Everybody who is found by the names of these people, since a tie says them."""
    return [pk for (pk,) in _rows(TIED, person_ids)] if person_ids else []


def people_of_event(event_id: int) -> list[int]:
    """Everybody who was met at an event, or talked to there."""
    return [pk for (pk,) in fetch(OF_EVENT, {"event": event_id})]


def numbers(value: str) -> tuple[str, ...]:
    """The digits of the phone numbers in a field: with and without the country, and their ends."""
    found: list[str] = []
    for number in written_numbers(value):
        digits = "".join(filter(str.isdecimal, number.dialed))
        found += (digits, number.national, *(digits[-n:] for n in NUMBER_ENDS))
    if not found:
        digits = "".join(c for c in fold(value) if c.isdecimal())
        found += (digits, *(digits[-n:] for n in NUMBER_ENDS))
    return tuple(dict.fromkeys(filter(None, found)))


def _person(pk: int, owner: int, place: str, texts: dict[str, str]) -> SearchDocument:
    names = texts["name"]
    for part in filter(None, (texts[name] for name in NAMES[1:])):
        # Most parts stand in the name letter by letter, which is told without folding it.
        if not set(names.split()).issuperset(part.split()) and not _says(names, part):
            names += f" {part}"
    work = " ".join(filter(None, (texts[name] for name in WORK)))
    more = [texts[name] for name in MORE if texts.get(name)]
    return SearchDocument(
        pk, owner, place in KNOWN, names, work, texts["notes"], more, [], [], [], [], [], [], []
    )


def _says(names: str, part: str) -> bool:
    """Whether a name has every word of a part already, in whatever case and accents."""
    return set(words(names)).issuperset(words(part))


def _rows(statement: str, person_ids: list[int]) -> list[tuple[Any, ...]]:
    return fetch(statement, {"people": person_ids})
