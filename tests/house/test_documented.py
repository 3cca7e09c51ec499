"""What is not written down is not there: every command, option and setting stands in the README."""

import re
from pathlib import Path

import click

from cookout.cli.main import COMMANDS, cookout

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()


def test_every_command_and_option_is_in_the_readme() -> None:
    for name in COMMANDS:
        command = cookout.get_command(click.Context(cookout), name)
        assert command
        assert f"cookout {name}" in README, name
        for option in command.params:
            if isinstance(option, click.Option) and not option.hidden:
                assert option.opts[0] in README, f"{name} {option.opts[0]}"


def test_every_setting_is_in_the_readme() -> None:
    named = re.compile(r"COOKOUT_[A-Z_]+")
    for path in (ROOT / "cookout").rglob("*.py"):
        for setting in set(named.findall(path.read_text())):
            assert setting in README, f"{setting} in {path.relative_to(ROOT)}"


def test_every_target_of_make_is_in_the_readme() -> None:
    targets = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert {"serve", "test"} <= set(targets)
    for target in set(targets) - {"list"}:
        assert f"make {target}" in README, target


def test_every_noun_is_in_the_glossary() -> None:
    from django.apps import apps

    words = (ROOT / "docs" / "words.md").read_text().casefold()
    for model in apps.get_app_config("cookout").get_models():
        spoken = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).casefold()
        assert spoken in words, model.__name__
