"""Prepare the data folder: the database backed up, migrated, and with a first member in it."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import click

from cookout.cli import locks
from cookout.cli.backup import copies
from cookout.cli.backup.postgresql import Failed, Postgresql
from cookout.cli.errors import Refused, ends_in_one_sentence
from cookout.cli.instance import Instance, place
from cookout.cli.serve import new_database
from cookout.cli.serve.leftovers import sweep

if TYPE_CHECKING:
    from cookout.members.member import Member

DATABASE_PARTS = ("", "-wal", "-shm", "-journal")


def set_up() -> Instance:
    """Django, ready to be imported from, and the place it works in."""
    here = place()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cookout.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        with _nothing_to_collect():
            django.setup()
    return here


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """What is made here stays until the end, so nobody looks through it for what may go."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def prepare(*, serving: bool = False) -> Instance:
    """Make the data folder ready, one process at a time: migrated, with a first member in it."""
    here = set_up()
    with locks.hold(here.preparing):
        sweep(here)
        bring_up_to_date(here)
        if serving:
            from cookout.cli.serve.static_files import collect

            collect()
        first_member()
        push_key()
    return here


def prepare_cast() -> Instance:
    """Make the cast's world afresh."""
    here = set_up()
    if isinstance(here.database, Postgresql):
        raise Refused("The demo has its own folder. Unset DATABASE_URL first.")
    with locks.hold(here.preparing):
        for part in DATABASE_PARTS:
            Path(f"{here.database}{part}").unlink(missing_ok=True)
        bring_up_to_date(here)
        from cookout.cast.world import build

        build(at=datetime.now(UTC))
        push_key()
    return here


def bring_up_to_date(here: Instance) -> None:
    """Migrate; a database with something in it is kept as it was first."""
    from django.db import DatabaseError, OperationalError, connection
    from django.db.migrations.recorder import MigrationRecorder

    try:
        applied = set(MigrationRecorder(connection).applied_migrations())
    except OperationalError as error:
        if not isinstance(here.database, Postgresql):
            raise
        raise Refused(unreachable(error))
    except DatabaseError as error:
        if type(error) is not DatabaseError:
            raise
        raise Refused(_damaged(here))
    if _is_as_on_disk(applied):
        return
    if unknown_to_us(applied):
        raise Refused(
            "This data was last used by a newer Cookout. "
            "Install that version again, or restore a backup that this one made."
        )
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        if applied:
            _keep_before_migrating(here)
        migrate()


def _is_as_on_disk(applied: set[tuple[str, str]]) -> bool:
    """Whether exactly these migrations are there. As nearly always, and told by the names of the
    files: to load all migrations would take a twelfth of the start."""
    from django.apps import apps
    from django.db.migrations.loader import MigrationLoader

    here = set[tuple[str, str]]()
    for app in apps.get_app_configs():
        name, _ = MigrationLoader.migrations_module(app.label)
        with suppress(ModuleNotFoundError):
            package = import_module(name) if name else None
            found = iter_modules(package.__path__) if package else ()
            here |= {(app.label, module.name) for module in found if module.name[0] not in "_~"}
    return applied == here


def migrate() -> None:
    """Bring the database to the form of this version."""
    from django.core.management import call_command

    new_database.build()
    call_command("migrate", interactive=False, verbosity=0)


@contextmanager
def working_on(database: Path) -> Iterator[None]:
    """Let everything work on another database than the one of the data folder."""
    from django.db import connection

    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = database
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


def _keep_before_migrating(here: Instance) -> None:
    """PostgreSQL takes a migration back by itself where it fails: one without a copy is said."""
    try:
        copies.keep(here.database, here.backups, at=datetime.now(UTC), before="migrating")
    except Failed as error:
        click.echo(f"No backup was made before the database update. {error}", err=True)


def unreachable(error: Exception) -> str:
    """Why PostgreSQL does not answer, in one line."""
    return f"PostgreSQL can’t be reached: {' '.join(str(error).split())}"


def unknown_to_us(applied: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Which of these migrations no version up to this one has."""
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(None)
    known = set(loader.disk_migrations)
    for migration in loader.disk_migrations.values():
        known.update(migration.replaces)
    return {(app, name) for app, name in applied - known if app in loader.migrated_apps}


def first_member() -> Member:
    """The first member, made where nobody is one yet."""
    from cookout.members.member import Member

    return Member.objects.first_or_new()


def push_key() -> None:
    """The key for notifications, made once: browsers subscribe to it."""
    from cookout.letters.phone.push_key import PushKey

    PushKey.ensure(at=datetime.now(UTC))


def prepare_to_serve(*, anyway: bool, also: str | None) -> str:
    """Prepare; the secrets of addresses that sign in, a line each: the first member's, while they
    have no password or `anyway`, and behind it that of another member, by their email address."""
    with ends_in_one_sentence():
        prepare(serving=True)
        secrets = [first_sign_in(anyway=anyway), sign_in_as(also) if also else None]
        return "\n".join(filter(None, secrets))


def first_sign_in(*, anyway: bool) -> str | None:
    """The secret of a new sign-in address, while the first member has no password or anyway."""
    from cookout.members.token import Token

    member = first_member()
    if member.has_usable_password() and not anyway:
        return None
    return Token.make(member=member, at=datetime.now(UTC))


def sign_in_as(email: str) -> str:
    """The secret of a new sign-in address of another member, with their name behind it."""
    from cookout.members.member import Member
    from cookout.members.token import Token

    member = Member.objects.get(email=email)
    return f"{Token.make(member=member, at=datetime.now(UTC))} {member.name}"


def _damaged(here: Instance) -> str:
    newest = next(iter(copies.kept(here.backups)), "FILE")
    return f"{here.database} is damaged. Restore a backup: cookout restore {newest}"


def main() -> None:
    """Make the cast's world in a process of its own, which has read the settings of its folder."""
    os.umask(0o077)
    with ends_in_one_sentence():
        prepare_cast()


if __name__ == "__main__":
    main()
