"""The search index over people: one row a person, found by the beginnings of words."""

from django.db import migrations

MAKE = """
create virtual table cookout_search using fts5(
  member, names, work, notes, remember, reach,
  tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
)
"""


class Migration(migrations.Migration):
    dependencies = [("cookout", "0001_first")]
    operations = [migrations.RunSQL(MAKE, "drop table cookout_search")]
