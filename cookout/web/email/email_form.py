"""Forms for what is sent by email and to the phone, for an ntfy topic and for the mail server."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cookout.letters.delivery import Delivery
from cookout.letters.mail_server import MailServer
from cookout.letters.phone.ntfy_topic import BadTopic, topic_of
from cookout.letters.phone.phone_wish import PhoneWish
from cookout.letters.preferences import EVERY_DAY, Wish
from cookout.practice.hours import is_quiet
from cookout.practice.phrases import WEEKDAYS
from cookout.web.http.concurrent_edit import Meanwhile, written_over
from cookout.web.parts.form_fields import WordsField
from cookout.web.sign_in.sign_in_form import Password

DAYS = [(str(number), day) for number, day in enumerate(WEEKDAYS)]
SHORT = [(number, day[:3]) for number, day in DAYS]
HERE = ("localhost", "127.0.0.1", "::1")
IN_QUIET = "That’s during your quiet hours. Choose another time"


class Hour(forms.TimeField):
    """A time of day, by the browser's own clock face."""

    def __init__(self, label: str) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        wrong = "Enter a time, like 07:30"
        super().__init__(
            label=label, widget=widget, error_messages={"required": wrong, "invalid": wrong}
        )


class Weekdays(forms.CheckboxSelectMultiple):
    """Seven checkboxes. Their value is one string of weekday numbers, as merging two tabs needs; a
    browser sends several."""

    def format_value(self, value: Any) -> list[str]:
        return list(value or ())

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return list(one_word(data, name))


def one_word(data: Any, name: str) -> str:
    """All that was sent by one name, one after the other."""
    values = data.getlist(name) if hasattr(data, "getlist") else data.get(name, ())
    return "".join(values)


class Wishes(Meanwhile):
    """What is sent, by email or to the phone, at which hour of which days, and when it is quiet."""

    ON_PHONE = ("digest", "promise", "review", "tomorrow")

    digest = forms.BooleanField(label="Email me today’s list in the morning", required=False)
    phone_digest = forms.BooleanField(label="Notify my phone about today’s list", required=False)
    digest_time = Hour("At")
    digest_days = forms.MultipleChoiceField(
        label="On",
        choices=SHORT,
        required=False,
        widget=Weekdays,
        error_messages={"invalid_choice": "Choose days of the week"},
    )
    promise = forms.BooleanField(label="Email me when a promise is due", required=False)
    phone_promise = forms.BooleanField(
        label="Notify my phone when a promise is due", required=False
    )
    promise_time = Hour("At")
    groups = forms.BooleanField(
        label="Email me what my groups ask and tell me",
        help_text="Asked, heard, what came of it, a session tomorrow, a promise due.",
        required=False,
    )
    phone_tomorrow = forms.BooleanField(
        label="Notify my phone a day before a session", required=False
    )
    review = forms.BooleanField(label="Email me about my weekly review", required=False)
    phone_review = forms.BooleanField(
        label="Notify my phone about my weekly review", required=False
    )
    review_day = forms.TypedChoiceField(
        label="On",
        choices=DAYS,
        coerce=int,
        error_messages={"required": "Choose a day", "invalid_choice": "Choose a day"},
    )
    review_time = Hour("At")
    quiet_from = Hour("Quiet hours from")
    quiet_until = Hour("until")
    with_notes = forms.BooleanField(
        label="Include my notes in emails",
        help_text="Email isn’t private. Leave this off to send only first names and next steps.",
        required=False,
    )
    show_more = forms.BooleanField(
        label="Show more in notifications",
        help_text="Adds the reason and what you promised. A locked screen shows it too.",
        required=False,
    )

    def __init__(self, data: Any = None, *, wish: Wish, phone: PhoneWish) -> None:
        self.wish, self.phone = wish, phone
        values = {name: getattr(wish, name) for name in self.base_fields if hasattr(wish, name)}
        values |= {f"phone_{kind}": getattr(phone, kind) for kind in self.ON_PHONE}
        values["show_more"] = phone.show_more
        # As a browser shows an hour, and sends it back.
        values |= {name: f"{hour:%H:%M}" for name, hour in values.items() if isinstance(hour, time)}
        if data is not None:
            data = written_over(data, {"digest_days": one_word(data, "digest_days")})
        super().__init__(data, initial=values)

    def _changed(self, name: str, words: str) -> str:
        if name == "digest_days":
            words = ", ".join(day for number, day in SHORT if number in words)
        return super()._changed(name, words)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        list_is_wanted = cleaned.get("digest") or cleaned.get("phone_digest")
        if list_is_wanted and not cleaned.get("digest_days") and "digest_days" in cleaned:
            self.add_error("digest_days", "Choose a day")
        begins, ends = cleaned.get("quiet_from"), cleaned.get("quiet_until")
        for kind in self.ON_PHONE:
            hour: time | None = cleaned.get(f"{kind}_time")
            is_wanted = cleaned.get(kind) or cleaned.get(f"phone_{kind}")
            if not (is_wanted and hour and begins and ends):
                continue
            if is_quiet(hour=hour, begins=begins, ends=ends):
                self.add_error(f"{kind}_time", IN_QUIET)
        return cleaned

    def save(self, *, at: datetime) -> None:
        cleaned = dict(self.cleaned_data)
        wanted = {kind: cleaned.pop(f"phone_{kind}") for kind in self.ON_PHONE}
        ended = self.phone.say(at=at, show_more=cleaned.pop("show_more"), **wanted)
        for kind in ended:
            Delivery.call_off(owner=self.phone.owner, kind=kind, at=at, channels=Delivery.PHONE)
        cleaned["digest_days"] = "".join(sorted(cleaned["digest_days"])) or EVERY_DAY
        self.wish.say(at=at, **cleaned)


class NtfyAddress(forms.Form):
    """The address of a topic. An existing one isn't shown: it is secret."""

    url = WordsField(
        label="Topic address",
        max_length=500,
        help_text="Like https://ntfy.sh/my-topic-4f7b. Choose a topic nobody can guess.",
        error_messages={"required": "Enter the topic’s address"},
        widget=forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "none"}),
    )

    def clean_url(self) -> str:
        url = str(self.cleaned_data["url"])
        try:
            topic_of(url)
        except BadTopic as error:
            raise ValidationError(str(error)) from error
        return url


class MailServerFields(forms.Form):
    """The mail server, and who writes."""

    host = WordsField(
        label="Mail server",
        max_length=253,
        help_text="Like smtp.example.org.",
        error_messages={"required": "Enter the name of the mail server"},
        widget=forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "none"}),
    )
    port = forms.IntegerField(
        label="Port",
        min_value=1,
        max_value=65535,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            "Enter a number from 1 to 65535. Most servers use 587",
        ),
    )
    security = forms.ChoiceField(
        label="Security",
        choices=MailServer.Security.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose one of these"),
    )
    user = WordsField(label="User name", max_length=254, required=False)
    password = Password(label="Password", autocomplete="off")
    from_address = forms.EmailField(
        label="From address",
        max_length=254,
        error_messages={
            "required": "Enter the email address to send from",
            "invalid": "Enter an email, like rowan@example.org",
        },
    )

    def __init__(self, data: Any = None, *, server: MailServer) -> None:
        self.server = server
        names = [name for name in self.base_fields if name != "password"]
        super().__init__(data, initial={name: getattr(server, name) for name in names})
        password = self.fields["password"]
        password.required = False
        password.help_text = (
            "Leave empty to keep the current password."
            if server.password
            else "Many providers have a separate app password. "
            "It’s stored in the database and its backups."
        )

    def clean_host(self) -> str:
        host = str(self.cleaned_data["host"])
        if any(sign.isspace() or sign in "/@:" for sign in host.strip("[]")) and host not in HERE:
            raise ValidationError("Enter a server name, like smtp.example.org")
        return host

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("user"):
            cleaned["password"] = ""
            return cleaned
        same = cleaned.get("host") == self.server.host and cleaned["user"] == self.server.user
        if not cleaned.get("password") and self.server.password and same:
            cleaned["password"] = self.server.password
        elif not cleaned.get("password") and "password" in cleaned:
            self.add_error("password", "Enter the password for this server")
        open_to_all = cleaned.get("security") == MailServer.Security.NONE
        if open_to_all and cleaned.get("host") not in HERE:
            self.add_error("security", "Choose STARTTLS or TLS, so the password stays safe")
        return cleaned

    def save(self, *, at: datetime) -> None:
        for name in self.fields:
            setattr(self.server, name, self.cleaned_data[name])
        self.server.set_up(at=at)
