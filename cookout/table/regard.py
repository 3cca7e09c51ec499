"""Regard: six quick answers about a person, and the role of their trade."""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple, TypedDict

from django.db import connection, models, transaction

from cookout.members.owned import Owned, OwnedRows
from cookout.people.person import Person
from cookout.people.role import Role
from cookout.practice import triage


class RegardAnswer(models.IntegerChoices):
    """One quick answer; None stands for not answered."""

    YES = 2, "Yes"
    SO_SO = 1, "So-so"
    NO = 0, "No"


class Regard(Owned):
    """A member's answers about a person. Each may be left unanswered."""

    QUESTIONS = ("know", "like", "trust", "care", "high5", "cookout")

    person = models.OneToOneField(Person, models.CASCADE, related_name="regard")
    know = models.SmallIntegerField(choices=RegardAnswer.choices, null=True, blank=True)
    like = models.SmallIntegerField(choices=RegardAnswer.choices, null=True, blank=True)
    trust = models.SmallIntegerField(choices=RegardAnswer.choices, null=True, blank=True)
    care = models.SmallIntegerField(choices=RegardAnswer.choices, null=True, blank=True)
    high5 = models.SmallIntegerField(choices=RegardAnswer.choices, null=True, blank=True)
    cookout = models.SmallIntegerField(choices=RegardAnswer.choices, null=True, blank=True)
    role_needed = models.BooleanField(null=True, blank=True)

    objects: ClassVar[OwnedRows[Regard]] = OwnedRows.as_manager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return f"Regard for {self.person}"

    @classmethod
    def of_person(cls, person: Person) -> Regard:
        """The answers about a person; an empty, unsaved row if there are none."""
        found = cls.objects.filter(person=person).first()
        return found or cls(person=person, owner=person.owner)

    @transaction.atomic
    def answer(self, **answers: int | bool | None) -> None:
        """Save some of the answers; the others stay, also those saved meanwhile."""
        row, _ = Regard.objects.get_or_create(person=self.person, defaults={"owner": self.owner})
        for name, value in answers.items():
            setattr(row, name, value)
        row.save()
        self.__dict__.update(row.__dict__)

    def suggest(self, facts: RoleFacts | None) -> triage.Verdict:
        """What the practice suggests from these answers and the member's trades."""
        return triage.suggest(answers=self.as_answers(), **self._role(facts))

    def changes(self, facts: RoleFacts | None) -> tuple[triage.Flip, ...]:
        """Which single other answer would change the suggestion."""
        return triage.changes(answers=self.as_answers(), **self._role(facts))

    def _role(self, facts: RoleFacts | None) -> _Role:
        needed = self.role_needed
        if needed is None and facts and facts.needed:
            needed = True
        return {"role_needed": needed, "role_filled_by_great": bool(facts and facts.great)}

    def as_answers(self) -> triage.Answers:
        """The six answers as the practice's type."""
        given = {name: getattr(self, name) for name in self.QUESTIONS}
        return triage.Answers(
            **{name: None if v is None else triage.Answer(v) for name, v in given.items()}
        )


class _Role(TypedDict):
    role_needed: bool | None
    role_filled_by_great: bool


# Plain SQL, since every person's page asks it.
OTHERS = """
from cookout_person where owner_id = %(member)s and trashed_at is null
and role_key = %(trade)s and id <> %(person)s and place not in ('gone', 'died')
"""
GREAT = "and great_on is not null"
# Whether anybody does a great job stands in an index of few, and mostly nobody does.
COUNTED = f"select count(*), exists(select 1 {OTHERS} {GREAT}) {OTHERS}"
FIRST_GREAT = f"select * {OTHERS} {GREAT} order by great_on, id limit 3"


class TradeContacts(NamedTuple):
    """A trade in the member's world: others in it, and those of them who do great work."""

    name: str
    known: int
    great: list[Person]


class RoleFacts(NamedTuple):
    """A trade, and whether the member needs somebody for it."""

    name: str
    known: int
    great: list[Person]
    needed: bool


def trade_of(person: Person) -> TradeContacts | None:
    """The member's contacts in a person's trade, without the person; None without a trade."""
    if not person.role_key:
        return None
    among: dict[str, Any] = {
        "member": person.owner_id,
        "trade": person.role_key,
        "person": person.pk,
    }
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, among)
        known, is_any_great = cursor.fetchone()
    great = list(Person.objects.raw(FIRST_GREAT, among)) if is_any_great else []
    return TradeContacts(name=person.role, known=known, great=great)


def role_facts(person: Person) -> RoleFacts | None:
    """The trade of a person, and whether it is on the list of roles; None without a trade."""
    if (trade := trade_of(person)) is None:
        return None
    needed = Role.objects.of(person.owner).named(person.role).exists()
    return RoleFacts(*trade, needed=needed)
