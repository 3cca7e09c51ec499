"""The recipes of docs/phone run as they stand, as far as one computer goes."""

from __future__ import annotations

import re
import shutil
import ssl
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.cli.terminal import LONG, Terminal, free_port, wait_until

RECIPES = Path(__file__).parents[2] / "docs" / "phone"
CADDY = shutil.which("caddy")
needs_caddy = pytest.mark.skipif(CADDY is None, reason="caddy is not installed: apt install caddy")


@needs_caddy
@pytest.mark.parametrize("recipe", sorted(path.name for path in RECIPES.glob("*.Caddyfile")))
def test_caddy_accepts_every_recipe(recipe: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [str(CADDY), "adapt", "--adapter", "caddyfile", "--config", RECIPES / recipe],
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "localhost:8000" in done.stdout


@needs_caddy
def test_the_recipe_for_home_serves_the_sign_in_page_over_https(
    terminal: Terminal, tmp_path: Path
) -> None:
    secure, plain = free_port(), free_port()
    address = f"https://localhost:{secure}"
    terminal.environment["COOKOUT_URL"] = address
    recipe = (RECIPES / "home.Caddyfile").read_text()
    recipe = recipe.replace("https://cookout.local", address)
    recipe = recipe.replace("http://cookout.local", f"http://localhost:{plain}")
    recipe = recipe.replace("localhost:8000", f"localhost:{terminal.port}")
    options = f"{{\n\tadmin off\n\thttp_port {plain}\n\thttps_port {secure}\n"
    recipe = re.sub(r"^\{\n", options, recipe, count=1, flags=re.MULTILINE)
    (tmp_path / "Caddyfile").write_text(recipe)
    with terminal.serving():
        caddy = subprocess.Popen(
            [str(CADDY), "run", "--adapter", "caddyfile", "--config", tmp_path / "Caddyfile"],
            env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
            stderr=(tmp_path / "log").open("wb"),
        )
        try:
            root = tmp_path / ".local/share/caddy/pki/authorities/local/root.crt"
            wait_until(root.exists)
            wait_until(lambda: "Cookout" in _page(f"{address}/sign-in/", root))
        finally:
            caddy.terminate()
            caddy.wait(timeout=LONG)


def _page(address: str, root: Path) -> str:
    trusting = ssl.create_default_context(cafile=str(root))
    try:
        with urllib.request.urlopen(address, context=trusting, timeout=LONG) as answer:
            return str(answer.read().decode())
    except (urllib.error.URLError, ssl.SSLError, ConnectionError):
        return ""


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_systemd_accepts_the_unit(tmp_path: Path) -> None:
    unit = (RECIPES / "cookout.service").read_text()
    unit = re.sub(r"^ExecStart=.*", "ExecStart=/bin/true", unit, flags=re.MULTILINE)
    (tmp_path / "cookout.service").write_text(unit)
    done = subprocess.run(
        ["systemd-analyze", "verify", tmp_path / "cookout.service"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "cookout.service:" not in done.stderr, done.stderr
