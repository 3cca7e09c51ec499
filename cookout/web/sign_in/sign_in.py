"""Sign in by link or password, set up the account, sign out."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.views import LoginView
from django import forms
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.core.validators import EmailValidator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from cookout.members.member import Member
from cookout.members.token import Token, TokenIsSpent
from cookout.people.reordering import order_people_by_region
from cookout.practice.formats import region_of
from cookout.web.email.devices import end_this
from cookout.web.http.door import Visit
from cookout.web.sign_in import by_link, known_device, second_tap
from cookout.web.sign_in.sign_in_form import AccountSetup

YOU_ARE_IN = (
    'You’re signed in. Forgot your password? <a href="{}#password">Set a new one</a> in settings.'
)


class MailAndPassword(LoginForm):  # type: ignore[misc]
    """allauth's form, with what it says of an empty field in our words."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        login, password = self.fields["login"], self.fields["password"]
        login.error_messages["required"] = "Enter your email"
        login.error_messages["invalid"] = "Enter an email, like rowan@example.org"
        login.validators = [EmailValidator(login.error_messages["invalid"])]
        password.error_messages["required"] = "Enter your password"


class SignIn(LoginView):  # type: ignore[misc]
    """Sign in by email and password; a wrong pair answers 422."""

    form_class = MailAndPassword

    def form_valid(self, form: forms.Form) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        if isinstance(self.request.user, Member):
            known_device.remember(response, self.request.user)
        return response

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        response: HttpResponse = self.render_to_response(self.get_context_data(form=form))
        response.status_code = 422
        return response


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: Visit, secret: str) -> HttpResponse:
    """Sign in by a link that works once. Opening it doesn't use it up; its button does."""
    return _open(request, secret, Token.Purpose.SIGN_IN)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: Visit, secret: str) -> HttpResponse:
    """Join by a member's invitation."""
    return _open(request, secret, Token.Purpose.INVITATION)


def _open(request: Visit, secret: str, purpose: str) -> HttpResponse:
    try:
        if request.method == "POST":
            return _come_in(request, _spend(request, secret, purpose))
        token = Token.find(secret, at=request.at, purpose=purpose)
    except TokenIsSpent:
        return _secret(render(request, "sign_in/spent.html", {"purpose": purpose}, status=404))
    shown = {"purpose": purpose, "whose": token.member, "visitor": request.user}
    return _secret(render(request, "sign_in/enter.html", shown))


def _spend(request: Visit, secret: str, purpose: str) -> Member:
    """The member of a link, once; a second tap on its button gets the same one. Raises
    TokenIsSpent."""
    try:
        with transaction.atomic():
            member = Token.spend(secret, at=request.at, purpose=purpose)
            second_tap.note(request, member)
            return member
    except TokenIsSpent:
        if tapped := second_tap.member_of(request):
            return tapped
        raise


def _secret(response: HttpResponse) -> HttpResponse:
    # The address must not travel on. "no-referrer" would blank the form's own Origin as well,
    # and the form would be refused.
    response["Referrer-Policy"] = "strict-origin"
    return response


def _come_in(request: Visit, member: Member) -> HttpResponse:
    login(request, member)
    by_link.note(request)
    response = _after_link(request, member)
    known_device.remember(response, member)
    return response


def _after_link(request: Visit, member: Member) -> HttpResponse:
    has_default = member.time_zone == Member._meta.get_field("time_zone").default
    if has_default and member.live_in(request.POST.get("time_zone", "")):
        member.save(update_fields=["time_zone"])
    if not member.is_set_up:
        member.region = region_of(request.headers.get("Accept-Language", ""))
        member.save(update_fields=["region"])
        order_people_by_region(member)
        return _secret(redirect("you"))
    messages.success(request, format_html(YOU_ARE_IN, reverse("settings")))
    return _secret(redirect("today"))


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def you(request: Visit) -> HttpResponse:
    """Name, email and password: asked once, and again of someone with a new link."""
    if request.user.is_set_up and not by_link.is_fresh(request):
        return redirect("settings")
    was_set_up = request.user.is_set_up
    form = AccountSetup(request.POST if request.method == "POST" else None, member=request.user)
    if form.is_valid() and form.save():
        update_session_auth_hash(request, request.user)
        by_link.use_up(request)
        return redirect(by_link.came_for(request) or "today")
    status = 422 if form.is_bound else 200
    return render(request, "sign_in/you.html", {"form": form, "known": was_set_up}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: Visit) -> HttpResponse:
    """Sign out; a GET asks for confirmation first."""
    if request.method == "POST":
        end_this(request)
        logout(request)
        return redirect("account_login")
    return render(request, "sign_in/sign_out.html", {"here": "settings"})
