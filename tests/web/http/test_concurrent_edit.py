"""Two tabs with the same form: what each one changed is kept, and nothing is written over."""

from collections.abc import Callable
from datetime import date, time
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

from cookout.letters.preferences import Wish
from cookout.members.member import Member
from cookout.people.contact_point import ContactPoint
from cookout.people.event import Event
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.people.remember import Remember
from cookout.plan.plan import Plan
from cookout.promises.promise import Promise
from tests.cast import AT
from tests.web.conftest import words

pytestmark = pytest.mark.django_db
Ago = Callable[[int], date]


class Form(HTMLParser):
    """What a browser would send of the form in which `shown` stands."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.open = ""
        begin = page.rindex("<form", 0, page.index('name="shown"'))
        self.feed(page[begin : page.index("</form>", begin)])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        name, value = said.get("name") or "", said.get("value") or ""
        if tag == "input" and name:
            if said.get("type") not in ("radio", "checkbox") or "checked" in said:
                self.fields[name] = value or ("on" if said.get("type") == "checkbox" else "")
        elif tag in ("textarea", "select"):
            self.open = name
            if tag == "textarea":
                self.fields[name] = ""
        elif tag == "option" and ("selected" in said or self.open not in self.fields):
            # The first one, where none is chosen.
            self.fields[self.open] = value

    def handle_endtag(self, tag: str) -> None:
        if tag in ("textarea", "select"):
            self.open = ""

    def handle_data(self, data: str) -> None:
        if self.open and self.lasttag == "textarea":
            # Browsers drop the line end after the tag, and send the others as two signs.
            self.fields[self.open] += data.removeprefix("\n").replace("\n", "\r\n")


class Tab:
    """One tab: the form as it was when it was opened."""

    def __init__(self, client: Client, address: str) -> None:
        self.client, self.address = client, address
        self.fields = Form(client.get(address).content.decode()).fields

    def save(self, **typed: str | list[str]) -> Any:
        """Type into some fields and save; a form that comes back stays open in the tab."""
        answer = self.client.post(self.address, self.fields | typed)
        if answer.status_code == 422:
            self.fields = Form(answer.content.decode()).fields
        return answer


@pytest.fixture
def sheet(home: Client, dana: Person) -> str:
    """The sheet of Dana, who has two numbers and one thing to remember."""
    for position, value in enumerate(("818 555 0133", "818 555 0147")):
        ContactPoint.objects.create(
            owner=dana.owner, person=dana, kind="phone", value=value, position=position
        )
    Remember.objects.create(owner=dana.owner, person=dana, kind="family", words="Theo and Jack")
    dana.write(notes="One line\nand another\n")
    return f"/people/{dana.pk}/edit/"


def numbers(person: Person) -> list[str]:
    return list(person.contact_points.values_list("value", flat=True))


def test_what_each_tab_changed_is_kept(home: Client, dana: Person, sheet: str) -> None:
    older, newer = Tab(home, sheet), Tab(home, sheet)
    assert newer.save(company="Whitfield Roofs", birth_day="14", birth_month="5").status_code == 302
    assert older.save(role="Roofer", notes="Rewritten").status_code == 302
    dana.refresh_from_db()
    assert (dana.company, dana.role, dana.birthday) == ("Whitfield Roofs", "Roofer", (5, 14))
    assert dana.notes == "Rewritten"


def test_nothing_is_changed_by_saving_what_was_shown(
    home: Client, dana: Person, sheet: str
) -> None:
    older, newer = Tab(home, sheet), Tab(home, sheet)
    said = {"company": "", "notes": "New notes", "points-0-value": "", "lines-0-words": "Mia"}
    newer.save(**said)
    assert older.save().status_code == 302
    dana.refresh_from_db()
    assert (dana.company, dana.notes) == ("", "New notes")
    assert numbers(dana) == ["818 555 0147"]
    assert dana.remembered.get().words == "Mia"


def test_both_changed_the_same_field_to_other_words(home: Client, dana: Person, sheet: str) -> None:
    older, newer = Tab(home, sheet), Tab(home, sheet)
    newer.save(company="Whitfield <b>Roofs</b>", title="Owner")
    answer = older.save(company="Whitfield & Sons", role="Roofer")
    assert answer.status_code == 422
    page = answer.content.decode()
    other = "to “Whitfield &lt;b&gt;Roofs&lt;/b&gt;”. Save again to keep yours."
    assert f"Changed in another tab {other}" in page
    assert 'value="Whitfield &amp; Sons"' in page
    dana.refresh_from_db()
    assert (dana.company, dana.role) == ("Whitfield <b>Roofs</b>", "Chimney sweep")
    assert older.save().status_code == 302
    dana.refresh_from_db()
    assert (dana.company, dana.role, dana.title) == ("Whitfield & Sons", "Roofer", "Owner")


def test_both_wrote_the_same_words(home: Client, dana: Person, sheet: str) -> None:
    older, newer = Tab(home, sheet), Tab(home, sheet)
    for tab in (newer, older):
        assert tab.save(company="Roofs", **{"points-2-value": "818 555 0199"}).status_code == 302
    assert numbers(dana) == ["818 555 0133", "818 555 0147", "818 555 0199"]


def test_a_field_emptied_elsewhere_is_said(home: Client, dana: Person, sheet: str) -> None:
    older, newer = Tab(home, sheet), Tab(home, sheet)
    newer.save(company="")
    answer = older.save(company="Roofs")
    assert "Emptied in another tab. Save again to keep yours." in words(answer)


def test_rows_of_both_tabs_are_kept(home: Client, dana: Person, sheet: str) -> None:
    older, newer = Tab(home, sheet), Tab(home, sheet)
    newer.save(**{"points-0-value": "", "points-2-value": "818 555 0111", "lines-1-words": "Bees"})
    answer = older.save(
        **{"points-1-label": "home", "points-3-value": "d@d.example", "lines-0-yearly": "on"}
    )
    assert answer.status_code == 302
    assert list(dana.contact_points.values_list("kind", "label", "value")) == [
        ("phone", "home", "818 555 0147"),
        ("phone", "", "818 555 0111"),
        ("mail", "", "d@d.example"),
    ]
    assert list(dana.remembered.values_list("words", "yearly")) == [
        ("Theo and Jack", True),
        ("Bees", False),
    ]


def test_both_changed_the_same_row(home: Client, dana: Person, sheet: str) -> None:
    older, newer = Tab(home, sheet), Tab(home, sheet)
    newer.save(**{"points-1-value": "818 555 0100", "lines-0-kind": "sport"})
    answer = older.save(**{"points-1-value": "818 555 0200", "lines-0-kind": "wants"})
    assert answer.status_code == 422
    page = words(answer)
    assert "Changed in another tab to “818 555 0100”." in page
    assert "Changed in another tab to “Sport”." in page
    assert numbers(dana) == ["818 555 0133", "818 555 0100"]
    assert older.save().status_code == 302
    assert numbers(dana) == ["818 555 0133", "818 555 0200"]
    assert dana.remembered.get().kind == "wants"


def test_a_row_removed_elsewhere_and_changed_here_is_asked_about(
    home: Client, dana: Person, sheet: str
) -> None:
    older, newer = Tab(home, sheet), Tab(home, sheet)
    newer.save(**{"points-0-value": ""})
    answer = older.save(**{"points-0-value": "818 555 0200"})
    assert answer.status_code == 422
    assert "Removed in another tab. Save again to keep it." in words(answer)
    assert numbers(dana) == ["818 555 0147"]
    assert older.save().status_code == 302
    assert sorted(numbers(dana)) == ["818 555 0147", "818 555 0200"]


def test_a_row_changed_elsewhere_and_removed_here_is_asked_about(
    home: Client, dana: Person, sheet: str
) -> None:
    older, newer = Tab(home, sheet), Tab(home, sheet)
    newer.save(**{"points-0-value": "818 555 0200"})
    answer = older.save(**{"points-0-value": ""})
    assert answer.status_code == 422
    assert "to “818 555 0200”" in words(answer)
    assert older.save().status_code == 302
    assert numbers(dana) == ["818 555 0147"]


def test_what_is_wrong_does_not_undo_the_other_tab(home: Client, dana: Person, sheet: str) -> None:
    older, newer = Tab(home, sheet), Tab(home, sheet)
    newer.save(company="Whitfield Roofs", **{"points-2-value": "818 555 0111"})
    assert older.save(name=" ", title="Owner").status_code == 422
    assert older.save(name="Dana Hill").status_code == 302
    dana.refresh_from_db()
    assert (dana.name, dana.company, dana.title) == ("Dana Hill", "Whitfield Roofs", "Owner")
    assert len(numbers(dana)) == 3


@pytest.mark.parametrize("shown", ["", "nonsense", "e30:1:2", "\x00"])
def test_a_form_that_does_not_say_what_it_showed_is_taken_as_it_is(
    home: Client, dana: Person, sheet: str, shown: str
) -> None:
    assert Tab(home, sheet).save(company="Roofs", shown=shown).status_code == 302
    dana.refresh_from_db()
    assert dana.company == "Roofs"
    assert len(numbers(dana)) == 2


def test_a_promise_keeps_what_each_tab_changed(home: Client, dana: Person, ago: Ago) -> None:
    promise = Promise.make(person=dana, what="Send the link", on=ago(9), due_on=ago(1))
    address = f"/promises/{promise.pk}/"
    older, newer = Tab(home, address), Tab(home, address)
    newer.save(what="Send the school link")
    assert older.save(due_on=ago(-7).isoformat()).status_code == 302
    promise.refresh_from_db()
    assert (promise.what, promise.due_on) == ("Send the school link", ago(-7))
    assert newer.save(what="Nothing", due_on="").status_code == 422
    promise.refresh_from_db()
    assert promise.what == "Send the school link"


def test_an_event_keeps_what_each_tab_changed(home: Client, dana: Person, today: date) -> None:
    event = Event.objects.create(owner=dana.owner, name="Breakfast", on=today, fee="12.50")
    address = f"/events/{event.pk}/edit/"
    older, newer = Tab(home, address), Tab(home, address)
    newer.save(fee="25", place="Town hall")
    assert older.save(hours="2.5").status_code == 302
    event.refresh_from_db()
    assert (event.fee, event.hours, event.place) == (25, 2.5, "Town hall")


def test_a_time_in_touch_keeps_what_each_tab_changed(
    home: Client, dana: Person, today: date
) -> None:
    fair = Event.objects.create(owner=dana.owner, name="School fair", on=today)
    logged = Interaction.log(people=[dana], kind="call", on=today, at=AT, words="Her van.")
    address = f"/interactions/{logged.pk}/"
    older, newer = Tab(home, address), Tab(home, address)
    newer.save(kind="met", event=str(fair.pk))
    assert older.save(minutes="20").status_code == 302
    logged.refresh_from_db()
    assert (logged.kind, logged.minutes, logged.event) == ("met", 20, fair)
    answer = older.save(kind="helped")
    assert answer.status_code == 422
    assert "Changed in another tab to “Met”." in words(answer)


def test_of_the_plan_each_tab_keeps_what_the_other_saved(home: Client, rowans: Member) -> None:
    address = "/plan/setting-up/"
    Tab(home, address).save(day_0="25", trade="Baker")
    older, newer = Tab(home, address), Tab(home, address)
    assert newer.save(rhythm="shifts", preset="other", pattern="25 0 40", pattern_from="2026-11-16")
    assert older.save(trade="Chimney sweep").status_code == 302
    plan = Plan.objects.of(rowans).get()
    rowans.refresh_from_db()
    assert (plan.minutes, rowans.trade) == ([25, 0, 40], "Chimney sweep")
    assert plan.pattern_from == date(2026, 11, 16)


def test_back_to_weeks_in_another_tab_loses_no_minutes(home: Client, rowans: Member) -> None:
    address = "/plan/setting-up/"
    Tab(home, address).save(rhythm="shifts", pattern="25 0 40", pattern_from="2026-11-16")
    older, newer = Tab(home, address), Tab(home, address)
    newer.save(rhythm="week", day_2="35")
    assert older.save(cookout_size="12").status_code == 302
    plan = Plan.objects.of(rowans).get()
    assert (plan.minutes, plan.cookout_size) == ([0, 0, 35, 0, 0, 0, 0], 12)


def test_where_both_tabs_tell_other_minutes_the_second_one_is_asked(
    home: Client, rowans: Member
) -> None:
    address = "/plan/setting-up/"
    older, newer = Tab(home, address), Tab(home, address)
    newer.save(day_0="25")
    answer = older.save(day_0="40")
    assert answer.status_code == 422
    assert "Changed in another tab to “25”." in words(answer)
    assert older.save().status_code == 302
    assert Plan.objects.of(rowans).get().minutes[0] == 40


def test_of_letters_each_tab_keeps_what_the_other_saved(home: Client, rowans: Member) -> None:
    wish = Wish.of(rowans)
    wish.say(at=AT, digest=True, digest_time=time(8), digest_days="01", with_notes=True)
    older, newer = Tab(home, "/email/"), Tab(home, "/email/")
    newer.fields.pop("with_notes")
    assert newer.save(digest_days=["0", "1", "5"]).status_code == 302
    assert older.save(digest_time="09:15", digest_days=["0", "1"]).status_code == 302
    wish.refresh_from_db()
    assert (wish.digest_time, wish.digest_days, wish.with_notes) == (time(9, 15), "015", False)


def test_where_both_tabs_choose_other_days_the_second_one_is_asked(
    home: Client, rowans: Member
) -> None:
    Wish.of(rowans).say(at=AT, digest=True, digest_time=time(8), digest_days="01")
    older, newer = Tab(home, "/email/"), Tab(home, "/email/")
    newer.save(digest_days=["5", "6"])
    answer = older.save(digest_days=["2"])
    assert answer.status_code == 422
    assert "Changed in another tab to “Sat, Sun”." in words(answer)
    assert older.save(digest_days=["2"]).status_code == 302
    assert Wish.of(rowans).digest_days == "2"
