"""Save an archive's rows that aren't here yet, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any
from uuid import UUID

from django.db import DatabaseError, models, transaction

from cookout.capture.card_photos.card_photo import CardPhoto
from cookout.capture.intake.matching import OWN
from cookout.export.archive.batches import chunks, create_all
from cookout.export.archive.brought import WORK, Brought
from cookout.export.archive.merges import KnownNumbers, Numbers
from cookout.export.archive.row_checks import few_rows_of, fields_of, one_or_none_of, rows_of, wrong
from cookout.export.archive.sections import LISTS, WITHIN, Section
from cookout.export.archive.taking_files import take_card_photos, take_cards, take_photos
from cookout.export.archive.taking_groups import take_groups
from cookout.export.archive.unpacking import NoArchive, Unpacked, unpacked
from cookout.members.member import Member
from cookout.people.card import Card
from cookout.people.history.change import Cause, because, note_all
from cookout.people.interaction import Interaction
from cookout.people.merging.merge import Merge
from cookout.people.person import Person, recount
from cookout.people.photo import Photo
from cookout.people.reordering import order_people_by_region
from cookout.people.search import search
from cookout.plan.plan import Plan
from cookout.practice.cadence import Difficulty
from cookout.referrals.experience import Experience, Outcome
from cookout.table.cookout import Cookout, Guest

NAMES = 12
"""Names of new people that a preview shows."""
Row = dict[str, Any]


def take(*, owner: Member, file: IO[bytes], dry_run: bool = False) -> Brought:
    """Import an archive in one transaction. Raises NoArchive.

    People who are here already stay as they are here; their missing times in touch and promises are
    added. So importing the same archive again changes nothing.
    """
    with unpacked(file) as archive:
        try:
            with transaction.atomic():
                # What they said of themselves may be newer than whoever hands it in knows.
                owner.refresh_from_db()
                brought = _Taking(owner, archive).everything()
                transaction.set_rollback(dry_run)
            if dry_run:
                owner.refresh_from_db()
        except DatabaseError as error:
            if type(error) is DatabaseError:
                raise
            raise NoArchive("This archive contradicts itself. Nothing was imported.")
    return brought


class _Taking:
    """One archive while it is imported, for one member. It only looks up rows of that member."""

    def __init__(self, owner: Member, archive: Unpacked) -> None:
        self.owner, self.archive, self.contents = owner, archive, archive.contents
        self.brought = Brought()
        self.known: KnownNumbers = {}
        self.fresh: list[Person] = []
        self.touched: set[int] = set()
        self.new: dict[type[models.Model], set[int]] = {}
        self._names: Numbers | None = None

    def everything(self) -> Brought:
        self._welcome()
        for kind in LISTS:
            if kind.model is Person:
                self._take_people(kind)
            elif kind.model is CardPhoto:
                self._take_card_photos(kind)
            elif kind.lasts:
                self._take_lasting(kind, rows_of(self.contents, kind.name))
            else:
                self._take_once(kind)
        self.brought.groups = list(take_groups(self.owner, self.archive))
        rhythm = (Person.Place.DEEP, Person.Place.WARM)
        concerned = self.touched | {person.pk for person in self.fresh if person.place in rhythm}
        for chunk in chunks(sorted(concerned)):
            recount(Person.objects.of(self.owner).filter(pk__in=chunk))
        search.write(sorted(self.touched | {person.pk for person in self.fresh}))
        return self.brought

    def _welcome(self) -> None:
        """Take over the settings where the member has not begun here yet; others keep theirs."""
        row = self.contents.get("member")
        if not isinstance(row, dict):
            raise NoArchive("This archive does not say whose it is. Nothing was imported.")
        fields = fields_of(Member, row)
        if self.owner.welcomed_at is None:
            self.owner.name = self.owner.name or fields.get("name", "")
            self.owner.theme = fields.get("theme", "")
            self.owner.welcomed_at = fields.get("welcomed_at")
            self.owner.live_in(fields.get("time_zone", ""))
            self.owner.write_as_in(fields.get("region", ""))
            written = ["name", "theme", "welcomed_at", "time_zone", "region"]
            self.owner.save(update_fields=written)
            order_people_by_region(self.owner)
        self._work(fields.get("trade", ""), fields.get("difficulty", Difficulty.NORMAL))

    def _work(self, trade: str, difficulty: str) -> None:
        """Whoever said nothing here of their own trade goes on in it. Before anybody is counted,
        since everybody's rhythm goes by it."""
        usual = ("", Difficulty.NORMAL)
        if (self.owner.trade, self.owner.difficulty) == usual != (trade, difficulty):
            Plan(owner=self.owner).work_in(trade=trade, difficulty=difficulty)
            self.brought.made[WORK] = [self.owner.pk]

    # One kind after the other

    def _take_lasting(
        self, kind: Section, rows: list[Row], people: list[int] | None = None
    ) -> None:
        """Rows with a uid that aren't here yet; with `people`, each belongs to a person."""
        fields_of_rows = [fields_of(kind.model, row) for row in rows]
        known = self.known[kind.model] = self._here(kind, fields_of_rows)
        fresh, crowds = [], []
        for number, (row, fields) in enumerate(zip(rows, fields_of_rows, strict=True)):
            if fields["uid"] not in known:
                more = {"person_id": people[number]} if people else {}
                fresh.append(self._made(kind, row, fields | more))
                crowds.append(row)
        self._count(kind, create_all(kind.model, fresh))
        known |= {made.uid: made.pk for made in fresh}
        for name in kind.crowd:
            self._crowd(kind, name, fresh, crowds)

    def _take_once(self, kind: Section) -> None:
        """Rows without a uid; one that equals an existing row is that row."""
        here = set(kind.model._default_manager.filter(owner=self.owner).values_list(*kind.once))
        fresh: dict[tuple[Any, ...], tuple[Any, Row]] = {}
        read = one_or_none_of if kind.single else rows_of
        for row in read(self.contents, kind.name):
            made = self._made(kind, row, fields_of(kind.model, row))
            key = tuple(getattr(made, name) for name in kind.once)
            if key not in here and self._may_come(made, row):
                fresh.setdefault(key, (made, row))
        rows = [row for _, row in fresh.values()]
        self._count(kind, create_all(kind.model, (made for made, _ in fresh.values())))
        for name in kind.crowd:
            self._crowd(kind, name, [made for made, _ in fresh.values()], rows)

    def _may_come(self, made: models.Model, row: Row) -> bool:
        """A merge is imported only with both of its people, and a guest only with one of the two it
        points to: existing rows stay as they are."""
        if isinstance(made, Guest):
            return made.cookout_id in self.new[Cookout] or made.person_id in self.new[Person]
        if not isinstance(made, Merge):
            return True
        if not {made.kept_id, made.other_id} <= self.new[Person]:
            return False
        if made.undone_at is None:
            made.record = self._numbers().record(row.get("record"))
        return True

    def _numbers(self) -> Numbers:
        if self._names is None:
            self._names = Numbers(self.owner, self.known)
        return self._names

    def _made(self, kind: Section, row: Row, fields: Row) -> Any:
        pointed = {f"{name}_id": self._pointed(kind, name, row) for name in kind.points}
        made = kind.model(owner=self.owner, **fields, **pointed)
        if kind.fill:
            kind.fill(made)
        return made

    def _count(self, kind: Section, fresh: list[Any]) -> None:
        self.brought.rows[kind.name] = len(fresh)
        self.brought.made[kind.name] = [row.pk for row in fresh]
        self.new[kind.model] = {row.pk for row in fresh}

    def _take_people(self, kind: Section) -> None:
        rows = rows_of(self.contents, kind.name)
        fields_of_rows = [fields_of(Person, row) for row in rows]
        people = self._here(kind, fields_of_rows)
        people |= self._known_by_cards(rows, fields_of_rows, people)
        self.known[Person] = people
        theirs = []
        for row, fields in zip(rows, fields_of_rows, strict=True):
            if fields["uid"] not in people:
                self.fresh.append(self._made(kind, row, fields))
                theirs.append(row)
        self._count(kind, create_all(Person, self.fresh))
        self.brought.same = len(rows) - len(self.fresh)
        self.brought.names = [person.name for person in self.fresh[:NAMES]]
        people |= {person.uid: person.pk for person in self.fresh}
        both = list(zip(self.fresh, theirs, strict=True))
        for section in WITHIN:
            if section.lasts:
                self._take_lasting(section, *self._of_everybody(section, rows, fields_of_rows))
            elif section.model is Card:
                take_cards(self.owner, self.archive, both)
            elif section.model is Photo:
                take_photos(self.owner, self.archive, both)
            else:
                create_all(
                    section.model, (made for pair in both for made in self._within(section, *pair))
                )
        self._know_their_work(both)
        # Their history came along: this is its latest line.
        with because(Cause.ARCHIVE):
            came = dict.fromkeys((person.pk for person in self.fresh), ())
            note_all(owner_id=self.owner.pk, said=came, are_new=True)

    def _know_their_work(self, both: list[tuple[Person, Row]]) -> None:
        """Earlier versions only stored since when someone does great work: make that an
        experience."""
        for person, row in both:
            if "experiences" not in row and (
                on := fields_of(Person, row, ("great_on",)).get("great_on")
            ):
                great = {"outcome": Outcome.WELL, "again": True}
                Experience.make(person=person, on=on, at=person.made_at, **great)
        experiences = Experience.objects.filter(
            owner=self.owner, person__in=[one for one, _ in both]
        )
        for pk in set(experiences.values_list("person_id", flat=True)):
            Person.objects.get(pk=pk).follow_experiences()

    def _of_everybody(
        self, kind: Section, rows: list[Row], fields_of_rows: list[Row]
    ) -> tuple[list[Row], list[int]]:
        """Also for people who were here already, so that no promise is lost."""
        pairs = [
            (one, self.known[Person][fields["uid"]])
            for row, fields in zip(rows, fields_of_rows, strict=True)
            for one in few_rows_of(row, kind.name)
        ]
        return [one for one, _ in pairs], [person for _, person in pairs]

    def _known_by_cards(
        self, rows: list[Row], fields_of_rows: list[Row], people: dict[UUID, int]
    ) -> dict[UUID, int]:
        """People imported here from a card before: the card's UID and the name are the same."""
        wanted: dict[tuple[str, str], UUID] = {}
        for row, fields in zip(rows, fields_of_rows, strict=True):
            if fields["uid"] not in people:
                cards = (fields_of(Card, card).get("uid") for card in few_rows_of(row, "cards"))
                for uid in (*cards, f"{OWN}{fields['uid']}"):
                    if uid:
                        wanted.setdefault((uid, fields.get("name", "")), fields["uid"])
        found: dict[int, UUID] = {}
        cards_here = Card.objects.of(self.owner).values_list("uid", "person__name", "person")
        for chunk in chunks(sorted({uid for uid, _ in wanted})):
            for uid, name, person in cards_here.filter(uid__in=chunk):
                if (uid, name) in wanted:
                    found.setdefault(person, wanted[uid, name])
        taken = set(people.values())
        return {uid: person for person, uid in found.items() if person not in taken}

    def _within(self, kind: Section, person: Person, row: Row) -> Iterator[models.Model]:
        """Rows stored within a person."""
        read = one_or_none_of if kind.single else few_rows_of
        for one in read(row, kind.name):
            yield self._made(kind, one, fields_of(kind.model, one) | {"person": person})

    def _take_card_photos(self, kind: Section) -> None:
        """Card photos that aren't here yet."""
        rows = rows_of(self.contents, kind.name)
        fields_of_rows = [fields_of(CardPhoto, row) for row in rows]
        known = self._here(kind, fields_of_rows)
        fresh = [
            (self._made(kind, row, fields), row)
            for row, fields in zip(rows, fields_of_rows, strict=True)
            if fields["uid"] not in known
        ]
        self._count(kind, take_card_photos(self.archive, fresh))

    def _crowd(self, kind: Section, name: str, fresh: list[Any], rows: list[Row]) -> None:
        """Set many-to-many relations; a time in touch updates the clocks of its people."""
        relation: Any = kind.model._meta.get_field(name)
        through = relation.remote_field.through
        mine, theirs = relation.m2m_column_name(), relation.m2m_reverse_name()
        lines = []
        for one, row in zip(fresh, rows, strict=True):
            uids = row.get(name)
            if not isinstance(uids, list):
                raise wrong(kind.model, name)
            present = {_found(self._rows_of(relation), uid, relation.related_model) for uid in uids}
            lines += [through(**{mine: one.pk, theirs: pk}) for pk in sorted(present)]
            if kind.model is Interaction:
                self.touched |= present
        create_all(through, lines)

    def _here(self, kind: Section, rows: list[Row]) -> dict[UUID, int]:
        """The uids of these rows that the member has already."""
        uids = [row["uid"] for row in rows]
        if len(uids) != len(set(uids)):
            raise wrong(kind.model, "uid")
        mine: models.QuerySet[Any] = kind.model._default_manager.filter(owner=self.owner)
        return {
            uid: pk
            for chunk in chunks(uids)
            for uid, pk in mine.filter(uid__in=chunk).values_list("uid", "pk")
        }

    def _pointed(self, kind: Section, name: str, row: Row) -> int | None:
        """The row that another one points to."""
        key: Any = kind.model._meta.get_field(name)
        named = row.get(name)
        if named is None and key.null:
            return None
        return _found(self._rows_of(key), named, key.related_model)

    def _rows_of(self, key: Any) -> dict[UUID, int]:
        return self.known.get(key.related_model, {})


def _found(known: dict[UUID, int], named: object, model: type[models.Model]) -> int:
    """The row here that a uid stands for: one that came with the archive or is the member's."""
    try:
        return known[UUID(named if isinstance(named, str) else "")]
    except (KeyError, ValueError):
        raise wrong(model, "uid")
