"""Fellow members' statements about providers: one more source for a look-up, discounted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from cookout.mastermind.fellow_person import FellowPerson
from cookout.mastermind.providers.provider_pairs import same_units
from cookout.mastermind.providers.same_provider import unit_of
from cookout.mastermind.providers.shared_experience import OnlyMet, SharedExperience, provider_among
from cookout.members.member import Member
from cookout.practice.evidence.great_work import OUTCOMES, WELL
from cookout.practice.evidence.ledger import Ledger, ledger
from cookout.practice.evidence.opinion import Evidence, pooled
from cookout.practice.evidence.statement import Basis, Statement
from cookout.practice.evidence.track import Recommended, tracks
from cookout.practice.mastermind.who_has_used import SOMEONE
from cookout.referrals.experience import ME, Experience
from cookout.referrals.look_up import jobs_told_by
from cookout.referrals.provider import track_records

MOST = 200
"""Statements of one trade that a look-up reads, the latest first."""


@dataclass(frozen=True)
class GroupProvider:
    """A provider whom fellow members told of: every statement, and the opinion they give me."""

    name: str
    statements: tuple[SharedExperience, ...]
    ledger: Ledger
    names: Mapping[str, str]

    @property
    def other_names(self) -> list[str]:
        """What others call them who said that it is the same provider."""
        every = {statement.provider.casefold(): statement.provider for statement in self.statements}
        return [name for folded, name in every.items() if folded != self.name.casefold()]

    @property
    def basis(self) -> Basis:
        """The strongest basis there is."""
        return min((statement.rests_on for statement in self.statements), key=list(Basis).index)

    @property
    def why(self) -> list[str]:
        """Every statement with name and date, and the opinion without each one's jobs."""
        return self.ledger.in_words(self.names)

    @property
    def order(self) -> tuple[float, int, str]:
        """Best experience first, then most jobs told of, then by name."""
        jobs = sum(statement.outcome != "" for statement in self.statements)
        return -self.ledger.opinion.order, -jobs, self.name.casefold()


def group_providers(member: Member, trade: str, *, on: date) -> list[GroupProvider]:
    """The providers of a trade that fellow members told of, in the groups a member is in now.

    Two members' providers are one only where both said so, whatever their names. What the member
    already took among their own experiences is not among them.
    """
    rows = SharedExperience.objects.seen_by(member).filter(trade=trade, author__left_at=None)
    rows = rows.exclude(author=None).exclude(author__member=member)
    rows = rows.exclude(question__withdrawn_at__isnull=False)
    statements = list(rows.select_related("group", "author__member").order_by("-on", "-pk")[:MOST])
    if not statements:
        return []
    keys = _keys(member, statements)
    names = {
        str(keys[experience.author_id]): experience.author.full_name
        for experience in statements
        if experience.author
    }
    names |= {_source(experience): experience.source_name or SOMEONE for experience in statements}
    taken = _taken(member, statements)
    same = same_units(statements)
    who = {
        experience.pk: "/".join(map(str, same[unit_of(experience)])) for experience in statements
    }
    track = _tracks(statements, keys, who)
    by_provider: dict[str, list[SharedExperience]] = {}
    for experience in statements:
        by_provider.setdefault(who[experience.pk], []).append(experience)
    found = [
        GroupProvider(
            name=some[0].provider,
            statements=tuple(some),
            ledger=ledger(
                me=ME,
                statements=[_statement(experience, keys, key) for experience in some],
                tracks=track,
                on=on,
            ),
            names=names | {key: some[0].provider},
        )
        for key, some in by_provider.items()
        if not all(experience.pk in taken for experience in some)
    ]
    return sorted(found, key=lambda one: one.order)


@transaction.atomic
def take(statement: SharedExperience, *, owner: Member, at: datetime) -> Experience:
    """Save a fellow member's statement as an experience of one's own people: the provider, and who
    told of the job.

    Idempotent. Raises OnlyMet, and ValueError for the owner's own.
    """
    author = statement.author
    if statement.basis == SharedExperience.ProviderBasis.MET:
        raise OnlyMet
    if author is None or author.member_id == owner.pk:
        raise ValueError("their own is kept, not taken")
    Member.objects.select_for_update().get(pk=owner.pk)
    person = provider_among(owner, statement, at=at)
    fellow = FellowPerson.objects.of(owner).filter(place=author, person__trashed_at=None).first()
    used = statement.basis == SharedExperience.ProviderBasis.USED
    source = fellow.person if fellow and used else None
    fields = {
        "what": statement.what,
        "source": source,
        "source_name": "" if source else _teller(statement),
    }
    there = Experience.objects.of(owner).not_in_trash().filter(person=person, on=statement.on)
    return there.filter(**fields).first() or Experience.make(
        person=person, on=statement.on, at=at, outcome=statement.outcome, **fields
    )


def _teller(statement: SharedExperience) -> str:
    """Whose job it was, as the member who takes it over names them."""
    author = statement.author.full_name if statement.author else SOMEONE
    if statement.basis == SharedExperience.ProviderBasis.USED:
        return author
    return f"{statement.source_name or SOMEONE} ({author} says)"


def _keys(member: Member, statements: Iterable[SharedExperience]) -> dict[int | None, str]:
    """What a fellow member is called in the ledger: the person they are of mine, where they are."""
    authors = {experience.author_id for experience in statements}
    mine = FellowPerson.objects.of(member).filter(place__in=authors, person__trashed_at=None)
    people = dict(mine.values_list("place_id", "person_id"))
    return {author: str(people.get(author, f"fellow:{author}")) for author in authors if author}


def _source(one: SharedExperience) -> str:
    return f"name:{one.source_name.casefold()}"


def _statement(one: SharedExperience, keys: Mapping[int | None, str], provider: str) -> Statement:
    trusted = one.rests_on == Basis.TRUSTED
    return Statement(
        member=keys[one.author_id],
        provider=provider,
        skill=one.trade,
        basis=one.rests_on,
        on=one.on,
        outcome=OUTCOMES.get(one.outcome),
        source=_source(one) if trusted else "",
    )


def _tracks(
    statements: list[SharedExperience], keys: Mapping[int | None, str], who: Mapping[int, str]
) -> dict[str, Evidence]:
    """How good each is as a recommender: for me in full, for the others of the group at 0.3.

    `who` says of each statement which provider it is about.
    """
    mine = track_records(jobs_told_by({int(key) for key in keys.values() if key.isdecimal()}))
    jobs: dict[str, list[SharedExperience]] = {}
    for experience in statements:
        if experience.rests_on == Basis.USED and experience.outcome:
            jobs.setdefault(who[experience.pk], []).append(experience)
    group = tracks(
        me=ME,
        recommended=[
            Recommended(
                member=keys[statement.author_id],
                asker=keys[job.author_id],
                basis=Basis.USED,
                outcome=OUTCOMES[job.outcome],
            )
            for statement in statements
            if statement.outcome == WELL
            for job in jobs.get(who[statement.pk], ())
            if job.on >= statement.on
        ],
    )
    return {key: pooled(one[key] for one in (mine, group) if key in one) for key in {*mine, *group}}


def _taken(member: Member, statements: Iterable[SharedExperience]) -> set[int]:
    """Which of the statements the member has taken among their own experiences."""
    days = {experience.on for experience in statements}
    rows = (
        Experience.objects.of(member)
        .not_in_trash()
        .filter(on__in=days)
        .exclude(source=None, source_name="")
    )
    own = {
        (on, name.casefold(), what)
        for on, name, what in rows.values_list("on", "person__name", "what")
    }
    return {
        experience.pk
        for experience in statements
        if (experience.on, experience.provider.casefold(), experience.what) in own
    }
