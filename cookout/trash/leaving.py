"""Delete a member's account forever, with everything that is only theirs."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import connection, models, transaction

from cookout.mastermind.group_member import GroupMember
from cookout.members.member import Member
from cookout.members.owned import Owned
from cookout.members.sessions import sign_out_everywhere
from cookout.people.person import Person
from cookout.people.search import search


@transaction.atomic
def leave(member: Member) -> None:
    """Delete a member: people, files, invitations and sessions. What belongs to others stays.

    Rows are deleted by statements, without loading them: there may be ten thousand people.
    """
    GroupMember.forget(member)
    search.forget(list(Person.objects.of(member).values_list("pk", flat=True)))
    with connection.cursor() as cursor:
        for statement in _deletions():
            cursor.execute(statement, [member.pk])
    sign_out_everywhere(member)
    member.delete()
    search.leave_no_trace()


def _deletions() -> Iterator[str]:
    """One statement for each private model, after those that remove its links to others' rows."""
    quote = connection.ops.quote_name
    for noun in _private():
        table = quote(noun._meta.db_table)
        for field in noun._meta.local_many_to_many:
            ties, key = quote(field.m2m_db_table()), quote(field.m2m_column_name())
            yield f"delete from {ties} where {key} in (select id from {table} where owner_id = %s)"  # noqa: S608
        yield f"delete from {table} where owner_id = %s"  # noqa: S608


def _private() -> list[type[models.Model]]:
    """The models with an owner, ordered so that pointing rows go first."""
    nouns = [noun for noun in apps.get_models() if issubclass(noun, Owned)]
    ordered: list[type[models.Model]] = []
    while nouns:
        pointed_at = {
            field.related_model
            for noun in nouns
            for field in noun._meta.concrete_fields
            if field.is_relation and field.related_model is not noun
        }
        free = [noun for noun in nouns if noun not in pointed_at]
        ordered += free
        nouns = [noun for noun in nouns if noun not in free]
    return ordered
