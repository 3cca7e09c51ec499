"""Cookout as Django's one application."""

from django.apps import AppConfig


class CookoutApp(AppConfig):
    """One application, one label, one migration history."""

    name = "cookout"
    label = "cookout"
    default_auto_field = "django.db.models.BigAutoField"
