"""The search asks its index in PostgreSQL by a prepared statement, and needs no function."""

from importlib import import_module

from django.db import migrations

MAKE = import_module("cookout.migrations.0007_find").POSTGRESQL[-1]


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("drop function if exists cookout_matching")


def take_back(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(MAKE)


class Migration(migrations.Migration):
    dependencies = [("cookout", "0098_closing_words")]
    operations = [migrations.RunPython(drop, take_back)]
