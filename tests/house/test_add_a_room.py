"""What a new room must not forget: each list that names rooms or models is complete."""

import importlib
import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from cookout.members.owned import Trashable, Upload
from cookout.models import __dict__ as exported
from cookout.web.trash.trash import LISTED
from tests.cast import AT
from tests.world import cast_world

ROOT = Path(__file__).parents[2]
DOORS = {"urls", "web", "cli", "api", "dav"}
PLAIN = {"practice", "vcard"}
"""Without a database: they have a contract of their own."""
NOT_IN_THE_CAST = {
    "Arrival": "an archive that was imported: only after moving from another Cookout",
    "ArrivalPiece": "the bytes of an archive that waits for its preview",
    "ArrivalRow": "what an imported archive brought, so that it can be undone",
    "Chore": "a background job that ran: the running server writes it",
    "DayListEntry": "who is on a day's list, drawn when the day is first looked at",
    "EarlierMore": "a finished tell-me-more: only where one asker asked a second time",
    "Lease": "which process runs the background jobs: written by it",
    "MailServer": "the host's mail server, with its password",
    "NtfyTopic": "where a member's phone is reached: typed by the member, like a password",
    "PushKey": "the key for push services: made at the first start",
    "PushSubscription": "a browser that takes notifications: given by the browser when it is asked",
    "Once": "a form that was submitted, forgotten within a day",
    "SessionLink": "a link in an email about a session, made when the email is written",
    "SignInAttempt": "a guess at a password, counted for five minutes",
    "SeatToken": "a browser in a session's room, given to it when its member taps",
    "Tag": "the member's own words on people: the demo has none yet",
    "Token": "a link that signs in, created when it is asked for",
    "ColumnChoice": "how columns were matched: by the member, for the file that waits",
    "Apart": "not the same: the demo leaves its duplicates to the member",
    "NotToday": "left out of one day: the demo shows its whole list",
    "Merge": "two records made one: the demo leaves its duplicates to the member",
}


def contracts() -> list[dict[str, object]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    found: list[dict[str, object]] = settings["tool"]["importlinter"]["contracts"]
    return found


def rooms() -> set[str]:
    """Every room by its floor, doors and plain Python apart."""
    layers = next(contract["layers"] for contract in contracts() if contract["type"] == "layers")
    assert isinstance(layers, list)
    named = {name for floor in layers for name in floor.replace(" ", "").split("|")}
    return named - DOORS - PLAIN


def all_models() -> list[type[models.Model]]:
    return list(apps.get_app_config("cookout").get_models())


def test_every_room_knows_no_door() -> None:
    contract = next(one for one in contracts() if one["name"] == "Rooms know no door")
    assert contract["source_modules"] == sorted(  # type: ignore[comparison-overlap]
        (f"cookout.{name}" for name in rooms()),
        key=lambda name: contract["source_modules"].index(name),  # type: ignore[attr-defined]
    )


def test_every_room_is_tested_on_postgresql_too() -> None:
    found = re.search(
        r"^ROOMS := \$\(addprefix tests/,(.*)\)$", (ROOT / "Makefile").read_text(), re.M
    )
    assert found
    tested = {name for name in rooms() if [*(ROOT / "tests" / name).rglob("test_*.py")]}
    assert tested == {*found[1].split()}


def test_every_room_with_models_has_tests() -> None:
    for model in all_models():
        room = model.__module__.split(".")[1]
        assert [*(ROOT / "tests" / room).rglob("test_*.py")], f"{room} of {model.__name__}"


def test_every_model_is_loaded_with_the_others() -> None:
    for path in (ROOT / "cookout").rglob("*.py"):
        if "migrations" in path.parts:
            continue
        for name in re.findall(
            r"^class (\w+)\((?:Owned|Trashable|Upload|models\.Model)\):", path.read_text(), re.M
        ):
            module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
            if not getattr(module, name)._meta.abstract:
                assert name in exported, f"{name} of {path.relative_to(ROOT)}"


def test_everything_that_can_be_trashed_is_on_the_trash_page_under_a_name_of_its_own() -> None:
    trashable = {model for model in all_models() if issubclass(model, Trashable)}
    assert {model for model, _, _ in LISTED} == trashable
    for model in trashable:
        assert model.trash_noun, model
        assert model.trash_title is not Trashable.trash_title, model
        names = {field.name for field in model._meta.concrete_fields}
        assert {*model.shared_words} <= names, model


def test_an_uploaded_file_says_so() -> None:
    """Deleting a person forever deletes the files that wait: those are found as uploads."""
    for model in all_models():
        fields = {field.name for field in model._meta.concrete_fields}
        if {"file_name", "handed_in_at"} <= fields:
            assert issubclass(model, Upload), model


@pytest.mark.django_db
def test_every_model_is_in_the_cast_or_there_is_a_reason() -> None:
    cast_world(at=AT)
    missing = {model.__name__ for model in all_models() if not model._default_manager.exists()}
    assert missing == {*NOT_IN_THE_CAST}
    assert all(len(reason) > 20 for reason in NOT_IN_THE_CAST.values())
