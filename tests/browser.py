"""A real browser for the tests: Debian's Chromium, found, or installed where that is allowed.

`python -m tests.browser` sees to it that there is one, or says the line to type.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SHELL = "chromium-headless-shell"
"""Chromium without what stands around its pages: it takes less of the processor."""
WHOLE = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
"""What also shows notifications."""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
UPDATE = ("apt-get", "-o", "DPkg::Lock::Timeout=900", "update", "-qq")
INSTALL = ("apt-get", "-o", "DPkg::Lock::Timeout=900", "install", "-qq", "-y", "chromium", SHELL)


def find() -> str | None:
    """The browser that is here: the one COOKOUT_CHROMIUM names, else the first that is known."""
    named = shutil.which(os.environ.get("COOKOUT_CHROMIUM", ""))
    return named or shutil.which(SHELL) or find_whole()


def find_whole() -> str | None:
    """One with all that stands around its pages."""
    return next(filter(None, map(shutil.which, WHOLE)), None)


@contextmanager
def opened() -> Iterator[Browser]:
    """One browser without a window and without anything remembered."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(FLAGS))
        yield browser
        browser.close()


def install() -> None:
    """Install Chromium by apt."""
    print("Installing Chromium for the browser tests.", file=sys.stderr, flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (UPDATE, INSTALL):
        subprocess.run(command, check=True, env=quiet, stdout=sys.stderr)


def main() -> None:
    """See to it that there is a browser."""
    is_whole = find_whole() and shutil.which(SHELL)
    if not is_whole and os.geteuid() == 0 and shutil.which("apt-get"):
        install()
    if not find_whole():
        packages = f"chromium {SHELL}"
        sys.exit(f"The browser tests need Chromium. Type: sudo apt-get install -y {packages}")


if __name__ == "__main__":
    main()
