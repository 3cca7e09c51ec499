"""What a new page and a new verb must not forget."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import resolve, reverse

from cookout.members.member import Member
from cookout.web.http.moved import ADDRESSES
from tests.cast import AT
from tests.house.test_strangers import addresses, named, rows
from tests.pages import open_pages, pages
from tests.world import cast_world

ROOT = Path(__file__).parents[2]
WEB = ROOT / "cookout" / "web"
TEMPLATES = WEB / "templates"
SHARED = {"base.html", "base_open.html", "429.html"}
"""What no view of a folder names: layouts, and the page of allauth's rate limit."""
NOT_SHOWN = {
    "enter": "pictured with a link that works",
    "join": "pictured with a link that is used up",
    "suggestion": "a part of the page on which a decision is made",
}


class Numbers:
    """Stands in for a running Cookout: every row that is asked for has the number 1."""

    home = "/"

    def row(self, question: str, *values: object) -> int:
        return 1

    def text(self, question: str, *values: object) -> str:
        return "a-secret"

    def write(self, statement: str, *values: object) -> int:
        return 1

    def link(self, email: str) -> str:
        return "/enter/a-secret/"


def pictured() -> set[str]:
    here = Numbers()
    every = {**pages(here), **open_pages(here)}  # type: ignore[arg-type]
    return {str(resolve(f"/{address.partition('?')[0]}").url_name) for address in every.values()}


@pytest.mark.django_db
def test_every_page_is_pictured(client: Client) -> None:
    """So it is also looked at for contrast and names, and with naughty strings."""
    owner = cast_world(at=AT)
    owner.set_password("a table for fifteen")
    owner.save()
    ids, seen = rows(owner), pictured()
    client.force_login(Member.objects.get(pk=owner.pk))
    for pattern in addresses():
        if pattern.name in NOT_SHOWN or pattern.name in seen:
            continue
        wanted, room = pattern.pattern.converters, str(pattern.pattern).split("/")[0]
        args: list[object] = (
            list(named(pattern, ids[room], ids["people"])) if "pk" in wanted else []
        )
        args = [2025] if "year" in wanted else ["a-secret"] if "secret" in wanted else args
        answer = client.get(reverse(pattern.name, args=args))
        is_page = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
        assert not is_page, pattern.name


def test_a_view_renders_the_templates_of_its_own_folder() -> None:
    for path in WEB.rglob("*.py"):
        folder = path.relative_to(WEB).parts[0]
        if folder in ("parts", "http"):
            continue
        for template in re.findall(r'"([\w/]+\.html)"', path.read_text()):
            assert template.startswith(f"{folder}/"), f"{template} in {path.relative_to(ROOT)}"


def test_every_template_is_rendered_or_included() -> None:
    sources = [*WEB.rglob("*.py"), *TEMPLATES.rglob("*.html")]
    text = "\n".join(path.read_text() for path in sources)
    for path in TEMPLATES.rglob("*.html"):
        name = path.relative_to(TEMPLATES).as_posix()
        if name not in SHARED and not name.startswith("account/"):
            by_step = f'f"{name.split("/")[0]}/{{' in text
            assert f'"{name}"' in text or by_step, name


def test_every_form_that_posts_has_its_token() -> None:
    for path in TEMPLATES.rglob("*.html"):
        forms = re.findall(r'<form[^>]*method="post".*?</form>', path.read_text(), re.S)
        for form in forms:
            # The page of a busy database sends again what was sent, its token with it.
            assert "{% csrf_token %}" in form or path.name == "busy.html", path.relative_to(ROOT)


def test_an_old_address_is_no_address_of_today() -> None:
    now = {str(pattern.pattern) for pattern in addresses()}
    for old, new in ADDRESSES.items():
        assert old not in now, old
        assert new in now, new
