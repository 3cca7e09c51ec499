"""The parts that pages are put together from: what they say, and what they never carry."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.management import call_command
from django.http import HttpResponse
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import path
from hypothesis import given
from hypothesis import strategies as st

from cookout.people.interaction import InteractionKind
from cookout.people.person import Person
from cookout.people.remember import RememberKind
from cookout.practice.formats import in_region
from cookout.web.http.service_worker import PARTS
from cookout.web.parts.templatetags import day_words, field_tags, icons, plates

WEB = Path(plates.__file__).parents[2]
STATIC = WEB / "static" / "cookout"
CHROMIUM = shutil.which("chromium")
TODAY = date(2026, 11, 17)

pytestmark = pytest.mark.urls(__name__)
PLACES = "today people met mastermind promises plan events search settings manifest"
urlpatterns = [path(f"{name}/", lambda _: HttpResponse(), name=name) for name in PLACES.split()]


class Met(forms.Form):
    name = forms.CharField(error_messages={"required": "Enter the name of the person you met"})
    phone = forms.CharField(required=False, help_text="With the area code.")
    private = forms.BooleanField(required=False, label="Marked private")
    high_five = forms.ChoiceField(
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
        label="High five?",
        error_messages={"required": "Choose one"},
    )


def shown(source: str, **context: Any) -> str:
    return Template(source).render(Context(context))


def page(template: str = "base.html", /, **context: Any) -> str:
    return render_to_string(template, context, RequestFactory().get("/people/?place=deep"))


# Plates


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Rowan Cole", "RC"),
        ("rowan", "R"),
        ("Ana María de la Cruz", "AC"),
        ("(Bill) “Coach” O’Brien", "BO"),
        ("יעל כהן", "יכ"),
        ("山田太郎", "山"),
        ("प्रिया नायर", "पना"),
        ("Ze\u0301 Ümit", "ZÜ"),
        ("🦄🎉", "🦄"),
        ("\u202eRowan\u202c Cole", "RC"),
        ("\u200b \u200d", "·"),
        ("", "·"),
        ("ß", "ß"),
    ],
)
def test_the_initials_of_any_name_fit_on_a_plate(name: str, letters: str) -> None:
    assert plates.initials(name) == letters


@given(st.text(max_size=300))
def test_no_name_breaks_out_of_its_plate(name: str) -> None:
    letters = plates.initials(name)
    assert 1 <= len(letters) <= 6
    assert not any(unicodedata.category(c).startswith("C") for c in letters)
    assert 0 <= plates.hue(name) < plates.HUES


def test_a_plate_is_seen_and_not_read_out() -> None:
    assert 'aria-hidden="true"' in shown('{% plate name="<b>" place="deep" %}')


def test_the_ring_shows_what_is_left_of_the_rhythm() -> None:
    drawn = shown('{% plate name="Dana" place="deep" warmth=45 %}')
    assert 'stroke-dasharray="45 100"' in drawn
    assert "plate--cool" not in drawn


@pytest.mark.parametrize("place", ["deep", "warm"])
def test_who_is_quiet_past_the_gap_is_cooling(place: str) -> None:
    assert "plate--cool" in shown("{% plate place=place warmth=-20 %}", place=place)


def test_who_was_just_met_is_dashed_and_nobody_else_has_a_ring() -> None:
    assert "plate__dashes" in shown('{% plate place="new" warmth=0 %}')
    for place in ("book", "gone", ""):
        assert "<svg" not in shown("{% plate place=place %}", place=place)


def test_every_place_has_its_words() -> None:
    for place in Person.Place:
        assert place.label in shown("{% place place %}", place=place)
        assert f"plate--{place.value}" in shown("{% plate place=place %}", place=place)


def test_a_part_is_drawn_once_for_all_pages_that_have_the_same_in_it() -> None:
    kept: dict[object, str] = {}
    tag = '{% drawn_once kept "parts/_empty.html" title=title %}'
    first = shown(tag, kept=kept, title="No one yet.")
    assert "No one yet." in first
    assert shown(tag, kept=kept, title="No one yet.") == first
    assert len(kept) == 1
    assert "Someone." in shown(tag, kept=kept, title="Someone.")
    with in_region("GB"):
        shown(tag, kept=kept, title="No one yet.")
    assert len(kept) == 3


# Icons


def test_there_is_an_icon_for_whatever_a_page_lists() -> None:
    for kind in (*InteractionKind.values, *RememberKind.values):
        assert icons.icon(kind).startswith("<svg")


def test_an_icon_says_nothing_by_itself() -> None:
    assert 'aria-hidden="true"' in shown('{% icon "text" %}')


# Fields


def test_a_field_ties_its_words_to_its_box() -> None:
    drawn = shown("{% field form.phone autocomplete='tel' %}", form=Met())
    assert '<label class="field__label" for="id_phone">Phone</label>' in drawn
    assert 'id="id_phone_helptext">With the area code.' in drawn
    assert 'aria-describedby="id_phone_helptext"' in drawn
    assert 'autocomplete="tel"' in drawn


def test_what_is_wrong_stands_above_the_box() -> None:
    drawn = shown("{% field form.name %}", form=Met({}))
    assert drawn.index("Enter the name of the person you met") < drawn.index("<input")
    assert 'aria-invalid="true"' in drawn
    assert 'aria-describedby="id_name_error"' in drawn


def test_a_box_to_tick_has_its_words_beside_it() -> None:
    drawn = shown("{% field form.private %}", form=Met())
    assert drawn.index("<input") < drawn.index("Marked private")


@pytest.mark.parametrize("tag", ["field", "choices"])
def test_choices_are_a_question_with_word_buttons(tag: str) -> None:
    drawn = shown("{% " + tag + " form.high_five %}", form=Met({"high_five": "no"}))
    assert '<legend class="q">High five?</legend>' in drawn
    assert 'value="no" id="id_high_five_1" checked required' in drawn
    assert "aria-invalid" not in drawn


def test_the_summary_leads_to_each_field_that_is_wrong() -> None:
    form = Met({"name": ""})
    form.add_error(None, "You met nobody")
    drawn = shown("{% problem form %}", form=form)
    assert '<a href="#id_name">Enter the name of the person you met</a>' in drawn
    assert '<a href="#id_high_five_0">Choose one</a>' in drawn
    assert "You met nobody" in drawn
    assert 'role="alert" tabindex="-1"' in drawn


def test_the_summary_knows_a_set_of_forms() -> None:
    three = forms.formset_factory(Met, min_num=1, validate_min=True)
    said = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-phone": "1"}
    assert [problem["to"] for problem in field_tags.problems(three(said))] == [
        "id_form-0-name",
        "id_form-0-high_five_0",
    ]


def test_where_nothing_is_wrong_nothing_is_said() -> None:
    assert not shown("{% problem form %}", form=Met()).strip()
    assert not shown("{% problem form %}", form=Met({"name": "A", "high_five": "no"})).strip()


# Days


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, "Today"),
        (date(2026, 11, 18), "Tomorrow"),
        (date(2026, 11, 16), "Yesterday"),
        (date(2026, 3, 1), "March 1"),
        (date(2025, 12, 31), "December 31, 2025"),
        (None, ""),
    ],
)
def test_a_day_is_said_in_words(day: date | None, words: str) -> None:
    assert day_words.day_words(day, TODAY) == words


def test_late_is_said_only_of_what_is_late() -> None:
    assert shown("{{ day|late:on }}", day=date(2026, 11, 14), on=TODAY) == "3 days late"
    assert shown("{{ day|late:on }}", day=date(2026, 11, 16), on=TODAY) == "1 day late"
    assert not shown("{{ day|late:on }}", day=TODAY, on=TODAY)
    assert not shown("{{ day|late:on }}", day=None, on=TODAY)


def test_how_long_ago_grows_coarser_with_time() -> None:
    ago = [
        day_words.ago_words(day, TODAY) for day in (TODAY, date(2026, 10, 22), date(2026, 10, 6))
    ]
    assert ago == ["today", "26 days ago", "6 weeks ago"]
    assert day_words.ago_words(date(2023, 1, 1), TODAY) == "3 years ago"


def test_small_numbers_are_words() -> None:
    assert shown("{{ 3|spelled|capfirst }} people, {{ 12|spelled }} more") == (
        "Three people, 12 more"
    )


# The page


def test_the_page_says_where_one_is() -> None:
    drawn = page(here="people")
    assert drawn.count('aria-current="page"') == 1
    assert re.search(r'href="/people/" aria-current="page"', drawn)


def test_the_page_says_how_many_are_at_the_table() -> None:
    assert "13 at your table" in page(table_count=lambda: 13)
    assert "at your table" not in page()


def test_the_page_takes_the_theme_of_the_member() -> None:
    assert '<html lang="en" data-theme="dark">' in page(theme="dark")
    assert '<html lang="en">' in page(theme="")


def test_a_page_with_a_mistake_says_so_in_its_title() -> None:
    assert "<title>Error: " in page(form=Met({}))
    assert "<title>Error: " not in page(form=Met())


def test_a_message_can_be_undone_and_comes_back_to_the_page() -> None:
    done = Message(constants.SUCCESS, "Noted.", extra_tags="undo:/interactions/7/trash/")
    drawn = page(messages=[done])
    assert 'method="post" action="/interactions/7/trash/"' in drawn
    assert 'name="next" value="/people/?place=deep"' in drawn


def test_a_message_leads_nowhere_else() -> None:
    for tag in ("undo://elsewhere.example/", "undo:https://elsewhere.example/", "", None):
        message = Message(constants.SUCCESS, "Noted.", extra_tags=tag)
        assert "Undo" not in page(messages=[message])


def test_a_stranger_sees_no_places() -> None:
    assert "<nav" not in page("base_open.html")


def test_a_promise_is_ticked_by_a_real_button() -> None:
    drawn = page(
        "parts/_promise.html", what="Send <it>", when="3 days late", late=True, url="/promises/3/"
    )
    assert 'method="post" action="/promises/3/"' in drawn
    assert 'aria-pressed="false" aria-label="Mark as kept: Send &lt;it&gt;"' in drawn
    assert "promise--late" in drawn
    assert 'aria-pressed="true"' in page("parts/_promise.html", what="Send it", kept=True)


def test_a_list_of_one_page_has_no_pager() -> None:
    assert "<nav" not in page("parts/_pager.html")
    assert 'rel="next" href="?after=9"' in page("parts/_pager.html", next_url="?after=9")


def test_what_a_page_is_made_of_carries_no_style_and_no_script() -> None:
    chip = page("parts/_chip.html", name="Rowan", place="deep", warmth=12, url="/")
    for drawn in (page(user=SimpleNamespace(name="Rowan Cole"), table_count=3), chip):
        assert not re.search(r"\sstyle=|\son\w+=|<style|<script(?![^>]*\ssrc=)", drawn)


# The files


def test_every_style_is_loaded_once_into_a_layer() -> None:
    sheet = (STATIC / "cookout.css").read_text()
    loaded = re.findall(r'@import url\("(css/[^"]+)"\) layer\((\w+)\);', sheet)
    there = {str(file.relative_to(STATIC)) for file in (STATIC / "css").rglob("*.css")}
    assert sorted(file for file, _ in loaded) == sorted(there)
    layers = re.search(r"@layer ([\w, ]+);", sheet)
    assert layers
    assert {layer for _, layer in loaded} <= set(layers[1].split(", "))


def test_a_script_is_one_small_element_of_small_parts() -> None:
    whole = "".join(script.read_text() for script in (STATIC / "js").rglob("*.js"))
    for script in (STATIC / "js").glob("*.js"):
        source = script.read_text()
        assert source.count("customElements.define") == 1
        assert f'customElements.define("{script.stem}"' in source
        assert len(source.splitlines()) <= 80
    for part in (STATIC / "js").glob("*/*.js"):
        source = part.read_text()
        assert "customElements" not in source
        assert len(source.splitlines()) <= 80
        is_of_worker = str(part.relative_to(STATIC.parent)) in PARTS
        is_imported = f'from "./{part.parent.name}/{part.name}"' in whole
        assert is_of_worker or is_imported or f'"./{part.name}"' in whole, part


def test_the_files_are_collected_with_their_fingerprints(settings: Any, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    sheets = [*tmp_path.rglob("*.????????????.css")]
    assert sheets
    for sheet in sheets:
        for address in re.findall(r'url\("([^"]+)"\)', sheet.read_text()):
            assert re.search(r"\.[0-9a-f]{12}\.", address)
            assert (sheet.parent / address).exists()


# The enhancements, in a real browser


def in_browser(body: str, script: str, steps: Callable[[Any], Any]) -> Any:
    """What the steps find on a page with that body, under the policy of the application."""
    if not CHROMIUM:
        pytest.skip("no chromium: type apt-get install chromium")

    def answer(route: Any) -> None:
        if route.request.url.endswith(".js"):
            route.fulfill(path=STATIC / "js" / f"{script}.js", content_type="text/javascript")
        else:
            route.fulfill(
                headers={"Content-Security-Policy": "default-src 'none'; script-src 'self'"},
                content_type="text/html",
                body=f"<!doctype html><script type=module src=/s.js></script>{body}",
            )

    def run() -> Any:
        from playwright.sync_api import sync_playwright

        flags = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags.split())
            try:
                tab = browser.new_context(timezone_id="America/Los_Angeles").new_page()
                tab.route("**/*", answer)
                tab.goto("http://cookout.example/")
                return steps(tab)
            finally:
                browser.close()

    # In a thread of its own: another test may have a browser open in this one.
    with ThreadPoolExecutor(max_workers=1) as alone:
        return alone.submit(run).result()


DRAFT = """<div id=say role=status></div><draft-message><textarea>Hi & bye</textarea>
<a id=sms href="sms:+18185550147?body=old">Text</a>
<a id=mail href="mailto:d@d.example?subject=Hi%20you&amp;body=old">Mail</a>
<a id=tel href="tel:+18185550147">Call</a>
<form data-sent="Sent?"><button id=yes>Yes</button></form></draft-message>"""


def test_a_draft_travels_into_the_message_as_it_was_typed() -> None:
    def steps(tab: Any) -> Any:
        first = tab.get_attribute("#sms", "href")
        tab.fill("textarea", "50% + 1 = «yes»?\n#2 & so on")
        return first, tab.get_attribute("#sms", "href"), tab.get_attribute("#mail", "href")

    first, text, mail = in_browser(DRAFT, "draft-message", steps)
    assert first == "sms:+18185550147?body=Hi%20%26%20bye"
    assert text == (
        "sms:+18185550147?body=50%25%20%2B%201%20%3D%20%C2%AByes%C2%BB%3F%0A%232%20%26%20so%20on"
    )
    assert mail.startswith("mailto:d@d.example?subject=Hi%20you&body=50%25")
    assert "%0D%0A" in mail


@pytest.mark.parametrize("way", ["sms", "tel"])
def test_after_a_tap_the_page_asks_what_came_of_it(way: str) -> None:
    def steps(tab: Any) -> Any:
        there = tab.is_visible("#yes")
        tab.evaluate("addEventListener('click', (event) => event.preventDefault())")
        tab.click(f"#{way}")
        tab.wait_for_selector("#yes:focus")
        return there, tab.is_visible("#yes"), tab.inner_text("#say")

    assert in_browser(DRAFT, "draft-message", steps) == (True, True, "Sent?")


def test_a_form_is_sent_once() -> None:
    body = (
        "<once-only><form method=post><input name=method><button name=a value=1>Save</button>"
        "</form></once-only>"
    )

    def steps(tab: Any) -> Any:
        tab.evaluate(
            """() => { window.sent = 0; addEventListener("submit", (event) => {
            if (!event.defaultPrevented) window.sent += 1; event.preventDefault(); }); }"""
        )
        tab.click("button")
        tab.click("button", force=True)
        waiting = tab.get_attribute("button", "aria-disabled")
        tab.evaluate("dispatchEvent(new Event('pageshow'))")
        return tab.evaluate("window.sent"), waiting, tab.get_attribute("button", "aria-disabled")

    assert in_browser(body, "once-only", steps) == (1, "true", None)


def test_the_time_zone_of_the_browser_comes_along() -> None:
    def steps(tab: Any) -> Any:
        return tab.evaluate("[...document.querySelectorAll('input')].map((field) => field.value)")

    body = "<time-zone><input></time-zone><time-zone><input value=UTC></time-zone>"
    assert in_browser(body, "time-zone", steps) == ["America/Los_Angeles", "UTC"]


def test_the_keys_decide_only_once_they_are_turned_on() -> None:
    body = """<decide-keys><button data-key=1>Go deep</button><input id=words>
    <input id=radio type=radio><button data-keys-switch hidden>Keys</button></decide-keys>"""

    def steps(tab: Any) -> Any:
        tab.evaluate(
            """() => { window.taps = 0; document.querySelector("[data-key]")
            .addEventListener("click", () => { window.taps += 1; }); }"""
        )
        taps = []
        tab.keyboard.press("1")
        taps.append(tab.evaluate("window.taps"))
        tab.click("[data-keys-switch]")
        for at in ("#words", "#radio"):
            tab.focus(at)
            tab.keyboard.press("1")
            taps.append(tab.evaluate("window.taps"))
        tab.reload()
        return taps, tab.get_attribute("[data-keys-switch]", "aria-pressed")

    assert in_browser(body, "decide-keys", steps) == ([0, 0, 1], "true")


def test_an_answer_tapped_again_is_cleared_and_the_suggestion_is_asked_for() -> None:
    body = """<quick-answers data-from="/suggestion/"><fieldset data-without-script></fieldset>
    <label><input type=radio name=like value=2>Yes</label>
    <label><input type=radio name=like value=0 checked>No</label>
    <div data-suggestion></div></quick-answers>"""

    def steps(tab: Any) -> Any:
        tab.evaluate(
            """() => { window.asked = []; window.fetch = async (url) => {
            window.asked.push(url); return { ok: false }; }; }"""
        )
        tab.click("text=No")
        cleared = tab.evaluate("document.querySelectorAll(':checked').length")
        tab.click("text=Yes")
        tab.click("text=Yes")
        tab.focus("[value='0']")
        tab.keyboard.press("Space")
        return (
            cleared,
            tab.evaluate("document.querySelector(':checked').value"),
            tab.evaluate("window.asked"),
            tab.evaluate("document.querySelectorAll('[data-without-script]').length"),
        )

    asked = ["/suggestion/?", "/suggestion/?like=2", "/suggestion/?", "/suggestion/?like=0"]
    assert in_browser(body, "quick-answers", steps) == (0, "0", asked, 0)
