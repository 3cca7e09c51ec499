"""The application's settings with a database in memory, for what is simulated."""

from cookout.settings import *  # noqa: F403

DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
