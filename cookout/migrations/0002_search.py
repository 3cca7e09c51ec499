"""The search index over people: one row a person, found by the beginnings of words."""

from django.db import migrations

MAKE = """
create virtual table cookout_search using fts5(
  member, names, work, notes, remember, reach,
  tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
)
"""


class OnSQLite(migrations.RunSQL):
    """SQL that only SQLite understands."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "sqlite":
            super().database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "sqlite":
            super().database_backwards(app_label, schema_editor, from_state, to_state)


class Migration(migrations.Migration):
    dependencies = [("cookout", "0001_first")]
    operations = [OnSQLite(MAKE, "drop table cookout_search")]
