"""Relations point down: a row may point to its own room, or to a lower floor."""

import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

ROOT = Path(__file__).parents[2]


def floors() -> list[str]:
    """The rooms from the top down, as the import contract has them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [floor for floor in layers if floor]


def room(model: type[models.Model]) -> str:
    return model.__module__.split(".")[1]


def height(name: str) -> int:
    for number, floor in enumerate(floors()):
        if name in floor.replace(" ", "").replace("cookout.", "").split("|"):
            return -number
    raise AssertionError(f"{name} has no floor")


def test_every_foreign_key_points_down() -> None:
    for model in apps.get_app_config("cookout").get_models():
        for field in model._meta.get_fields():
            if field.is_relation and not field.auto_created and field.related_model:
                other = field.related_model
                if other.__module__.startswith("cookout."):
                    assert height(room(other)) <= height(room(model)), f"{model}.{field.name}"


def test_every_private_row_has_an_owner() -> None:
    from cookout.mastermind.group_scoped import GroupScoped
    from cookout.members.owned import Owned

    # The last five are of the house: its mail server, its chores, who looks after them, its key
    # for push services, and attempts to sign in, which strangers make too.
    open_to_none = {"Member", "Token", "MailServer", "Chore", "Lease", "PushKey", "SignInAttempt"}
    # What is a group's is seen by its present members alone.
    shared = {"Group"}
    for model in apps.get_app_config("cookout").get_models():
        is_private = issubclass(model, Owned | GroupScoped)
        assert is_private or model.__name__ in open_to_none | shared, model


@pytest.mark.django_db
def test_one_migration_history_says_what_the_models_say() -> None:
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
