"""The application's settings, with one empty page beside its own to compare with."""

from cookout.settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
