"""Password rules, with messages in this application's own words."""

from __future__ import annotations

from django.contrib.auth import password_validation as django


class LongEnough(django.MinimumLengthValidator):
    """Long enough to be hard to guess."""

    def get_error_message(self) -> str:
        return f"Choose a longer password: at least {self.min_length} characters."


class NotAboutYou(django.UserAttributeSimilarityValidator):
    """Not similar to the member's name or email."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("name", "first_name", "email"))

    def get_error_message(self) -> str:
        return "Choose a password that’s less like your name or email."


class NotCommon(django.CommonPasswordValidator):
    """Not one of those that are tried first."""

    def get_error_message(self) -> str:
        return "That password is too common. Choose another."


class NotOnlyDigits(django.NumericPasswordValidator):
    """Not a number, such as a date or a phone number."""

    def get_error_message(self) -> str:
        return "Add letters to your password."
