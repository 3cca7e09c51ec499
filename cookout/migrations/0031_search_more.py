"""The search also finds promises, logged words, events, and slips in a trade."""

from django.db import migrations

from cookout.people.search import search


def write_again(apps, schema_editor):
    search.write_all()


class Migration(migrations.Migration):
    dependencies = [("cookout", "0030_memory_labels")]
    operations = [migrations.RunPython(write_again, migrations.RunPython.noop)]
