"""Static files, collected into the data folder once, and again when they changed."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.management.commands.collectstatic import Command
from django.core.files.storage import storages
from django.core.management import call_command

STAMP = ".collected"


def collect() -> None:
    """Collect what changed. Whoever looks finds the old files or the new ones, never half of them.

    They are collected under another name; the stamp comes last, then the folder gets its name.
    """
    target, mark = Path(settings.STATIC_ROOT), fingerprint()
    stamp = target / STAMP
    if stamp.is_file() and stamp.read_text() == mark:
        return
    fresh, old = target.with_name("static.new"), target.with_name("static.old")
    for left in (fresh, old):
        shutil.rmtree(left, ignore_errors=True)
    _collect_into(fresh)
    (fresh / STAMP).write_text(mark)
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def fingerprint() -> str:
    """Changes when a static file does, or what prepares them."""
    mark = hashlib.sha256()
    for line in (*(f"{name} {version(name)}" for name in ("django", "whitenoise")), *_files()):
        mark.update(f"{line}\n".encode())
    return mark.hexdigest()


def _files() -> Iterator[str]:
    for finder in get_finders():
        for name, storage in finder.list(None):
            facts = Path(storage.path(name)).stat()
            yield f"{name} {facts.st_size} {facts.st_mtime_ns}"


def _collect_into(folder: Path) -> None:
    command = Command()
    options = {"location": folder, "base_url": settings.STATIC_URL}
    chosen = settings.STORAGES["staticfiles"]["BACKEND"]
    command.storage = storages.create_storage({"BACKEND": chosen, "OPTIONS": options})
    call_command(command, interactive=False, verbosity=0)
