"""The search index with slips of the finger and whom one knows, on either database."""

from django.db import migrations

from cookout.people.search import search

SQLITE = """
create virtual table cookout_search using fts5(
  scope, names, words, slips, tokenize = "ascii", detail = column, prefix = '1 2 3 4'
)
"""
POSTGRESQL = (
    "create table cookout_search (person_id bigint primary key, lexemes tsvector not null)",
    "create index search_by_lexeme on cookout_search using gin (lexemes) with (fastupdate = off)",
    # Told to return a few only, PostgreSQL hopes to meet them soon and reads the table from its
    # beginning; where nobody matches that is all of it. Here the index is always the better way.
    """
    create function cookout_matching(asked tsquery, most integer) returns setof bigint
    language sql stable set enable_seqscan = off as $$
      select p.id from cookout_search s join cookout_person p on p.id = s.person_id
      where s.lexemes @@ asked and p.trashed_at is null limit most
    $$
    """,
)
# As it was made before.
BEFORE = """
create virtual table cookout_search using fts5(
  member, names, work, notes, remember, reach,
  tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
)
"""


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("drop table cookout_search")
        # Another form follows, and is filled there.
        schema_editor.execute(SQLITE)
    else:
        for statement in POSTGRESQL:
            schema_editor.execute(statement)
        search.write_all()


def take_back(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("drop table cookout_search")
        schema_editor.execute(BEFORE)
    else:
        schema_editor.execute("drop function cookout_matching")
        schema_editor.execute("drop table cookout_search")


class Migration(migrations.Migration):
    dependencies = [("cookout", "0006_uid")]
    operations = [migrations.RunPython(make, take_back)]
