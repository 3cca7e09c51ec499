"""A terminal on a fresh folder, and one on a folder that is ready."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal


@pytest.fixture
def fresh(tmp_path: Path) -> Terminal:
    """Nothing is there yet."""
    return Terminal(tmp_path / "data")


@pytest.fixture(scope="session")
def _made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    terminal = Terminal(tmp_path_factory.mktemp("made-once") / "data")
    terminal.python("prepare(serving=True)")
    return terminal.folder


@pytest.fixture
def terminal(tmp_path: Path, _made_once: Path) -> Terminal:
    """A folder that was prepared before, with a first member who has not signed in yet."""
    return Terminal(Path(shutil.copytree(_made_once, tmp_path / "data")))
