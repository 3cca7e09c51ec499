"""The first sign-in: name, email and password."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cookout.members.member import Member
from cookout.web.parts.form_fields import WordsField

TAKEN = "Someone here already uses this email. Enter another one"
LONGEST_PASSWORD = 1000


class Password(forms.CharField):
    """A password box: nothing is cut off it, and it is never shown again."""

    def __init__(self, *, autocomplete: str, **options: Any) -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
        super().__init__(strip=False, max_length=LONGEST_PASSWORD, widget=widget, **options)


class NameAndMail(forms.Form):
    """Who the member is."""

    name = WordsField(
        label="Your name",
        max_length=120,
        error_messages={"required": "Enter your name"},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label="Email",
        help_text="You’ll sign in with it. We only email you if you turn that on.",
        max_length=254,
        error_messages={
            "required": "Enter your email",
            "invalid": "Enter an email, like rowan@example.org",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "username", "inputmode": "email"}),
    )

    def __init__(self, data: Any = None, *, member: Member, **initial: Any) -> None:
        self.member = member
        super().__init__(data, initial={"name": member.name, "email": member.email} | initial)

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        others = Member.objects.exclude(pk=self.member.pk)
        if others.filter(email__iexact=email).exists():
            raise ValidationError(TAKEN)
        return email

    def save(self) -> bool:
        """Save it; False if another member took the email at the same moment."""
        try:
            with transaction.atomic():
                self.write()
        except IntegrityError:
            self.add_error("email", TAKEN)
            return False
        return True

    def write(self) -> None:
        """Copy the fields to the member, and the email to where sign-in looks it up."""
        member = self.member
        member.name, member.email = self.cleaned_data["name"], self.cleaned_data["email"]
        member.save()
        EmailAddress.objects.filter(user=member).delete()
        EmailAddress.objects.create(user=member, email=member.email, primary=True, verified=True)


class AccountSetup(NameAndMail):
    """Who the member is, and the password they choose."""

    password = Password(
        label="Password",
        autocomplete="new-password",
        error_messages={"required": "Choose a password"},
    )

    def __init__(self, data: Any = None, *, member: Member) -> None:
        super().__init__(data, member=member)
        password = self.fields["password"]
        password.required = not self.member.has_usable_password()
        password.help_text = (
            "At least 8 characters. A few unrelated words work well."
            if password.required
            else "Leave empty to keep your current one."
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if password := cleaned.get("password"):
            about = Member(name=cleaned.get("name", ""), email=cleaned.get("email"))
            try:
                validate_password(password, about)
            except ValidationError as problem:
                self.add_error("password", problem)
        return cleaned

    def write(self) -> None:
        if self.cleaned_data["password"]:
            self.member.set_password(self.cleaned_data["password"])
        super().write()
