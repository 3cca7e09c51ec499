"""The application's settings on a folder of their own, so that no test comes near anybody's people.

Django is set up before pytest reads any conftest.py: what has to come first comes here.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="cookout-tests-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ["COOKOUT_DATA"] = str(FOLDER)
os.environ.pop("COOKOUT_PORT", None)
os.environ.pop("DATABASE_URL", None)
os.environ.pop("COOKOUT_URL", None)
# Named by `python -m tests.postgres`, for as long as the tests run.
if chosen := os.environ.get("COOKOUT_TEST_DATABASE"):
    os.environ["DATABASE_URL"] = chosen

from cookout.settings import *  # noqa: E402, F403
from cookout.settings import DATABASES, STATIC_ROOT, STORAGES  # noqa: E402

# In the form of this version at once, as a first start makes it: tests/conftest.py.
DATABASES["default"]["TEST"] = {"MIGRATE": False}
# A real file, with the locks and the log that a member's database has.
if not chosen:
    DATABASES["default"]["TEST"]["NAME"] = FOLDER / "test.sqlite3"
# Only what runs in this process is meant: a command of its own has a folder of its own.
os.environ.pop("DATABASE_URL", None)
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
# Whoever signs in a hundred times in a test need not be slow to guess.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
