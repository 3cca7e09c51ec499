"""What is asked with every page is answered by an index alone, however many people there are."""

from django.db import migrations, models

from cookout.people.search import search

# One column of words with the sign of where they stand, as in PostgreSQL. The beginnings that
# people type, up to ten letters after the sign, are words of the index themselves: any other
# beginning would be put together from all who have it.
SQLITE = """
create virtual table cookout_search using fts5(
  lexemes, tokenize = "ascii tokenchars '='", detail = none, prefix = '3 4 5 6 7 8 9 10 11 12'
)
"""
BEFORE = """
create virtual table cookout_search using fts5(
  scope, names, words, slips, tokenize = "ascii", detail = column, prefix = '1 2 3 4'
)
"""


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("drop table cookout_search")
        schema_editor.execute(SQLITE)
        search.write_all()


def take_back(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("drop table cookout_search")
        schema_editor.execute(BEFORE)


class Migration(migrations.Migration):
    dependencies = [("cookout", "0010_out")]
    operations = [
        migrations.RunPython(make, take_back),
        migrations.RemoveIndex("person", "person_by_role"),
        migrations.RemoveIndex("person", "person_met"),
        migrations.AddIndex(
            "person",
            models.Index(
                fields=["owner", "met_on"],
                name="person_to_greet",
                condition=models.Q(met_on__isnull=False, hello_on__isnull=True),
            ),
        ),
        migrations.AddIndex(
            "person",
            models.Index(
                fields=["owner", "role_key", "place", "id"],
                name="person_by_trade",
                condition=models.Q(trashed_at__isnull=True),
            ),
        ),
        migrations.AddIndex(
            "person",
            models.Index(
                fields=["owner", "role_key", "great_on"],
                name="person_great",
                condition=models.Q(great_on__isnull=False),
            ),
        ),
    ]
