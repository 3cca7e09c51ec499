"""An empty database gets this version's tables at once, without going through every migration.

Its history takes some seconds: Django puts all models together anew at each step of it. What is
built here is what the history leads to: tests/people/test_history.py compares the two.
"""

from __future__ import annotations


def build() -> None:
    """Make every table, and the history as if it had been gone through, all or nothing.

    A database with any table in it is left as it is.
    """
    from django.apps import apps
    from django.db import connection

    if connection.introspection.table_names():
        return
    with connection.schema_editor() as editor:
        # The models and what they need first: apps that have no history of theirs have no tables.
        for model in apps.get_models():
            editor.create_model(model)
        complete()


def complete() -> None:
    """Add to the tables what no model describes: the search index and the history of migrations."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.recorder import MigrationRecorder

    from cookout.people.search import search

    search.make()
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    for app, name in MigrationLoader(None).disk_migrations:
        recorder.record_applied(app, name)
