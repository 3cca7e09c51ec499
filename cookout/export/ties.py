"""Ties on contact cards and in the table: a line of a card that is still true stays as written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db.models import Max

from cookout.capture.intake.matching import own_uid
from cookout.capture.intake.ties import line_of, seen
from cookout.people.card import Card
from cookout.people.person import Person
from cookout.people.remember import Remember, RememberKind
from cookout.people.tie import Tie, TieShown, ties_by_person
from cookout.practice.alphabet import name_key
from cookout.practice.ties import is_same, label_of, standard_label
from cookout.vcard.contact_points import labels_by_group
from cookout.vcard.properties import Property
from cookout.vcard.ties import CardTie, lines_of, ties_from
from cookout.vcard.versions import Version

_NAMES: dict[Version, str] = {"3.0": "X-ABRELATEDNAMES", "4.0": "RELATED"}


class ExportedTies:
    """The ties of some people, with the UIDs that the cards of the others have."""

    def __init__(self, people: Iterable[int]) -> None:
        wanted = list(people)
        self._ties = ties_by_person(wanted)
        others = {tie.other for some in self._ties.values() for tie in some if tie.other}
        self._uids = _uids(others)
        # Earlier versions kept ties among the lines to remember; those are on the card still.
        lines = Remember.objects.filter(person__in=wanted, kind=RememberKind.FAMILY)
        self._lines = set(lines.values_list("person_id", "words"))
        # Someone named by a UID who is not here: no page shows that, and the card says it still.
        waiting = Tie.objects.unlinked().filter(person__in=wanted, other_name="")
        self._waiting = set(waiting.values_list("person_id", "other_uid"))

    def on_card(
        self, props: Sequence[Property], person: Person, *, version: Version
    ) -> list[Property]:
        """A card's properties with the ties as they are now."""
        ties, labels = self._ties.get(person.pk, []), labels_by_group(props)
        written = set[int]()
        gone = Counter[str]()
        result: list[Property] = []
        for prop in props:
            on_card = list(ties_from(prop, labels))
            found = {
                n for n, shown in enumerate(ties) if any(self._is(tie, shown) for tie in on_card)
            }
            if not on_card or self._stays(prop, on_card, person, version, is_so=bool(found)):
                result.append(prop)
                written |= found
            else:
                gone[prop.group.lower()] += 1
        result = _without_labels(props, result, gone)
        for n, shown in enumerate(ties):
            if n not in written:
                taken = {prop.group.lower() for prop in result}
                result += lines_of(self._card_tie(shown), version=version, taken=taken)
        return result

    def _stays(
        self, one: Property, ties: list[CardTie], person: Person, version: Version, *, is_so: bool
    ) -> bool:
        """Whether a property is still true as written; one of another version is written again."""
        if is_so:
            return one.name not in _NAMES.values() or one.name == _NAMES[version]
        return any(
            (person.pk, line_of(tie)) in self._lines or (person.pk, tie.uid) in self._waiting
            for tie in ties
        )

    def _is(self, tie: CardTie, shown: TieShown) -> bool:
        if not is_same(seen(tie), shown.tie):
            return False
        uids = {shown.row.other_uid, self._uid(shown)} - {""}
        keys = {name_key(shown.name), shown.row.other_key} - {""}
        return tie.uid in uids or (bool(tie.name) and name_key(tie.name) in keys)

    def _card_tie(self, shown: TieShown) -> CardTie:
        label = standard_label(shown.tie)
        meant = shown.tie.relation if label != label_of(shown.tie) else ""
        return CardTie(label, shown.name, self._uid(shown), meant)

    def _uid(self, shown: TieShown) -> str:
        return self._uids.get(shown.other.pk, "") if shown.other else ""


def _without_labels(
    props: Sequence[Property], result: list[Property], gone: Counter[str]
) -> list[Property]:
    """Drop labels whose property was removed."""
    groups = Counter(prop.group.lower() for prop in props if prop.name != "X-ABLABEL")
    return [
        prop
        for prop in result
        if prop.name != "X-ABLABEL"
        or not gone[prop.group.lower()]
        or groups[prop.group.lower()] > gone[prop.group.lower()]
    ]


def _uids(people: set[Person]) -> dict[int, str]:
    """The UID that each one's card has when it is exported, where that is a UUID."""
    newest = Card.objects.filter(person__in=people).values("person").annotate(card=Max("pk"))
    cards = Card.objects.filter(pk__in=[row["card"] for row in newest])
    on_cards = dict(cards.order_by().values_list("person_id", "uid"))
    found = {}
    for person in people:
        uid = on_cards.get(person.pk, "")
        is_row = not uid or uid.startswith(("row-", "ldif-")) or "://" in uid
        found[person.pk] = str(person.uid) if is_row else uid if own_uid(uid) else ""
    return found


def relations_of(people: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
    """The ties of some people as a table has them: a label and a name."""
    return {
        pk: [(label_of(tie.tie), tie.name) for tie in some]
        for pk, some in ties_by_person(people).items()
    }
