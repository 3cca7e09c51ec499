"""What every test may ask for."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

from cookout.cli.serve import new_database

ROOT = Path(__file__).parent.parent
# Properties are about what holds: not about how busy the machine is, and not about luck.
settings.register_profile(
    "cookout", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("cookout")

LONGEST = ("cli", "house", "export", "capture", "web", "bench", "letters", "")
LONG_JOURNEYS = (
    *("session_room", "card_photo", "plan", "bringing_people", "out_and_in", "offline", "faucet"),
    *("open_question", "meeting", "cookout", "erasing", "review", "notification", "adding"),
)
LAST = "journeys"
"""A browser leaves an event loop running, beside which Django opens no database."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that no worker is left alone with it at the end; what
    needs a browser comes last.

    On PostgreSQL only what asks a database is run: the rest has nothing to find there.
    """

    def place(item: pytest.Item) -> tuple[int, int]:
        folder = item.path.relative_to(ROOT / "tests").parts[0]
        if folder != LAST:
            return LONGEST.index(folder if folder in LONGEST else ""), 0
        if "test_every_page_" in item.name:
            return len(LONGEST), -1
        journey = item.path.stem.removeprefix("test_")
        is_long = journey in LONG_JOURNEYS
        return len(LONGEST), LONG_JOURNEYS.index(journey) if is_long else len(LONG_JOURNEYS)

    items.sort(key=place)
    if os.environ.get("COOKOUT_TEST_DATABASE"):
        without = [item for item in items if not asks_a_database(item)]
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if asks_a_database(item)]


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """What is imported and collected stays until the end: nobody looks through all of it, now or
    later, for what may go."""
    gc.disable()
    result = yield
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)
    gc.enable()
    return result


def asks_a_database(item: pytest.Item) -> bool:
    """Whether a test may: pytest-django keeps it from all others."""
    fixtures = {"db", "transactional_db"}.intersection(getattr(item, "fixturenames", ()))
    return bool(fixtures) or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The database is made as a first start makes it; tests/people/test_history.py holds that
    every migration leads there."""
    with django_db_blocker.unblock():
        new_database.complete()


@pytest.fixture(autouse=True)
def _empty_index(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test that commits Django empties the tables of its models, of which the index of
    the search is none."""
    marker = request.node.get_closest_marker("django_db")
    if not (marker and marker.kwargs.get("transaction")):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    with connection.cursor() as cursor:
        cursor.execute("delete from cookout_search")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Real files from many programs: the folder that COOKOUT_CORPUS names."""
    folder = Path(os.environ.get("COOKOUT_CORPUS") or ROOT.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip(f"no real files at {folder}: name their folder with COOKOUT_CORPUS")
    return folder
